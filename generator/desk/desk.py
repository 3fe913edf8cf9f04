"""What the preview's server asks: the two editions as they are now, their problems, the forms, the pictures of PDFs.

A state that cannot be read without errors does not take the place of the one before it: what is shown is always the last
good one. The checks come after the page: what they find is told beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import PurePath
from typing import Any, Final

from generator.build import Order, Reading, View, judged, reading
from generator.checks.examination import merged
from generator.desk.answers import as_json
from generator.desk.editing import Editing
from generator.desk.rereading import read_again
from generator.desk.showing import Showing
from generator.model.output import Edition
from generator.model.problem import Problem, has_errors
from generator.model.records import Record, Task
from generator.render import addresses
from generator.render.templates import Templates
from generator.render.words import WORDS, spoken
from generator.shell import files, sheets, template_files
from generator.shell.cache import Cache
from generator.shell.kept_files import TEXTS, KeptFiles
from generator.shell.preview import Answer, Asked, kind_of_file
from generator.shell.remembering import Remembering
from generator.shell.stages import Stages
from generator.shell.template_code import TemplateCode
from generator.source.layout import Role, locate
from generator.source.tree import SourceTree

_HTML: Final = "text/html; charset=utf-8"
_ASSETS: Final = {name: f"preview/{name}" for name in ("frame.js", "form.js", "sheets.js", "preview.css")} | {"icon.svg": "assets/icon.svg"}


class Desk:
    """The desk of one site. `order` says where it is and as of which day; `language` is the editor's."""

    def __init__(self, order: Order, language: str) -> None:
        self.order = order
        self.language = language
        self._good: dict[Edition, Showing] = {}
        self._seen: dict[Edition, Showing] = {}
        self._own: tuple[Problem, ...] = ()
        self._problems: tuple[Problem, ...] | None = None
        self._good_tree: SourceTree | None = None
        self._touched: set[str] = set()
        """The files that differ from the last good state: what is wrong now most likely began there."""
        self._state = 0
        self._is_good: dict[Edition, bool] = {}
        self._fault = ""
        self._files = KeptFiles(order.site / "content")
        self._readings: dict[Edition, Reading] = {}
        # Never saved: what a session looks at is too little for the next build to begin with.
        self._memories = {edition: Remembering(order.site / ".cache", edition) for edition in Edition}
        self._code = TemplateCode(template_files.shipped_templates())
        self._templates = Templates(template_files.templates_of(order.site)[0], internal=True, bytecode=self._code)
        self._tree: SourceTree | None = None
        self._texts: Mapping[str, str] = {}
        self._unread: set[Edition] = set()
        self._written: dict[Edition, set[str] | None] = dict.fromkeys(Edition)
        """What was written to since an edition was read, if that is all that happened; None: it has to be read whole."""
        self._looked_at = Edition.INTERNAL
        self._editing = Editing(order, language, lambda: self.latest)

    def rebuild(self, written: frozenset[PurePath] | None = None) -> int:
        """Read the content anew; `written` are the files of which that is known, if it is all that happened.

        Our own faults are told in the page, too: an editor's work must not end with them.
        """
        self._state += 1
        try:
            self._rebuild(written)
            self._fault = ""
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good state stays
            self._fault = f"{type(error).__name__}: {error}"
        return self._state

    def _rebuild(self, written: frozenset[PurePath] | None) -> None:
        """Read the edition that is looked at, so that its page can be drawn; the other one and the checks wait."""
        if all(self._is_good.values()):
            self._good_tree = self._tree
        tree = self._files.tree(partial(files.read_site, self.order.site), written)
        texts, own = template_files.templates_of(self.order.site)
        self._note(self._files.names_of(written) if tree.is_as_listed and written is not None else None)
        self._tree, self._texts, self._own = tree, texts, own
        self._unread = set(Edition)
        self._problems = None
        try:
            self._read(self._looked_at)
        except BaseException:
            self._unread.clear()  # the last good state stays
            raise
        self._templates = Templates(texts, internal=True, bytecode=self._code)

    def _read(self, edition: Edition) -> None:
        """Read an edition of the newest state, if that was not done yet."""
        if edition not in self._unread or self._tree is None:
            return
        self._unread.discard(edition)
        read = self._reading(self._tree, edition)
        shown = self._showing(judged(read, Stages(), fully=False), self._texts)
        self._readings[edition], self._seen[edition] = read, shown
        self._is_good[edition] = not has_errors((*shown.view.problems, *self._own))
        if self._is_good[edition]:
            self._good[edition] = shown

    def _reading(self, tree: SourceTree, edition: Edition) -> Reading:
        """The edition of this tree: of a few written texts made again, else read whole."""
        before, memory = self._readings.get(edition), self._memories[edition]
        written, self._written[edition] = self._written[edition], None
        again = read_again(before, tree, written, self.order.as_of, memory) if before and written is not None else None
        read = again or reading(
            tree, edition, self.order.as_of, Stages(), memory, before.ledger if before else None
        )  # fmt: skip
        self._written[edition] = set()
        return read

    def _note(self, written: Collection[str] | None) -> None:
        """Note what happened for the editions that will be read later."""
        for edition, known in self._written.items():
            self._written[edition] = None if written is None or known is None else known | set(written)

    @property
    def good(self) -> Mapping[Edition, Showing]:
        """The last good state of each edition."""
        for edition in Edition:
            self._read(edition)
        return self._good

    @property
    def latest(self) -> Showing | None:
        """The newest state of the internal edition, good or not; None where nothing could be read."""
        self._read(Edition.INTERNAL)
        return self._seen.get(Edition.INTERNAL)

    def _look_for_changes(self) -> None:
        """Which files differ from the last good state."""
        if self._tree is None or all(self._is_good.values()):
            self._good_tree, self._touched = self._tree, set()
            return
        now, then = (_texts(tree) if tree else {} for tree in (self._tree, self._good_tree))
        self._touched = {path for path, body in now.items() if then.get(path) != body}

    def _showing(self, seen: View, texts: Mapping[str, str]) -> Showing:
        cache = Cache(self.order.site / ".cache", seen.edition)
        return Showing(seen, texts, cache, self._memories[seen.edition], self._code)

    def _judge(self) -> None:
        """Check what was read. Mistakes that only the checks see hold no page back: it is shown, and they are told."""
        for edition in Edition:
            self._read(edition)
        self._look_for_changes()
        for edition, shown in tuple(self._seen.items()):
            whole = judged(self._readings[edition], Stages(), self._memories[edition])
            self._seen[edition] = self._showing(whole, shown.texts)
            if self._is_good[edition]:
                self._good[edition] = self._seen[edition]
        self._code.save()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the newest state. Texts are gone through for it, which the page that is looked at need not wait for."""
        if self._problems is None:
            self._judge()
            found = {edition: (*(shown.problems if self._is_good[edition] else shown.view.problems), *self._own)
                     for edition, shown in self._seen.items()}
            accepted = [one.problem for one in self._seen[Edition.INTERNAL].view.accepted] if self._seen else []
            every = merged(found.get(Edition.PUBLIC, ()), found.get(Edition.INTERNAL, ()), accepted)
            self._problems = tuple(sorted(every, key=self._likely_causes_first))
        return self._problems

    def _likely_causes_first(self, problem: Problem) -> tuple[int, bool]:
        return problem.severity.weight, problem.place.path not in self._touched

    def takes_long(self, asked: Asked) -> bool:
        """Whether a print is asked for, or its pictures; a page that says so is there at once."""
        is_sheets = asked.path in {"_/sheets", "_/sheet"} and (asked.path == "_/sheet" or "printed" in asked.query)
        return is_sheets or asked.path.endswith(".pdf")

    def answer(self, asked: Asked) -> Answer:
        """The answer to one request; a fault of our own is told as one, and ends nothing."""
        try:
            return self._answer(asked)
        except Exception as error:  # noqa: BLE001 - the browser is told, whatever it is
            what = f"{type(error).__name__}: {error}"
            if asked.body is None:
                return self._said(500, "desk_fault", what=what)
            return as_json({"said": spoken(self.language)("desk_fault", what=what)}, 500)

    def _answer(self, asked: Asked) -> Answer:
        first, _, rest = asked.path.partition("/")
        if asked.body is not None:
            return self._posted(asked)
        if first in set(Edition):
            return self._page(Edition(first), rest)
        answering = self._answers().get(asked.path)
        if answering is not None:
            return answering(asked.query)
        if asked.path.startswith("_/assets/") and rest.removeprefix("assets/") in _ASSETS:
            name = rest.removeprefix("assets/")
            return Answer(200, kind_of_file(name), self._templates.source(_ASSETS[name]).encode())
        return self._said(404, "form_gone")

    def _answers(self) -> dict[str, Callable[[Mapping[str, str]], Answer]]:
        return {
            "": self._frame,
            "_/status": lambda _: as_json(self.status()),
            "_/about": lambda query: as_json(self.about(query.get("page", ""))),
            "_/edit": self._edit,
            "_/form": lambda query: self._editing.form(query.get("path", "")),
            "_/sheets": self._sheets,
            "_/sheet": self._sheet,
        }

    def _posted(self, asked: Asked) -> Answer:
        body = asked.body or b""
        match asked.path:
            case "_/save":
                return self._editing.save(body)
            case "_/draw":
                return self._editing.drawn(body)
            case "_/upload":
                return self._editing.upload(asked.query.get("path", ""), asked.query.get("name", ""), body)
            case "_/report":
                return self._editing.new_report(asked.query.get("task", ""))
            case _:
                return self._said(404, "form_gone")

    def status(self) -> dict[str, Any]:
        """What stands at the top of the page: the state's number, the problems, which edition is not up to date."""
        say = spoken(self.language)
        return {
            "state": self._state,
            "problems": [self._told(problem) for problem in self.problems],
            "stale": {edition.value: "" if self._is_good.get(edition) else
                      say("desk_stays" if edition in self.good else "desk_never") for edition in Edition},
            "fault": say("desk_fault", what=self._fault) if self._fault else "",
        }

    def _told(self, problem: Problem) -> dict[str, Any]:
        place = problem.place
        return {
            "severity": problem.severity.value, "code": problem.code, "place": str(place), "path": place.path,
            "line": place.line, "message": problem.message(self.language), "hint": problem.hint(self.language),
            "edition": problem.edition,
            "edit": locate(place.path).role in {Role.RECORD, Role.TRANSLATION},
        }

    def about(self, page: str) -> dict[str, Any]:
        """What can be done with a page: the files behind it, its PDFs, and whether a report can be added to it."""
        shown = self.good.get(Edition.INTERNAL) or self.good.get(Edition.PUBLIC)
        record = shown.record(page) if shown else None
        if shown is None or record is None:
            return {"parts": [], "prints": [], "task": ""}
        return {
            "parts": [{"path": path, "name": _name(path, part)} for path, part in shown.parts(record)],
            "prints": list(shown.prints(record)),
            "task": record.id if isinstance(record, Task) else "",
        }

    def page_of(self, path: str) -> str:
        """The address of the page on which a file's content is shown; the home page where there is none."""
        shown = self.good.get(Edition.INTERNAL)
        wanted = locate(path).base
        languages = shown.view.ledger.content.site.languages if shown else ("en",)
        language = self.language if self.language in languages else languages[0]
        if shown:
            for record in shown.view.ledger.content.records:
                if record.path == wanted:
                    return shown.address(record, language)
        return f"{language}/index.html"

    def _page(self, edition: Edition, address: str) -> Answer:
        if edition is Edition.INTERNAL and address.endswith("/office/problems/index.html"):
            _ = self.problems  # which this page shows
        if not address.endswith(".pdf"):  # which is made beside all else: it is of what was read last
            self._looked_at = edition
            self._read(edition)
        shown = self._good.get(edition)
        if shown is None:
            return self._said(503, "desk_never")
        body = shown.file(address)
        if body is None:
            return self._said(404, "desk_absent" if edition is Edition.PUBLIC else "form_gone")
        return Answer(200, kind_of_file(address), body)

    def _frame(self, _query: Mapping[str, str]) -> Answer:
        return self._html("frame", start=self.page_of(""))

    def _edit(self, query: Mapping[str, str]) -> Answer:
        path = query.get("path", "")
        return self._html("form", path=path, page=self.page_of(path))

    def _html(self, template: str, **values: object) -> Answer:
        say = spoken(self.language)
        words = {key: say.pattern(key) for key in WORDS if key.startswith(("desk_", "form_"))}
        text = self._templates.rendered(f"preview/{template}.html", say=say, words=json.dumps(words, ensure_ascii=False), **values)
        return Answer(200, _HTML, text.encode())

    def _said(self, status: int, key: str, **values: object) -> Answer:
        say = spoken(self.language)
        text = self._templates.rendered("preview/said.html", say=say, text=say(key, **values))
        return Answer(status, _HTML, text.encode())

    def _sheets(self, query: Mapping[str, str]) -> Answer:
        """The page that shows a PDF page by page; a bulletin that is still to be printed is announced first."""
        edition, pdf = query.get("edition", ""), query.get("pdf", "")
        if "printed" not in query:
            _ = self.good
        if self._has(edition) and "printed" not in query and not self._good[Edition(edition)].has_print(pdf):
            return self._html("printing", edition=edition, pdf=pdf, file=pdf.rpartition("/")[2])
        printed = self._good[Edition(edition)].print(pdf) if self._has(edition) else None
        if printed is None:
            return self._said(404, "form_gone")
        told = [self._told(problem) for problem in printed.problems]
        pages = range(1, printed.pages + 1) if sheets.can_draw() and printed.body else ()
        folder, _, file = pdf.rpartition("/")
        name, _, language = file.removesuffix(".pdf").rpartition(".")
        page = addresses.record(language, folder, name)
        parts = [{**part, "file": part["path"].rpartition("/")[2]} for part in self.about(page)["parts"]]
        return self._html(
            "sheets", edition=edition, pdf=pdf, pages=list(pages), problems=told, file=file, text=f"/{edition}/{page}", parts=parts,
        )

    def _sheet(self, query: Mapping[str, str]) -> Answer:
        number = query.get("page", "")
        printed = self._good[Edition(query["edition"])].print(query.get("pdf", "")) if self._has(query.get("edition", "")) else None
        drawn = sheets.sheet(printed.body, int(number)) if printed and number.isdecimal() else None
        return Answer(200, "image/png", drawn) if drawn else self._said(404, "form_gone")

    def _has(self, edition: str) -> bool:
        return edition in set(Edition) and Edition(edition) in self._good


def _texts(tree: SourceTree) -> dict[str, bytes]:
    return {path: tree.read(path) for path in tree.paths() if path.endswith(TEXTS)}


def _name(path: str, record: Record) -> str:
    """What a file is called in the list of those behind a page."""
    day = getattr(record, "date", None)
    own = f"{record.id or day or ''}" if record.path == path else path.rpartition("/")[2]
    return f"{own} ({path.rpartition('/')[2]})" if own != path.rpartition("/")[2] else own

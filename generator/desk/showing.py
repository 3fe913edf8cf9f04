"""One edition held in memory: a page is drawn, a picture made, a bulletin printed when somebody looks at it.

What is shown is the content as it was at one moment; the next save makes another `Showing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from generator.build import View
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, Memory
from generator.model.output import AttachmentJob, PictureJob, with_bytes
from generator.model.patterns import pattern
from generator.model.problem import Problem
from generator.model.records import FOLDERS, KINDS, Body, Bulletin, Record, Task
from generator.render import addresses
from generator.render.edition import EditionOutputs, Known, Means, edition_outputs, edition_prints, quick_website
from generator.render.frame import assets_of
from generator.render.print_frame import Composed
from generator.render.views.pictures import picture_jobs
from generator.render.views.texts import ROOT
from generator.render.web_text import WebTexts
from generator.render.website import Website
from generator.shell import making
from generator.shell.cache import Cache
from generator.shell.pdf import Press, Printed
from generator.shell.template_code import TemplateCode

_ALL_AT_ONCE: Final = pattern(r"[^/]+/(?:data|search)/index\.html")
"""Pages that tell of files which only a whole build makes."""
_GATEWAY: Final = pattern(r"index\.html|(?:[^/]+/)?404\.html")
"""Pages that stand outside of the languages, or for what is in none."""
_WORKERS: Final = 1


@frozen(slots=False)
class Showing:
    """An edition's view of the content, with the templates (`texts`) that draw it. `cache` None makes everything anew;
    `memory` has texts and pages that were drawn before, `code` the templates compiled.
    """

    view: View
    texts: Mapping[str, str]
    cache: Cache | None = None
    memory: Memory = FORGETFUL
    code: TemplateCode | None = None

    def file(self, address: str) -> bytes | None:
        """What a browser gets at an address of the edition; None where there is nothing."""
        if not _ALL_AT_ONCE.fullmatch(address):
            page = self._website.page(address)
            if page is not None:
                return page.body
            if address.endswith(".html") and not _GATEWAY.fullmatch(address):
                return None  # or all other files would be made, to find it in none of them
        if address in self._assets:
            return self._assets[address]
        job = self._jobs.get(address)
        if job is not None:
            made = making.made((job,), self.view.source.read, self.cache, _WORKERS)
            return made.files[0].body if made.files else None
        if address.endswith(".pdf"):
            printed = self.print(address)
            return printed.body if printed and printed.body else None
        return self._files.get(address)

    def print(self, address: str) -> Printed | None:
        """The bulletin's PDF with its problems; an earlier print of the same bytes is taken from the cache."""
        composed = self._prints.get(address)
        if composed is None:
            return None
        if address not in self._printed:
            with Press(workers=_WORKERS, cache=self.cache) as press:
                self._printed[address] = next(iter(press.print((composed.job,), self.view.source.read)))
        return self._printed[address]

    def has_print(self, address: str) -> bool:
        """Whether a PDF was printed already, so that asking for it takes no time."""
        return address in self._printed

    def drawn(self, record: Record, text: str, language: str) -> tuple[str, tuple[Problem, ...]]:
        """A record's text as it would look with these words, and what is wrong with them."""
        body = replace(record, bodies=(Body(language, text, record.path, 1),))
        view = self.view
        texts = WebTexts(view.ledger, view.edition, language, self._measures.pictures, self._website.templates)
        html = str(texts.texts(body, language))
        return html.replace(ROOT, f"/{view.edition.value}/"), texts.all_problems

    def record(self, address: str) -> Record | None:
        """The record whose page this is."""
        steps = address.split("/")
        if len(steps) != 4 or steps[1] not in FOLDERS:
            return None
        found = self.view.ledger.content.record_by_id.get(steps[2].lower())
        return found if found is not None and type(found) is KINDS[FOLDERS[steps[1]]] else None

    def address(self, record: Record, language: str) -> str:
        """The page of a record; a progress report is shown on the page of its task. Empty where it has none."""
        folder = next((folder for folder, kind in FOLDERS.items() if KINDS[kind] is type(record)), "")
        if folder == "progress":
            return addresses.record(language, "tasks", getattr(record, "task", ""))
        return addresses.record(language, folder, record.id) if record.id else ""

    def parts(self, record: Record) -> tuple[tuple[str, Record], ...]:
        """The files that make a record's page, by path: its own, its translations', a task's reports, the newest first."""
        own = dict.fromkeys([record.path, *(body.path for body in record.bodies)], record)
        reports = self.view.ledger.content.progress_by_task.get(record.id, ()) if isinstance(record, Task) else ()
        return (*own.items(), *((report.path, report) for report in reversed(reports)))

    def prints(self, record: Record) -> tuple[str, ...]:
        """The addresses of the PDFs of a bulletin."""
        return tuple(path for path, one in self._prints.items()
                     if isinstance(record, Bulletin) and one.job.record == record.path)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks found, and what the texts' Markdown had to complain of."""
        languages = self.view.ledger.content.site.languages
        told = [problem for language in languages for problem in self._website.noticed(language)]
        return tuple(dict.fromkeys([*self.view.problems, *self._measures.problems, *told]))

    @cached_property
    def _printed(self) -> dict[str, Printed]:
        return {}

    @property
    def _measures(self) -> making.Measures:
        return self.view.measures

    @cached_property
    def _website(self) -> Website:
        pictures = self._measures.pictures
        means = Means(self.memory, bytecode=self.code)
        return quick_website(self.view.ledger, self.view.edition, pictures, self.texts, self.view.problems, means)

    @cached_property
    def _assets(self) -> dict[str, bytes]:
        return {file.path: file.body for file in assets_of(self._website.templates)[1]}

    @cached_property
    def _jobs(self) -> dict[str, PictureJob | AttachmentJob]:
        content = self.view.ledger.content
        found: dict[str, PictureJob | AttachmentJob] = {
            job.path: job for job in picture_jobs(self._measures.pictures, self._measures.pictures)
        }
        others = (path for path in content.assets if path not in self._measures.pictures)
        return found | {addresses.document(path): AttachmentJob(addresses.document(path), path) for path in others}

    @cached_property
    def _prints(self) -> dict[str, Composed]:
        ledger, edition = self.view.ledger, self.view.edition
        return {one.job.path: one for one in edition_prints(ledger, edition, self._measures.pictures, self.texts)}

    @cached_property
    def _whole(self) -> EditionOutputs:
        view, pictures = self.view, self._measures.pictures
        return edition_outputs(view.ledger, view.edition, pictures, self.texts, (), Known(view.problems))

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return {file.path: file.body for file in with_bytes(self._whole.files)}

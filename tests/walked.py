"""A small site that is changed step by step, as editors, upgrades and accidents change sites.

A step is a name of `STEPS` and a number that it makes of what it likes: which record, which word, which byte. So a walk
is a list of pairs that Hypothesis can shorten, and that reads as what happened.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self, TypeVar
from unittest import mock

import yaml
from PIL import Image

from generator.__main__ import main
from generator.shell import remembering
from tests.sites import REPOSITORY, SETTINGS, UNITS, Front, SiteFolder

Chosen = TypeVar("Chosen")
WORDS: Final = ("Sewage still runs.", "The **pipe** is laid.", "See [[DL-01]].", "- one\n- two", "::: internal\nNot yet.\n:::")
SWAPPED: Final = str.maketrans("iu", "ui")
DAYS: Final = ("2018-06-30", "2018-10-30", "2018-12-31", "2019-12-31", "2018年底前")


class EnglishSite(SiteFolder):
    """One language, so that a walk takes seconds; a step may add the other."""

    def with_settings(self, settings: str = SETTINGS, units: str = UNITS) -> Self:
        return super().with_settings(*(re.sub(r", zh(: [^}]+)?", "", text) for text in (settings, units)))

    def record(self, path: str, front: Front, body: str = "") -> Self:
        english = yaml.safe_load(re.sub(r", \"zh\": \"[^\"]*\"", "", json.dumps(front, ensure_ascii=False)))
        return super().record(path, english, body)


class Walked:
    """The site on its way. Every step leaves files as a person or an accident would; none knows what is built of them."""

    def __init__(self, folder: Path, edition: str = "public") -> None:
        self.site = EnglishSite(folder).with_settings()
        self.arguments: tuple[str, ...] = ("--no-prints", "--edition", edition)
        self.program = "0"
        self.site.inspection().task("DL-01", body="First.\n").task("DL-02", body="Its own.\n", deadline="2018-06-30")
        self.site.progress("DL-01", "2018-10-12").meeting("2018-10-15", "On [[DL-02]].\n").bulletin("2018-10")

    def step(self, name: str, number: int) -> None:
        STEPS[name](self, number)

    def built(self, *arguments: str) -> tuple[int, str]:
        """Built upon what was kept, by the program as it is at this point of the walk."""
        with mock.patch.object(remembering, "program", return_value=self.program):
            return built(self.site, *(arguments or self.arguments))

    @property
    def tasks(self) -> list[str]:
        return sorted(path.parent.name for path in self.site.content.glob("tasks/*/task.md"))

    def change(self, path: str, before: str, after: str) -> None:
        """One replacement in a file of the content, where there is something to replace."""
        file = self.site.content / path
        file.write_text(file.read_text().replace(before, after, 1))

    def front(self, path: str, **fields: object) -> None:
        """Some fields of a record anew; None takes a field out."""
        _, front, body = (self.site.content / path).read_text().split("---\n", 2)
        told: Front = {**yaml.safe_load(front), **fields}
        self.site.record(path, told, body)

    def records(self) -> list[str]:
        return [path for path in self.site.files("content") if path.endswith(".md")]

    def kept(self) -> list[Path]:
        """What earlier builds left for later ones."""
        return sorted(path for path in (self.site.folder / ".cache").rglob("*") if path.is_file())

    def written(self) -> list[Path]:
        return sorted(path for path in (self.site.folder / "output").rglob("*.html") if path.is_file())


Step = Callable[[Walked, int], None]


def edit_a_text(walked: Walked, number: int) -> None:
    record = chosen(walked.records(), number)
    file = walked.site.content / record
    file.write_text(f"{file.read_text()}\n{chosen(WORDS, number)}\n")


def edit_in_place(walked: Walked, number: int) -> None:
    """As many bytes as before, and the old time of change: only the system's own stamp tells."""
    file = walked.site.content / f"tasks/{chosen(walked.tasks, number)}/task.md"
    before = file.stat()
    front, mark, body = file.read_text().rpartition("\n---\n")
    lines = [line if line.startswith(":::") else line.translate(SWAPPED) for line in body.splitlines(keepends=True)]
    file.write_text(f"{front}{mark}{''.join(lines)}")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit_a_title(walked: Walked, number: int) -> None:
    walked.front(f"tasks/{chosen(walked.tasks, number)}/task.md", title={"en": f"Title {number}", "zh": f"标题{number}"})


def move_a_deadline(walked: Walked, number: int) -> None:
    walked.front(f"tasks/{chosen(walked.tasks, number)}/task.md", deadline=chosen(DAYS, number))


def finish_a_measure(walked: Walked, number: int) -> None:
    done = [{"id": "build", "text": {"en": "Build the plant", "zh": "建设污水处理厂"}, "done": "2018-10-20"}]
    walked.front(f"tasks/{chosen(walked.tasks, number)}/task.md", measures=done)


def report(walked: Walked, number: int) -> None:
    walked.site.progress(chosen(walked.tasks, number), f"2018-10-{13 + number}", f"{number} of 50 km of pipe are laid.\n")


def add_a_task(walked: Walked, number: int) -> None:
    walked.site.task(f"DL-{10 + number}", body=chosen(WORDS, number) + "\n", areas=["north"])


def rename_a_task(walked: Walked, number: int) -> None:
    old, new = chosen(walked.tasks, number), f"DL-{20 + number}"
    folder = walked.site.content / "tasks"
    if old != "DL-01" and not (folder / new).exists():
        (folder / old).rename(folder / new)
        walked.front(f"tasks/{new}/task.md", id=new)


def delete_a_task(walked: Walked, number: int) -> None:
    task = chosen(walked.tasks, number)
    if task != "DL-01":
        shutil.rmtree(walked.site.content / "tasks" / task)


def delete_a_report(walked: Walked, number: int) -> None:
    reports = [path for path in walked.records() if "/progress/" in path]
    if reports:
        walked.site.remove(chosen(reports, number))


def hide_a_task(walked: Walked, number: int) -> None:
    walked.front(f"tasks/{chosen(walked.tasks, number)}/task.md", audience=chosen(("internal", "public"), number))


def show_a_picture(walked: Walked, number: int) -> None:
    """A new picture, or other pixels under a known name."""
    task = chosen(walked.tasks, number)
    made = io.BytesIO()
    Image.new("RGB", (40, 30), (number * 20, 90, 90)).save(made, "PNG")
    walked.site.write(f"tasks/{task}/evidence/seen.png", made.getvalue())
    seen = {"file": "evidence/seen.png", "kind": "before", "taken": "2018-02-14", "faces": "none"}
    alt = {"en": "A ditch with dark water.", "zh": "水色发黑的沟渠。"}
    walked.front(f"tasks/{task}/task.md", evidence=[{**seen, "alt": alt}])


def rename_a_unit(walked: Walked, number: int) -> None:
    walked.change("units.yaml", "Water", f"Water{number}")


def change_a_setting(walked: Walked, number: int) -> None:
    changes = (
        ("Rectification in Testing", "Rectification at Last"),
        ("as_of: 2018-10-31", "as_of: 2018-11-02"),
        ("testing.example", "city.example"),
        ("languages: [en]", "languages: [en, zh]"),
        ("Sewage treatment", "Waste water"),
    )
    walked.change("site.yaml", *chosen(changes, number))


def change_a_template(walked: Walked, number: int) -> None:
    """A template of the site's own appears, changes, or goes."""
    name = chosen(("pages/task.html", "parts/footer.html", "assets/site.css", "internal/pages/task.html"), number)
    own = walked.site.folder / "templates" / name
    if own.exists() and number % 3 == 0:
        own.unlink()
        return
    own.parent.mkdir(parents=True, exist_ok=True)
    shipped = (REPOSITORY / "templates" / name).read_text()
    said = f"/* {number} */" if name.endswith(".css") else f"<!-- {number} -->"
    own.write_text(shipped.replace("{% block main %}", "{% block main %}" + said, 1) if "block main" in shipped else said + shipped)


def ask_for_another_day(walked: Walked, number: int) -> None:
    plain = [one for one in walked.arguments if not one.startswith("--as-of")]
    walked.arguments = (*plain, f"--as-of=2018-11-{number + 1:02}") if number else tuple(plain)


def build_one_edition(walked: Walked, number: int) -> None:
    walked.built("--no-prints", "--edition", chosen(("internal", "public"), number))


def build_and_build(walked: Walked, number: int) -> None:
    """Nothing changes between two builds."""
    for _ in range(2):
        walked.built()


def break_a_record(walked: Walked, number: int) -> None:
    """A build of what cannot be built, and the record as it was."""
    file = walked.site.content / chosen(walked.records(), number)
    before = file.read_bytes()
    file.write_bytes(before.replace(b"---", b"--", 1))
    walked.built()
    file.write_bytes(before)


def upgrade_the_program(walked: Walked, number: int) -> None:
    """Or go back to the version of before."""
    walked.program = str(number % 3)


def damage_what_is_kept(walked: Walked, number: int) -> None:
    """A file of `.cache/` is cut, changed by one byte, emptied, replaced by a neighbour, or gone."""
    kept = walked.kept()
    if not kept:
        return
    file = chosen(kept, number * 7)
    body = file.read_bytes()
    if number % 5 == 0:
        file.unlink()
    elif number % 5 == 1:
        file.write_bytes(body[: len(body) // 2])
    elif number % 5 == 2:
        file.write_bytes(b"")
    elif number % 5 == 3:
        middle = len(body) * number // 10
        file.write_bytes(body[:middle] + bytes(255 - byte for byte in body[middle : middle + 1]) + body[middle + 1 :])
    else:
        file.write_bytes(chosen(kept, number * 7 + 1).read_bytes())


def forget(walked: Walked, number: int) -> None:
    shutil.rmtree(walked.site.folder / chosen((".cache", "output"), number), ignore_errors=True)


def spoil_a_page(walked: Walked, number: int) -> None:
    """A page of the output is written over, or deleted, by someone else."""
    pages = walked.written()
    if pages and number % 2:
        chosen(pages, number * 11).unlink()
    elif pages:
        page = chosen(pages, number * 11)
        page.write_bytes(page.read_bytes().replace(b"e", b"x", 1))


STEPS: Final[dict[str, Step]] = {
    step.__name__.replace("_", " "): step
    for step in (
        edit_a_text, edit_in_place, edit_a_title, move_a_deadline, finish_a_measure, report, add_a_task, rename_a_task,
        delete_a_task, delete_a_report, hide_a_task, show_a_picture, rename_a_unit, change_a_setting, change_a_template,
        ask_for_another_day, build_one_edition, build_and_build, break_a_record, upgrade_the_program,
        damage_what_is_kept, forget, spoil_a_page,
    )
}  # fmt: skip


def chosen(several: Sequence[Chosen], number: int) -> Chosen:
    return several[number % len(several)]


def built(site: SiteFolder, *arguments: str) -> tuple[int, str]:
    """`rectify build` in this process: its exit status, and the problems that it reported."""
    said = io.StringIO()
    called = mock.patch.object(sys, "argv", ["rectify", "--site", str(site.folder), "build", *arguments])
    with called, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        try:
            main()
        except SystemExit as ending:
            return int(ending.code or 0), said.getvalue().replace(str(site.folder), "SITE")
    raise AssertionError("the program ends by its status")

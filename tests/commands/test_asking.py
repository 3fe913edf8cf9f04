"""Questions at the terminal: choices by number or name, slips asked again, in the editor's language."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import rectify
from generator.commands.asking import Asking, NotAnsweredError
from generator.commands.speaking import Session
from tests.builders import content, task
from tests.sites import SiteFolder

CONTENT = content(task("DL-01", title="Plant"), task("DL-02", title="Pipes"))


def answered(folder: SiteFolder, language: str, *arguments: str, answers: tuple[str, ...]) -> Result:
    """The command line with a person who answers, one line a question."""
    called = ["--site", str(folder.folder), "--language", language, *arguments, "--ask"]
    return CliRunner().invoke(rectify, called, input="".join(f"{one}\n" for one in answers), standalone_mode=False)


def asked(language: str, typed: str, key: str, **more: Any) -> tuple[list[str], str]:
    asking = Asking(Session(".", language), CONTENT, asks=True)
    found: list[str] = []

    @click.command()
    def ask() -> None:
        found.extend(asking.several("task", key, None, **more))

    result = CliRunner().invoke(ask, input=typed)
    return found, result.output


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2\n", ["north"]), ("water\n", ["water"]), ("水务局、北区\n", ["water", "north"]), ("2, 4\n", ["north", "water"]), ("\n", [])],
)
def test_units_by_number_id_or_name(typed: str, found: list[str]) -> None:
    said, output = asked("zh", typed, "lead")
    assert "  2  north" in output
    assert said == found


def test_a_slip_is_asked_again() -> None:
    said, output = asked("en", "水务居\nwater\n", "lead")
    assert said == ["water"]
    assert "did you mean `水务局`" in output


def test_what_is_needed_is_asked_until_it_is_there() -> None:
    said, output = asked("zh", "\n标题\n", "title", required=True)
    assert (said, "此项必填" in output) == (["标题"], True)


def test_options_are_read_alike_and_nobody_is_asked() -> None:
    asking = Asking(Session(".", "en"), CONTENT, asks=False)
    assert asking.one("progress", "date", "2018/10/5") == "2018-10-05"
    assert asking.one("task", "title", None, required=True) == ""
    with pytest.raises(NotAnsweredError, match="Needed: --title"):
        asking.settled()
    with pytest.raises(NotAnsweredError, match="--lead: `nobody` is not known"):
        asking.several("task", "lead", "nobody")
    with pytest.raises(NotAnsweredError, match="one value"):
        asking.one("task", "category", ["sewage", "sewage"])

"""The command line: exit statuses, near misses, and no traceback whatever happens."""

import pytest

from generator import __version__, cli
from generator.commands import checking
from tests.conftest import Rectify, SiteBuilder


@pytest.mark.parametrize(
    "arguments",
    [("biuld",), ("build", "--edtion", "public"), ("build", "--edition", "secret"), ("build", "--as-of", "2018-02-30")],
)
def test_wrong_usage_is_2_and_says_what_is_right(
    arguments: tuple[str, ...], site: SiteBuilder, rectify: Rectify
) -> None:
    ran = rectify(site(), *arguments)
    assert ran.status == 2
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_slip_of_the_finger_is_told(site: SiteBuilder, rectify: Rectify) -> None:
    assert "Did you mean `build`?" in rectify(site(), "biuld").err


def test_help_and_version_are_fine(site: SiteBuilder, rectify: Rectify) -> None:
    assert __version__ in rectify(site(), "--version").out
    assert "rectify" in rectify(site(), "--help").out
    assert rectify(site(), "build", "--help").status == 0


def test_a_bug_is_2_and_one_line_without_a_traceback(
    site: SiteBuilder, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.delenv("RECTIFY_DEBUG", raising=False)
    monkeypatch.setattr(checking.building, "views", broken)
    ran = rectify(site(), "check")
    assert ran.status == 2
    assert "ZeroDivisionError: a bug" in ran.err
    assert "Traceback" not in ran.err


def test_a_bug_is_shown_in_full_where_it_is_asked_for(
    site: SiteBuilder, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setenv("RECTIFY_DEBUG", "1")
    monkeypatch.setattr(checking.building, "views", broken)
    with pytest.raises(ZeroDivisionError):
        rectify(site(), "check")


def test_every_command_of_the_table_is_there_and_named_as_in_it() -> None:
    context = cli.rectify.make_context("rectify", ["--help"], resilient_parsing=True)
    for name in cli.COMMANDS:
        command = cli.rectify.get_command(context, name)
        assert command is not None
        assert command.name == name

import datetime

import click
import pytest

from generator.commands.speaking import Day, Session, exit_status, language_of_environment
from generator.model.problem import Place, Problem, Severity, has_errors, rule

NOTICE, WARNING, ERROR = (
    rule(f"speaking-{severity}", severity, message=("m", "消息"), hint=("h", "提示"), why=("w", "原因")).at(
        Place("a.md")
    )
    for severity in (Severity.NOTICE, Severity.WARNING, Severity.ERROR)
)


@pytest.mark.parametrize(
    ("problems", "lax", "strict"), [((), 0, 0), ((NOTICE,), 0, 0), ((WARNING,), 0, 1), ((NOTICE, ERROR), 1, 1)]
)
def test_errors_count_always_and_warnings_when_strict(problems: tuple[Problem, ...], lax: int, strict: int) -> None:
    assert exit_status(problems, strict=False) == lax
    assert exit_status(problems, strict=True) == strict
    assert has_errors(problems) == bool(lax)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "RECTIFY_LANGUAGE": "zh"}, "zh"),
    ],
)
def test_the_language_of_messages_is_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert language_of_environment(environment) == language


def test_a_session_speaks_its_language(capsys: pytest.CaptureFixture[str]) -> None:
    Session(".", "zh").say("Done.", "完成。")
    Session(".", "en").say("Done.", "完成。", err=True)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("完成。\n", "Done.\n")


def test_a_day_is_written_in_one_way() -> None:
    assert Day().convert("2018-10-15", None, None) == datetime.date(2018, 10, 15)
    for wrong in ("2018-02-30", "15.10.2018", "today", ""):
        with pytest.raises(click.BadParameter):
            Day().convert(wrong, None, None)

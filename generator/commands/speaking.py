"""What all commands share: the session, the language of messages, problems on the screen, exit statuses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import click

from generator.model.frozen import frozen
from generator.model.problem import Problem, Severity
from generator.model.text import Both
from generator.shell.stat_index import Call
from generator.source.wording import read_date

FINE, CONTENT_ERRORS, WRONG_USAGE = 0, 1, 2


@frozen
class Session:
    """One call of the program: the site's folder and the language in which it speaks."""

    folder: str
    language: str
    call: Call | None = None
    """How the program was called, and since when it runs."""

    def say(self, en: str, zh: str, *, err: bool = False) -> None:
        """Print one line in the session's language."""
        click.echo(Both(en, zh).in_language(self.language), err=err)


class Day(click.ParamType[datetime.date]):
    """A date on the command line, YYYY-MM-DD."""

    name = "DATE"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        found = read_date(value)
        if found is None:
            self.fail(f"{value!r} is not a date of the form YYYY-MM-DD.", param, ctx)
        return found


def language_of_environment(environment: Mapping[str, str]) -> str:
    """`zh` where the system speaks Chinese, else `en`; RECTIFY_LANGUAGE goes before the system's own settings."""
    for name in ("RECTIFY_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        said = environment.get(name, "")
        if said:
            return "zh" if said.lower().startswith("zh") else "en"
    return "en"


def exit_status(problems: Iterable[Problem], *, strict: bool) -> int:
    """0 when nothing but warnings and notices was found; with `strict`, warnings count like errors."""
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return CONTENT_ERRORS if any(problem.severity in counted for problem in problems) else FINE

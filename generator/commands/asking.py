"""Questions at the terminal: what was given as an option is taken, what is missing is asked for, and a slip is asked again.

Answers are read like the cells of a register: a unit by its name or number, a day in any form, several parted by commas.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Final, TypeVar

import click

from generator.commands.speaking import Session
from generator.model import fields as f
from generator.model.records import KINDS
from generator.model.site import Content
from generator.model.text import Both
from generator.source.register_cells import Cells, UnreadCellError
from generator.source.values import closest, is_id

F = TypeVar("F", bound=Callable[..., Any])
Choices = Sequence[tuple[str, Both]]
Given = str | Sequence[str] | None
_SIGNS: Final = str.maketrans({"、": ",", "，": ",", "；": ",", ";": ","})


class NotAnsweredError(click.ClickException):
    """An option that cannot stand in a record, or one that is missing where nobody can be asked."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it, in the language of the session in which it is."""
        click.echo(self.message, file=file, err=True)


def asking_option(command: F) -> F:
    """Adds `--ask/--no-ask` to a command: whether it asks for what no option says."""
    said = "Ask for what no option says; done by itself at a terminal."
    return click.option("--ask/--no-ask", "asks", default=None, help=said)(command)


@dataclass
class Asking:
    """One conversation about one record of a site."""

    session: Session
    content: Content
    asks: bool
    missing: list[str] = field(default_factory=list)
    shown: set[tuple[str, ...]] = field(default_factory=set)
    """The lists that stand on the screen already."""

    @classmethod
    def begun(cls, session: Session, content: Content, *, asks: bool | None) -> Asking:
        """A conversation: as was asked for, else at a terminal only."""
        made = cls(session, content, sys.stdin.isatty() if asks is None else asks)
        if made.asks:
            session.say("Enter takes what stands in [ ], or leaves the field out.", "直接回车采用 [ ] 中的内容，没有则留空。")
        return made

    def one(
        self, kind: str, key: str, given: Given, *, default: str = "", required: bool = False, again: bool = False
    ) -> str:
        """The value of a record's field; "" where it is left out. `again`: it is asked for until nothing is answered."""
        found = self.several(kind, key, given, default=[default] if default else [], required=required, again=again)
        if len(found) > 1:
            raise self.refused(Both(f"`{key}` takes one value.", f"“{key}”只能填写一项。"))
        return found[0] if found else ""

    def several(
        self, kind: str, key: str, given: Given, *, default: Sequence[str] = (), required: bool = False,
        choices: Choices | None = None, again: bool = False,
    ) -> list[str]:  # fmt: skip
        """The values of a record's field that takes several."""
        declared = _declared(kind, key)
        offered = self._choices(declared.kind) if choices is None else choices
        question = declared.help.in_language(self.session.language).rstrip(".。")
        is_told = not offered and not default and not isinstance(declared.kind, f.Words)
        example = Both("Enter ends", "直接回车结束").in_language(self.session.language) if again else declared.example if is_told else ""
        return self.answered(
            key.rpartition(".")[2], question + (f" ({example})" if example else ""), given, default=default, required=required,
            choices=offered, read=lambda said: self.read(said, declared.kind, key, offered),
        )

    def answered(
        self, key: str, question: str, given: Given, *, read: Callable[[str], list[str]], default: Sequence[str] = (),
        required: bool = False, choices: Choices = (),
    ) -> list[str]:  # fmt: skip
        """What was given, else what is answered, read by `read`, which raises UnreadCellError for what cannot be."""
        known = [given] if isinstance(given, str) else list(given or ())
        if known:
            try:
                return [value for one in known for value in read(one)]
            except UnreadCellError as error:
                raise self.refused(Both(f"--{key}: {error.said.en}.", f"--{key}：{error.said.zh}。")) from None
        if not self.asks:
            if required and not default:
                self.missing.append(key)
            return list(default)
        shown = tuple(name for name, _ in choices)
        for number, (name, words) in enumerate(choices if shown not in self.shown else (), 1):
            said = words.in_language(self.session.language)
            click.echo(f"  {number:>3}  {name}" if said in {"", name} else f"  {number:>3}  {name:<16} {said}")
        self.shown.add(shown)
        while True:
            typed = str(click.prompt(question, default=", ".join(default), show_default=bool(default)))
            try:
                found = [value for part in _parts(typed, choices) for value in read(part)]
            except UnreadCellError as error:
                self.session.say(f"  {error.said.en}.", f"  {error.said.zh}。")
                continue
            if found or not required:
                return found
            self.session.say("  This is needed.", "  此项必填。")

    def settled(self) -> None:
        """Raises NotAnsweredError where something is missing: all of it at once."""
        if self.missing:
            names = " ".join(f"--{key.replace('_', '-')}" for key in self.missing)
            raise self.refused(Both(f"Needed: {names}", f"必须提供：{names}"))

    def refused(self, said: Both) -> NotAnsweredError:
        """An end of the conversation, in the session's language."""
        return NotAnsweredError(said.in_language(self.session.language))

    def read(self, said: str, kind: f.Kind, key: str, choices: Choices) -> list[str]:
        """What was typed as it stands in a record. Raises UnreadCellError."""
        if choices and not isinstance(kind, (f.Choice, f.UnitName, f.RecordName, f.CategoryName)):
            return [_chosen(said, choices)]
        found = Cells(self.content).read(said.strip(), kind, "" if key == "measures" else key)
        if isinstance(kind, f.Identifier) and found and not is_id(str(found)):
            raise UnreadCellError(Both(f"`{said}` cannot be an id; use letters, digits, - . _",
                                       f"“{said}”不能用作编号，可用字母、数字、- . _"))
        return found if isinstance(found, list) else [found] if found else []

    def _choices(self, kind: f.Kind) -> Choices:
        match kind:
            case f.Choice(options=options):
                return options
            case f.UnitName(only_areas=only_areas):
                return [(unit.id, _both(unit.name)) for unit in self.content.units if not only_areas or unit.kind == "area"]
            case f.CategoryName():
                return [(name, _both(words)) for name, words in self.content.site.categories]
            case f.RecordName(record=record):
                return [(one.id, _both(getattr(one, "title", None))) for one in self.content.records if type(one) is KINDS[record]]
            case _:
                return ()


def _declared(kind: str, key: str) -> f.Field:
    """A field of a record; with a dot, of the rows or the mapping below it."""
    shape: type = KINDS[kind]
    *above, last = key.split(".")
    for step in above:
        inner = f.fields_of(shape)[step].kind
        inner = inner.item if isinstance(inner, f.ListOf) else inner
        assert isinstance(inner, f.Nested)  # noqa: S101 - the questions name fields that there are
        shape = inner.shape
    return f.fields_of(shape)[last]


def _parts(typed: str, choices: Choices) -> list[str]:
    """The answers in one line; a number chooses from the list, unless it is a name in it."""
    if not choices:
        return [typed.strip()] if typed.strip() else []
    names = {name for name, _ in choices}
    parts = [part.strip() for part in typed.translate(_SIGNS).split(",") if part.strip()]
    numbered = {str(number): name for number, (name, _) in enumerate(choices, 1)}
    return [part if part in names else numbered.get(part, part) for part in parts]


def _chosen(said: str, choices: Choices) -> str:
    names = dict(choices)
    found = next((name for name in names if name.casefold() == said.strip().casefold()), "")
    if not found:
        meant = closest(said, names)
        tail = Both(f"; did you mean `{meant}`?", f"，是否应为“{meant}”？") if meant else Both("", "")
        raise UnreadCellError(Both(f"`{said}` is not known here{tail.en}", f"此处没有“{said}”{tail.zh}"))
    return found


def _both(words: Any) -> Both:
    return Both(str(words.in_language("en") or ""), str(words.in_language("zh") or "")) if words else Both("", "")

"""How a rule gets its function: a decorator that names the rule and says on what it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from generator.checks.passages import Passage
from generator.checks.scene import Scene
from generator.ledger.state import TaskState
from generator.model.problem import Problem, Rule

Look = TypeVar("Look")
TaskLook = Callable[[TaskState, Scene], Iterable[Problem]]
TextLook = Callable[[Passage, Scene], Iterable[Problem]]
SiteLook = Callable[[Scene], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Judge(Generic[Look]):
    """A rule and the function that finds it. `public` and `full` say in which of the two views it is asked."""

    rule: Rule
    look: Look
    public: bool = True
    full: bool = True


TASK_JUDGES: Final[list[Judge[TaskLook]]] = []
TEXT_JUDGES: Final[list[Judge[TextLook]]] = []
SITE_JUDGES: Final[list[Judge[SiteLook]]] = []


def each_task(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[TaskLook], TaskLook]:
    """The function looks at one task at a time. `public=False`: it reads internal fields."""
    return _enter(TASK_JUDGES, rule, public=public, full=full)


def each_text(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[TextLook], TextLook]:
    """The function looks at one text at a time. `full=False`: what it finds is a mistake only before the public."""
    return _enter(TEXT_JUDGES, rule, public=public, full=full)


def whole_site(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[SiteLook], SiteLook]:
    """The function looks at everything at once."""
    return _enter(SITE_JUDGES, rule, public=public, full=full)


def _enter(judges: list[Judge[Look]], rule: Rule, *, public: bool, full: bool) -> Callable[[Look], Look]:
    def entered(look: Look) -> Look:
        judges.append(Judge(rule, look, public, full))
        return look

    return entered

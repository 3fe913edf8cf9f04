"""How a rule gets its function: a decorator that names the rule and says on what it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from generator.checks.passages import Passage
from generator.checks.scene import Scene
from generator.ledger.state import TaskState
from generator.model.problem import Problem, Rule

Subject = TypeVar("Subject")
Judgement = Callable[[Subject, Scene], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Judge(Generic[Subject]):
    """A rule and the function that finds it. `public` and `full` say in which of the two views it is asked."""

    rule: Rule
    look: Judgement[Subject]
    public: bool = True
    full: bool = True


TASK_JUDGES: Final[list[Judge[TaskState]]] = []
TEXT_JUDGES: Final[list[Judge[Passage]]] = []
SITE_JUDGES: Final[list[Judge[None]]] = []


def each_task(
    rule: Rule, *, public: bool = True, full: bool = True
) -> Callable[[Judgement[TaskState]], Judgement[TaskState]]:
    """The function looks at one task at a time. `public=False`: it reads internal fields."""
    return _enter(TASK_JUDGES, rule, public=public, full=full)


def each_text(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[Judgement[Passage]], Judgement[Passage]]:
    """The function looks at one text at a time. `full=False`: what it finds is a mistake only before the public."""
    return _enter(TEXT_JUDGES, rule, public=public, full=full)


def whole_site(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[Judgement[None]], Judgement[None]]:
    """The function looks at everything at once."""
    return _enter(SITE_JUDGES, rule, public=public, full=full)


def _enter(
    judges: list[Judge[Subject]], rule: Rule, *, public: bool, full: bool
) -> Callable[[Judgement[Subject]], Judgement[Subject]]:
    def entered(look: Judgement[Subject]) -> Judgement[Subject]:
        judges.append(Judge(rule, look, public, full))
        return look

    return entered

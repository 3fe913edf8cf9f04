"""How a rule gets its function: a decorator that names the rule and says on what it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Generic, TypeVar

from generator.checks.passages import Passage
from generator.checks.scene import Scene
from generator.checks.sieves import Sieve, numbers_of
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.problem import Problem, Rule

Look = TypeVar("Look")
TaskLook = Callable[[TaskState, Scene], Iterable[Problem]]
TextLook = Callable[[Passage, Scene], Iterable[Problem]]
SiteLook = Callable[[Scene], Iterable[Problem]]


@frozen
class Judge(Generic[Look]):
    """A rule and the function that finds it. `public` and `full` say in which of the two views it is asked.

    Where it has sieves, it finds nothing in a text that none of them lets through.
    """

    rule: Rule
    look: Look
    public: bool = True
    full: bool = True
    sieves: tuple[Sieve, ...] = ()


TASK_JUDGES: Final[list[Judge[TaskLook]]] = []
TEXT_JUDGES: Final[list[Judge[TextLook]]] = []
SITE_JUDGES: Final[list[Judge[SiteLook]]] = []


def each_task(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[TaskLook], TaskLook]:
    """The function looks at one task at a time. `public=False`: it reads internal fields."""
    return _enter(TASK_JUDGES, rule, public=public, full=full)


def each_text(
    rule: Rule, *sieves: Sieve, public: bool = True, full: bool = True
) -> Callable[[TextLook], TextLook]:  # fmt: skip
    """The function looks at one text at a time. `full=False`: what it finds is a mistake only before the public.

    With sieves it is asked only of texts that one of them lets through.
    """
    return _enter(TEXT_JUDGES, rule, *sieves, public=public, full=full)


def whole_site(rule: Rule, *, public: bool = True, full: bool = True) -> Callable[[SiteLook], SiteLook]:
    """The function looks at everything at once."""
    return _enter(SITE_JUDGES, rule, public=public, full=full)


def may_find(judge: Judge[TextLook], let_through: bytes) -> bool:
    """Whether a judge has to be asked of texts that these sieves let through (see `letting_through`)."""
    return not judge.sieves or not set(let_through).isdisjoint(numbers_of(judge.sieves))


def is_asked(judge: Judge[Look], *, full: bool) -> bool:
    """Whether the rule is asked in a view that holds what is internal (`full`), or in one that does not."""
    return judge.full if full else judge.public


def _enter(
    judges: list[Judge[Look]], rule: Rule, *sieves: Sieve, public: bool, full: bool
) -> Callable[[Look], Look]:  # fmt: skip
    def entered(look: Look) -> Look:
        judges.append(Judge(rule, look, public, full, sieves))
        return look

    return entered

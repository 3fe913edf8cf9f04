"""The five closing steps of a task, in their order, each done or not yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.ledger.state import TaskState
from generator.model.records import ClosingStep, PublicNotice
from generator.model.text import Said
from generator.render.views.backdrop import Backdrop, Day, Link


@dataclass(frozen=True, slots=True)
class Step:
    """A closing step: its name, when it was done (None: not yet), who did it, on which paper."""

    name: str
    day: Day | None
    last: Day | None
    units: tuple[Link, ...]
    document: Said | None
    objections: str
    means: str


def closing_steps(backdrop: Backdrop, state: TaskState) -> tuple[Step, ...]:
    """The five steps. A step that is dated after the ledger's day is shown as not yet done."""
    closing = state.task.closing
    say = backdrop.say
    plain: tuple[tuple[str, str, ClosingStep | PublicNotice | None], ...] = (
        ("step_self_check", "means_self_check", closing.self_check if closing else None),
        ("step_acceptance", "means_acceptance", closing.acceptance if closing else None),
        ("step_notice", "means_notice", closing.notice if closing else None),
        ("step_filing", "means_filing", closing.filing if closing else None),
        ("step_closed", "means_closed_step", closing.closed if closing else None),
    )
    return tuple(_step(backdrop, say(name), say(means), step) for name, means, step in plain)


def _step(backdrop: Backdrop, name: str, means: str, step: ClosingStep | PublicNotice | None) -> Step:
    begun = _begun(step)
    if step is None or begun is None or begun > backdrop.ledger.as_of:
        return Step(name, None, None, (), None, "", means)
    notice = step if isinstance(step, PublicNotice) else None
    reach = [text for text in (notice.phone, notice.email) if text] if notice else []
    document = backdrop.said(step.document)
    return Step(
        name=name,
        day=backdrop.day(begun),
        last=backdrop.any_day(notice.to) if notice else None,
        units=() if isinstance(step, PublicNotice) else backdrop.units(step.unit),
        document=document if document.text else None,
        objections=backdrop.say.joined(reach),
        means=means,
    )


def _begun(step: ClosingStep | PublicNotice | None) -> date | None:
    if step is None:
        return None
    return step.from_ if isinstance(step, PublicNotice) else step.date

"""The five closing steps of a task, in their order, each done or not yet."""

from __future__ import annotations

from generator.ledger.state import Step as Order
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.records import ClosingStep, PublicNotice
from generator.model.text import Said
from generator.render.views.backdrop import Backdrop, Day, Link


@frozen
class Step:
    """A closing step: its name, when it was done (None: not yet), who did it, on which paper."""

    name: str
    day: Day | None
    last: Day | None
    units: tuple[Link, ...]
    document: Said | None
    objections: str
    counted: str
    means: str


def closing_steps(backdrop: Backdrop, state: TaskState) -> tuple[Step, ...]:
    """The five steps. A step that is dated after the ledger's day is shown as not yet done."""
    closing = state.task.closing
    records: tuple[ClosingStep | PublicNotice | None, ...] = (
        (closing.self_check, closing.acceptance, closing.notice, closing.filing, closing.closed) if closing
        else (None,) * len(Order)
    )
    return tuple(_step(backdrop, state, order, record) for order, record in zip(Order, records, strict=True))


def _step(backdrop: Backdrop, state: TaskState, order: Order, record: ClosingStep | PublicNotice | None) -> Step:
    say = backdrop.say
    name = say(f"step_{order}")
    begun = state.dated.steps.get(order)
    if record is None or begun is None:
        return Step(name, None, None, (), None, "", "", say(f"means_{order}"))
    notice = record if isinstance(record, PublicNotice) else None
    document = backdrop.said(record.document)
    return Step(
        name=name,
        day=backdrop.day(begun),
        last=backdrop.any_day(notice.to) if notice else None,
        units=() if isinstance(record, PublicNotice) else backdrop.units(record.unit),
        document=document if document.text else None,
        objections=say.joined(text for text in (notice.phone, notice.email) if text) if notice else "",
        counted=_counted(backdrop, state) if notice else "",
        means="",
    )


def _counted(backdrop: Backdrop, state: TaskState) -> str:
    """How long the notice ran, recounted."""
    notice = state.notice
    if notice is None or notice.last is None:
        return ""
    if notice.days is None:
        return backdrop.say("notice_unverified")
    key = "notice_working_days" if notice.working else "notice_calendar_days"
    counted = backdrop.say(key, n=notice.days)
    return f"{counted} {backdrop.say('notice_short', n=notice.required)}" if notice.is_short else counted

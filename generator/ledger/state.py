"""The values that a ledger is made of: what each task is, as of a date. Types only; the reckoning is beside them.

All dates that count are on or before `Ledger.as_of`; a fact dated later is as if it had not been written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from generator.model.frozen import frozen
from generator.model.records import (
    Check,
    CheckFinding,
    Deadline,
    DeadlineChange,
    DeadlinePart,
    Decision,
    Evidence,
    Indicator,
    Meeting,
    Milestone,
    Progress,
    Task,
)
from generator.model.site import Content
from generator.model.text import Both


class Stage(StrEnum):
    """How far a task has come; `resurfaced` is told apart by `TaskState.is_resurfaced`."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    ACCEPTED = "accepted"
    ON_NOTICE = "on-notice"
    CLOSED = "closed"


class Pace(StrEnum):
    """Progress against the schedule (序时进度); only before completion."""

    OVERDUE = "overdue"
    BEHIND = "behind"
    AHEAD = "ahead"
    ON_SCHEDULE = "on-schedule"


class Label(StrEnum):
    """The one label that is printed, in order of precedence."""

    RESURFACED = "resurfaced"
    CLOSED = "closed"
    ON_NOTICE = "on-notice"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    OVERDUE = "overdue"
    BEHIND = "behind"
    AHEAD = "ahead"
    ON_SCHEDULE = "on-schedule"
    NOT_STARTED = "not-started"


class Group(StrEnum):
    """The four figures of the home page; every label belongs to exactly one, so they add up to the total."""

    SETTLED = "settled"
    """Closed or accepted, public notice included."""
    AWAITING = "awaiting"
    """Completed, acceptance outstanding."""
    ON_TRACK = "on-track"
    """On schedule or ahead, not started included."""
    LATE = "late"
    """Behind, overdue or resurfaced."""


class Step(StrEnum):
    """The five closing steps in their order; a public notice is dated by its first day."""

    SELF_CHECK = "self-check"
    ACCEPTANCE = "acceptance"
    NOTICE = "notice"
    FILING = "filing"
    CLOSED = "closed"


@frozen
class DatedTask:
    """The facts of one task that are dated on or before the ledger's day; nothing else of a task may be reckoned with.

    The tuples of days run parallel to the task's own lists; None stands for "not done by then". Where a list item and
    a progress report disagree on a milestone, the earlier day is taken.
    """

    started: date | None
    """The first sign of work: `started`, a report, something done, or a closing step, whichever came first."""
    steps: Mapping[Step, date]
    """The closing steps that are dated, whether or not those before them are."""
    milestones_done: tuple[date | None, ...]
    measures_done: tuple[date | None, ...]
    parts_done: tuple[date | None, ...]
    """A dated part of the deadline is done on its own day or by the self-check."""
    deadline_changes: tuple[DeadlineChange, ...]
    """Oldest first."""
    evidence: tuple[Evidence, ...]
    """Of the task and its progress reports; what bears no date is kept, what is dated later is not."""
    progress: tuple[Progress, ...]
    """Oldest first."""


@frozen
class PartState:
    """One part of a deadline: `original` decides whether it is late, `current` is after all changes so far."""

    part: DeadlinePart
    original: date | None
    current: date | None
    done: date | None
    is_late: bool


@frozen
class DeadlineState:
    """A task's time limit as of the date. `original` decides lateness; `current` is after all changes so far.

    Days are None where the deadline has no date; `days_left` counts to the *original* and is negative when past.
    """

    written: Deadline | None
    original: date | None
    current: date | None
    changes: tuple[DeadlineChange, ...]
    is_continuing: bool
    is_immediate: bool
    review: date | None
    """For a continuing task: the next yearly review date."""
    days_left: int | None
    parts: tuple[PartState, ...]
    """In the order as written; empty where the task has no deadline."""
    late_parts: tuple[int, ...]
    """Indices of the dated parts that are past and not done."""


@frozen
class MilestoneState:
    """A milestone with what was scheduled and reached. `slack` is in calendar days, negative when days are missing."""

    milestone: Milestone
    index: int
    due: date | None
    """As typed, or counted backwards; None if it can't be known."""
    latest_start: date | None
    """None without `takes`: a date alone does not tell how long it takes to reach it."""
    done: date | None
    is_due: bool
    """It is due on or before the day of the ledger, done or not."""
    is_late: bool
    """It was due before the day of the ledger and is not done."""
    is_early: bool
    """It was done before its due date."""
    is_critical: bool
    """Of the milestones that remain it has the least slack."""
    is_verified: bool
    """False where working days fall outside the calendar's known years."""
    slack: int | None
    """None once it is done, and where it can't be known."""
    weight: float


@frozen
class ChainBreak:
    """The milestone at which a backward schedule runs out of time: it would have to begin before it can.

    `available` is the first day that the step before it leaves free; for a dated milestone that lies after the day
    on which the next step has to begin, `needed` is that latest day and `available` its own.
    """

    index: int
    needed: date
    available: date


@frozen
class NoticeState:
    """A public notice, its days recounted (both ends count). `days` is None where the calendar does not know them."""

    first: date
    last: date | None
    days: int | None
    working: bool
    """Whether working days were counted, by the site's setting."""
    required: int
    claimed: int | None
    """What the notice says of itself."""
    is_short: bool | None
    """Shorter than required or than claimed; None where it can't be verified or has no last day."""


@frozen
class Reading:
    """One value of an indicator on a day."""

    on: date
    value: float
    source: str
    """Path of the progress report."""


@frozen
class IndicatorState:
    """An indicator's series against its target. `share` is 0..1 of the way from baseline to target, None if unknown."""

    indicator: Indicator
    readings: tuple[Reading, ...]
    value: float | None
    share: float | None
    is_reached: bool | None
    reached_by: date | None
    """At the present rate; None if it moves away, stands still or can't be known."""
    is_after_deadline: bool
    fell_back: tuple[Reading, Reading] | None
    """The last pair of readings between which it moved away from the target."""


@frozen
class CheckResult:
    """One finding of a field check on a task."""

    check: Check
    finding: CheckFinding
    index: int
    is_bad: bool


@frozen
class DecisionState:
    """A meeting's decision as of the date. `days_late` is 0 unless overdue."""

    meeting: Meeting
    decision: Decision
    index: int
    number: str
    """Number on the page, e.g. `2018-10-15-scheduling#3`."""
    is_done: bool
    is_overdue: bool
    days_late: int


class ReadinessItem(StrEnum):
    """What an inspector will ask for."""

    MEASURES_DONE = "measures-done"
    EVIDENCE_DATED = "evidence-dated"
    ACCEPTANCE = "acceptance"
    NOTICE = "notice"
    FILING = "filing"
    CONFIRMED_CHECK = "confirmed-check"
    NO_RESURFACING = "no-resurfacing"


@frozen
class Readiness:
    """Look-back readiness of a task: each item met or missing. `share` is 0..1."""

    met: tuple[ReadinessItem, ...]
    missing: tuple[ReadinessItem, ...]

    @property
    def share(self) -> float:
        """The part of the items that is met."""
        total = len(self.met) + len(self.missing)
        return len(self.met) / total if total else 0.0


class EventKind(StrEnum):
    """What a line of a task's timeline tells."""

    STARTED = "started"
    PROGRESS = "progress"
    MILESTONE = "milestone"
    MEASURE = "measure"
    DECISION = "decision"
    CHECK = "check"
    DEADLINE_CHANGED = "deadline-changed"
    SELF_CHECK = "self-check"
    ACCEPTANCE = "acceptance"
    NOTICE = "notice"
    FILING = "filing"
    CLOSED = "closed"


@frozen
class Event:
    """One dated line of a timeline. `about` is the record or item that it draws on; `id` is unique in its task."""

    on: date
    kind: EventKind
    task: str
    id: str
    about: object


@frozen
class TaskState:
    """All that is known of one task as of the date."""

    task: Task
    dated: DatedTask
    stage: Stage
    pace: Pace | None
    """None from completion on."""
    label: Label
    group: Group
    is_resurfaced: bool
    is_unresolved: bool
    """A bad check (not confirmed or resurfaced) stands that no later check has lifted."""
    stage_since: date | None
    completed: date | None
    deadline: DeadlineState
    days_late: int
    """Days past the original deadline (open tasks) or by which completion came too late; else 0."""
    milestones: tuple[MilestoneState, ...]
    chain_break: ChainBreak | None
    """Where the backward schedule is impossible."""
    planned: float
    """Weighted share of milestones due, 0..1."""
    actual: float
    """Weighted share of milestones done, 0..1."""
    notice: NoticeState | None
    indicators: tuple[IndicatorState, ...]
    progress: tuple[Progress, ...]
    """Oldest first."""
    checks: tuple[CheckResult, ...]
    """Oldest first."""
    decisions: tuple[DecisionState, ...]
    readiness: Readiness
    events: tuple[Event, ...]
    """Newest first."""
    last_news: date | None
    days_silent: int | None
    is_stale: bool
    updated: date | None
    """The newest dated fact of any kind."""


@frozen
class Score:
    """One line of the scoreboard (an area or a unit). Counts are of tasks unless they say otherwise."""

    unit: str
    total: int
    by_label: Mapping[Label, int]
    by_group: Mapping[Group, int]
    days_late: int
    milestones_due: int
    milestones_met: int
    evidence_needed: int
    evidence_covered: int
    """Completed tasks, and those of them with dated evidence."""
    checks_total: int
    checks_confirmed: int
    decisions_total: int
    decisions_overdue: int


class ChangeKind(StrEnum):
    """What changed between two days."""

    NEW = "new"
    STARTED = "started"
    PROGRESS = "progress"
    MILESTONE = "milestone"
    MEASURE = "measure"
    INDICATOR = "indicator"
    PACE = "pace"
    COMPLETED = "completed"
    ACCEPTED = "accepted"
    ON_NOTICE = "on-notice"
    FILED = "filed"
    CLOSED = "closed"
    RESURFACED = "resurfaced"
    DEADLINE_MOVED = "deadline-moved"
    TARGET_CHANGED = "target-changed"
    REPORT_CHANGED = "report-changed"
    CHECKED = "checked"
    DECIDED = "decided"
    DECISION_DONE = "decision-done"
    STAGE = "stage"
    REMOVED = "removed"


@frozen
class Change:
    """One thing that changed, as a sentence in both languages that stands by itself. `on` is the fact's date.

    `task` is the task's id; where a record of another kind was withdrawn, that record's. `before` and `after` are what
    a deadline, an indicator or a class was and is, in English; else "".
    """

    kind: ChangeKind
    task: str
    on: date
    sentence: Both
    before: str = ""
    after: str = ""


@frozen
class Agenda:
    """What the next scheduling meeting has to go through; task ids and decisions, the most pressing first."""

    late: tuple[TaskState, ...]
    """Behind and overdue."""
    due_soon: tuple[TaskState, ...]
    """Due within 30 days."""
    decisions_overdue: tuple[DecisionState, ...]
    decisions_open: tuple[DecisionState, ...]
    not_confirmed: tuple[TaskState, ...]
    stale: tuple[TaskState, ...]
    resurfaced: tuple[TaskState, ...]


@frozen(slots=False)
class Ledger:
    """The content and what it means as of `as_of`. Tasks are in the content's order; decisions the oldest first."""

    content: Content
    as_of: date
    tasks: tuple[TaskState, ...]
    decisions: tuple[DecisionState, ...]
    by_label: Mapping[Label, int]
    by_group: Mapping[Group, int]
    task_by_id: Mapping[str, TaskState]

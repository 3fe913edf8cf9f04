"""Look-back readiness (迎检准备): what an inspector will ask for, met or missing, for a task and for the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.state import CheckResult, DatedTask, Ledger, NoticeState, Readiness, ReadinessItem, Step
from generator.model.frozen import frozen
from generator.model.records import Evidence

CONFIRMED_WITHIN: Final = timedelta(days=365)
"""A continuing task has no day of completion; a confirmed check counts for a year."""
_CLOSING: Final = (ReadinessItem.ACCEPTANCE, ReadinessItem.NOTICE, ReadinessItem.FILING)


@frozen
class SiteReadiness:
    """Readiness over all tasks: for each item how many tasks have it, of how many that it is asked of."""

    met: Mapping[ReadinessItem, int]
    asked: Mapping[ReadinessItem, int]
    ready: int
    """Tasks that miss nothing."""
    total: int

    @property
    def share(self) -> float:
        """The part of all items of all tasks that is met, 0..1."""
        asked = sum(self.asked.values())
        return sum(self.met.values()) / asked if asked else 0.0


def site_readiness(ledger: Ledger) -> SiteReadiness:
    """The readiness of the whole site."""
    met = dict.fromkeys(ReadinessItem, 0)
    asked = dict.fromkeys(ReadinessItem, 0)
    for state in ledger.tasks:
        for item in state.readiness.met:
            met[item] += 1
            asked[item] += 1
        for item in state.readiness.missing:
            asked[item] += 1
    ready = sum(not state.readiness.missing for state in ledger.tasks)
    return SiteReadiness(met, asked, ready, len(ledger.tasks))


def readiness(
    dated: DatedTask,
    completed: date | None,
    notice: NoticeState | None,
    checks: Sequence[CheckResult],
    as_of: date,
    *,
    is_unresolved: bool,
    is_continuing: bool,
) -> Readiness:
    """The items met and missing. A task that goes on for good is not asked for acceptance, notice and filing."""
    steps = dated.steps
    since = as_of - CONFIRMED_WITHIN if is_continuing else completed
    holds = {
        ReadinessItem.MEASURES_DONE: bool(dated.measures_done) and None not in dated.measures_done,
        ReadinessItem.EVIDENCE_DATED: is_proven(dated.evidence),
        ReadinessItem.ACCEPTANCE: Step.SELF_CHECK in steps and Step.ACCEPTANCE in steps,
        ReadinessItem.NOTICE: _has_run(notice, as_of),
        ReadinessItem.FILING: Step.FILING in steps,
        ReadinessItem.CONFIRMED_CHECK: since is not None and not is_unresolved and _is_confirmed(checks, since),
        ReadinessItem.NO_RESURFACING: not is_unresolved,
    }
    if is_continuing:
        for item in _CLOSING:
            del holds[item]
    return Readiness(
        met=tuple(item for item, is_met in holds.items() if is_met),
        missing=tuple(item for item, is_met in holds.items() if not is_met),
    )


def is_proven(evidence: Sequence[Evidence]) -> bool:
    """Whether there is evidence of the result (pictures of the state before prove none), every piece of it dated."""
    return any(piece.kind != "before" for piece in evidence) and all(piece.taken is not None for piece in evidence)


def _has_run(notice: NoticeState | None, as_of: date) -> bool:
    """A notice that is over and not known to be short: what the calendar cannot verify is not held against it."""
    return notice is not None and notice.last is not None and notice.last < as_of and notice.is_short is not True


def _is_confirmed(checks: Sequence[CheckResult], since: date) -> bool:
    return any(not each.is_bad and each.check.date is not None and each.check.date >= since for each in checks)

"""Each indicator's series of values against its target, and the day on which the present rate would reach it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.state import IndicatorState, Reading
from generator.model.records import Indicator, Progress

RATE_DAYS: Final = 90
"""The present rate is that of the last 90 days of readings: long enough to level out a single report."""


def indicator_states(
    indicators: Sequence[Indicator], progress: Iterable[Progress], started: date | None, deadline: date | None
) -> tuple[IndicatorState, ...]:
    """The indicators in their order; `started` is the day of the baseline where no reading is older."""
    if not indicators:
        return ()
    readings = _readings(progress)
    return tuple(_state(each, readings.get(each.id, ()), started, deadline) for each in indicators)


def _readings(progress: Iterable[Progress]) -> Mapping[str, list[Reading]]:
    """Values by indicator, oldest first; of two reports on one day the later one in the listing counts."""
    found: dict[str, list[Reading]] = {}
    for report in progress:
        if report.date is None:
            continue
        for name, value in report.indicators:
            series = found.setdefault(name, [])
            if series and series[-1].on == report.date:
                series.pop()
            series.append(Reading(report.date, value, report.path))
    return found


def _state(
    indicator: Indicator, readings: Sequence[Reading], started: date | None, deadline: date | None
) -> IndicatorState:
    direction = _direction(indicator, readings)
    value = readings[-1].value if readings else None
    reached = _is_reached(indicator, value, direction)
    reached_by = _reached_by(indicator, readings, started, direction)
    return IndicatorState(
        indicator=indicator,
        readings=tuple(readings),
        value=value,
        share=_share(indicator, value),
        is_reached=reached,
        reached_by=reached_by,
        is_after_deadline=reached_by is not None and deadline is not None and reached_by > deadline,
        fell_back=_fell_back(readings, direction),
    )


def _direction(indicator: Indicator, readings: Sequence[Reading]) -> int:
    """The sign of target − baseline (without a baseline: − first reading); 0 where it can't be known."""
    start = indicator.baseline
    if start is None and readings:
        start = readings[0].value
    if start is None or indicator.target is None:
        return 0
    return (indicator.target > start) - (indicator.target < start)


def _is_reached(indicator: Indicator, value: float | None, direction: int) -> bool | None:
    if value is None or indicator.target is None:
        return None
    return value == indicator.target if direction == 0 else (value - indicator.target) * direction >= 0


def _share(indicator: Indicator, value: float | None) -> float | None:
    if value is None or indicator.target is None or indicator.baseline is None:
        return None
    if indicator.target == indicator.baseline:
        return 1.0 if value == indicator.target else 0.0
    return min(1.0, max(0.0, (value - indicator.baseline) / (indicator.target - indicator.baseline)))


def _reached_by(indicator: Indicator, readings: Sequence[Reading], started: date | None, direction: int) -> date | None:
    """The first day of the last unbroken run at the target; else where the present rate leads within a century."""
    target = indicator.target
    if not readings or target is None or direction == 0:
        return None
    last = readings[-1]
    reached = None
    for reading in reversed(readings):
        if (reading.value - target) * direction < 0:
            break
        reached = reading.on
    if reached is not None:
        return reached
    start = _rate_start(indicator, readings, started)
    if start is None or (last.value - start.value) * direction <= 0:
        return None
    days = math.ceil((target - last.value) * (last.on - start.on).days / (last.value - start.value))
    return last.on + timedelta(days=days) if days <= 36500 and last.on.year < 2200 else None


def _rate_start(indicator: Indicator, readings: Sequence[Reading], started: date | None) -> Reading | None:
    """The oldest reading of the last 90 days, or the one before them; for a single reading the baseline."""
    last = readings[-1]
    earlier = readings[:-1]
    recent = [reading for reading in earlier if (last.on - reading.on).days <= RATE_DAYS]
    if recent:
        return recent[0]
    if earlier:
        return earlier[-1]
    if indicator.baseline is not None and started is not None and started < last.on:
        return Reading(started, indicator.baseline, "")
    return None


def _fell_back(readings: Sequence[Reading], direction: int) -> tuple[Reading, Reading] | None:
    """The last two readings in a row of which the second is farther from the target's side than the first."""
    for position in range(len(readings) - 1, 0, -1):
        before, after = readings[position - 1], readings[position]
        if (after.value - before.value) * direction < 0:
            return before, after
    return None

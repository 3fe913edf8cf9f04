"""The days of a public notice (公示期), recounted: both ends count, make-up working days and holidays as they were."""

from __future__ import annotations

from datetime import date

from generator.ledger.calendar import working_days
from generator.ledger.state import NoticeState
from generator.model.records import PublicNotice
from generator.model.site import Site


def notice_state(notice: PublicNotice | None, site: Site, as_of: date) -> NoticeState | None:
    """The notice if it had begun by `as_of`; the days are those of its whole announced period."""
    if notice is None or notice.from_ is None or notice.from_ > as_of:
        return None
    working = site.notice.kind == "working"
    days = notice_days(notice.from_, notice.to, site.calendar, working=working) if notice.to else None
    is_short = None if days is None else days < max(site.notice.days, notice.days or 0)
    return NoticeState(notice.from_, notice.to, days, working, site.notice.days, notice.days, is_short)


def notice_days(first: date, last: date, country: str, *, working: bool) -> int | None:
    """Days from `first` to `last`, both counted; None for working days that the calendar does not know."""
    if working:
        return working_days(country).count(first, last)
    return max(0, (last - first).days + 1)

"""The one place that asks what day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def today(timezone: str) -> date:
    """The day it is now in a time zone such as `Asia/Shanghai`; in UTC where the zone is not known."""
    return now(timezone).date()


def now(timezone: str) -> datetime:
    """The moment it is now, told in a time zone; in UTC where the zone is not known."""
    try:
        zone: ZoneInfo | None = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = None
    return datetime.now(zone or UTC)

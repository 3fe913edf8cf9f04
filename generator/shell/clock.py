"""The one place that asks what day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def today(timezone: str) -> date:
    """The day it is now in a time zone such as `Asia/Shanghai`; in UTC where the zone is not known."""
    return now(timezone).date()


def now(timezone: str) -> datetime:
    """The moment it is now, told in a time zone; in UTC where the zone is not known."""
    return datetime.now(_zone(timezone))


def hours_of_today(timezone: str) -> tuple[float, float]:
    """When today began in a time zone and when tomorrow does, in seconds since 1970."""
    midnight = now(timezone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.timestamp(), (midnight + timedelta(days=1)).timestamp()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC

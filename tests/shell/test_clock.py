"""The day it is, told in the site's time zone."""

from datetime import UTC, datetime, timedelta

from generator.shell.clock import now, today


def test_the_day_is_told_in_the_sites_time_zone() -> None:
    assert now("Asia/Shanghai").utcoffset() == timedelta(hours=8)
    assert abs(now("Asia/Shanghai") - datetime.now(UTC)) < timedelta(minutes=1)


def test_an_unknown_time_zone_falls_back_to_utc() -> None:
    assert today("Nowhere/At-All") == datetime.now(UTC).date()
    assert today("../etc/passwd") == datetime.now(UTC).date()

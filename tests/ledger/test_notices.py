"""A public notice is recounted, both ends included."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from generator.ledger.notices import notice_days, notice_state
from generator.model.site import NoticeRule
from tests.builders import SITE, notice

CALENDAR_DAYS = dataclasses.replace(SITE, notice=NoticeRule(days=10, kind="calendar"))


def recounted(first, last, *, days=None, site=SITE, as_of=date(2026, 1, 1)):
    found = notice_state(notice(first, last, days=days), site, as_of)
    assert found
    return found


def test_ten_claimed_working_days_over_national_day_were_four():
    found = recounted("2024-09-29", "2024-10-09", days=10)
    assert (found.days, found.claimed, found.required, found.is_short) == (4, 10, 5, True)


@pytest.mark.parametrize(
    ("last", "days", "short"), [("2018-10-26", 5, False), ("2018-10-25", 4, True), ("2018-10-28", 5, False)]
)
def test_working_days_are_held_against_the_rule_of_the_site(last, days, short):
    found = recounted("2018-10-22", last)
    assert (found.days, found.is_short, found.working) == (days, short, True)


def test_a_notice_is_held_against_its_own_claim_too():
    assert recounted("2018-10-22", "2018-10-26", days=7).is_short


def test_calendar_days_need_no_calendar():
    found = recounted("2030-01-01", "2030-01-10", site=CALENDAR_DAYS, as_of=date(2031, 1, 1))
    assert (found.days, found.is_short, found.working) == (10, False, False)
    assert notice_days(date(2018, 10, 2), date(2018, 10, 1), "CN", working=False) == 0


def test_working_days_in_an_unknown_year_are_unverified():
    found = recounted("2030-01-01", "2030-01-10", as_of=date(2031, 1, 1))
    assert (found.days, found.is_short) == (None, None)


def test_a_notice_without_a_last_day_cannot_be_counted():
    found = recounted("2018-10-22", None)
    assert (found.last, found.days, found.is_short) == (None, None, None)


def test_a_notice_that_has_not_begun_is_none():
    assert notice_state(notice("2018-10-22", "2018-10-26"), SITE, date(2018, 10, 21)) is None
    assert notice_state(notice(None), SITE, date(2018, 10, 21)) is None
    assert notice_state(None, SITE, date(2018, 10, 21)) is None

"""Dates, deadlines and durations in the field's wordings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.wording import (
    DeadlineKind,
    Duration,
    DurationUnit,
    is_impossible_date,
    meant_date,
    meant_deadline,
    meant_duration,
    read_date,
    read_deadline,
    read_duration,
)

DEADLINES = [
    ("2018年底前", date(2018, 12, 31)),
    ("2018年年底前", date(2018, 12, 31)),
    ("2018年底", date(2018, 12, 31)),
    ("2018年末", date(2018, 12, 31)),
    ("2019年内", date(2019, 12, 31)),
    ("2018年度", date(2018, 12, 31)),
    ("2018", date(2018, 12, 31)),
    ("2018年", date(2018, 12, 31)),
    ("2018年12月底", date(2018, 12, 31)),
    ("2018年6月底前", date(2018, 6, 30)),
    ("2020年11月底前", date(2020, 11, 30)),
    ("2020年2月末", date(2020, 2, 29)),
    ("2018年6月", date(2018, 6, 30)),
    ("2018-12", date(2018, 12, 31)),
    ("2018-09-15", date(2018, 9, 15)),
    ("2018年9月15日前", date(2018, 9, 15)),
    ("2018年9月15日之前", date(2018, 9, 15)),
    ("2018年9月15日", date(2018, 9, 15)),
    ("2018年第三季度", date(2018, 9, 30)),
    ("2018年第3季度末", date(2018, 9, 30)),
    ("2018年一季度前", date(2018, 3, 31)),
    ("2018Q4", date(2018, 12, 31)),
    ("2018年上半年", date(2018, 6, 30)),
    ("2018年下半年", date(2018, 12, 31)),
    ("2018年9月上旬", date(2018, 9, 10)),
    ("2018年9月中旬前", date(2018, 9, 20)),
    ("2018年2月下旬", date(2018, 2, 28)),
    ("2018年12月底前完成", date(2018, 12, 31)),
    ("2018年12月31日前全面完成整改", date(2018, 12, 31)),
    (" 2018 年底前 ", date(2018, 12, 31)),
    ("２０１８年底前", date(2018, 12, 31)),
]


@pytest.mark.parametrize(("text", "due"), DEADLINES)
def test_a_period_means_its_last_day(text: str, due: date) -> None:
    deadline = read_deadline(text)
    assert deadline is not None
    assert (deadline.kind, deadline.due, deadline.written) == (DeadlineKind.DATED, due, text)


@pytest.mark.parametrize("text", ["continuing", "Continuing", "长期坚持", "持续推进", "立行立改，长期坚持"])
def test_work_without_end_has_no_day(text: str) -> None:
    deadline = read_deadline(text)
    assert deadline is not None
    assert (deadline.kind, deadline.due) == (DeadlineKind.CONTINUING, None)


@pytest.mark.parametrize("text", ["immediate", "立行立改", "立即整改"])
def test_work_on_the_spot_has_no_day(text: str) -> None:
    deadline = read_deadline(text)
    assert deadline is not None
    assert (deadline.kind, deadline.due) == (DeadlineKind.IMMEDIATE, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2018年6月前", "2018年6月底前"),  # the end of May, or of June?
        ("2018年前", "2018年底前"),  # the end of 2017, or of 2018?
        ("二〇一八年十二月底前", "2018年12月底前"),
        ("2018/9/15", "2018-09-15"),
        ("10月5日", "YYYY-10-05"),
        ("2018年13月", None),
        ("2018年2月30日前", None),
        ("soon", None),
        ("", None),
    ],
)
def test_what_cannot_be_read_is_not_guessed(text: str, meant: str | None) -> None:
    assert read_deadline(text) is None
    assert meant_deadline(text) == meant


@pytest.mark.parametrize(("text", "_"), DEADLINES)
def test_a_readable_deadline_needs_no_hint(text: str, _: date) -> None:
    assert meant_deadline(text) is None


def test_dates_have_one_form() -> None:
    assert read_date("2018-10-05") == date(2018, 10, 5)
    for other in ["2018/10/5", "2018-10-5", "2018-10", "2018-02-30", "２０１８-10-05", "0218-10-05", "", "2018-10-05 "]:
        assert read_date(other) is None


def test_a_day_that_no_calendar_has() -> None:
    assert is_impossible_date("2018-02-30")
    assert not is_impossible_date("2018-02-28")
    assert not is_impossible_date("2018/02/30")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2018/10/5", "2018-10-05"),
        ("2018.10.5", "2018-10-05"),
        ("2018-10-5", "2018-10-05"),
        ("2018年10月5日", "2018-10-05"),
        ("2018年10月5号", "2018-10-05"),
        ("二〇一八年十月五日", "2018-10-05"),
        ("二〇一八年十二月三十一日", "2018-12-31"),
        ("20181005", "2018-10-05"),
        ("2018—10—05", "2018-10-05"),
        ("“2018-10-05”", "2018-10-05"),
        ("10月5日", "YYYY-10-05"),
        ("10/5", "YYYY-10-05"),
        ("5/10/2018", None),
        ("2018-02-30", None),
        ("13月5日", None),
        ("yesterday", None),
    ],
)
def test_the_date_an_editor_meant(text: str, meant: str | None) -> None:
    assert meant_date(text) == meant


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("30d", 30, DurationUnit.DAY),
        ("30 days", 30, DurationUnit.DAY),
        ("1 day", 1, DurationUnit.DAY),
        ("20天", 20, DurationUnit.DAY),
        ("十五日", 15, DurationUnit.DAY),
        ("30 working days", 30, DurationUnit.WORKING_DAY),
        ("20个工作日", 20, DurationUnit.WORKING_DAY),
        ("二十个工作日", 20, DurationUnit.WORKING_DAY),
        ("2 weeks", 2, DurationUnit.WEEK),
        ("两周", 2, DurationUnit.WEEK),
        ("3个月", 3, DurationUnit.MONTH),
        ("3 months", 3, DurationUnit.MONTH),
        ("半年", 6, DurationUnit.MONTH),
        ("半个月", 15, DurationUnit.DAY),
        ("1年", 1, DurationUnit.YEAR),
    ],
)
def test_durations(text: str, count: int, unit: DurationUnit) -> None:
    assert read_duration(text) == Duration(count, unit)


@pytest.mark.parametrize("text", ["", "0d", "-3d", "1.5 months", "3月", "30", "30 dags", "半天", "99999d", "two weeks"])
def test_no_duration(text: str) -> None:
    assert read_duration(text) is None


def test_the_duration_an_editor_meant() -> None:
    assert meant_duration("30") == "30d"
    assert meant_duration("3月") == "3个月"
    assert meant_duration("30d") is None


@given(st.text(alphabet="0123456789-年月日底前末内第季度上下半旬一二两三十〇q完成/. 个工作周天d", max_size=14))
def test_no_text_breaks_the_readers(text: str) -> None:
    read_date(text)
    read_deadline(text)
    read_duration(text)
    meant_date(text)
    meant_deadline(text)
    meant_duration(text)


@given(st.text(max_size=20))
def test_any_text_breaks_nothing(text: str) -> None:
    test_no_text_breaks_the_readers.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert meant_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    deadline = read_deadline(f"{day.year}年{day.month}月{day.day}日前")
    assert deadline is not None
    assert deadline.due == day

from __future__ import annotations

import re

from generator.render.calendar_file import LINE, calendar_address, deadline_calendars
from tests import builders


def calendar(*tasks: object, language: str = "zh") -> bytes:
    made = builders.ledger(*tasks)  # type: ignore[arg-type]
    return next(file.body for file in deadline_calendars(made) if file.path == calendar_address(language))


def test_an_open_task_is_an_all_day_event():
    body = calendar(builders.task("DL-01", deadline="2018-12-31", title={"en": "Plant", "zh": "污水厂"})).decode()
    for line in (
        "UID:zh-DL-01@testing.example",
        "DTSTAMP:20181031T000000Z",
        "DTSTART;VALUE=DATE:20181231",
        "DTEND;VALUE=DATE:20190101",
        "SUMMARY;LANGUAGE=zh-CN:DL-01 污水厂",
        "URL:https://testing.example/zh/tasks/DL-01/index.html",
    ):
        assert f"\r\n{line}\r\n" in body


def test_what_is_completed_or_has_no_day_is_not_there():
    done = builders.task("DL-01", deadline="2018-12-31", started="2018-03-01", closing=builders.closing(self_check="2018-10-01"))
    assert b"BEGIN:VEVENT" not in calendar(done, builders.task("DL-02", deadline=None))


def test_a_continuing_task_is_there_with_its_review():
    assert calendar(builders.task("DL-01", deadline="continuing", started="2018-03-01")).count(b"BEGIN:VEVENT") == 1


def test_lines_are_short_and_end_as_they_must():
    body = calendar(builders.task("DL-01", deadline="2018-12-31", title={"zh": "长" * 120 + ",;\\"}))
    assert not re.search(rb"(?<!\r)\n", body)
    assert all(len(line) <= LINE for line in body.split(b"\r\n"))
    assert "长" * 120 + "\\,\\;\\\\" in body.replace(b"\r\n ", b"").decode()

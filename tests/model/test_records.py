"""Records are frozen values that know their places and bodies."""

from datetime import date

import pytest

from generator.model.problem import Place, places_of
from generator.model.records import (
    FOLDERS,
    KINDS,
    Body,
    Bulletin,
    Deadline,
    DeadlineKind,
    DeadlinePart,
    Period,
    Task,
    WrittenDeadline,
    kind_of,
)


def part(kind: DeadlineKind, due: date | None, written: str) -> DeadlinePart:
    return DeadlinePart(due=WrittenDeadline(kind, due, written))


def test_the_last_dated_part_decides() -> None:
    deadline = Deadline((
        part(DeadlineKind.DATED, date(2019, 12, 31), "2019年内"),
        part(DeadlineKind.DATED, date(2020, 11, 30), "2020年11月底前"),
        part(DeadlineKind.CONTINUING, None, "长期坚持"),
    ))
    assert deadline.due == date(2020, 11, 30)
    assert (deadline.is_continuing, deadline.is_immediate) == (True, False)
    assert deadline.written == "2019年内; 2020年11月底前; 长期坚持"
    assert Deadline(()).due is None


def test_a_record_gives_its_text_in_the_language_or_in_the_first_there_is() -> None:
    task = Task(bodies=(Body("en", "plant", "t.md", 5), Body("zh", "厂", "t.zh.md", 3)))
    assert [getattr(task.body(tag), "text", None) for tag in ("zh", "en", "fr")] == ["厂", "plant", "plant"]
    assert Task().body("en") is None


def test_a_record_knows_where_its_fields_stand() -> None:
    task = Task(path="tasks/a.md", places=places_of([("lead", 7, 1)]))
    assert task.place("lead") == Place("tasks/a.md", 7, 1)
    assert task.place("target") == Place("tasks/a.md")


def test_without_an_audience_a_record_is_internal() -> None:
    assert Task().is_internal
    assert not Task(audience="public").is_internal


def test_the_day_of_a_bulletins_data() -> None:
    issue, end, day = date(2018, 10, 20), date(2018, 10, 15), date(2018, 10, 14)
    assert Bulletin(date=issue).data_date == issue
    assert Bulletin(date=issue, period=Period(to=end)).data_date == end
    assert Bulletin(date=issue, period=Period(to=end), as_of=day).data_date == day


def test_every_kind_has_its_folder() -> None:
    assert set(FOLDERS.values()) == set(KINDS)
    assert kind_of(Task()) == "task"


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Task().id = "x"  # type: ignore[misc]

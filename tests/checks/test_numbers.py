import pytest

from generator.checks.numbers import Sum, sums
from generator.checks.passages import Passage


def read(text: str) -> Sum:
    (found,) = sums(Passage(None, "pages/p.md", (), "en", text, 1))
    return found


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("58 tasks: 13 completed, 38 on schedule, 2 fully implemented, 5 behind.", 58, [13, 38, 2, 5]),
        ("Of the 22 tasks, seven are completed and 15 are on schedule.", 22, [7, 15]),
        ("13 of the 58 tasks are completed, 45 are behind.", 58, [13, 45]),
        ("全市58项整改任务，已完成13项、序时推进38项、全面落实2项、滞后5项。", 58, [13, 38, 2, 5]),
        ("整改任务共计41项，其中：完成25项，推进16项。", 41, [25, 16]),
        ("四十一项任务中，完成二十五项，按序时推进十六项。", 41, [25, 16]),
        ("22项任务中，滞后、超期或反弹4项，其余18项按序时推进。", 22, [4, 18]),
    ],
)
def test_totals_and_their_parts_are_read(text: str, total: int, parts: list[int]) -> None:
    found = read(text)
    assert found.total == total
    assert [part.number for part in found.parts] == parts
    assert found.adds_up


@pytest.mark.parametrize(
    "text",
    [
        "41 tasks: 25 completed, of which 13 closed, 16 on schedule.",
        "41项任务：已完成25项，其中销号13项，按序时推进16项。",
        "41 tasks: 25 completed, of which 13 closed, 12 accepted, 16 on schedule.",
    ],
)
def test_a_part_of_a_part_is_not_added(text: str) -> None:
    assert read(text).adds_up


def test_days_kilometres_and_new_tasks_are_no_parts() -> None:
    text = "58 tasks: 13 completed, 5 days late, 3 km of pipes, 2 new this month, 45 behind."
    assert [part.number for part in read(text).parts] == [13, 45]


def test_a_figure_of_two_classes_means_both() -> None:
    (closed, late) = read("9 tasks: 5 are closed or accepted, 4 are late or resurfaced.").parts
    assert closed.kind is not None
    assert late.kind is not None
    assert closed.kind.name == "closed or accepted"
    assert {str(label) for label in late.kind.labels[-1]} == {"behind", "overdue", "resurfaced"}


def test_texts_without_totals_have_no_sums() -> None:
    assert list(sums(Passage(None, "p.md", (), "en", "No task is late. 3 pumps arrived.", 1))) == []

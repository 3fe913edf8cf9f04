import pytest

from generator.checks.effort import has_fact, has_number, place_names
from tests.checks.trying import ledger, task

PLACES = frozenset({"North District", "北城区", "北城"})


@pytest.mark.parametrize(
    "text",
    [
        "By 12 October 4 km are laid.",
        "Four outfalls are closed.",
        "The wall of the North District stands.",
        "Work goes on at Harbour Island.",
        "已封堵三处排污口。",
        "北城片区已进场施工。",
        "长兴镇已进场施工。",
        "9月底前完成。",
        "全部拆除，已完成８５％。",
    ],
)
def test_a_number_a_date_or_a_place_is_a_fact(text: str) -> None:
    assert has_fact(text, PLACES)


@pytest.mark.parametrize(
    "text",
    [
        "The leaders attach great importance and held three meetings.",
        "1. Leadership. 2. Supervision was strengthened by 12 inspections.",
        "一是高度重视，二是多次召开会议，三是各乡镇压实责任。",
        "召开会议5次，印发文件3份，各有关镇高度重视。",
        "",
    ],
)
def test_meetings_and_attention_are_no_fact(text: str) -> None:
    assert not has_fact(text, PLACES)


def test_counts_of_meetings_are_no_result() -> None:
    assert not has_number("5 meetings and 3 visits")
    assert has_number("5 meetings and 3 outfalls")


def test_areas_are_known_by_their_short_names_too() -> None:
    (state,) = (site := ledger({"tasks/DL-01/task.md": task("location: {name: Old quay}\n")})).tasks
    from generator.checks.scene import Scene

    names = place_names(state, Scene(site, full=True, today=site.as_of))
    assert {"Old quay", "South County", "南岭县", "南岭", "北城区"} <= names

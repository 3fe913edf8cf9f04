from datetime import date
from typing import Any

import pytest

from generator.ledger.meaning import LABELS
from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.model.records import TaskInternal
from generator.model.text import Text
from generator.render.block_pieces import Drawing, Facts, Figures, Lines, Photos, Table, Words
from generator.render.block_views import Blocks, Occasion, Shown, last_month, occasion_of
from generator.render.blocks import Block
from tests import builders as b
from tests.render.websites import backdrop, busy_ledger, lists

CAUSE = TaskInternal(root_cause=Text((("en", "The pump was late."),)))
OCCASION = Occasion(date(2018, 8, 31), date(2018, 10, 31))


def shown(
    ledger: Ledger, name: str, *words: str, language: str = "en", edition: Edition = Edition.PUBLIC, **filters: str
) -> Shown:
    blocks = Blocks(backdrop(ledger, language, edition), lists(ledger, language))
    return blocks.shown(Block(name, words, tuple(filters.items()), 7, ()), OCCASION, "bulletins/x.md")


def only(result: Shown, kind: type[Any]) -> Any:
    assert result.problems == ()
    (found,) = (piece for piece in result.pieces if isinstance(piece, kind))
    return found


def ids(result: Shown) -> list[str]:
    return [row[0].plain for row in only(result, Table).rows]


def test_summary_adds_up_to_the_ledger() -> None:
    ledger = busy_ledger()
    result = shown(ledger, "summary")
    figures, table = only(result, Figures), only(result, Table)
    assert figures.tally.total == len(ledger.tasks) == sum(figure.count for figure in figures.tally.figures)
    counts = {row[0].plain: int(row[1].plain) for row in table.rows}
    assert counts == {LABELS[label].name.en: ledger.by_label.get(label, 0) for label in LABELS}
    assert table.foot[1].plain == str(len(ledger.tasks))


def test_tasks_without_a_filter_are_all_tasks() -> None:
    assert ids(shown(busy_ledger(), "tasks")) == ["A-1", "A-2", "A-3", "A-4", "A-5"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"pace": "overdue"}, ["A-2"]),
        ({"area": "south"}, ["A-2"]),
        ({"stage": "accepted"}, ["A-3"]),
        ({"pace": "overdue", "area": "city"}, []),
        ({"due": "2018-12"}, ["A-1", "A-2"]),
    ],
)
def test_filters_let_through_what_meets_all_of_them(filters: dict[str, str], expected: list[str]) -> None:
    ledger = busy_ledger()
    assert set(ids(shown(ledger, "tasks", **filters))) <= {state.task.id for state in ledger.tasks}
    assert [name for name in ids(shown(ledger, "tasks", **filters)) if name in expected] == expected


def test_due_within_days_counts_open_tasks_from_the_day_of_the_ledger() -> None:
    ledger = b.ledger(
        b.task("NEAR", deadline="2018-11-30"),
        b.task("FAR", deadline="2018-12-01"),
        b.task("PAST", deadline="2018-10-30"),
    )
    assert ids(shown(ledger, "tasks", due="30d")) == ["NEAR"]


def test_the_caption_says_what_was_chosen() -> None:
    table = only(shown(busy_ledger(), "tasks", language="zh", pace="overdue", area="south"), Table)
    assert table.caption == "整改任务：序时进度“超期”、地区“南区”" or "南区" in table.caption


@pytest.mark.parametrize(
    ("filters", "typed"),
    [
        ({"pase": "behind"}, "pase="),
        ({"pace": "slow"}, "pace=slow"),
        ({"due": "soon"}, "due=soon"),
        ({"area": "mars"}, "area=mars"),
    ],
)
def test_an_unknown_filter_is_a_problem_at_its_line(filters: dict[str, str], typed: str) -> None:
    result = shown(busy_ledger(), "tasks", **filters)
    (problem,) = result.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("block-filter", "bulletins/x.md", 7)
    assert typed in problem.message("zh")
    assert result.pieces == ()


@pytest.mark.parametrize("name", ["task", "meeting", "photos", "decisions", "timeline"])
def test_an_unknown_record_is_a_problem(name: str) -> None:
    result = shown(busy_ledger(), name, "NOBODY")
    assert [problem.code for problem in result.problems] == ["block-name"]
    assert result.pieces == ()


@pytest.mark.parametrize("name", ["task", "meeting", "photos"])
def test_a_block_without_its_record_is_a_problem(name: str) -> None:
    assert [problem.code for problem in shown(busy_ledger(), name).problems] == ["block-name"]


def test_changes_are_those_of_the_time_by_task_newest_first() -> None:
    found = only(shown(busy_ledger(), "changes"), Lines)
    days = [line.day.iso for line in found.lines]
    assert days == sorted(days, reverse=True)
    assert all("2018-08-31" < day <= "2018-10-31" for day in days)
    told = [said.text for line in found.lines for said in line.details]
    assert found.caption.startswith(f"{len(told)} changes from 1 September 2018")
    assert len({line.link.address for line in found.lines}) == len(found.lines)
    assert not [text for text in told if "progress report" in text or "decided" in text]


def test_a_timeline_is_of_the_named_task_from_its_beginning_or_of_all_in_the_time() -> None:
    named = only(shown(busy_ledger(), "timeline", "A-1"), Lines)
    assert named.caption == "A-1 Sewage plant: what happened"
    assert "Sewage plant" not in "".join(line.link.text.text for line in named.lines)
    assert named.lines[-1].day.iso < "2018-08-31"
    every = only(shown(busy_ledger(), "timeline"), Lines)
    assert all(line.day.iso > "2018-08-31" for line in every.lines)


def test_the_scoreboard_has_areas_and_units_with_the_ledgers_figures() -> None:
    areas, units = (piece for piece in shown(busy_ledger(), "scoreboard").pieces if isinstance(piece, Table))
    assert areas.id == "scoreboard-areas"
    assert units.id == "scoreboard-units"
    for row in (*areas.rows, *units.rows):
        assert int(row[1].plain) == sum(int(cell.plain) for cell in row[2:6])


def test_a_task_at_a_glance_has_its_facts_news_and_schedule() -> None:
    result = shown(busy_ledger(), "task", "A-1")
    assert only(result, Facts).title.text.text == "Sewage plant"
    assert "Pumps run." in only(result, Words).paragraphs[0].text
    assert only(result, Drawing).table.rows


def test_a_meeting_at_a_glance_has_its_facts() -> None:
    assert "1 October 2018" in [
        fact.values[0].text.text for fact in only(shown(busy_ledger(), "meeting", "2018-10-01-m"), Facts).facts
    ]


def test_decisions_are_those_of_the_named_meeting_or_all() -> None:
    ledger = busy_ledger()
    assert len(only(shown(ledger, "decisions"), Table).rows) == len(ledger.decisions)
    (remarks,) = only(shown(ledger, "decisions", "2018-10-01-m"), Table).remarks
    assert [said.text for said in remarks] == ["Only English (Overdue)"]


def test_photos_without_pictures_say_so() -> None:
    assert only(shown(busy_ledger(), "photos", "A-1"), Photos).nothing == "No photographs are on record."


def test_causes_are_shown_to_the_office_only() -> None:
    ledger = b.ledger(b.task("A-1", deadline="2018-09-30", started="2018-01-01", internal=CAUSE))
    told = [
        [said.text for remarks in only(shown(ledger, "tasks", edition=edition), Table).remarks for said in remarks]
        for edition in (Edition.INTERNAL, Edition.PUBLIC)
    ]
    assert told == [["Root cause: The pump was late."], []]


def test_a_task_on_schedule_has_no_causes_to_show() -> None:
    ledger = b.ledger(b.task("A-1", deadline="2018-12-31", started="2018-01-01", internal=CAUSE))
    assert only(shown(ledger, "tasks", edition=Edition.INTERNAL), Table).remarks == ()


def test_an_internal_passage_is_no_block_of_ours() -> None:
    assert shown(busy_ledger(), "internal").pieces == ()


def test_an_issue_speaks_of_its_period_a_page_of_the_last_month() -> None:
    period = (
        b.bulletin("x", "2018-10-02", 1, "T", period=b.period("2018-09-01", "2018-09-30"))
        if hasattr(b, "period")
        else None
    )
    page = b.page("about", "T")
    assert (
        occasion_of(page, date(2018, 10, 31))
        == last_month(date(2018, 10, 31))
        == Occasion(date(2018, 10, 1), date(2018, 10, 31))
    )
    if period is not None:
        assert occasion_of(period, date(2018, 9, 30)) == Occasion(date(2018, 8, 31), date(2018, 9, 30))

from dataclasses import replace
from datetime import date

import pytest

from generator.model.output import Edition
from generator.model.site import Fonts
from generator.model.text import Said
from generator.render.block_pieces import Beside, Cell, Column, Drawing, Table
from generator.render.charts.values import Schedule, ScheduleRow
from generator.render.print_frame import Frame, Heading, Numbers, Room, arranged, composed
from tests import builders as b
from tests.render.printing import issue, scene
from tests.render.websites import busy_ledger

FRAME = Frame("x.pdf", "Series", Said("Title", "en"), "No. 1", Said("Office", "en"), date(2018, 10, 31))


def job(frame: Frame = FRAME, edition: Edition = Edition.PUBLIC, *parts: Heading) -> str:
    ledger = busy_ledger()
    return composed(Room(scene(ledger, edition), ledger, "en"), frame, parts).job.html


def test_a_public_print_has_no_mark_an_internal_one_always() -> None:
    assert 'data-mark=""' in job()
    assert "Internal material" in job(FRAME, Edition.INTERNAL)


def test_contents_are_for_more_than_one_heading() -> None:
    headings = [Heading(2, f"h{number}", Said(f"Part {number}", "en")) for number in range(2)]
    always = replace(FRAME, contents="always")
    assert '<nav class="contents">' in job(always, Edition.PUBLIC, *headings)
    assert "<nav" not in job(always, Edition.PUBLIC, headings[0])
    assert 'data-over="4"' in job(replace(FRAME, contents="long"), Edition.PUBLIC, *headings)


def test_the_code_leads_to_the_page_on_the_site() -> None:
    html = job(replace(FRAME, page="en/bulletins/x/index.html"))
    assert "https://testing.example/en/bulletins/x/index.html" in html
    assert "<title>QR code of the page https://testing.example/en/bulletins/x/index.html</title>" in html
    assert "testing.example" not in job(replace(FRAME, page="en/bulletins/x/index.html"), Edition.INTERNAL)


def test_a_print_that_has_no_page_of_its_own_leads_to_the_tasks_and_says_so() -> None:
    own = job(replace(FRAME, page="en/bulletins/x/index.html", record="bulletins/x.md"))
    assert "This print on the site, with its data: <a" in own
    assert "The tasks on the site, with their data: <a" in job(replace(FRAME, page="en/tasks/index.html"))


def test_a_class_whose_label_is_long_is_defined_in_chinese_too() -> None:
    """The last two characters of a cell are kept together, also those of a label: its class was left out."""
    html = issue("::: tasks\n:::\n", b.task("A-1", started="2018-01-05", milestones=(b.milestone("m", "2018-12-01"),))).job.html
    shown, _, closing = html.partition("状态说明")
    assert "按序时" in shown
    assert "按序时推进" in closing


def test_classes_are_defined_where_labels_are_shown_and_nothing_defines_them() -> None:
    assert "What the classes mean" not in job()
    assert "What the classes mean" in issue("::: tasks\n:::\n", b.task("A-1"), language="en").job.html
    assert "What the classes mean" not in issue("::: summary\n:::\n", b.task("A-1"), language="en").job.html


def test_tables_travel_as_csv() -> None:
    made = issue("::: tasks\n:::\n\n::: summary\n:::\n", b.task("A-1"), language="en")
    assert [file.name for file in made.job.attached] == ["table-1-tasks.csv", "table-2-summary.csv"]


def test_marks_are_set_in_english_prints_and_stay_as_typed_in_data_and_in_chinese_ones() -> None:
    made = issue("::: tasks\n:::\n", b.task("A-1", title="The city's plant"), language="en").job
    assert "The city’s plant" in made.html
    assert b"The city's plant" in made.attached[0].body
    assert "The city&#39;s plant" in issue("::: tasks\n:::\n", b.task("A-1", title="The city's plant")).job.html


def test_a_job_names_its_record_day_and_office() -> None:
    made = issue("Text.", language="en").job
    assert made.record.startswith("bulletins/")
    assert made.created == date(2018, 10, 31)
    assert made.author == "Rectification Office of Testing"
    assert made.language == "en"


def test_named_fonts_come_before_the_defaults_and_nothing_else_gets_into_a_style() -> None:
    site = replace(b.SITE, fonts=Fonts(fangsong="My Song", latin='x"; } body { display: none'))
    ledger = b.ledger(b.task("A-1"))
    ledger = replace(ledger, content=replace(ledger.content, site=site))
    styles = composed(Room(scene(ledger), ledger, "zh"), FRAME, ()).job.styles
    assert styles[-1] == ':root { --song: "My Song", "Noto Serif CJK SC" }'


def test_without_named_fonts_there_is_no_style_of_them() -> None:
    assert len(issue("Text.").job.styles) == 4


def test_tables_and_charts_are_counted_apart() -> None:
    numbers = Numbers()
    assert (numbers.table(), numbers.table(), numbers.figure()) == (1, 2, 1)


@pytest.mark.parametrize("contents", ["never", "long", "always"])
def test_editors_words_are_escaped(contents: str) -> None:
    html = job(replace(FRAME, title=Said("<script>x</script>", "en"), contents=contents))
    assert "<script>" not in html


def tabled(caption: str) -> Table:
    return Table("x", caption, (Column("A", 100),), ((Cell(Said("a", "en")),),))


def test_a_table_does_not_say_again_what_its_heading_says() -> None:
    heading = Heading(2, "x", Said("Late: 1", "en"))
    said, other = arranged([heading, tabled("Late: 1")], "Title"), arranged([heading, tabled("Others")], "Title")
    assert said[1].is_headed  # type: ignore[union-attr]
    assert not other[1].is_headed  # type: ignore[union-attr]
    assert arranged([tabled("Title")], "Title")[0].is_headed  # type: ignore[union-attr]
    html = job(FRAME, Edition.PUBLIC, heading, tabled("Late: 1"), tabled("Others"))  # type: ignore[arg-type]
    assert "Table 1. Others" in html
    assert html.count("<caption>") == 1


def schedule(rows: int) -> Schedule:
    row = ScheduleRow("Row", None, date(2018, 10, 1), None, is_late=False)
    return Schedule("Schedule", "", (row,) * rows, date(2018, 10, 1), None, None)


@pytest.mark.parametrize(("count", "stand"), [(1, [1]), (2, [2]), (3, [1, 2]), (4, [2, 2]), (5, [1, 2, 2])])
def test_charts_that_follow_each_other_stand_in_pairs(count: int, stand: list[int]) -> None:
    charts = [Drawing(f"Chart {number}", None) for number in range(count)]  # type: ignore[arg-type]
    made = arranged(charts, "Title")
    assert [len(one.drawings) if isinstance(one, Beside) else 1 for one in made] == stand
    assert len(arranged([*charts, Drawing("Long", schedule(7))], "Title")) == len(stand) + 1
    flat = [drawn for one in made for drawn in (one.drawings if isinstance(one, Beside) else (one,))]
    assert flat == charts

"""What a printer looks at: where pages end, what goes on overleaf, what stands alone."""

import re
from datetime import date
from itertools import pairwise

import pytest

from generator.ledger.reckoning import reckon
from generator.model.output import Edition
from generator.render.prints import annual_report, dossier, meeting_pack, task_list_print
from generator.shell.pdf import Press
from tests import builders as b
from tests.printed import fills, lines, marks
from tests.render.printing import BOTTOM, LINE, RIGHT, body_lines, codes, issue, overlaps, printed, sample, scene, words

TABLE = "| 地区 | 数量 |\n|---|---|\n" + "| 甘井子区 | 12 |\n" * 60


def pages_of(body: bytes) -> list[str]:
    """The text of each page without blanks."""
    found: dict[int, str] = {}
    for mark in marks(body):
        found[mark.page] = found.get(mark.page, "") + mark.text
    return [found[page] for page in sorted(found)]


def test_no_dated_line_stands_alone_on_the_last_page(press: Press) -> None:
    """The dossier of DL-09 in English ended in one line overleaf."""
    scene, tree = sample(Edition.INTERNAL)
    task = next(state for state in scene.ledger.tasks if state.task.id == "DL-09")
    (made,) = press.print([dossier(scene, task, "en").job], tree.read)
    last = "".join(words(line) + " " for line in lines(made.body) if line[0].page == made.pages)
    assert len(re.findall(r"(?<= )[0-9]{1,2}[A-Z][a-z]+2018(?=[A-Z])", last.partition("Aboutthisprint")[0])) >= 2


def test_a_table_that_goes_on_says_so_on_every_page_but_its_first(press: Press) -> None:
    made = printed(press, issue("正文。\n\n" + TABLE + "\n" + "后文一段。\n\n" * 40))
    pages = pages_of(made.body)
    rows = [page.count("甘井子区") for page in pages]
    assert rows[0] > 5
    assert rows[1] > 5
    assert rows[-1] == 0
    assert ["续表" in page for page in pages] == [count > 0 and number > 0 for number, count in enumerate(rows)]


@pytest.mark.parametrize(("language", "told"), [("zh", "续表1"), ("en", "Table1(continued)")])
def test_a_numbered_table_is_continued_under_its_number(press: Press, language: str, told: str) -> None:
    tasks = [b.task(f"T-{number}", title={"zh": "清运存量垃圾", "en": "Clear the waste"}) for number in range(40)]
    pages = pages_of(printed(press, issue("::: tasks\n:::\n\n::: summary\n:::\n", *tasks, language=language)).body)
    assert told not in pages[0]
    assert told in pages[1]
    assert "(continued)" not in pages[-1]
    assert "续表" not in pages[-1]


def test_what_is_continued_is_said_beside_the_text_not_in_it(press: Press) -> None:
    from tests.render.test_prints import heard

    assert "续表" not in heard(printed(press, issue(TABLE)).body)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_closing_words_never_stand_on_a_page_of_their_own(press: Press, language: str) -> None:
    """Whatever the length of the table before them: its last rows come along."""
    for count in (17, 20, 23, 26):
        tasks = [b.task(f"T-{number:02}", title={"zh": "清运存量垃圾", "en": "Clear"}) for number in range(count)]
        last = pages_of(printed(press, issue("::: scoreboard\n:::\n\n::: tasks\n:::\n", *tasks, language=language)).body)[-1]
        head = "编印说明" if language == "zh" else "Aboutthisprint"
        assert re.search(rf"T-{count - 2}.*T-{count - 1}.*{head}", last), f"{count} tasks"


def test_no_row_is_the_only_one_of_its_table_on_a_page(press: Press) -> None:
    for before in range(1, 22, 6):
        text = "正文。\n\n" * before + "| 地区 | 数量 |\n|---|---|\n" + "| 甘井子区 | 12 |\n" * 25 + "\n" + "后文。\n\n" * 30
        rows = [page.count("甘井子区") for page in pages_of(printed(press, issue(text)).body)]
        assert 1 not in rows, f"after {before} lines"


@pytest.mark.parametrize("count", [2, 4])
def test_no_row_of_a_short_table_stands_alone_either(press: Press, count: int) -> None:
    for before in range(11, 16):
        text = "正文。\n\n" * before + "| 地区 | 数量 |\n|---|---|\n" + "| 甘井子区 | 12 |\n" * count + "\n" + "后文。\n\n" * 9
        rows = [page.count("甘井子区") for page in pages_of(printed(press, issue(text)).body)]
        assert 1 not in rows, f"after {before} lines"


def test_every_dated_line_has_its_day_so_a_page_never_begins_without_one(press: Press) -> None:
    reports = [b.report("T-1", "2018-10-05", f"Part {number}.", id=f"r-{number}") for number in range(30)]
    pages = pages_of(printed(press, issue("::: timeline T-1\n:::\n", b.task("T-1", started="2018-10-05"), *reports)).body)
    assert len(pages) > 1
    assert sum(page.count("2018年10月5日") for page in pages) >= 30
    assert all("2018年10月5日" in page[:80] for page in pages[1:-1])


def test_text_after_a_chart_stands_on_the_same_lines_as_text_before_it(press: Press) -> None:
    task = b.task("T-1", started="2018-01-05", milestones=(b.milestone("a", "2018-09-01"), b.milestone("b", "2018-12-01")))
    body = printed(press, issue("前文一段。\n\n::: task T-1\n:::\n\n后文一段。\n", task)).body
    assert "倒排工期图" in "".join(pages_of(body))
    feet = [line[0].baseline for line in body_lines(body) if words(line) in {"前文一段。", "后文一段。"}]
    assert len(feet) == 2
    assert abs((feet[1] - feet[0]) / LINE - round((feet[1] - feet[0]) / LINE)) * LINE < 1


def test_closing_words_with_all_classes_stay_on_one_page(press: Press) -> None:
    scene, tree = sample(Edition.PUBLIC)
    (made,) = press.print([task_list_print(scene, (), "zh").job], tree.read)
    assert "编印说明" in pages_of(made.body)[-1]


def test_no_chinese_cell_ends_in_one_character_on_a_line_of_its_own(press: Press) -> None:
    titles = ["清" + "理" * length for length in range(8, 20)]
    tasks = [b.task(f"T-{number}", title={"zh": title, "en": "x"}) for number, title in enumerate(titles)]
    body = printed(press, issue("::: tasks\n:::\n", *tasks)).body
    ends = [words(line).partition("县")[0] for line in lines(body)]
    assert "理" not in ends


def test_a_chinese_date_in_a_table_stays_on_one_line(press: Press) -> None:
    decided = b.decision("逐日报告进展", owner="u", due="2018-12-28", done="2018-11-28")
    body = printed(press, issue("::: decisions\n:::\n", b.meeting("m", "2018-10-15", decided))).body
    told = ["".join(mark.text for mark in line) for line in lines(body)]
    assert any("2018年12月28日" in line for line in told)


def test_english_quotation_marks_and_hyphens_are_those_of_latin_text(press: Press) -> None:
    """The Chinese fonts that stand in have them a character wide, or with a gap before them."""
    text = "The state is “behind” today, " + "internationalisation " * 40
    body = printed(press, issue(text, language="en", title={"en": "A title", "zh": "标题"})).body
    quotes = [mark for mark in marks(body) if mark.text in "“”" and mark.size > 13]
    assert len(quotes) == 2
    assert all(mark.right - mark.left < 0.6 * mark.size for mark in quotes)
    broken = [line for line in lines(body) if words(line).endswith("-")]
    assert broken
    assert all(line[-1].left - line[-2].right < 1 for line in broken)


def test_an_english_scoreboard_stands_upright_and_its_heads_apart(press: Press) -> None:
    tasks = [b.task(f"T-{number}") for number in range(3)]
    made = printed(press, issue("::: scoreboard\n:::\n", *tasks, language="en"))
    assert overlaps(made.body) == []
    heads = [line for line in lines(made.body) if {"acceptance", "resurfaced"} <= set(_words(line))]
    assert heads
    assert codes(made, issue("")) == []


FULL = 0.75
"""Share of a page's text block below which a printer asks why."""
NEARLY_FULL = 0.69
"""Where a heading with the first rows of a table did not fit any more."""


def left_empty(body: bytes) -> list[str]:
    """Pages that end too early: neither the last one nor the one before it, whose end the closing words took along, nor one
    of contents, nor one before a picture or chart, which nothing can break.
    """
    told, pages = fills(body), pages_of(body)
    found = []
    for number, (page, after) in enumerate(pairwise(told[:-1]), start=1):
        is_free = "····" in pages[number - 1]
        least = 0.55 if after.is_pictured else NEARLY_FULL
        if page.share < least and not is_free:
            found.append(f"page {number} ends at {page.share:.2f}")
    return found


def test_pages_are_full(press: Press) -> None:
    """A short page is one before a picture; of all others nearly all are filled to three quarters or more."""
    public, tree = sample(Edition.PUBLIC)
    internal, desk = sample(Edition.INTERNAL)
    state = internal.ledger.task_by_id["HY-04"]
    made = [*press.print([annual_report(public, 2018, "zh").job], tree.read)]
    made += press.print([dossier(internal, state, "en").job, meeting_pack(internal, "zh").job], desk.read)
    assert [fault for one in made for fault in left_empty(one.body)] == []
    told = [page.share for one in made for page in fills(one.body)[:-1]]
    assert sum(share < FULL for share in told) <= 0.15 * len(told)


def test_an_empty_page_is_found(press: Press) -> None:
    table = "| 地区 | 数量 |\n|---|---|\n| 甘井子区 | " + "清运。" * 400 + " |\n"
    made = printed(press, issue("正文。\n\n" * 4 + table + "\n" + "后文。\n\n" * 50))
    assert left_empty(made.body) == ["page 1 ends at 0.63"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_late_tasks_with_their_causes_stand_on_one_page(press: Press, language: str) -> None:
    scene, tree = sample(Edition.INTERNAL)
    (made,) = press.print([task_list_print(scene, (("pace", "overdue"),), language).job], tree.read)
    assert made.pages == 1


@pytest.mark.parametrize(("language", "told"), [("zh", "2018年12月30日2019年12月30日"), ("en", "30September201830September2019")])
def test_the_days_of_a_moved_deadline_stay_whole(press: Press, language: str, told: str) -> None:
    month = "12" if language == "zh" else "09"
    moved = b.deadline_change(f"2018-{month}-30", f"2018-{month}-30", f"2019-{month}-30", approved_by="The province")
    ledger = b.ledger(b.task("A-1", deadline=f"2018-{month}-30", deadline_changes=(moved,)))
    ledger = reckon(ledger.content, date(2018, 12, 31))
    made = printed(press, annual_report(scene(ledger), 2018, language))
    assert any(told in words(line) for line in lines(made.body))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_label_stays_in_its_column(press: Press, language: str) -> None:
    scene, tree = sample(Edition.INTERNAL)
    (made,) = press.print([task_list_print(scene, (), language).job], tree.read)
    told = "公示备案" if language == "zh" else "On public notice"
    (label,) = [line for line in lines(made.body) if told.replace(" ", "") in words(line).replace(" ", "") and "DL-05" in words(line)]
    assert label[-1].right < RIGHT - 5, "with the label's frame and the air inside of it"


def test_an_internal_passage_that_ends_an_issue_leaves_no_line_of_it_alone(press: Press) -> None:
    """Only a paragraph that was no passage was kept: its last line stood above the closing words, its first overleaf."""
    for count in range(9, 16):
        text = "一段。\n\n" * count + "::: internal\n应先到港区现场看一看。" + "这是唯一的一项。" * 4 + "\n:::\n"
        made = printed(press, issue(
            text, edition=Edition.INTERNAL, audience="internal", submitted_to=(b.text("市委"),), issued_to=(b.text("各区市县"),),
        ))
        told = [line for line in body_lines(made.body) if "应先到" in words(line) or "这是唯" in words(line) or "一项" in words(line)]
        assert len(told) == 2
        assert len({line[0].page for line in told}) == 1, f"{count} paragraphs"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tail_of_an_issue_has_no_page_to_itself(press: Press, language: str) -> None:
    tasks = [b.task(f"T-{number:02}", title={"zh": "清运存量垃圾", "en": "Clear"}) for number in range(30)]
    for count in range(12, 20, 2):
        text = "::: summary\n:::\n\n" + "一段。\n\n" * count
        made = printed(press, issue(
            {"zh": text, "en": text}, *tasks, language=language, edition=Edition.INTERNAL, audience="internal",
            submitted_to=(b.text("市委"),), copied_to=(b.text("各成员单位"),), issued_to=(b.text("各区市县"),), copies=45,
        ))
        last = pages_of(made.body)[-1]
        assert "一段。" in last or "45" not in last, f"{count} paragraphs"
        assert ("编印说明" if language == "zh" else "Aboutthisprint") in last


def test_a_long_dated_line_goes_on_overleaf_under_its_day(press: Press) -> None:
    """It may, so that no page is left empty for it, but never with one of its lines alone, before or after."""
    steps = tuple(b.milestone(f"m{number}", "2018-10-12", text=f"Step{number}", done="2018-10-12") for number in range(12))
    for before in range(11, 19):
        text = "正文。\n\n" * before + "::: changes\n:::\n\n" + "后文。\n\n" * 30
        pages = pages_of(printed(press, issue(text, b.task("T-1", started="2018-10-05", milestones=steps))).body)
        parts = [len(re.findall(r"Step\d+”", page)) for page in pages]
        assert sum(parts) == 12
        assert 1 not in parts
        goes_on = [at > 0 and parts[at] > 0 and parts[at - 1] > 0 for at in range(len(parts))]
        assert ["T-1·2018年10月12日（续）" in page for page in pages] == goes_on, f"after {before} lines"


def _words(line: tuple[object, ...]) -> list[str]:
    """A line's words: marks that stand closer than a fifth of their size belong together."""
    found, last = [""], None
    for mark in line:
        if last is not None and mark.left - last.right > 0.2 * mark.size:  # type: ignore[attr-defined]
            found.append("")
        found[-1] += mark.text  # type: ignore[attr-defined]
        last = mark
    return found


@pytest.mark.parametrize(("language", "on"), [("zh", "续图1"), ("en", "Chart1(continued)")])
def test_a_schedule_higher_than_a_page_goes_on_overleaf_and_no_name_is_cut(press: Press, language: str, on: str) -> None:
    """It ran off the foot of the page, and names were cut at 22 characters."""
    name = {
        "zh": "东部城区雨污分流管网敷设完成并接入扩建后的污水处理厂，完成竣工验收移交管养",
        "en": "Sewers of the eastern district laid and connected to the treatment works",
    }
    steps = tuple(
        b.milestone(f"m{at}", f"2018-{at // 9 + 1:02}-{at % 9 + 10}", text={tongue: f"{said} {at}" for tongue, said in name.items()})
        for at in range(24)
    )
    body = printed(press, issue("::: task T-1\n:::\n", b.task("T-1", started="2018-01-05", milestones=steps), language=language)).body
    pages = pages_of(body)
    assert sum(on in page for page in pages) >= 1
    assert "…" not in "".join(pages)
    assert "".join(pages).count(name[language][-6:].replace(" ", "")) >= 24
    assert overlaps(body) == []
    assert all(mark.baseline < BOTTOM + 40 for mark in marks(body))

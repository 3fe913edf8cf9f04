import re
from datetime import date

import pytest

from generator.model.output import PictureInfo
from generator.render.charts.drawing import drawn
from generator.render.charts.values import Series
from generator.render.print_text import (
    PrintTexts,
    Targets,
    assets_in,
    check_title,
    chinese_paragraphs,
    english_paragraphs,
    linked,
    set_apart,
    with_charts_told,
    with_faces_named,
    with_full_last_lines,
    with_low_dots,
    with_notes_at_foot,
    without_halos,
)
from generator.render.words import spoken
from tests import builders as b

SITE = "https://testing.example/"
HERE = Targets({"zh/tasks/A-1/index.html": "task-A-1"}, SITE)


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ('<a class="x" href="see/zh/tasks/A-1/index.html">甲</a>', '<a class="see" href="#task-A-1">甲</a>'),
        ('<a href="site/zh/tasks/A-1/index.html#top">甲</a>', '<a href="#task-A-1">甲</a>'),
        ('<a href="see/zh/tasks/B/index.html">乙</a>', f'<a href="{SITE}zh/tasks/B/index.html">乙</a>'),
        ('<a href="https://example.org/">丙</a>', '<a href="https://example.org/">丙</a>'),
    ],
)
def test_links_lead_into_the_print_else_to_the_site(html: str, closed: str) -> None:
    assert linked(html, HERE) == closed


def test_readers_without_a_site_get_plain_words() -> None:
    assert linked('<a href="see/zh/tasks/B/index.html"><b>乙</b></a>', Targets({}, "")) == "<b>乙</b>"


def test_notes_move_to_their_marks() -> None:
    html = (
        '<p>甲<sup id="t-fnref-1"><a class="footnote-ref" href="#t-fn-1">1</a></sup>。</p><div class="footnote">\n<hr>\n<ol>\n'
        '<li id="t-fn-1">\n<p>注。&nbsp;<a aria-label="x" class="footnote-backref" href="#t-fnref-1">↩</a></p>\n</li>\n</ol>\n</div>'
    )
    assert with_notes_at_foot(html) == '<p>甲<span class="note-at-foot">注。</span>。</p>'


def test_without_notes_nothing_moves() -> None:
    assert with_notes_at_foot("<p>甲</p>") == "<p>甲</p>"


def test_the_last_characters_of_a_chinese_paragraph_stay_together() -> None:
    assert chinese_paragraphs("<p>任务完成。</p>") == '<p>任务<span class="keep">完成。</span></p>'
    assert chinese_paragraphs("<li>不通知所在区。\n</li>") == '<li>不通知所<span class="keep">在区。</span>\n</li>'
    assert chinese_paragraphs("<p>任务\n  完成</p>") == '<p>任务<span class="keep">完成</span></p>'


def test_the_last_characters_of_a_cell_stay_together_where_it_may_take_two_lines() -> None:
    cell = "<td><strong>普兰店区乡镇小锅炉清理</strong></td>"
    assert chinese_paragraphs(cell) == '<td><strong>普兰店区乡镇小锅炉<span class="keep">清理</span></strong></td>'
    assert chinese_paragraphs("<td>2018年11月12日</td>") == '<td>2018年11月<span class="keep">12日</span></td>'
    until = '<span class="keep">2018年1月<span class="keep">20日</span></span>'
    assert chinese_paragraphs("<td>2018年1月4日至2018年1月20日</td>") == f"<td>2018年1月4日至{until}</td>"
    assert chinese_paragraphs("<td>2018年11月8日完成<br>") == '<td>2018年11月8日<span class="keep">完成</span><br>'
    link = '<td><a href="x">普兰店区乡镇小锅炉清理</a></td>'
    assert chinese_paragraphs(link) == link, "a box within a link would be a second link"
    assert chinese_paragraphs("<td>12</td><td>甘井子区</td>") == "<td>12</td><td>甘井子区</td>"


def test_an_editors_table_says_that_it_goes_on() -> None:
    table = "<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table>"
    assert '<tbody data-going-on="Continued">' in set_apart(table, "Continued")


def test_paper_does_not_scroll() -> None:
    table = "<table><tr><th>x</th></tr></table>"
    scrolled = f'<div class="table-scroll" role="group" tabindex="0" aria-label="Table">{table}</div>'
    assert set_apart(scrolled, "") == set_apart(table, "") == f'<div class="whole-lines">{table}</div>'


def test_a_charts_title_tells_what_it_shows() -> None:
    chart = '<svg role="img"><title>Schedule of A-1</title><desc>Five milestones, two done.</desc><path/></svg>'
    told = '<svg role="img"><title>Schedule of A-1. Five milestones, two done.</title><path/></svg>'
    assert with_charts_told(chart, ". ") == told


def test_an_ellipsis_of_an_english_chart_stands_low() -> None:
    html = '<p>…</p><svg role="img"><title>a…</title><text>b…</text></svg>'
    assert with_low_dots(html) == '<p>…</p><svg role="img"><title>a...</title><text>b...</text></svg>'


def test_an_editors_table_is_set_on_whole_lines_and_turned_when_wide() -> None:
    narrow, wide = (f"<table><tr>{'<th>x</th>' * count}</tr></table>" for count in (3, 15))
    assert set_apart(narrow, "go on").startswith('<div class="whole-lines"><table>')
    assert set_apart(wide, "go on").startswith('<div class="whole-lines wide"><table>')


@pytest.mark.parametrize("html", ["<pre>x</pre>", '<figure><img src="asset:x" alt="y"></figure>'])
def test_pictures_and_listings_stand_on_whole_lines(html: str) -> None:
    assert set_apart(f"<p>a</p>{html}<p>b</p>", "go on") == f'<p>a</p><div class="whole-lines">{html}</div><p>b</p>'


def test_words_of_charts_stand_on_plates_above_the_lines() -> None:
    halo = ' stroke="#fff" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
    word = '<text x="1" y="20">甲</text>'
    chart = f'<svg role="img"><path d="M0 0"/><g class="halo" fill="#000"{halo}>{word}</g></svg>'
    assert without_halos(chart) == (
        '<svg role="img"><path d="M0 0"/><g fill="#000"><rect fill="#fff" x="0.0" y="7.0" width="17.5" height="17"/>'
        f"{word}</g></svg>"
    )


def test_every_word_of_a_chart_with_an_edge_gets_its_plate() -> None:
    chart = Series("t", "d", ((date(2018, 1, 1), 1.0), (date(2018, 6, 1), 2.0)), 5.0, None, date(2018, 9, 1), date(2018, 8, 1))
    made = without_halos(str(drawn(chart, spoken("zh"))))
    assert "paint-order" not in made
    assert made.count("<rect") == 3


def test_charts_name_their_faces_and_nothing_else_gets_in() -> None:
    made = with_faces_named(
        '<svg role="img" lang="zh-CN"><text>甲</text></svg>', ["My Sans", 'x" onload="y', "Noto Sans CJK SC"]
    )
    assert made == '<svg font-family="My Sans, Noto Sans CJK SC" role="img" lang="zh-CN"><text>甲</text></svg>'


def test_pictures_of_a_print_are_found_by_their_content() -> None:
    digest = "ab" * 32
    pictures = {"tasks/a/x.jpg": PictureInfo(800, 600, digest)}
    html = f'<img src="asset:media/{digest[:16]}-800.jpg"><img src="asset:media/{digest[:16]}-800.jpg">'
    assert assets_in(html, pictures) == ((f"asset:media/{digest[:16]}-800.jpg", "tasks/a/x.jpg", 800),)


def test_texts_leave_links_open_and_name_checks_by_day_and_method() -> None:
    ledger = b.ledger(b.task("A-1", title="Plant"), b.check("2018-10-05-c", "2018-10-05", b.finding("A-1")))
    texts = PrintTexts(ledger.content, "en", {})
    page = b.page("about", "See [[A-1]] and [[2018-10-05-c]].")
    html = str(texts(page, "en"))
    assert 'href="see/en/tasks/A-1/index.html">Plant</a>' in html
    assert "of 5 October 2018</a>" in html
    assert check_title(ledger.content.checks[0], "zh").startswith("2018年10月5日")


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<p class="detail">Done on 6 August 2018.</p>', '<p class="detail">Done on <span class="keep">6 August 2018</span>.</p>'),
        ('<p class="detail">By 12 July 19 days early, 5 to 7.</p>',
         '<p class="detail">By <span class="keep">12 July</span> <span class="keep">19 days</span> early, 5 '
         '<span class="keep">to 7.</span></p>'),
        ('<p class="detail">Of 1,250 wells in 2018 one by one</p>',
         '<p class="detail">Of <span class="keep">1,250 wells</span> in 2018 one <span class="keep">by one</span></p>'),
        ('<p class="detail">8.4 million m³ at 19:40</p>', '<p class="detail"><span class="keep">8.4 million m³</span> at 19:40</p>'),
        ("<p>A second check confirmed it.</p>", '<p>A second check <span class="keep">confirmed it.</span></p>'),
        ("<p>They took the ship.</p>", "<p>They took the ship.</p>"),
        ('<table class="facts"><tr><td>in the brook below it.</td></tr></table>',
         '<table class="facts"><tr><td>in the brook <span class="keep">below it.</span></td></tr></table>'),
        ("<td>in the brook below it.</td>", "<td>in the brook below it.</td>"),
        ("<p>A justified line would be torn by 6 August 2018.</p>", "<p>A justified line would be torn by 6 August 2018.</p>"),
        ("<p>900 t are left, 47 m deep</p>", '<p><span class="keep">900 t</span> are left, <span class="keep">47 m</span> deep</p>'),
        ("<p>The mean in May was 76 mg/L.</p>", '<p>The mean in May was <span class="keep">76 mg/L</span>.</p>'),
        ("<p>of 2,100.5 m</p>", '<p>of <span class="keep">2,100.5 m</span></p>'),
        ("<p>5 months, 3 teams</p>", "<p>5 months, 3 teams</p>"),
        ('<p class="detail"><a title="6 August">x</a></p>', '<p class="detail"><a title="6 August">x</a></p>'),
        ("<td>6 August 2018</td>", "<td>6 August 2018</td>"),
        ("<td>示例市验〔2018〕15号</td>", '<td><span lang="zh-CN" class="keep">示例市验〔2018〕15号</span></td>'),
        ("<p>Document 示例公示〔2018〕6号; by X</p>",
         '<p>Document <span lang="zh-CN" class="keep">示例公示〔2018〕6号</span>; <span class="keep">by X</span></p>'),
        ('<img alt="图"><svg role="img"><title>图</title></svg>', '<img alt="图"><svg role="img"><title>图</title></svg>'),
    ],
)
def test_english_keeps_days_and_units_together_and_tells_what_is_chinese(html: str, told: str) -> None:
    assert english_paragraphs(html) == told


@pytest.mark.parametrize("cell", ["<td>还剩41天</td>", "<td>还剩222天</td>", "<th>DL-01</th>", "<p>DL-01</p>"])
def test_no_number_is_taken_apart_so_that_its_end_stays_with_what_follows(cell: str) -> None:
    assert chinese_paragraphs(cell) == cell


def test_a_number_before_the_last_character_stays_with_it_as_a_whole() -> None:
    assert chinese_paragraphs("<td>市区合计已逾期66天</td>") == '<td>市区合计已逾期<span class="keep">66天</span></td>'


def test_a_date_that_ends_a_cell_of_ours_stays_whole_and_an_editors_table_is_left_alone() -> None:
    cell = "<tbody><tr><td>done on 12 November 2018</td><td>12 November 2018</td></tr></tbody></table>"
    kept = cell.replace("12 November 2018", '<span class="keep">12 November 2018</span>')
    assert english_paragraphs(f"<table><colgroup></colgroup>{cell}") == f"<table><colgroup></colgroup>{kept}"
    assert english_paragraphs(f"<table>{cell}") == f"<table>{cell}"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            '<p class="block-title">Scheduling meeting on the rectification of the marine inspection</p>',
            '<p class="block-title">Scheduling meeting on the rectification <span class="keep">of the marine inspection</span></p>',
        ),
        ("<caption>Table 1. Short title</caption>", "<caption>Table 1. Short title</caption>"),
        (
            '<p class="figure-title">Chart 5. Boilers left against its target</p>',
            '<p class="figure-title">Chart 5. Boilers left <span class="keep">against its target</span></p>',
        ),
        ('<p class="figure-title">Chart 5. Schedule of DL-01</p>', '<p class="figure-title">Chart 5. Schedule of DL-01</p>'),
        ("<p>A paragraph long enough to be broken over two lines</p>", "<p>A paragraph long enough to be broken over two lines</p>"),
        (f"<h1>{'A long title ' * 3}{'w' * 30} {'x' * 30} end</h1>", f"<h1>{'A long title ' * 3}{'w' * 30} {'x' * 30} end</h1>"),
    ],
)
def test_no_word_is_alone_on_the_last_line_of_an_english_title(html: str, told: str) -> None:
    assert with_full_last_lines(html) == told
TABLE = "<colgroup></colgroup>{}</table>"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("<td>下次年度检查2018年12月31日</td>", ["2018年12月31日"]),
        ("<td>2018年10月30日前</td>", ["2018年10月30日前"]),
        ("<td>封场1.8公顷</td>", ["1.8公顷"]),
        ("<td>倒查7月12日的验收</td>", ["7月12日", "验收"]),
        ("<td>开采8.4百万立方米/年以下</td>", ["8.4百万立方米/年", "以下"]),
        ("<th>氯离子浓度（均值）（毫克/升）</th>", ["（毫克/升）"]),
        ("<td>12台锅炉，见DL-03的记录</td>", ["12台", "DL-03", "记录"]),
        ('<td><a href="x/DL-03/2018年1月2日/">本年</a></td>', []),
    ],
)
def test_no_date_number_or_id_breaks_in_a_chinese_table(cell: str, kept: list[str]) -> None:
    made = chinese_paragraphs(TABLE.format(cell))
    assert re.findall('<span class="keep">([^<]*)</span>', made) == kept
    assert re.sub('<span class="keep">|</span>', "", made) == TABLE.format(cell)


def test_no_date_or_number_breaks_in_a_chinese_line_of_changes() -> None:
    made = chinese_paragraphs('<p class="detail">时限2018年12月31日。</p><p class="detail">目标值250毫克/升。</p><p>满250毫克/升了吧。</p>')
    assert re.findall('<span class="keep">([^<]*)</span>', made) == ["2018年12月31日。", "250毫克/升", "了吧。"]


@pytest.mark.parametrize(
    ("head", "kept"),
    [("滞后、超期或反弹", "超期或反弹"), ("超期天数", "天数"), ("核查属实数", "属实数"), ("任务数", ""), ("已完成待验收", "验收")],
)
def test_the_head_of_a_narrow_column_breaks_between_its_words(head: str, kept: str) -> None:
    made = chinese_paragraphs(f'<th scope="col" class="number">{head}</th>')
    _, _, whole = made.partition('<span class="keep">')
    assert re.sub("<[^>]*>", "", whole) == kept


def test_a_chart_s_title_in_chinese_breaks_before_its_last_words() -> None:
    title = '<p class="figure-title">图2　出水化学需氧量（月均值）{}</p>'
    kept = '<span class="keep">与目标对照</span>'
    assert chinese_paragraphs(title.format("与目标对照")) == title.format(kept)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("<td>next yearly review 31 December 2018</td>", ["31 December 2018"]),
        ("<td>Re-examine the acceptance of 12 July</td>", ["12 July"]),
        ("<td>1,850 t of 4.5 km, see DL-03</td>", ["1,850 t", "4.5 km", "DL-03"]),
        ('<td><a title="DL-03">6 months</a></td>', []),
        ('<th><a href="DL-03">DL-03</a></th>', ['<a href="DL-03">DL-03</a>']),
        ('<td><a href="DL-03">until 31 December 2018</a></td>', []),
    ],
)
def test_no_date_number_or_id_breaks_in_an_english_table(cell: str, kept: list[str]) -> None:
    made = english_paragraphs(TABLE.format(cell))
    assert re.findall('(?<=<span class="keep">).*?(?=</span>)', made) == kept

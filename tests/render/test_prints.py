"""Every document of the sample, measured on the finished pages."""

import io
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.ledger.meaning import LABELS
from generator.model.output import Edition
from generator.render.asked_prints import standing
from generator.render.print_frame import Composed
from generator.render.prints import (
    all_prints,
    annual_report,
    bulletin_print,
    dossier,
    meeting_pack,
    minutes_print,
    task_list_print,
)
from generator.shell import making
from generator.shell.pdf import Press, Printed
from tests import builders as b
from tests.printed import Mark, lines, marks
from tests.render.printing import (
    BODY,
    BOTTOM,
    LEFT,
    LINE,
    MM,
    RIGHT,
    TOP,
    body_lines,
    codes,
    issue,
    outline,
    overlaps,
    printed,
    sample,
    scene,
    tags,
    words,
)

ENGLISH_BODY = 13.5
NOT_FIRST = "，。、；：？！）》〉」』”’】〕…—"
Documents = dict[str, tuple[Composed, Printed]]


def composed_sample() -> dict[str, Composed]:
    """One of each kind, in both editions and languages between them."""
    public, _ = sample(Edition.PUBLIC)
    internal, _ = sample(Edition.INTERNAL)
    issues = {one.id: one for one in internal.ledger.content.bulletins}
    first = internal.ledger.tasks[0]
    return {
        "bulletin-zh": bulletin_print(public, public.ledger.content.bulletins[0], "zh"),
        "bulletin-en": bulletin_print(public, public.ledger.content.bulletins[0], "en"),
        "special-zh": bulletin_print(internal, issues["2018-11-special"], "zh"),
        "minutes-zh": minutes_print(public, public.ledger.content.meetings[0], "zh"),
        "pack-en": meeting_pack(internal, "en"),
        "dossier-zh": dossier(internal, first, "zh"),
        "list-en": task_list_print(public, (("pace", "behind"),), "en"),
    }


NAMES = ("bulletin-zh", "bulletin-en", "special-zh", "minutes-zh", "pack-en", "dossier-zh", "list-en")
CHINESE = tuple(name for name in NAMES if name.endswith("zh"))


@pytest.fixture(scope="session")
def documents(press: Press) -> Documents:
    several = composed_sample()
    _, tree = sample(Edition.INTERNAL)
    made = press.print([one.job for one in several.values()], tree.read)
    return {name: (one, result) for (name, one), result in zip(several.items(), made, strict=True)}


@pytest.fixture(scope="session")
def built(press: Press) -> Documents:
    """Every file that a build of the sample prints, in both editions and languages."""
    made: Documents = {}
    for edition in (Edition.PUBLIC, Edition.INTERNAL):
        prints, tree = sample(edition)
        asked = (one for language in prints.ledger.content.site.languages for one in standing(prints, language))
        several = [*all_prints(prints), *asked]
        results = press.print([one.job for one in several], tree.read)
        made |= {f"{edition.value}/{one.job.path}": (one, result) for one, result in zip(several, results, strict=True)}
    return made


def test_every_file_of_the_sample_is_archival_accessible_and_sound(
    built: Documents, tmp_path: Path, need: Callable[[str], str]
) -> None:
    import page as validation

    wrong = {}
    for name, (composed, made) in built.items():
        path = tmp_path / name.replace("/", " ")
        path.write_bytes(made.body)
        reports = [validation.validate_pdf(str(path), profile=validation.ValidationProfile(one)) for one in ("3a", "ua1")]
        failed = [*codes(made, composed), *(failure.rule_id for report in reports for failure in report.failures)]
        sound = subprocess.run([need("qpdf"), "--check", path], check=False, capture_output=True).returncode == 0
        counted = tags(made.body)
        failed += ["qpdf"] * (not sound) + ["no title"] * (counted.get("/H1") != 1) + ["no text"] * (not counted.get("/P"))
        if failed:
            wrong[name] = failed
    assert wrong == {}
    assert len(built) > 30


@pytest.mark.long
def test_no_page_of_the_sample_has_text_outside_of_it_or_over_other_text(built: Documents) -> None:
    assert {name: found for name, (_, made) in built.items() if (found := overlaps(made.body))} == {}


@pytest.mark.long
def test_no_line_of_the_sample_begins_with_a_closing_mark_and_no_paragraph_ends_in_one_character(built: Documents) -> None:
    lists = {name: [words(line) for line in body_lines(made.body)] for name, (_, made) in built.items() if ".zh." in name}
    rows = {name: [row for row in several if row != "•"] for name, several in lists.items()}  # a list's mark stands for itself
    assert {name: row for name, several in rows.items() for row in several if row[0] in NOT_FIRST} == {}
    assert {name: row for name, several in rows.items() for row in several if len(row.strip(NOT_FIRST)) < 2} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_document_prints_without_a_problem(documents: Documents, name: str) -> None:
    composed, made = documents[name]
    assert codes(made, composed) == []
    assert made.pages > 0


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_archival_and_accessible(
    documents: Documents, name: str, profile: str, tmp_path: Path
) -> None:
    import page as validation

    path = tmp_path / "x.pdf"
    path.write_bytes(documents[name][1].body)
    report = validation.validate_pdf(str(path), profile=validation.ValidationProfile(profile))
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_set_in_chinese_forms_everywhere(documents: Documents, name: str) -> None:
    fonts = {mark.font for mark in marks(documents[name][1].body)}
    assert [font for font in fonts if any(form in font for form in ("CJK-JP", "CJK-KR", "CJK-TC", "CJK-HK"))] == []
    assert fonts


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_a_sound_file(
    documents: Documents, name: str, tmp_path: Path, need: Callable[[str], str]
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(documents[name][1].body)
    assert subprocess.run([need("qpdf"), "--check", path], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_page_or_lies_on_other_text(documents: Documents, name: str) -> None:
    assert overlaps(documents[name][1].body) == []


def test_text_over_text_is_found(press: Press) -> None:
    bad = issue("正文第一行文字。")
    html = bad.job.html.replace("</main>", '<p style="margin-top:-1.5em">压在上面的文字</p></main>')
    assert overlaps(printed(press, replace(bad, job=replace(bad.job, html=html))).body)


@pytest.mark.parametrize(("name", "size"), [*((name, BODY) for name in CHINESE), ("bulletin-en", ENGLISH_BODY)])
def test_lines_stand_on_the_grid_of_22_on_every_page(documents: Documents, name: str, size: float) -> None:
    below_masthead = TOP + 7 * LINE
    baselines = [
        (line[0].page, line[0].baseline)
        for line in body_lines(documents[name][1].body, size)
        if line[0].page > 1 or line[0].baseline > below_masthead
    ]
    offset = (baselines[0][1] - TOP) % LINE
    for page, baseline in baselines:
        steps = (baseline - TOP - offset) / LINE
        assert abs(steps - round(steps)) * LINE < 1, f"page {page}, {baseline}"
        assert 0 <= round(steps) < 22


@pytest.mark.parametrize("name", CHINESE)
def test_full_lines_end_at_the_right_edge_within_a_point(documents: Documents, name: str) -> None:
    rows = list(body_lines(documents[name][1].body))
    full = [
        line
        for line, below in pairwise(rows)
        if below[0].page == line[0].page
        and abs(below[0].left - LEFT) < 3
        and line[0].left < LEFT + 3 * BODY
        and LINE * 0.9 < below[0].baseline - line[0].baseline < LINE * 1.1
        and len(below) > 1
        and line[-1].right > RIGHT - 3 * BODY
    ]
    assert len(full) > 3 or name == "dossier-zh"
    assert [words(line) for line in full if abs(line[-1].right - RIGHT) > 1] == []


@pytest.mark.parametrize(("language", "text"), [("zh", "该厂*没有*运行。"), ("en", "It does *not* run.")])
def test_emphasis_is_seen_whatever_faces_the_machine_has(press: Press, language: str, text: str) -> None:
    row = next(
        line for line in lines(printed(press, issue({language: text}, language=language)).body)
        if words(line).replace(" ", "") == text.replace("*", "").replace(" ", "")
    )
    marked = text.split("*")[1]
    at = words(row).replace(" ", "").index(marked)
    faces = {mark.font.partition("+")[2] for mark in row[at : at + len(marked)]}
    assert not faces & {mark.font.partition("+")[2] for mark in (*row[:at], *row[at + len(marked) :])}


TITLES = re.compile(r"Contents$|目录$|(Table|Chart)[0-9]+\.|[表图][0-9]+")


@pytest.mark.parametrize("name", NAMES)
def test_titles_of_tables_charts_and_contents_stand_in_the_middle(documents: Documents, name: str) -> None:
    body = documents[name][1].body
    wide = {line[0].page for line in lines(body) if line[-1].right > RIGHT + 1}  # turned pages have another middle
    titles = [line for line in lines(body) if TITLES.match(words(line).replace(" ", "")) and line[0].page not in wide]
    middles = [(LEFT + RIGHT) / 2, LEFT + 38 * MM, RIGHT - 38 * MM]  # of the page, and of charts side by side
    assert titles or name in HEADED
    parts = [part for line in titles for part in parted(line)]
    off = [part for part in parts if all(abs((part[0].left + part[-1].right) / 2 - middle) > 2 for middle in middles)]
    assert [(words(part), part[0].page) for part in off] == []


HEADED = ("pack-en", "list-en")
"""Documents whose every table stands right under a heading that says its name."""


def parted(line: tuple[Mark, ...]) -> list[tuple[Mark, ...]]:
    """A printed line in two where a gap in its middle parts the titles of two charts."""
    middle = (LEFT + RIGHT) / 2
    left = tuple(mark for mark in line if mark.right < middle)
    right = line[len(left) :]
    return [left, right] if left and TITLES.match(words(right).replace(" ", "")) else [line]


@pytest.mark.parametrize("name", CHINESE)
def test_no_line_begins_with_a_closing_mark_and_no_paragraph_ends_in_one_character(
    documents: Documents, name: str
) -> None:
    rows = [words(line) for line in body_lines(documents[name][1].body)]
    assert [row for row in rows if row[0] in NOT_FIRST] == []
    assert [row for row in rows if len(row.strip(NOT_FIRST)) < 2] == []


@pytest.mark.parametrize("name", CHINESE)
def test_page_numbers_stand_outside_and_seven_millimetres_below(documents: Documents, name: str) -> None:
    made = documents[name][1]
    seen = {}
    for line in lines(made.body):
        text = words(line).replace(" ", "")
        if text.startswith("—") and text.endswith("—") and text[1:-1].isdecimal():
            seen[line[0].page] = (int(text[1:-1]), line)
    assert [number for number, _ in seen.values()] == list(range(1, made.pages + 1))
    for page, (_, line) in seen.items():
        if line[0].baseline < BOTTOM:
            continue  # a turned page
        dash = line[0].baseline - 0.35 * line[0].size
        assert abs(dash - BOTTOM - 7 * MM) < 3
        if page % 2:
            assert abs(line[-1].right - (RIGHT - 14)) < 2
        else:
            assert abs(line[0].left - (LEFT + 14)) < 2


def test_a_public_issue_has_neither_mark_nor_tail(documents: Documents) -> None:
    for name in ("bulletin-zh", "minutes-zh"):
        text = "".join(mark.text for mark in marks(documents[name][1].body))
        assert "内部资料" not in text
        assert "报：" not in text
        assert "共印" not in text


def test_an_internal_issue_is_marked_on_every_page_and_ends_with_its_tail(documents: Documents) -> None:
    made = documents["special-zh"][1]
    by_page = dict.fromkeys(range(1, made.pages + 1), "")
    for mark in marks(made.body):
        by_page[mark.page] += mark.text
    assert all("内部资料" in text for text in by_page.values())
    last = by_page[made.pages]
    assert all(word in last for word in ("报：", "送：", "发：", "共印45份"))
    assert not any("共印" in by_page[page] for page in range(1, made.pages))
    tail = [mark for mark in marks(made.body) if mark.page == made.pages and mark.text == "印" and mark.baseline > TOP]
    assert tail[-1].baseline > BOTTOM - 20, "at the foot of the page"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_second_line_of_whom_an_issue_goes_to_stands_below_the_first(press: Press, language: str) -> None:
    names = tuple(b.text({"zh": f"{name}区及其下属单位", "en": f"{name} and all its units"}) for name in "ABCDEFGH")
    made = printed(press, issue(
        "Text", language=language, edition=Edition.INTERNAL, audience="internal", submitted_to=names, copied_to=names, copies=9,
    ))
    tail = [line for line in lines(made.body) if BOTTOM - 200 < line[0].baseline < BOTTOM]
    begun = [place for place, line in enumerate(tail) if any(mark.text in ":：" for mark in line)]
    assert len(begun) == 2
    for place in begun:
        colon = next(number for number, mark in enumerate(tail[place]) if mark.text in ":：")
        assert abs(tail[place][colon + 1].left - tail[place + 1][0].left) < 2.5


def test_the_tail_keeps_clear_of_the_words_above(documents: Documents) -> None:
    made = documents["special-zh"][1]
    last = [line for line in lines(made.body) if line[0].page == made.pages and line[0].baseline < BOTTOM]
    number = next(place for place, line in enumerate(last) if words(line).startswith("报："))
    assert last[number][0].baseline - last[number - 1][0].baseline > 21


def test_contents_name_the_pages_on_which_headings_stand(documents: Documents) -> None:
    composed, made = documents["bulletin-zh"]
    rows = [(line[0].page, words(line)) for line in lines(made.body)]
    for title in ("一、总体情况", "三、进度滞后的任务", "五、各地区情况"):
        page = next(page for page, row in rows if row == title)
        told = next(row for at, row in rows if at == 1 and row.startswith(title))
        assert int(told.rpartition("·")[2]) == page
    assert [title for title in outline(made.body) if title.startswith(("一、", "五、"))] == [
        "一、总体情况",
        "五、各地区情况",
    ]
    assert "data-over" in composed.job.html or 'class="contents"' in composed.job.html


def test_a_short_issue_has_no_contents(press: Press) -> None:
    short = issue("## 一、情况\n\n文字。\n\n## 二、其他\n\n文字。\n")
    assert 'data-over="4"' in short.job.html
    assert "目" not in "".join(mark.text for mark in marks(printed(press, short).body))


@pytest.mark.parametrize("name", NAMES)
def test_structure_has_headings_tables_and_described_figures(documents: Documents, name: str) -> None:
    found = tags(documents[name][1].body)
    assert found["/H1"] == 1
    assert found.get("/TH", 0) > 0
    assert found.get("/P", 0) > 0


def test_summary_is_the_ledgers_numbers_on_page_and_in_the_attached_table(documents: Documents) -> None:
    composed, made = documents["bulletin-zh"]
    public, _ = sample(Edition.PUBLIC)
    from generator.ledger.reckoning import reckon

    day = public.ledger.content.bulletins[0].data_date
    assert day is not None
    ledger = reckon(public.ledger.content, day)
    with pikepdf.open(io.BytesIO(made.body)) as document:
        name = next(name for name in document.attachments if "summary" in name)
        table = document.attachments[name].get_file().read_bytes().decode("utf-8-sig").splitlines()
    counts = {row.split(",")[0]: int(row.split(",")[1]) for row in table[1:]}
    assert counts.pop("合计") == len(ledger.tasks) == sum(counts.values())
    assert counts == {LABELS[label].name.zh: ledger.by_label.get(label, 0) for label in LABELS}
    shown = {words(line) for line in lines(made.body)}
    for label, number in ((LABELS[label].name.zh, ledger.by_label.get(label, 0)) for label in LABELS):
        assert any(row.startswith(label + str(number)) for row in shown), label
    assert composed.job.created == public.ledger.content.bulletins[0].date


def test_the_same_content_gives_the_same_job() -> None:
    one, other = composed_sample()["bulletin-zh"].job, composed_sample()["bulletin-zh"].job
    assert one == other


def test_an_issue_tells_of_its_own_day_whatever_the_day_of_the_site() -> None:
    text = "::: summary\n:::\n"
    early = b.bulletin("early", "2018-07-02", 1, text, as_of="2018-06-30")
    task = b.task("A-1", deadline="2018-09-30", closing=b.closing(self_check="2018-08-01"))
    ledger = b.ledger(task, early)
    html = bulletin_print(scene(ledger), ledger.content.bulletins[0], "en").job.html
    assert "Data as of 30 June 2018" in html
    assert '<span class="label review">Completed' in html
    assert '<td class="number">1</td>' in html.partition("Not started")[2].partition("</tr>")[0]


def test_a_correction_says_what_it_replaces() -> None:
    ledger = b.ledger(
        b.bulletin("a", "2018-10-01", 1, "A."),
        b.bulletin("b", "2018-10-20", 2, "B.", replaces="a"),
    )
    html = bulletin_print(scene(ledger), ledger.content.bulletins[1], "zh").job.html
    assert "本期更正并替代2018年10月1日印发的第1期。" in html


def test_the_issue_that_was_corrected_says_by_which_from_its_day_on() -> None:
    records = (b.bulletin("a", "2018-10-01", 1, "A."), b.bulletin("b", "2018-10-20", 2, "B.", replaces="a"))
    for as_of, there in (("2018-10-31", True), ("2018-10-19", False)):
        ledger = b.ledger(*records, as_of=as_of)
        html = {code: bulletin_print(scene(ledger), ledger.content.bulletins[0], code).job.html for code in ("zh", "en")}
        assert ("本期已更正，由2018年10月20日印发的第2期替代。" in html["zh"]) is there
        assert ("This issue was corrected; it is replaced by no. 2 of 20 October 2018." in html["en"]) is there


def test_a_year_has_every_task_with_the_page_of_each(press: Press) -> None:
    ledger = b.ledger(b.task("A-1", title="First"), b.task("A-2", title="Second"))
    report = annual_report(scene(ledger), 2018, "en")
    assert report.job.path == "reports/2018.en.pdf"
    made = printed(press, report)
    assert made.problems == ()
    assert {"A-1 First", "A-2 Second"} <= set(outline(made.body))


HOSTILE = {
    "no text": "",
    "long table": "| 一 | 二 |\n|---|---|\n" + "| 甲 | 乙 |\n" * 300,
    "fifteen columns": "|" + " 列名 |" * 15 + "\n|" + "---|" * 15 + "\n" + ("|" + " 数据内容 |" * 15 + "\n") * 3,
    "rare and foreign": "𠮷野家 مرحبا بالعالم שלום ½ ℃ ㎡ café naïve Ω",
    "one long word": "https://example.org/" + "a" * 400,
    "deep list": "\n".join("    " * depth + "- 层" for depth in range(8)),
    "notes": "文字[^a]。\n\n[^a]: " + "注释很长。" * 60,
    "code": "```\n" + "x" * 300 + "\n```",
    "emoji": "整改 😀 👨‍👩‍👧 🏭 完成 ☑️",
    "an unknown block": "::: nonsense\n文字\n:::\n\n后文。",
    "quotes": "> 引文\n> 第二行\n\n- [ ] 项\n\n*强调* **加粗** ~~删~~",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_odd_texts_make_a_good_page_or_a_clear_problem(press: Press, name: str, language: str) -> None:
    """An unknown block is words here: the gate names it, and `rectify bulletin` prints nothing (`test_printing`)."""
    composed = issue({language: HOSTILE[name]}, language=language, title={"zh": "标题", "en": "Title"})
    made = printed(press, composed)
    assert set(codes(made, composed)) <= ({"missing-glyph"} if name == "emoji" else set())
    assert overlaps(made.body) == []
    shown = "".join(mark.text for mark in marks(made.body))
    assert name != "long table" or shown.count("甲") == 300
    assert name != "rare and foreign" or "𠮷野家" in shown


def photographed(press: Press, body: bytes) -> tuple[Composed, Printed]:
    """An issue that shows a photograph with these bytes."""
    path = "tasks/A-1/before.jpg"
    seen = making.measured([path], {path: body}.__getitem__)
    proof = (b.evidence("before.jpg", alt={"zh": "整改前", "en": "Before"}),)
    ledger = b.ledger(
        b.task("A-1", evidence=proof), b.bulletin("x", "2018-10-31", 1, "::: photos A-1\n:::", as_of="2018-10-31"),
        assets=(path,),
    )
    composed = bulletin_print(scene(ledger, pictures=seen.pictures), ledger.content.bulletins[0], "zh")
    (made,) = press.print([composed.job], {path: body}.__getitem__)
    return replace(composed, problems=(*composed.problems, *seen.problems)), made


def test_what_a_photo_shows_is_read_once(press: Press) -> None:
    composed, made = photographed(press, photograph(400, 300))
    assert codes(made, composed) == []
    assert composed.job.html.count("整改前") == 1
    assert re.search('<img[^>]* alt="图片，内容见图注"', composed.job.html)
    assert heard(made.body).count("整改前") == 1


def test_the_print_of_a_list_leads_to_the_page_of_its_filters(documents: Documents) -> None:
    assert "/en/tasks/pace=behind/index.html" in documents["list-en"][0].job.html
    public, _ = sample(Edition.PUBLIC)
    assert "/zh/tasks/index.html" in task_list_print(public, (("due", "30d"),), "zh").job.html


def test_the_running_header_parts_what_it_names(documents: Documents) -> None:
    internal, _ = sample(Edition.INTERNAL)
    assert 'data-running="Look-back Dossier · Task DL-01"' in dossier(internal, internal.ledger.tasks[0], "en").job.html
    assert 'data-running="迎检卷宗 任务 DL-01"' in documents["dossier-zh"][0].job.html


def photograph(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(out, "JPEG", quality=30)
    return out.getvalue()


@pytest.mark.long
def test_a_photo_of_sixty_megapixels_is_printed_small(press: Press) -> None:
    composed, made = photographed(press, photograph(9000, 6700))
    assert codes(made, composed) == []
    assert len(made.body) < 400_000


def test_a_broken_picture_is_a_clear_problem(press: Press) -> None:
    composed, made = photographed(press, photograph(600, 400)[:300])
    assert "picture-broken" in codes(made, composed)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_title_of_200_characters_fits(press: Press, language: str) -> None:
    title = "整改" * 100 if language == "zh" else "rectification " * 14
    composed = issue("文字。", title={"zh": title, "en": title}, language=language)
    made = printed(press, composed)
    assert codes(made, composed) == []
    assert overlaps(made.body) == []


def test_an_issue_about_no_task_says_so(press: Press) -> None:
    text = "".join(
        f"::: {name}\n:::\n\n" for name in ("summary", "tasks", "changes", "timeline", "scoreboard", "decisions")
    )
    composed = issue(text)
    made = printed(press, composed)
    assert codes(made, composed) == []
    assert "暂无整改任务" in "".join(mark.text for mark in marks(made.body))


def test_wide_tables_turn_the_page(press: Press) -> None:
    made = printed(press, issue("文字。\n\n" + HOSTILE["fifteen columns"] + "\n后文。"))
    with pikepdf.open(io.BytesIO(made.body)) as document:
        shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in document.pages]
    assert shapes == [False, True, False]


@pytest.mark.long
def test_two_thousand_tasks_print(press: Press) -> None:
    composed = issue("::: tasks\n:::\n", *(b.task(f"T-{number}", title=f"任务{number}") for number in range(2000)))
    made = printed(press, composed)
    assert codes(made, composed) == []
    assert overlaps(made.body) == []


@pytest.mark.long
def test_an_issue_of_forty_pages_and_thirty_photos_fits_a_mail(press: Press) -> None:
    tasks = [
        b.task(f"T-{number}", title=f"任务{number}", evidence=tuple(
            b.evidence(f"{kind}.jpg", kind=kind, alt={"zh": f"{kind}照片", "en": kind}) for kind in ("before", "after")
        )) for number in range(15)
    ]
    files = {f"tasks/T-{n}/{kind}.jpg": noisy(31 * n + len(kind)) for n in range(15) for kind in ("before", "after")}
    text = "\n\n".join(f"## 第{n + 1}项\n\n" + "整改情况逐项说明，数据以核查为准。" * 90 + f"\n\n::: photos T-{n}\n:::" for n in range(15))
    seen = making.measured(files, files.__getitem__)
    ledger = b.ledger(*tasks, b.bulletin("x", "2018-10-31", 1, text, as_of="2018-10-31"), assets=tuple(files))
    composed = bulletin_print(scene(ledger, pictures=seen.pictures), ledger.content.bulletins[0], "zh")
    (made,) = press.print([composed.job], files.__getitem__)
    assert codes(made, composed) == []
    assert made.pages >= 40
    assert len(composed.job.assets) == 30
    assert len(made.body) <= 4_000_000


def noisy(seed: int) -> bytes:
    """A photograph of twelve megapixels with more detail than any of gravel or leaves: noise as fine as print shows."""
    grain = Image.frombytes("RGB", (800, 600), random.Random(seed).randbytes(3 * 800 * 600)).resize((4000, 3000))
    slope = Image.linear_gradient("L").resize((4000, 3000)).convert("RGB")
    out = io.BytesIO()
    Image.blend(slope, grain, 0.8).save(out, "JPEG", quality=88)
    return out.getvalue()


def unheard(body: bytes) -> tuple[set[str], set[str]]:
    """The lines within the text that no voice reads, and the lines of the heads of tables that are read."""
    import pdfplumber

    silent: dict[tuple[int, int], str] = {}
    heads: dict[tuple[int, int], str] = {}
    with pdfplumber.open(io.BytesIO(body)) as document:
        of_heads: set[tuple[int, int]] = set()

        def walk(elements: list[dict[str, object]], *, in_head: bool) -> None:
            for element in elements:
                inside = in_head or element["type"] == "THead"
                if inside:
                    of_heads.update((element["page_number"], mark) for mark in element.get("mcids", []))  # type: ignore[misc, attr-defined]
                walk(element.get("children", []), in_head=inside)  # type: ignore[arg-type]

        walk(document.structure_tree, in_head=False)
        for page in document.pages:
            for char in page.chars:
                key = (page.page_number, round(char["bottom"]))
                is_text = page.width < page.height and char["top"] > TOP - 1 and char["bottom"] < BOTTOM + 1
                if is_text and char["mcid"] is None and char["text"].strip("· "):
                    silent[key] = silent.get(key, "") + char["text"]
                if (page.page_number, char["mcid"]) in of_heads and char["text"] != " ":
                    heads[key] = heads.get(key, "") + char["text"]
    return {text.replace(" ", "") for text in silent.values()}, set(heads.values())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_text_is_left_unheard_but_heads_that_were_heard_before(documents: Documents, name: str) -> None:
    silent, heads = unheard(documents[name][1].body)
    assert silent <= heads


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_a_program_that_listens_finds_no_error(documents: Documents, name: str, tmp_path: Path, need: Callable[[str], str]) -> None:
    """`outloud` judges what a validator cannot: order, headings, what is said of figures.

    TBL-010 takes the header of a table's single row for shredded; HDG-010 takes Chinese headings for numbers; TAG-002 takes
    the long heads that are repeated over a page for prose: the test above finds all text that is not heard, of any length.
    """
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(documents[name][1].body)
    own = Path(sys.prefix) / "listening" / "bin" / "outloud"
    program = str(own) if own.exists() else need("outloud")
    heard = subprocess.run(
        [program, "--skip", "TBL-010,HDG-010,TAG-002", "--no-info", path], check=False, capture_output=True, text=True
    )
    assert heard.returncode == 0, heard.stdout


def heard(body: bytes) -> str:
    """What a screen reader says: the marks in the order of the structure tree, which leaves out headers and footers."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(body)) as document:
        by_mark: dict[tuple[int, int], str] = {}
        for page in document.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    key = (page.page_number, char["mcid"])
                    by_mark[key] = by_mark.get(key, "") + char["text"]
        order: list[tuple[int, int]] = []

        def walk(elements: list[dict[str, object]]) -> None:
            for element in elements:
                order.extend((element["page_number"], mark) for mark in element.get("mcids", []))  # type: ignore[misc, attr-defined]
                walk(element.get("children", []))  # type: ignore[arg-type]

        walk(document.structure_tree)
        return "".join(by_mark.get(key, "") for key in order)


def test_a_screen_reader_hears_the_issue_in_the_right_order(documents: Documents) -> None:
    text = heard(documents["special-zh"][1].body).replace(" ", "").replace("\u3000", "")
    order = (
        "督察整改简报",
        "第1期",
        "目录",
        "下次调度会前专报",
        "一、提请研究的三件事",
        "锅炉复燃",
        "二、滞后任务及原因",
        "编印说明",
        "报：",
        "发：",
    )
    spoken = text.partition("下次调度会前专报")
    assert [word for word in order[:3] if word not in spoken[0]] == []
    at = [spoken[2].find(word) for word in order[4:]]
    assert at == sorted(at)
    assert min(at) >= 0


def test_the_meeting_pack_is_heard_in_the_order_of_the_meeting(documents: Documents) -> None:
    text = heard(documents["pack-en"][1].body)
    order = (
        "Meeting Pack", "Where the work stands", "Behind and overdue", "Due in 30 days", "Root cause", "What the classes mean",
    )
    first = [text.find(word) for word in order[:4]]
    assert first == sorted(first)
    assert min(first) >= 0
    assert text.rfind("What the classes mean") > text.rfind("Root cause") > first[2]


def test_page_numbers_and_running_headers_are_not_read_aloud(documents: Documents) -> None:
    text = heard(documents["special-zh"][1].body)
    assert text.count("督察整改简报") <= 2
    assert "—2—" not in text.replace(" ", "")


def test_the_dots_of_the_contents_are_not_read_aloud_but_their_numbers_are(documents: Documents) -> None:
    text = heard(documents["dossier-zh"][1].body)
    assert "··" not in text
    assert re.search("目.录.*任务概况2", text.replace(" ", ""), re.DOTALL)


def test_the_head_of_a_print_is_the_one_before_its_day_whatever_is_published_later() -> None:
    from datetime import UTC, date, datetime

    from generator.ledger.publications import Chain, Entry, digest
    from generator.render.print_frame import Room

    chain = Chain()
    for number, month in ((1, 9), (2, 11)):
        day = datetime(2018, month, 1, tzinfo=UTC)
        chain = chain.with_entry(Entry(number, day, day.date(), chain.head, {}, {}))
    ledger = b.ledger(b.bulletin("x", "2018-10-02", 1, "T."))
    stored = tuple(
        (f"publications/{entry.name}", body) for entry, body in zip(chain.entries, chain.stored, strict=True)
    )
    ledger = replace(ledger, content=replace(ledger.content, publications=stored))
    room = Room(scene(ledger), ledger, "en")
    heads = [room.head_before(date(2018, month, 1)) for month in (9, 10, 12)]
    assert heads == ["", digest(chain.stored[0]), digest(chain.stored[1])]
    assert heads[1] in bulletin_print(scene(ledger), ledger.content.bulletins[0], "en").job.html


def test_a_build_prints_issues_and_minutes_and_for_the_office_the_pack() -> None:
    ledger = b.ledger(b.meeting("m", "2018-10-01"), b.bulletin("x", "2018-10-02", 1, "T."))
    from generator.render.prints import all_prints

    public = [one.job.path for one in all_prints(scene(ledger))]
    assert public == ["bulletins/x.en.pdf", "meetings/m.en.pdf", "bulletins/x.zh.pdf", "meetings/m.zh.pdf"]
    internal = [one.job.path for one in all_prints(scene(ledger, Edition.INTERNAL))]
    assert sorted(set(internal) - set(public)) == ["office/pack.en.pdf", "office/pack.zh.pdf"]


def test_cross_references_name_the_page(press: Press) -> None:
    text = (
        "见[[A-1]]和[后文](#二-其他)。\n\n"
        + "文字。\n\n" * 30
        + "## 二、其他\n\n::: task A-1\n:::\n\n::: task A-1\n:::\n"
    )
    composed = issue(text, b.task("A-1", title={"zh": "污水处理厂", "en": "Plant"}))
    assert '<a class="see" href="#task-A-1">Plant</a>' in composed.job.html
    assert composed.job.html.count('id="task-A-1"') == 1
    made = printed(press, composed)
    assert codes(made, composed) == []
    first = "".join(words(line) for line in lines(made.body) if line[0].page == 1)
    page = next(line[0].page for line in lines(made.body) if words(line) == "污水处理厂")
    assert f"Plant (page {page})和后文 (page {page})".replace(" ", "") in first


def test_what_is_internal_leaves_no_trace_in_a_public_print() -> None:
    from generator.ledger.reckoning import reckon
    from generator.render.prints import all_prints
    from generator.source import decode, disclosure
    from generator.source.tree import MemoryTree

    _, tree = sample(Edition.INTERNAL)
    everything = {path: tree.read(path) for path in tree.paths()}
    without = {path: body for path, body in everything.items() if "internal" not in path.split("/")}
    assert len(without) < len(everything)
    jobs = []
    for files in (everything, without):
        day = decode.settings(MemoryTree(files)).as_of
        assert day is not None
        ledger = reckon(decode.decode(disclosure.public(MemoryTree(files), day).source).content, day)
        jobs.append([one.job for one in all_prints(scene(ledger))])
    assert jobs[0] == jobs[1]


def test_a_text_that_was_not_translated_says_its_language_and_its_tables_theirs() -> None:
    html = issue("Some text.\n\n::: summary\n:::\n", language="zh").job.html
    assert '<div lang="en">' in html
    assert (
        html.index('<div lang="en">')
        < html.index("Some text.")
        < html.index('<div lang="zh-CN">')
        < html.index("<table")
    )
    assert '<div lang="en">' not in issue("Some text.", language="en").job.html

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.decode import decode
from generator.source.mending import codes, difference, mended
from generator.source.tree import MemoryTree
from tests.cases.typing_files import Typed, typed

HEAD = "id: DL-01\naudience: public\ninspection: cepi-2017\n"


def fixed(fields: str, body: str = "", path: str = "tasks/DL-01/task.md") -> str:
    return mended(path, f"---\n{HEAD}{fields}---\n{body}".encode()).body.decode()


@pytest.mark.parametrize(
    ("typed_line", "line"),
    [
        ("title：Plant", "title: Plant"),
        ("title:Plant", "title: Plant"),
        ("title = Plant", "title: Plant"),
        ("Title: Plant", "title: Plant"),
        ("ｔｉｔｌｅ: Plant", "title: Plant"),
        ("ti\u200btle: Plant", "title: Plant"),
        ("title: Groundwater: second phase", 'title: "Groundwater: second phase"'),
        ("title: “Groundwater: second phase”", 'title: "Groundwater: second phase"'),
        ('title: "Two waves" plan', "title: '\"Two waves\" plan'"),
        ('title: "Plant', 'title: "Plant"'),
        ("title: @North", 'title: "@North"'),
        ("title: [Phase 1] Plant", 'title: "[Phase 1] Plant"'),
        ("areas: [north, south", "areas: [north, south]"),
        ("started: 2018/10/5", "started: 2018-10-05"),
        ("started: 2018年10月5日", "started: 2018-10-05"),
        ('started: "2018.10.5"  # the first day', 'started: "2018-10-05"  # the first day'),
        ("started: ２０１８-１０-０５", "started: 2018-10-05"),
        ("deadline: 2018/12/31", "deadline: 2018-12-31"),
        ("// ask the water bureau", "# ask the water bureau"),
        ("acceptance-unit: water", "acceptance_unit: water"),
        (
            "measures: [{id: a, due: 2018/10/5, done：2018/10/6}]",
            "measures: [{id: a, due: 2018-10-05, done: 2018-10-06}]",
        ),
        ("indicators: [{id: a, baseline: ５０, target: 60}]", "indicators: [{id: a, baseline: 50, target: 60}]"),
    ],
)
def test_a_line_with_one_meaning_is_mended(typed_line: str, line: str) -> None:
    assert fixed(f"{typed_line}\n") == f"---\n{HEAD}{line}\n---\n"


@pytest.mark.parametrize(
    "line",
    [
        "title: Plant",
        "started: 10月5日",
        "started: 5/10/2018",
        "deadline: 2018年6月前",
        "deadline: 2018年底前",
        "deadline: soon",
        "audience: 公开",
        "audience: pubilc",
        "lead: Water Bureau",
        "titel: Plant",
        "title: Boiler #2",
        "areas: [north，south]",
        "title: Plant\ntitle: Outfall",
        "title: A time 12:30 - 14:00",
        "finding: >-\n  Line: one\n  lead:water",
    ],
)
def test_what_could_mean_two_things_is_left_to_its_author(line: str) -> None:
    assert fixed(f"{line}\n") == f"---\n{HEAD}{line}\n---\n"


def test_a_list_is_mended_line_by_line() -> None:
    assert fixed("lead:\n\t-water\n  • transport\n") == f"---\n{HEAD}lead:\n  - water\n  - transport\n---\n"


@pytest.mark.parametrize("mark", ["—-", "———", "–––", "－－－"])
def test_dashes_around_the_fields_become_hyphens(mark: str) -> None:
    raw = f"{mark}\n{HEAD}{mark}\nText — with a dash\n".encode()
    assert mended("tasks/DL-01.md", raw).body.decode() == f"---\n{HEAD}---\nText — with a dash\n"


def test_lines_above_the_fields_go_and_a_missing_mark_comes() -> None:
    assert mended("pages/a.md", b"\n\n---\nid: a\n---\n").body == b"---\nid: a\n---\n"
    assert mended("pages/a.md", b"id: a\n---\nText\n").body == b"---\nid: a\n---\nText\n"


def test_colons_of_blocks_become_narrow_and_unknown_blocks_stay() -> None:
    body = "：：： internal\nText：：：\n：：：\n：：： sumary\n"
    assert fixed("", body).endswith("---\n::: internal\nText：：：\n:::\n：：： sumary\n")


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_an_encoding_that_is_certain_becomes_utf_8(codec: str) -> None:
    text = f"---\n{HEAD}title: 排污口整改工程，全面完成整改任务\n---\n"
    found = mended("tasks/DL-01/task.md", text.encode(codec))
    assert found.body.decode() == text
    assert codes(found.mends) == ("not-utf-8",)


def test_an_encoding_that_is_a_guess_is_left() -> None:
    raw = f"---\n{HEAD}title: Kläranlage\n---\n".encode("latin-1")
    assert mended("tasks/DL-01/task.md", raw).body == raw


def test_line_ends_marks_and_comments_stay_as_they_were() -> None:
    raw = "\ufeff---\r\nid: a  # mine\r\ntitle：A\r\n\r\naudience: public\n---\r\nText\ttab\r\n".encode()
    assert mended("pages/a.md", raw).body == raw.replace("title：A".encode(), b"title: A")


def test_pictures_and_word_documents_are_never_touched() -> None:
    for path, raw in (("tasks/DL-01/a.jpg", b"\xff\xd8title:A"), ("tasks/DL-01/task.md", b"PK\x03\x04\x00\x00")):
        assert mended(path, raw).body == raw


def test_settings_and_units_are_mended_too() -> None:
    assert mended("site.yaml", "title：Site\nas_of: 2018/10/5\n".encode()).body == b"title: Site\nas_of: 2018-10-05\n"
    assert mended("units.yaml", "- id：water\n  Name: Water\n".encode()).body == b"- id: water\n  name: Water\n"


def test_what_was_mended_is_told_and_shown() -> None:
    raw = b"---\nid: a\ntitle:A\n---\n"
    found = mended("pages/a.md", raw)
    (mend,) = found.mends
    assert (mend.rule.code, mend.line, mend.before, mend.after) == ("no-space-after-colon", 3, "title:A", "title: A")
    assert "-title:A\n+title: A\n" in difference("pages/a.md", raw, found.body)


CASES = list(typed())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mending_is_calm_and_only_makes_things_better(case: Typed) -> None:
    """Mended twice is mended once, and no mistake is there that was not there before."""
    after = {path: mended(path, raw).body for path, raw in case.files.items()}
    assert {path: mended(path, raw).body for path, raw in after.items()} == after
    before_codes = {problem.code for problem in decode(MemoryTree(case.files)).problems}
    hidden = {"yaml-unreadable", "not-utf-8", "front-matter-mark", "front-matter-not-opened", "front-matter-not-first"}
    if not before_codes & hidden:
        assert {problem.code for problem in decode(MemoryTree(after)).problems} <= before_codes


@pytest.mark.parametrize("case", [case for case in CASES if not case.cure], ids=lambda case: case.name)
def test_a_file_without_mistake_is_not_touched(case: Typed) -> None:
    assert {path: mended(path, raw).body for path, raw in case.files.items()} == case.files


@given(st.text(st.sampled_from("ab:：- \t\n[]{}\"'“”#，,、0年月日/@%—é\u200b中"), max_size=60))
def test_any_text_is_mended_without_a_fault_and_calmly(text: str) -> None:
    raw = f"---\n{text}\n---\nBody\n".encode()
    once = mended("pages/a.md", raw).body
    assert mended("pages/a.md", once).body == once
    changed = [line for line in difflib.ndiff(raw.decode().split("\n"), once.decode().split("\n")) if line[0] in "+-"]
    assert len(changed) <= 2 * len(text.split("\n")) + 4

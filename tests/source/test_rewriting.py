"""A changed value is written in its place; every other byte of the file stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.frontmatter import split
from generator.source.rewriting import NotRewritableError, Wanted, as_wanted, rewritten

FILE = """---
# the head
id: DL-01
title: "Plant"   # a remark
audience: public

# who answers
lead: water
areas: [north, east]
milestones:
  # the first
  - id: m1
    text: Pipes   # laid by hand
    due: 2018-06-30
  - id: m2
    text: Trial
internal:
  notes: none
# the end
---
Body.

More.
"""


def changed(wanted: dict[str, Wanted], body: str | None = None, raw: str = FILE) -> str:
    return rewritten("tasks/a.md", raw.encode(), wanted, body).decode()


def test_one_value_changes_one_line() -> None:
    assert changed({"lead": "sea"}) == FILE.replace("lead: water", "lead: sea")


def test_what_is_the_same_changes_nothing() -> None:
    assert changed({"lead": ["water"], "title": "Plant", "areas": ["north", "east"], "target": ""}, "Body.\n\nMore.") == FILE


def test_a_value_inside_a_row_keeps_the_comments_beside_it() -> None:
    rows: Wanted = [{"id": "m1", "text": "Pipes", "due": "2018-07-31"}, {"id": "m2", "text": "Trial"}]
    assert changed({"milestones": rows}) == FILE.replace("2018-06-30", "2018-07-31")


def test_rows_come_and_go_without_touching_the_others() -> None:
    first: Wanted = {"id": "m1", "text": "Pipes", "due": "2018-06-30"}
    second: Wanted = {"id": "m2", "text": "Trial"}
    assert changed({"milestones": [first, second, {"id": "m3"}]}) == FILE.replace("    text: Trial\n", "    text: Trial\n  - id: m3\n")
    assert changed({"milestones": [first, {"id": "m0"}, second]}) == FILE.replace("  - id: m2\n", "  - id: m0\n  - id: m2\n")
    assert changed({"milestones": [first]}) == FILE.replace("  - id: m2\n    text: Trial\n", "")
    assert changed({"milestones": [first, {"id": "m9", "text": "Trial"}]}) == FILE.replace("id: m2", "id: m9")


def test_remarks_and_brackets_stay() -> None:
    assert changed({"title": "New: one"}) == FILE.replace('"Plant"', '"New: one"')
    assert changed({"areas": ["north", "west"]}) == FILE.replace("[north, east]", "[north, west]")
    raw = FILE.replace("areas: [north, east]", "indicators: {km: 30, m: 1}  # so far")
    assert changed({"indicators": {"km": "35", "m": "1"}}, raw=raw) == raw.replace("km: 30", "km: 35")
    raw = FILE.replace("  - id: m2\n    text: Trial", "  - {id: m2, text: Trial}  # last")
    rows: Wanted = [{"id": "m1", "text": "Pipes", "due": "2018-06-30"}, {"id": "m2", "text": "Test, again"}]
    assert changed({"milestones": rows}, raw=raw) == raw.replace("text: Trial}", 'text: "Test, again"}')


def test_a_block_of_words_that_ends_like_a_remark_goes_as_a_whole() -> None:
    raw = FILE.replace("lead: water\n", "lead: |\n  water\n  # no remark\n")
    assert changed({"lead": "sea"}, raw=raw) == FILE.replace("water", "sea")


def test_a_field_is_added_at_the_end_and_taken_away() -> None:
    assert changed({"target": "Clean: at last"}) == FILE.replace("# the end", 'target: "Clean: at last"\n# the end')
    assert changed({"areas": []}) == FILE.replace("areas: [north, east]\n", "")


def test_a_field_of_the_internal_part() -> None:
    assert changed({"internal": {"notes": "none", "phone": "1"}}) == FILE.replace("  notes: none\n",
                                                                                "  notes: none\n  phone: 1\n")


def test_the_body_alone() -> None:
    assert changed({}, "New.\n") == FILE.replace("Body.\n\nMore.\n", "New.\n")


def test_line_ends_and_byte_order_mark_stay() -> None:
    raw = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    made = rewritten("a.md", raw, {"lead": "sea"})
    assert made == raw.replace(b"lead: water", b"lead: sea")


def test_what_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(NotRewritableError):
        changed({"lead": "x"}, raw="no fields\n")


WORDS = st.text(alphabet="ab 中文:#'\"-[]{}&*!|>%@`,?~.\n0", max_size=30).filter(lambda text: text == text.strip())


@given(st.dictionaries(st.sampled_from(["title", "lead", "target", "finding"]), WORDS, max_size=4), WORDS)
def test_what_is_wanted_is_read_again(wanted: dict[str, str], body: str) -> None:
    given_body = body.replace("---", "")
    parted = split("a.md", rewritten("a.md", FILE.encode(), dict(wanted), given_body))
    assert parted.front is not None
    for name, value in wanted.items():
        read = as_wanted(parted.front.get(name))
        assert (read or "") == value
    for name in ("id", "audience", "milestones", "internal"):
        before = split("a.md", FILE.encode()).front
        assert before is not None
        assert as_wanted(parted.front.get(name)) == as_wanted(before.get(name))


ROW = st.fixed_dictionaries({"id": st.sampled_from(["m1", "m2", "m3", "m4"])}, optional={"text": WORDS, "due": st.just("2018-01-01")})


@given(st.lists(ROW, max_size=5), st.sampled_from([FILE, FILE.replace("  - id: m2\n    text: Trial", "  - {id: m2, text: Trial}")]))
def test_rows_that_are_wanted_are_read_again(rows: list[dict[str, str]], raw: str) -> None:
    made = changed({"milestones": [dict(row) for row in rows]}, raw=raw)
    front = split("a.md", made.encode()).front
    assert front is not None
    read = as_wanted(front.get("milestones")) or []
    assert isinstance(read, list)
    kept = [{key: value for key, value in row.items() if value} for row in rows]
    assert [one for one in read if one] == kept
    assert "# who answers\n" in made

"""The workbook of any site comes back as no change, and a changed cell as one change: whatever stands in the records.

Records are made from the declarations of their fields, so that a new field is in here without being named.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.desk.register import Importing
from generator.desk.register_export import sheets
from generator.desk.register_plan import Plan, Terms
from generator.model import fields as f
from generator.model.records import KINDS, DeadlinePart
from generator.shell.workbook import Sheet, read_workbook, write_workbook
from generator.source.decode import decode
from generator.source.frontmatter import split
from generator.source.rewriting import as_wanted
from generator.source.tree import MemoryTree
from tests.sites import SETTINGS, UNITS

PATHS = {
    "inspection": "inspections/cepi-2017.md", "task": "tasks/DL-01/task.md", "progress": "tasks/DL-01/progress/2018-10-12.md",
    "meeting": "meetings/m-1/meeting.md", "check": "checks/c-1/check.md", "bulletin": "bulletins/b-1.md", "page": "pages/about.md",
}  # fmt: skip
IDS = {"inspection": "cepi-2017", "task": "DL-01", "meeting": "m-1", "check": "c-1", "bulletin": "b-1", "page": "about"}
WORDS = st.sampled_from([
    "Lay 12 km; then test", "一、铺管；二、试运行", "=SUM(A1)", "2018-10-05", "50", "1.10", "a, b、c", "two\nlines", "  #1", "'quoted'",
    "yes", "2018年底前", "[[DL-01]]", "-5", "1e5", "long " * 40 + "end", "冒号：在此", "colon: here",
])  # fmt: skip
DAYS = st.integers(0, 700).map(lambda number: (date(2018, 1, 1) + timedelta(days=number)).isoformat())
TEXTS = WORDS | st.fixed_dictionaries({"en": WORDS, "zh": WORDS}) | st.fixed_dictionaries({"zh": WORDS})
NAMES = st.sampled_from(["m1", "m2", "a.1", "1.10", "2018", "节点"])


def values(kind: f.Kind) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911, PLR0912 - one a kind
    match kind:
        case f.Identifier():
            return NAMES
        case f.Words():
            return TEXTS
        case f.Day():
            return DAYS
        case f.Limit(parts=parts):
            one = st.sampled_from(["2018-12-31", "2018年底前", "2018-12", "长期坚持", "continuing", "2018"])
            return one | st.lists(mappings(DeadlinePart), min_size=1, max_size=2) if parts else one
        case f.Span():
            return st.sampled_from(["30d", "20 working days", "3个月"])
        case f.Number():
            return st.sampled_from(["1", "2", "50", "3"])
        case f.Flag():
            return st.sampled_from(["true", "no"])
        case f.Choice(options=options):
            return st.sampled_from([word for word, _ in options])
        case f.UnitName(many=many, only_areas=areas):
            one = st.just("north") if areas else st.sampled_from(["north", "water-bureau"])
            return one | st.just(["north"]) | (st.just(["north", "water-bureau"]) if not areas else one) if many else one
        case f.RecordName(record=record, many=many):
            one = st.just(IDS[record])
            return one | st.just([IDS[record]]) if many else one
        case f.CategoryName():
            return st.just("sewage")
        case f.AssetName():
            return st.sampled_from(["evidence/a.jpg", "evidence/b.jpg"])
        case f.ListOf(item=item, one_too=too):
            several = st.lists(values(item), min_size=1, max_size=3, unique_by=str)
            return several | values(item) if too else several
        case f.Nested(shape=shape):
            return mappings(shape)
        case f.Named(value=value):
            return st.dictionaries(st.sampled_from(["m1", "a.1"]), values(value), min_size=1)
        case _:
            return st.sampled_from(["0411-1", "a@b.example", "12号", "00123"])


def mappings(shape: type) -> st.SearchStrategy[dict[str, Any]]:
    declared = f.fields_of(shape)
    needed = {key: values(one.kind) for key, one in declared.items() if one.required or key == "id"}
    others = {key: values(one.kind) for key, one in declared.items() if key not in needed and key != "internal"}
    if "internal" in declared and shape.__name__ != "Noted":
        others["internal"] = st.fixed_dictionaries({}, optional={"notes": TEXTS})
    return st.fixed_dictionaries(needed, optional=others)


@st.composite
def trees(draw: st.DrawFn) -> MemoryTree:
    files = {"site.yaml": SETTINGS.encode(), "units.yaml": UNITS.encode(),
             "tasks/DL-01/evidence/a.jpg": b"", "tasks/DL-01/evidence/b.jpg": b""}
    for kind, path in PATHS.items():
        front = {**draw(mappings(KINDS[kind])), "audience": draw(st.sampled_from(["public", "internal"]))}
        front |= {"id": IDS[kind]} if kind in IDS else {}
        flow = draw(st.sampled_from([None, False]))
        text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=draw(st.sampled_from([40, 4000])))
        files[path] = f"---\n{text}---\n{draw(WORDS)}\n".encode()
    return MemoryTree(files)


def planned(tree: MemoryTree, book: tuple[Sheet, ...]) -> Plan:
    return Importing(decode(tree).content, tree, Terms()).plan(book)


def exported(tree: MemoryTree) -> tuple[Sheet, ...]:
    return read_workbook(write_workbook(sheets(decode(tree).content, tree)))


CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FEW = settings(max_examples=5, deadline=None, suppress_health_check=CHECKS)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=CHECKS)


def comes_back(tree: MemoryTree) -> None:
    made = planned(tree, exported(tree))
    assert (made.steps, made.faults, made.left_out, dict(made.files)) == ((), (), (), {})


def one_day_changed(tree: MemoryTree, data: st.DataObject) -> None:
    book = exported(tree)
    places = [(at, row, column) for at, sheet in enumerate(book) for row in range(1, len(sheet.rows))
              for column, heading in enumerate(sheet.rows[0]) if heading in {"due", "done", "taken", "on"} and sheet.rows[row][column]]
    assume(places)
    at, row, column = data.draw(st.sampled_from(places))
    cells = list(book[at].rows[row])
    cells[column] = date(2017, 3, 4)
    rows = (*book[at].rows[:row], tuple(cells), *book[at].rows[row + 1 :])
    edited = (*book[:at], Sheet(book[at].name, rows), *book[at + 1 :])
    made = planned(tree, edited)
    assert [step.new for step in made.steps] == ["2017-03-04"]
    assert made.faults == ()
    (path, body), = made.files.items()
    before, after = (as_wanted(split(path, one).front) for one in (tree.read(path), body))
    assert before != after
    assert str(after).replace("2017-03-04", "?").count("?") == 1
    again = planned(MemoryTree({one: tree.read(one) for one in tree.paths()} | {path: body}), edited)
    assert (again.steps, again.faults) == ((), ())


@FEW
@given(trees())
def test_it_comes_back_as_no_change(tree: MemoryTree) -> None:
    comes_back(tree)


@FEW
@given(trees(), st.data())
def test_a_changed_day_is_one_step_and_nothing_the_second_time(tree: MemoryTree, data: st.DataObject) -> None:
    one_day_changed(tree, data)


@pytest.mark.long
@MANY
@given(trees())
def test_many_come_back_as_no_change(tree: MemoryTree) -> None:
    comes_back(tree)


@pytest.mark.long
@MANY
@given(trees(), st.data())
def test_many_changed_days(tree: MemoryTree, data: st.DataObject) -> None:
    one_day_changed(tree, data)

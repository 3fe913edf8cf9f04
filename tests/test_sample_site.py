"""The sample site shows every state, in both languages, marked as illustrative, with no error and little to advise."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator import build
from generator.ledger.state import Group, Label
from generator.model.output import Edition
from generator.model.problem import Severity
from generator.model.records import Record
from generator.model.text import Text

REPOSITORY = Path(__file__).resolve().parents[1]
CONTENT = REPOSITORY / "content"
EDITIONS = (Edition.PUBLIC, Edition.INTERNAL)
SAID = re.compile("[Ii]llustrati|示意")
BOTH = {"en", "zh"}
SAME = {"%"}
"""What needs no translation."""


@cache
def seen(edition: Edition) -> build.View:
    build.load_rules()
    return build.views(REPOSITORY, (edition,), None)[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_has_no_error(edition: Edition) -> None:
    assert [p.message("en") for p in seen(edition).problems if p.severity is Severity.ERROR] == []


def test_what_it_is_advised_is_meant() -> None:
    advised = Counter(problem.code for problem in seen(Edition.INTERNAL).problems)
    assert advised == {
        "claim-against-pace": 2,
        "closed-without-check": 1,
        "decision-overdue": 1,
        "indicator-fell-back": 1,
        "indicator-too-slow": 1,
        "measure-overdue": 1,
        "task-overdue": 2,
        "task-resurfaced": 1,
    }
    assert [each.problem.code for each in seen(Edition.INTERNAL).accepted] == ["nothing-new"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_label_and_every_figure_occurs(edition: Edition) -> None:
    ledger = seen(edition).ledger
    assert {label for label in Label if ledger.by_label[label]} == set(Label)
    assert {group for group in Group if ledger.by_group[group]} == set(Group)
    assert sum(ledger.by_group.values()) == len(ledger.tasks)


def test_only_the_internal_edition_has_what_is_internal() -> None:
    public, internal = (seen(edition).ledger.content for edition in EDITIONS)
    hidden = {record.id for record in internal.records} - {record.id for record in public.records} - {""}
    assert hidden >= {"DL-16", "2018-11-09-leading-group", "2018-11-15-DL-02", "2018-11-special"}
    assert not any(record.is_internal for record in public.records)


def test_every_text_is_in_both_languages() -> None:
    content = seen(Edition.INTERNAL).ledger.content
    lacking = [
        f"{record.path}: {name}"
        for record in content.records
        for name, text in _texts(record)
        if not name.endswith(".document") and str(text) not in SAME and {language for language, _ in text} != BOTH
    ]
    lacking += [r.path for r in content.records if {body.language for body in r.bodies if body.text.strip()} != BOTH]
    assert lacking == []


def test_every_task_meeting_check_and_bulletin_says_that_it_is_illustrative() -> None:
    content = seen(Edition.INTERNAL).ledger.content
    told = (*content.tasks, *content.meetings, *content.checks, *content.bulletins)
    assert [b.path for record in told for b in record.bodies if not SAID.search(b.text)] == []


def test_document_numbers_and_addresses_can_be_nobodys() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in CONTENT.rglob("*") if path.suffix in {".md", ".yaml"})
    numbers = re.findall(r"document: (\S+)", texts)
    assert numbers
    assert all(number.startswith("示例") for number in numbers)
    assert len(numbers) == len(set(numbers))
    addresses = set(re.findall(r"[\w.-]+@[\w.-]+\w", texts))
    assert "zhenggai@dl.example" in addresses
    assert {address.rpartition(".")[2] for address in addresses} == {"example"}, "a name that is kept for nobody (RFC 2606)"
    assert set(re.findall(r"\d{3,4}-\d{8}", texts)) == {"0411-00001234"}


def _texts(value: object, name: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        if value:
            yield name, value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if not (isinstance(value, Record) and field.name == "bodies"):
                yield from _texts(getattr(value, field.name), f"{name}.{field.name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{name}.{index}")

"""Every class and figure has a name and one sentence, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from generator.ledger import meaning
from generator.ledger.state import ChangeKind, EventKind, Group, Label, Pace, ReadinessItem, Score, Stage
from tests.walls.test_architecture import filled

TABLES: dict[type[StrEnum], Mapping[Any, meaning.Meaning]] = {
    Stage: meaning.STAGES,
    Pace: meaning.PACES,
    Label: meaning.LABELS,
    Group: meaning.GROUPS,
    ReadinessItem: meaning.READINESS,
    EventKind: meaning.EVENTS,
    ChangeKind: meaning.CHANGES,
}


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "meaning.md"
PARTS: dict[str, Mapping[Any, meaning.Meaning]] = {
    "labels": meaning.LABELS,
    "groups": meaning.GROUPS,
    "stages": meaning.STAGES,
    "paces": meaning.PACES,
    "scores": meaning.SCORES,
    "readiness": meaning.READINESS,
    "terms": meaning.TERMS,
    "events": meaning.EVENTS,
    "changes": meaning.CHANGES,
}


def table(meanings: Mapping[Any, meaning.Meaning]) -> str:
    rows = [
        f"| **{each.name.en}** {each.name.zh} | {each.definition.en} {each.definition.zh} |"
        for each in meanings.values()
    ]
    return "\n".join(["| name | meaning |", "|---|---|", *rows])


def test_the_document_prints_the_definitions(pytestconfig: pytest.Config) -> None:
    now = right = DOCUMENT.read_text(encoding="utf-8")
    for part, meanings in PARTS.items():
        right = filled(right, part, table(meanings))
    if pytestconfig.getoption("--accept"):
        DOCUMENT.write_text(right, encoding="utf-8")
    else:
        assert now == right, "pytest tests/ledger/test_meaning.py --accept"


@pytest.mark.parametrize("kind", TABLES)
def test_every_class_is_defined_in_its_own_order(kind):
    assert list(TABLES[kind]) == list(kind)


def test_every_figure_of_the_scoreboard_is_defined():
    assert list(meaning.SCORES) == [field.name for field in fields(Score) if field.name != "unit"]


@pytest.mark.parametrize("table", [*TABLES.values(), meaning.SCORES, meaning.TERMS])
def test_a_definition_is_one_sentence_in_each_language(table):
    for known in table.values():
        assert re.fullmatch(r"[A-Z][^.]*\.", known.definition.en), known
        assert re.fullmatch(r"[^。]*[一-鿿][^。]*。", known.definition.zh), known
        assert known.name.en[0].isupper()
        assert re.search("[一-鿿]", known.name.zh)


@pytest.mark.parametrize("table", [*TABLES.values(), meaning.SCORES, meaning.TERMS])
def test_chinese_sentences_use_full_width_punctuation(table):
    for known in table.values():
        assert not re.search(r"[,;:()!?]", known.name.zh + known.definition.zh), known


@pytest.mark.parametrize("table", TABLES.values())
def test_no_two_classes_of_a_kind_share_a_name(table):
    for language in ("en", "zh"):
        names = [known.name.in_language(language) for known in table.values()]
        assert len(set(names)) == len(names)

"""Fields by the words that people have for them."""

import pytest

from generator.model import fields as f
from generator.model.records import KINDS
from generator.source.field_names import SYNONYMS, field_called

TASK = f.fields_of(KINDS["task"])


@pytest.mark.parametrize(
    ("word", "field"),
    [("责任单位", "lead"), ("牵头（责任）单位", "lead"), ("整改 目标", "target"), ("联系电话", "internal"),
     ("整改措施", "measures"), ("天气", "")],
)
def test_a_word_means_a_field(word: str, field: str) -> None:
    assert field_called(word, TASK) == field


def test_every_synonym_is_of_a_field() -> None:
    known = {name for shape in KINDS.values() for name in f.fields_of(shape)}
    assert {name.partition(".")[0] for name in SYNONYMS} <= known

"""Fields are declared once, with help in both languages and an example that the kind can read."""

import dataclasses

import pytest

from generator.model import fields as f
from generator.model.fields import fields_of
from generator.model.records import KINDS
from generator.model.site import Site, Unit
from generator.source.nodes import Scalar
from generator.source.values import Reading, read_value

SHAPES = [*KINDS.values(), Site, Unit]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_field_has_help_in_both_languages(shape: type) -> None:
    for field in fields_of(shape).values():
        assert field.help.en.endswith((".", "?"))
        assert field.help.zh


@pytest.mark.parametrize("shape", SHAPES)
def test_every_plain_example_can_be_read(shape: type) -> None:
    plain = (f.Day, f.Limit, f.Span, f.Number, f.Choice, f.Identifier, f.Words, f.Plain)
    for field in fields_of(shape).values():
        if field.example and isinstance(field.kind, plain):
            reading = Reading("x.md", "en", ("en", "zh"))
            read_value(Scalar(field.example, 1, 1), field.kind, reading, field.written)
            assert not reading.problems, (shape, field.name)


def test_a_word_of_python_is_declared_under_another_name() -> None:
    assert fields_of(next(m.type for m in dataclasses.fields(Unit) if m.name == "was") and Unit)["was"].written == "was"
    change = fields_of(KINDS["bulletin"])["period"].kind
    assert isinstance(change, f.Nested)
    assert fields_of(change.shape)["from"].name == "from_"


def test_what_is_not_declared_is_no_field() -> None:
    assert "path" not in fields_of(KINDS["task"])
    assert "bodies" not in fields_of(KINDS["task"])

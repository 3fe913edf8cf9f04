"""The field guide says what the declarations say."""

from pathlib import Path

import pytest

from generator.model.fields import fields_of
from generator.model.records import KINDS
from generator.render.guide import field_guide

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("language", "name"), [("en", "fields.md"), ("zh", "fields.zh.md")])
def test_the_guide_in_docs_is_the_one_that_the_declarations_make(
    language: str, name: str, pytestconfig: pytest.Config
) -> None:
    if pytestconfig.getoption("--accept"):
        (DOCS / name).write_text(field_guide(language), encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == field_guide(language)


def test_every_field_of_every_kind_is_in_the_guide() -> None:
    guide = field_guide("en")
    for shape in KINDS.values():
        for key, declared in fields_of(shape).items():
            assert f"`{key}`" in guide
            assert declared.help.en in guide
            assert declared.help.zh in field_guide("zh")

"""The generated schemas are schemas, accept what the decoder accepts, and refuse what it refuses."""

import jsonschema
import pytest

from generator.model.records import KINDS
from generator.model.site import Content, Site, Unit
from generator.model.text import Text
from generator.render.schema import record_schema, settings_schema, units_schema

CONTENT = Content(Site(categories=(("sewage", Text((("en", "S"),))),)), (Unit(id="water", kind="department"),))
TASK = {"id": "DL-01", "title": "x", "audience": "public", "inspection": ["i-1"]}


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_has_a_valid_schema(kind: str, language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema(kind, CONTENT, language))


def test_settings_and_units_have_valid_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(settings_schema("en"))
    jsonschema.Draft202012Validator.check_schema(units_schema("zh"))
    jsonschema.validate([{"id": "a", "name": {"en": "A", "zh": "甲"}, "kind": "area"}], units_schema("en"))


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"deadline": 2018, "lead": "water", "category": "sewage"},
        {"deadline": [{"text": "x", "due": "2018-12"}, "continuing"]},
        {"milestones": [{"id": "m", "text": {"en": "a", "zh": "b"}, "takes": "30d"}]},
        {"started": "2018-01-01", "closing": {"notice": {"from": "2018-01-01", "days": 5}}},
    ],
)
def test_what_the_decoder_accepts_is_accepted(extra: dict[str, object]) -> None:
    without_links = {**record_schema("task", None, "en")}
    jsonschema.validate({**TASK, **extra}, without_links)


@pytest.mark.parametrize(
    "extra",
    [
        {"titel": "x"},
        {"audience": "all"},
        {"started": "2018/1/1"},
        {"lead": "nobody"},
        {"category": "air"},
        {"milestones": "x"},
        {"location": {"lat": 95}},
    ],
)
def test_what_the_decoder_refuses_is_refused(extra: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**TASK, "inspection": [], **extra}, record_schema("task", CONTENT, "en"))

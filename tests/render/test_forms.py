"""A form asks for every declared field, in the editor's language, with the site's own choices."""

import pytest

from generator.model.fields import fields_of
from generator.model.records import KINDS
from generator.render.forms import form
from tests.builders import content, task


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_control_but_those_of_the_publisher(kind: str) -> None:
    names = [control["name"] for control in form(kind, content(), "en")]
    assert names == [name for name in fields_of(KINDS[kind]) if name not in {"was", "accept"}]


def test_controls_follow_the_kinds_of_fields() -> None:
    made = {control["name"]: control for control in form("task", content(task("DL-01")), "zh")}
    assert made["started"]["type"] == "date"
    assert made["deadline"]["type"] == "limit"
    assert made["lead"] | {"options": 0} == made["lead"] | {"many": True, "options": 0}
    assert ["water", "水务局 (water)"] in made["lead"]["options"]
    assert [word for word, _ in made["areas"]["options"]] == ["city", "north", "south"]
    assert made["category"]["options"] == [["sewage", "污水处理 (sewage)"]]
    assert made["milestones"]["type"] == "rows"
    assert made["internal"]["type"] == "group"
    assert made["audience"]["options"] == [["public", "对外公开"], ["internal", "仅供内部使用"]]
    assert made["id"]["required"]
    assert made["title"]["label"] == "任务标题"


def test_a_translation_is_asked_for_its_texts_only() -> None:
    made = {control["name"]: control for control in form("task", content(), "en", is_translation=True)}
    assert set(made) == {"title", "finding", "target", "indicators", "deadline", "deadline_changes", "measures", "milestones",
                         "closing", "evidence", "location", "internal"}
    assert [one["name"] for one in made["measures"]["fields"]] == ["id", "text"]

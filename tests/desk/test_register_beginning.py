"""New records from a register: where they stand, and what is missing."""

import pytest

from generator.desk.register_beginning import NotBegunError, fields_begun, kind_at, new_file, path_of
from generator.desk.register_tongues import Tongues
from generator.model import fields as f
from tests.builders import content, task

CONTENT = content(task("DL-01", title="Plant", path="tasks/DL-01.md"))
TONGUES = Tongues(CONTENT.site)


@pytest.mark.parametrize(
    ("kind", "name", "where", "path"),
    [
        ("task", "DL-02", ("", ""), "tasks/DL-02/task.md"),
        ("meeting", "m-1", ("", ""), "meetings/m-1.md"),
        ("progress", "", ("DL-01", "2018-10-20"), "tasks/DL-01/progress/2018-10-20.md"),
    ],
)
def test_a_record_has_its_place(kind: str, name: str, where: tuple[str, str], path: str) -> None:
    assert path_of(kind, name, CONTENT, *where) == path


@pytest.mark.parametrize("kind", ["task", "meeting", "progress"])
def test_a_record_without_a_name_is_not_begun(kind: str) -> None:
    with pytest.raises(NotBegunError):
        path_of(kind, "", CONTENT)


def test_fields_and_words() -> None:
    cells: dict[str, str | list[str]] = {"finding": "污水直排。需整改", "measures": ["Dig"], "internal.notes": "x"}
    said = fields_begun("task", cells, {"target": {"zh": "达标"}}, TONGUES)
    assert said == {"finding": {"zh": "污水直排。需整改"}, "measures": [{"id": "s1", "text": "Dig"}], "internal": {"notes": "x"},
                    "title": {"zh": "污水直排"}, "target": {"zh": "达标"}}
    with pytest.raises(NotBegunError, match="inspection"):
        new_file("task", {**said, "id": "DL-02", "audience": "public"}, "", TONGUES)
    made = new_file("progress", {"date": "2018-10-20", "audience": "internal"}, "已铺管。", TONGUES)
    assert list(made) == [".md", ".zh.md"]
    assert made[".zh.md"].decode() == "---\naudience: internal\n---\n已铺管。\n"


def test_what_a_field_is() -> None:
    assert isinstance(kind_at("task", "closing.closed.date"), f.Day)
    assert kind_at("task", "title.no") is None

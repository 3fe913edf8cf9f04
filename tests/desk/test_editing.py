"""Saves from a form: only what was changed, never over somebody else's words, never outside of the records."""

import json
from typing import Any

import pytest

from generator.desk.desk import Desk
from generator.desk.editing import digest
from generator.shell.preview import Asked
from tests.desks import TASK
from tests.sites import SiteFolder

PATH = "tasks/DL-01/task.md"


def save(desk: Desk, path: str = PATH, **asked: Any) -> tuple[int, Any]:
    posted = {"path": path, "digest": digest(TASK.encode()), "fields": {}, "body": None, **asked}
    answer = desk.answer(Asked("_/save", {}, json.dumps(posted).encode()))
    return answer.status, json.loads(answer.body)


def test_a_form_holds_what_the_file_says(desk: Desk) -> None:
    told = json.loads(desk.answer(Asked("_/form", {"path": PATH})).body)
    assert told["values"]["milestones"] == [{"id": "pipes", "text": "Pipes laid", "due": "2018-11-30"}]
    assert told["digest"] == digest(TASK.encode())
    assert told["body"] == "The plant is being built.\n"
    assert told["lines"]["title"] == 4
    assert told["lines"]["milestones.0.due"] == told["lines"]["milestones"] + 4
    assert [one["name"] for one in told["controls"]][:3] == ["id", "audience", "title"]


def test_only_the_changed_field_changes(desk: Desk, folder: SiteFolder) -> None:
    status, told = save(desk, fields={"lead": ["water-bureau", "north"]})
    now = (folder.content / PATH).read_text()
    assert (status, told["said"]) == (200, "Saved.")
    assert now == TASK.replace("lead: water-bureau\n", "lead:\n  - water-bureau\n  - north\n")
    assert told["digest"] == digest(now.encode())


def test_a_file_that_was_changed_meanwhile_is_shown_and_kept(desk: Desk, folder: SiteFolder) -> None:
    theirs = TASK.replace("Sewage runs", "Much sewage runs")
    folder.write(PATH, theirs)
    status, told = save(desk, fields={"title": "Mine"})
    assert status == 409
    assert told["values"]["finding"] == "Much sewage runs into the river."
    assert told["digest"] == digest(theirs.encode())
    assert (folder.content / PATH).read_text() == theirs


@pytest.mark.parametrize(
    "path",
    ["site.yaml", "../site.md", "/etc/passwd", "tasks/DL-99/task.md", "tasks/DL-01/evidence/a.jpg", "",
     "tasks/../tasks/DL-01/task.md"],
)
def test_only_records_of_the_site_can_be_saved_and_read(desk: Desk, path: str) -> None:
    assert save(desk, path=path)[0] == 404
    assert desk.answer(Asked("_/form", {"path": path})).status == 404
    assert desk.answer(Asked("_/upload", {"path": path, "name": "a.jpg"}, b"x")).status == 404


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b'{"path": 1}', b'{"path": "tasks/DL-01/task.md"}', b"[" * 100_000])
def test_what_is_no_save_is_refused(desk: Desk, folder: SiteFolder, body: bytes) -> None:
    assert desk.answer(Asked("_/save", {}, body)).status == 404
    assert (folder.content / PATH).read_text() == TASK


@pytest.mark.parametrize(("number", "status", "words"), [(28, 507, "The disk is full"), (13, 500, "Permission denied")])
def test_a_disk_that_takes_nothing_is_told(
    desk: Desk, folder: SiteFolder, monkeypatch: pytest.MonkeyPatch, number: int, status: int, words: str
) -> None:
    def refuses(*_: object) -> bool:
        raise OSError(number, "Permission denied")

    monkeypatch.setattr("generator.desk.editing.replace_file", refuses)
    found, told = save(desk, fields={"title": "Mine"})
    assert (found, words in told["said"]) == (status, True)
    assert (folder.content / PATH).read_text() == TASK


def test_a_file_whose_fields_cannot_be_read_is_left_to_its_editor(desk: Desk, folder: SiteFolder) -> None:
    folder.write(PATH, "---\n- {a\n---\n")
    answer = desk.answer(Asked("_/form", {"path": PATH}))
    assert answer.status == 422
    assert "cannot be read" in json.loads(answer.body)["said"]


def test_an_upload_of_an_internal_record_stays_in_its_internal_folder(desk: Desk, folder: SiteFolder) -> None:
    folder.record("meetings/internal/m.md", {"id": "m", "title": "M", "date": "2018-10-01", "audience": "internal"})
    desk.rebuild()
    body = b"\x89PNG"
    assert desk.answer(Asked("_/upload", {"path": "meetings/internal/m.md", "name": "a.png"}, body)).status == 415
    from tests.shell.test_uploads import picture

    answer = desk.answer(Asked("_/upload", {"path": "meetings/internal/m.md", "name": "a.png"}, picture(form="PNG")))
    assert json.loads(answer.body)["file"] == "m/evidence/a.png"
    assert (folder.content / "meetings/internal/m/evidence/a.png").is_file()


def test_a_text_is_drawn_with_its_complaints(desk: Desk) -> None:
    answer = desk.answer(Asked("_/draw", {}, json.dumps({"path": PATH, "body": "**A** [[nobody]] <script>"}).encode()))
    told = json.loads(answer.body)
    assert "<strong>A</strong>" in told["html"]
    assert "<script" not in told["html"]
    assert told["problems"]


def test_a_new_report_is_opened_when_it_is_there(desk: Desk, folder: SiteFolder) -> None:
    path = "tasks/DL-01/progress/2018-10-31.md"
    for _ in range(2):
        answer = desk.answer(Asked("_/report", {"task": "DL-01"}, b""))
        assert json.loads(answer.body) == {"path": path}
    assert "pipes" in (folder.content / path).read_text()
    assert desk.answer(Asked("_/report", {"task": "DL-77"}, b"")).status == 404


def test_a_language_with_a_file_of_its_own_is_not_asked_for_twice(desk: Desk, folder: SiteFolder) -> None:
    assert json.loads(desk.answer(Asked("_/form", {"path": PATH})).body)["languages"] == ["en", "zh"]
    folder.write("tasks/DL-01/task.zh.md", "---\ntitle: 厂\n---\n")
    assert json.loads(desk.answer(Asked("_/form", {"path": PATH})).body)["languages"] == ["en"]
    translation = json.loads(desk.answer(Asked("_/form", {"path": "tasks/DL-01/task.zh.md"})).body)
    assert (translation["languages"], translation["language"]) == (["en", "zh"], "zh")

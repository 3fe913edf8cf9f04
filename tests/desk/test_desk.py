"""The desk's answers: the last good page, the problems with their cure, what can be done with a page."""

import json
from typing import Any

import pytest

from generator.build import Order
from generator.desk.desk import Desk
from generator.shell.preview import Asked
from tests.desks import TASK
from tests.sites import SiteFolder

PAGE = "internal/en/tasks/DL-01/index.html"


def told(desk: Desk, path: str, **query: str) -> Any:
    answer = desk.answer(Asked(path, query))
    assert answer.status == 200
    return json.loads(answer.body)


def save_of(desk: Desk) -> bytes:
    form = json.loads(desk.answer(Asked("_/form", {"path": "tasks/DL-01/task.md"})).body)
    return json.dumps({"path": form["path"], "digest": form["digest"], "fields": {"title": "x"}, "body": None}).encode()


def test_the_last_good_page_stays_while_there_are_errors(desk: Desk, folder: SiteFolder) -> None:
    folder.write("tasks/DL-01/task.md", TASK.replace("title: Plant ", "title: Works ").replace("north]", "nroth]"))
    before = told(desk, "_/status")["state"]
    assert desk.rebuild() == before + 1
    assert b">Plant<" in desk.answer(Asked(PAGE, {})).body
    status = told(desk, "_/status")
    assert all(status["stale"].values())
    problem = next(one for one in status["problems"] if one["code"] == "unknown-unit")
    assert (problem["path"], problem["line"], problem["edit"]) == ("tasks/DL-01/task.md", 8, True)
    assert "north" in problem["hint"]
    folder.write("tasks/DL-01/task.md", TASK.replace("title: Plant ", "title: Works "))
    desk.rebuild()
    assert b">Works<" in desk.answer(Asked(PAGE, {})).body
    assert not any(told(desk, "_/status")["stale"].values())


def test_a_page_waits_for_no_check_and_the_other_edition_for_nobody(
    desk: Desk, folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("tasks/DL-01/task.md", TASK.replace("title: Plant ", "title: Works "))
    with monkeypatch.context() as patch:
        patch.setattr("generator.build.examination", lambda *_, **__: pytest.fail("a check ran"))
        patch.setattr("generator.build.disclosure.public", lambda *_: pytest.fail("the gate ran"))
        desk.rebuild(frozenset([folder.folder / "content/tasks/DL-01/task.md"]))
        assert b">Works<" in desk.answer(Asked(PAGE, {})).body
    assert b">Works<" in desk.answer(Asked(PAGE.replace("internal", "public"), {})).body
    assert told(desk, "_/status")["fault"] == ""


def test_the_file_that_was_just_changed_comes_first(desk: Desk, folder: SiteFolder) -> None:
    """Its mistake makes others: the meeting names a task that cannot be read."""
    folder.write("tasks/DL-01/task.md", TASK.replace("audience: public", "audience： public"))
    desk.rebuild()
    problems = told(desk, "_/status")["problems"]
    assert problems[0]["path"] == "tasks/DL-01/task.md"
    assert any(one["path"].startswith("meetings/") for one in problems)


def test_a_fault_of_the_internal_view_leaves_the_public_one_fresh(desk: Desk, folder: SiteFolder) -> None:
    folder.write("meetings/internal/m.md", "---\nid: [broken\n---\n")
    folder.write("tasks/DL-01/task.md", TASK.replace("title: Plant ", "title: Works "))
    desk.rebuild()
    assert b">Works<" in desk.answer(Asked(PAGE.replace("internal", "public"), {})).body
    assert b">Plant<" in desk.answer(Asked(PAGE, {})).body


def test_a_site_that_was_never_good_says_so_in_the_editors_language(folder: SiteFolder) -> None:
    folder.write("tasks/DL-01/task.md", TASK.replace("north]", "nroth]"))
    desk = Desk(Order(folder.folder, folder.folder / "output"), "zh")
    desk.rebuild()
    answer = desk.answer(Asked(PAGE, {}))
    assert answer.status == 503
    assert "此版本有错误" in answer.body.decode()
    assert "没有单位" in told(desk, "_/status")["problems"][0]["message"]


def test_a_fault_of_our_own_is_told_and_ends_nothing(desk: Desk, monkeypatch: Any) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("generator.desk.desk.reading", broken)
    desk.rebuild()
    assert "ZeroDivisionError: by zero" in told(desk, "_/status")["fault"]
    assert desk.answer(Asked(PAGE, {})).status == 200
    monkeypatch.setattr("generator.desk.showing.Showing.file", broken)
    monkeypatch.setattr("generator.desk.editing.rewritten", broken)
    page, saved = desk.answer(Asked(PAGE, {})), desk.answer(Asked("_/save", {}, save_of(desk)))
    assert (page.status, saved.status) == (500, 500)
    assert "ZeroDivisionError" in page.body.decode()
    assert "ZeroDivisionError" in json.loads(saved.body)["said"]


def test_a_page_tells_what_can_be_done_with_it(desk: Desk) -> None:
    about = told(desk, "_/about", page="en/tasks/DL-01/index.html")
    assert [part["path"] for part in about["parts"]] == ["tasks/DL-01/task.md", "tasks/DL-01/progress/2018-10-12.md"]
    assert about["task"] == "DL-01"
    assert told(desk, "_/about", page="en/bulletins/2018-10/index.html")["prints"] == [
        "bulletins/2018-10.en.pdf", "bulletins/2018-10.zh.pdf",
    ]
    assert told(desk, "_/about", page="en/index.html") == {"parts": [], "prints": [], "task": ""}


def test_nothing_but_the_preview_is_served(desk: Desk) -> None:
    for path in ("_/assets/../../generator/cli.py", "_/assets/site.css", "content/site.yaml", "public/../site.yaml", "_/x"):
        assert desk.answer(Asked(path, {})).status == 404
    assert desk.answer(Asked("_/save2", {}, b"{}")).status == 404
    for path in ("", "_/edit", "_/assets/form.js", "_/assets/frame.js", "_/assets/sheets.js", "_/assets/icon.svg", "_/assets/preview.css"):
        assert desk.answer(Asked(path, {})).status == 200


def test_a_bulletins_pages_are_pictures(desk: Desk) -> None:
    pdf = "bulletins/2018-10.en.pdf"
    announced = desk.answer(Asked("_/sheets", {"edition": "public", "pdf": pdf}))
    assert "is being printed" in announced.body.decode()
    printing = Asked("_/sheets", {"edition": "public", "pdf": pdf, "printed": "1"})
    assert (desk.takes_long(printing), desk.takes_long(Asked("_/status", {}))) == (True, False)
    desk.answer(printing)
    page = desk.answer(Asked("_/sheets", {"edition": "public", "pdf": pdf}))
    folder, _, file = pdf.removesuffix(".pdf").partition("/")
    identifier, _, language = file.rpartition(".")
    assert f'src="/public/{language}/{folder}/{identifier}/index.html"' in page.body.decode(), "the text beside the pages"
    assert page.body.decode().count("<img") >= 1
    assert "/_/edit?path=bulletins/2018-10.md" in page.body.decode(), "the way to its form"
    sheet = desk.answer(Asked("_/sheet", {"edition": "public", "pdf": pdf, "page": "1"}))
    assert (sheet.kind, sheet.body[:4]) == ("image/png", b"\x89PNG")
    for query in ({"page": "x"}, {"page": "99"}, {"edition": "secret"}, {"pdf": "no.pdf"}):
        assert desk.answer(Asked("_/sheet", {"edition": "public", "pdf": pdf, "page": "1", **query})).status == 404

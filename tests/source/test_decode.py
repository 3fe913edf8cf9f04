"""Files become records; every problem of every file is reported, and none hides another."""

from datetime import date

import pytest

from generator.model.records import DeadlineKind
from generator.source.decode import Decoded, decode, settings
from generator.source.tree import MemoryTree

SITE = "title: {en: T, zh: 题}\nauthority: A\nbase_url: https://x.example\nlanguages: [en, zh]\ncategories:\n  sewage: S\n"
UNITS = "- id: water\n  name: {en: Water Bureau, zh: 水务局}\n  kind: department\n- {id: east, name: East, kind: area}\n"
INSPECTION = "---\nid: i-1\ntitle: First\naudience: public\n---\n"


def task(extra: str = "", body: str = "") -> str:
    return f"---\nid: DL-01\ntitle: Plant\naudience: public\ninspection: i-1\n{extra}---\n{body}"


def decoded(files: dict[str, str | bytes]) -> Decoded:
    always = {"site.yaml": SITE, "units.yaml": UNITS, "inspections/i-1.md": INSPECTION}
    return decode(MemoryTree({**always, **files}))


def codes(found: Decoded) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_task_is_read_with_all_its_parts() -> None:
    found = decoded({
        "tasks/DL-01/task.md": task(
            "lead: water\nareas: [east]\ncategory: sewage\ndeadline: 2018年底前\n"
            "milestones:\n  - {id: m1, text: Pipes, due: 2018-06-30, weight: 2}\n"
            "  - {id: m2, text: Trial, takes: 30d}\n"
            "evidence:\n  - {file: evidence/a.jpg, kind: before, alt: A}\n"
            "internal:\n  root_cause: none\n",
            "Text with [[i-1]].\n",
        ),
        "tasks/DL-01/evidence/a.jpg": b"x",
    })
    assert codes(found) == []
    one = found.content.tasks[0]
    assert one.deadline is not None
    assert one.deadline.due == date(2018, 12, 31)
    assert one.deadline.parts[0].due is not None
    assert one.deadline.parts[0].due.kind is DeadlineKind.DATED
    assert [m.id for m in one.milestones] == ["m1", "m2"]
    assert one.milestones[0].weight == 2
    assert one.internal is not None
    assert str(one.internal.root_cause) == "none"
    assert one.body("en") is not None
    assert (one.place("milestones", 0, "due").line, one.place("milestones", 5, "due").line) == (11, 10)


def test_a_deadline_in_parts() -> None:
    found = decoded({"tasks/DL-01.md": task(
        "deadline:\n  - {text: Close, due: 2019年内}\n  - {text: Move, due: 2020年11月底前}\n  - {due: 长期坚持}\n"
    )})
    deadline = found.content.tasks[0].deadline
    assert codes(found) == []
    assert deadline is not None
    assert deadline.due == date(2020, 11, 30)
    assert deadline.is_continuing


def test_progress_belongs_to_the_task_whose_folder_holds_it() -> None:
    report = "---\ndate: 2018-10-12\naudience: public\nindicators: {cap: 35000}\n---\nDone 35 000.\n"
    found = decoded({"tasks/DL-01/task.md": task(), "tasks/DL-01/progress/2018-10-12.md": report})
    assert codes(found) == []
    one = found.content.progress[0]
    assert (one.task, one.id, one.indicators) == ("DL-01", "DL-01-2018-10-12", (("cap", 35000.0),))
    assert codes(decoded({"tasks/X/progress/a.md": report})) == ["progress-without-task"]


def test_a_translation_adds_text_and_nothing_else() -> None:
    found = decoded({
        "tasks/DL-01/task.md": task("milestones:\n  - {id: m1, text: Pipes, due: 2018-06-30}\n", "English.\n"),
        "tasks/DL-01/task.zh.md": "---\ntitle: 厂\nmilestones: {m1: 管网}\n---\n中文。\n",
    })
    assert codes(found) == []
    one = found.content.tasks[0]
    assert one.title.in_language("zh").text == "厂"
    assert one.milestones[0].text.in_language("zh").text == "管网"
    body = one.body("zh")
    assert body is not None
    assert (body.language, body.text.strip(), body.line) == ("zh", "中文。", 5)


@pytest.mark.parametrize(
    ("translation", "code"),
    [
        ("deadline: 2018-12-31\n", "fact-in-translation"),
        ("milestones: {m9: x}\n", "unknown-item"),
        ("titel: x\n", "unknown-key"),
    ],
)
def test_a_translation_that_says_more_is_refused(translation: str, code: str) -> None:
    found = decoded({
        "tasks/DL-01/task.md": task("milestones:\n  - {id: m1, text: Pipes}\n"),
        "tasks/DL-01/task.zh.md": f"---\n{translation}---\n",
    })
    assert codes(found) == [code]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"tasks/DL-01.md": task("titel: x\n")}, ["unknown-key"]),
        ({"tasks/DL-01.md": task("lead: [water, sea]\n")}, ["unknown-unit"]),
        ({"tasks/DL-01.md": task("lead: Water Bureau\n")}, ["unknown-unit"]),
        ({"tasks/DL-01.md": task("areas: [water]\n")}, ["not-an-area"]),
        ({"tasks/DL-01.md": task("category: air\n")}, ["unknown-category"]),
        ({"tasks/DL-01.md": task("started: 2018-02-30\n")}, ["impossible-date"]),
        ({"tasks/DL-01.md": task("started: 2018/2/3\n")}, ["not-a-date"]),
        ({"tasks/DL-01.md": task("deadline: soon\n")}, ["not-a-deadline"]),
        ({"tasks/DL-01.md": task("measures: laid\n")}, ["wrong-type"]),
        ({"tasks/DL-01.md": task("evidence:\n  - {file: no.jpg}\n")}, ["missing-file"]),
        ({"tasks/DL-01.md": task("", "See [[nobody]].\n")}, ["unknown-link"]),
        ({"tasks/DL-01.md": task("", "`[[nobody]]`\n\n~~~\n[[nobody]]\n~~~\n")}, []),
        ({"tasks/DL-01.md": task(), "tasks/b.md": task()}, ["duplicate-id"]),
        ({"tasks/DL-01.md": task(), "tasks/b.md": task().replace("DL-01", "dl-01")}, ["duplicate-id"]),
        ({"tasks/DL-01.md": task("was: [i-1]\n")}, ["duplicate-id"]),
        ({"task/DL-01.md": task()}, ["stray-file"]),
        ({"tasks/DL-01.zh.md": "---\ntitle: x\n---\n"}, ["translation-without-record"]),
        ({"tasks/DL-01.md": "---\naudience: public\n---\n"}, ["missing-field"] * 3),
        ({"tasks/DL-01.md": task("milestones:\n  - {id: m1, takes: 30}\n")}, ["not-a-duration"]),
        ({"tasks/DL-01.md": task("location: {lat: 95}\n")}, ["not-a-number"]),
        ({"tasks/DL-01.md": task("finding: {fr: x}\n")}, ["unknown-language"]),
        ({"tasks/DL-01.md": task("was: [a/b]\n")}, ["bad-id"]),
        ({"tasks/DL-01.md": task("indicators:\n  - {id: a, target: 50kt}\n")}, ["not-a-number"]),
        ({"checks/c.md": "---\nid: c\ndate: 2018-01-01\nmethod: secret\naudience: public\nfindings: []\n---\n"},
         ["unknown-choice"]),
    ],
)
def test_each_mistake_has_its_code(files: dict[str, str | bytes], expected: list[str]) -> None:
    found = decoded(files)
    assert sorted(codes(found)) == expected
    for problem in found.problems:
        assert problem.hint("en")
        assert problem.hint("zh")
        assert "{" not in problem.message("en").replace("{en", "").replace("{text", "")


def test_a_misspelt_key_names_the_near_one() -> None:
    found = decoded({"tasks/DL-01.md": task("dead line: 2018\nlеad: water\n")})
    assert [p.hint("en") for p in found.problems] == ["Did you mean `deadline`?", "Did you mean `lead`?"]


def test_all_problems_are_reported_at_once() -> None:
    found = decoded({"tasks/DL-01.md": task("started: x\nlead: nobody\ntitel: y\n"), "tasks/b.md": "no front matter\n"})
    assert {"not-a-date", "unknown-unit", "unknown-key"} < set(codes(found))
    assert {problem.place.path for problem in found.problems} == {"tasks/DL-01.md", "tasks/b.md"}


def test_an_empty_site_is_a_clear_problem() -> None:
    assert [p.code for p in decode(MemoryTree({})).problems] == ["no-settings"]


def test_settings_can_be_read_before_anything_else() -> None:
    assert settings(MemoryTree({"site.yaml": SITE, "tasks/x.md": b"\xff"})).languages == ("en", "zh")


def test_tasks_are_in_natural_order() -> None:
    files: dict[str, str | bytes] = {f"tasks/{n}.md": task().replace("DL-01", f"DL-{n}") for n in (10, 9, 1)}
    assert [one.id for one in decoded(files).content.tasks] == ["DL-1", "DL-9", "DL-10"]


def test_an_unreadable_file_is_reported_and_the_rest_is_read() -> None:
    class Broken(MemoryTree):
        def read(self, path: str) -> bytes:
            if path.endswith("b.md"):
                raise PermissionError(13, "Permission denied")
            return super().read(path)

    found = decode(Broken({"site.yaml": SITE, "units.yaml": UNITS, "inspections/i-1.md": INSPECTION,
                           "tasks/b.md": task(), "tasks/c.md": task()}))
    assert codes(found) == ["file-not-read"]
    assert len(found.content.tasks) == 1

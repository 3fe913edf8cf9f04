from generator.model.output import PictureInfo
from tests.checks.trying import examined, found, record, task


def test_the_same_bytes_under_two_names_are_one_picture() -> None:
    files = {
        f"tasks/DL-0{number}/task.md": task(
            f"evidence: [{{file: {number}.jpg, kind: after, alt: Wall, taken: 2018-10-20}}]\n"
        )
        for number in (1, 2)
    }
    same = {f"tasks/DL-0{number}/{number}.jpg": PictureInfo(8, 6, "a" * 64) for number in (1, 2)}
    differ = same | {"tasks/DL-02/2.jpg": PictureInfo(8, 6, "b" * 64)}
    assert found(files) == ()
    assert [problem.code for problem in examined(files, pictures=same).problems] == ["evidence-reused"]
    assert examined(files, pictures=differ).problems == ()


def test_evidence_of_a_progress_report_proves_the_task() -> None:
    files = {
        "tasks/DL-01/task.md": task("evidence: []\n", closed=True),
        "tasks/DL-01/progress/2018-10-07.md": record(
            "evidence: [{file: after.jpg, kind: after, alt: Wall, taken: 2018-10-07}]\n", "2 outfalls are closed.\n"
        ),
        "checks/c1.md": record(),
    }
    assert found(files) == ()


def test_the_cure_for_a_picture_in_a_text_shows_the_line() -> None:
    problems = found({"tasks/DL-01/task.md": task(body="Text\n\n![](a.jpg)\n")})
    assert [problem.hint("en") for problem in problems] == ["Say in one sentence what can be seen: `![…](a.jpg)`"]
    assert problems[0].place.line == 19

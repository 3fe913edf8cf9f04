import pytest

from generator.shell.names import collisions, is_leftover, name_problem, visible


@pytest.mark.parametrize(
    "name", [".git", ".DS_Store", "~$plan.docx", "task.md~", "a.swp", "#task.md#", "Thumbs.db", "x.BAK"]
)
def test_leftovers_are_nobodys_content(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize("name", ["task.md", "任务.md", "#1.md", "#", "swp.md", "before.jpg"])
def test_content_is_no_leftover(name: str) -> None:
    assert not is_leftover(name)


@pytest.mark.parametrize(
    ("path", "code", "better"),
    [
        ("a/b\u202egpj.md", "name-control-characters", "a/bgpj.md"),
        ("a\u200b.md", "name-control-characters", "a.md"),
        ("a\n.md", "name-control-characters", "a.md"),
        ("\udcff.md", "name-control-characters", ".md"),
        ("bu\u0308ro.md", "name-not-composed", "büro.md"),
        ("tasks/con/", None, None),
        ("tasks/CON", "name-reserved", "tasks/x-CON"),
        ("nul.md", "name-reserved", "x-nul.md"),
        ("a:b?.md", "name-reserved", "a-b-.md"),
        ("a\\b.md", "name-reserved", "a-b.md"),
        ("task.", "name-reserved", "task"),
        ("conference.md", None, None),
        ("整改任务（一）.md", None, None),
    ],
)
def test_a_name_that_is_not_the_same_everywhere_is_a_problem(path: str, code: str | None, better: str | None) -> None:
    problem = name_problem(path)
    assert (problem and problem.code) == code
    if problem:
        assert better is not None
        assert better in problem.hint("en")
        assert better in problem.hint("zh")


def test_a_message_shows_what_cannot_be_seen() -> None:
    assert visible("a\u202eb\x1b") == "a\\u202eb\\u001b"
    problem = name_problem("a\x1b[31m.md")
    assert problem
    assert "\x1b" not in problem.message("en") + problem.place.path + problem.hint("en")


def test_names_that_differ_in_case_only_collide_at_the_later_one() -> None:
    (problem,) = collisions(["tasks/dl-01", "tasks/DL-01", "tasks/DL-02", "meetings/DL-01"])
    assert problem.place.path == "tasks/dl-01"
    assert problem.related[0].path == "tasks/DL-01"

"""A site's own templates are laid over the shipped ones."""

from pathlib import Path

from generator.shell.template_files import templates_of


def test_the_template_files_are_read(tmp_path: Path) -> None:
    found, problems = templates_of(tmp_path)
    assert "layouts/page.html" in found
    assert problems == ()


def test_a_sites_own_template_replaces_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "layouts"
    own.mkdir(parents=True)
    (own / "page.html").write_text("mine", encoding="utf-8")
    (own / ".hidden").write_text("x", encoding="utf-8")
    found, problems = templates_of(tmp_path)
    assert found["layouts/page.html"] == "mine"
    assert "layouts/.hidden" not in found
    assert problems == ()


def test_a_template_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.html").write_bytes(b"\xff\xfe")
    (tmp_path / "templates" / "y.html").symlink_to("/etc/passwd")
    found, problems = templates_of(tmp_path)
    assert "y.html" not in found
    assert [problem.code for problem in problems] == ["template-not-read", "template-not-read"]

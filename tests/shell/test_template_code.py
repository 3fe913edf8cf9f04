"""Compiled templates: found again by their source, kept apart by whose they are, and never trusted when damaged."""

import sys
from pathlib import Path
from typing import Any

import pytest

from generator.render.templates import Templates
from generator.shell.template_code import MAGIC, TemplateCode
from tests.model.test_notebook import Kept

SHIPPED = {"layouts/page.html": "{% block main %}{% endblock %}", "pages/a.html": "shipped {{ 1 + 1 }}"}


def drawn(file: Path, sources: dict[str, str], memory: Kept, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """The page, and how many templates had to be compiled for it."""
    code = TemplateCode(SHIPPED, memory, file)
    templates = Templates(sources, internal=False, bytecode=code)
    compiled: list[object] = []
    stock = templates._environment.compile

    def counted(*given: Any, **more: Any) -> object:
        compiled.append(given)
        return stock(*given, **more)

    monkeypatch.setattr(templates._environment, "compile", counted)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    text = templates.rendered("pages/a.html")
    code.save()
    return text, len(compiled)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, memory = tmp_path / "code" / "templates.bin", Kept()
    assert drawn(file, SHIPPED, memory, monkeypatch) == ("shipped 2", 1)
    assert drawn(file, SHIPPED, memory, monkeypatch) == ("shipped 2", 0)
    assert not memory


def test_a_sites_own_template_is_kept_in_its_memory_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, memory = tmp_path / "templates.bin", Kept()
    own = SHIPPED | {"pages/a.html": "own"}
    assert drawn(file, own, memory, monkeypatch) == ("own", 1)
    assert not file.exists()
    assert drawn(file, own, memory, monkeypatch) == ("own", 0)
    assert drawn(file, SHIPPED, memory, monkeypatch) == ("shipped 2", 1)


@pytest.mark.parametrize("broken", [b"", b"no", MAGIC + b"0" * 40, None])
def test_what_was_damaged_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes | None) -> None:
    file = tmp_path / "templates.bin"
    drawn(file, SHIPPED, Kept(), monkeypatch)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"?" if broken is None else broken)
    assert drawn(file, SHIPPED, Kept(), monkeypatch) == ("shipped 2", 1)
    assert file.read_bytes() == whole


def test_a_program_that_may_not_be_written_to_still_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    assert drawn(tmp_path / "file" / "templates.bin", SHIPPED, Kept(), monkeypatch) == ("shipped 2", 1)

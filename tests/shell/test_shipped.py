from pathlib import Path

import pytest

from generator.shell import shipped


def test_a_checkout_uses_its_own_templates(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "generator"
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped.templates_folder() == tmp_path / "templates"


def test_a_wheel_brings_them_inside_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "generator"
    (tmp_path / "templates").mkdir()  # another project's folder, next to us in site-packages
    (package / "_shipped/templates").mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped.templates_folder() == package / "_shipped/templates"


def test_a_package_without_templates_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "generator")
    with pytest.raises(FileNotFoundError, match="templates"):
        shipped.templates_folder()

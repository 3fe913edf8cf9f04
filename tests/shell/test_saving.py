"""A file of an editor is replaced whole or not at all."""

from pathlib import Path

import pytest

from generator.shell.saving import add_file, replace_file


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["task.md"]


def test_what_somebody_else_wrote_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"theirs")
    assert not replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["task.md"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "task.md").symlink_to("real.md")
    assert not replace_file(tmp_path / "task.md", b"old", b"new")
    assert (tmp_path / "real.md").read_bytes() == b"old"


@pytest.mark.parametrize("step", ["os.fsync", "shutil.copymode"])
def test_a_full_disk_leaves_the_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "task.md"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"generator.shell.saving.{step}", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["task.md"]


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    add_file(tmp_path / "a" / "new.md", b"one")
    with pytest.raises(FileExistsError):
        add_file(tmp_path / "a" / "new.md", b"two")
    assert (tmp_path / "a" / "new.md").read_bytes() == b"one"
    assert [entry.name for entry in (tmp_path / "a").iterdir()] == ["new.md"]

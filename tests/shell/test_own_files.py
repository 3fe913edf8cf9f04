from pathlib import Path

import pytest

from generator.shell import own_files

WRITER = b"program 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    own_files.replace_body(tmp_path / "kept", WRITER, b"line\nline")
    return tmp_path / "kept"


def test_a_body_comes_back_to_who_wrote_it(path: Path) -> None:
    assert own_files.body_of(path, WRITER) == b"line\nline"
    assert own_files.body_of(path, b"program 2") == b""
    assert own_files.body_of(path.with_name("none"), WRITER) == b""
    assert [one.name for one in path.parent.iterdir()] == ["kept"]


@pytest.mark.parametrize("change", [lambda body: body[:-1], lambda body: body + b"x", lambda _: b"", lambda _: b"x\n"])
def test_what_is_not_whole_is_not_there(path: Path, change) -> None:
    path.write_bytes(change(path.read_bytes()))
    assert own_files.body_of(path, WRITER) == b""


def test_a_link_is_not_followed(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    assert own_files.opened(link) == -1
    assert own_files.body_of(link, WRITER) == b""


def test_a_file_that_cannot_be_written_stays_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError):
        own_files.replace_body(path, WRITER, b"new")
    assert own_files.body_of(path, WRITER) == b"line\nline"
    assert [one.name for one in path.parent.iterdir()] == ["kept"]

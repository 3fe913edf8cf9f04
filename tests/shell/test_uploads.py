"""What is dropped into the browser is judged by its bytes and named so that every system can carry it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.shell import uploads
from generator.shell.uploads import TooLargeError, WrongKindError, kept_upload, safe_name


def picture(colour: str = "green", form: str = "JPEG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (20, 10), colour).save(made, form)
    return made.getvalue()


def test_a_picture_is_kept_once(tmp_path: Path) -> None:
    first = kept_upload(tmp_path, "Before.JPEG", picture())
    assert first == tmp_path / "evidence" / "before.jpg"
    assert kept_upload(tmp_path, "before.jpg", picture()) == first
    assert kept_upload(tmp_path, "before.jpg", picture("red")).name == "before-2.jpg"
    assert first.read_bytes() == picture()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("IMG 2018（1）.JPG", "img-2018-1.jpg"),
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\x\\整改后.png", "整改后.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("....jpg", "file.jpg"),
        ("a\x00b\u202egpj.jpg", "a-b-gpj.jpg"),
        ("x" * 300 + ".jpg", "x" * 60 + ".jpg"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, ".jpg") == safe


@pytest.mark.parametrize(
    ("name", "body"),
    [("a.jpg", b"\xff\xd8\xff broken"), ("a.svg", b"<svg/>"), ("a.html", b"<script>"), ("a.pdf", b"not one"),
     ("a.docx", b"PK\x03\x04 broken"), ("a.exe", b"MZ"), ("a", b"")],
)
def test_what_no_record_can_show_is_refused(tmp_path: Path, name: str, body: bytes) -> None:
    with pytest.raises(WrongKindError):
        kept_upload(tmp_path, name, body)
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_decide_not_the_name(tmp_path: Path) -> None:
    assert kept_upload(tmp_path, "a.exe", picture(form="PNG")).name == "a.png"


def test_a_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 10)
    with pytest.raises(TooLargeError):
        kept_upload(tmp_path, "a.jpg", picture())


def test_a_full_disk_is_told_from_other_faults() -> None:
    assert uploads.is_full(OSError(28, ""))
    assert not uploads.is_full(PermissionError(13, ""))

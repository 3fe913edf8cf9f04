"""Jobs for pictures and documents are carried out from the edition's own bytes; what cannot be used is told."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.model.output import AttachmentJob, Edition, PictureJob
from generator.shell.cache import Cache
from generator.shell.making import made, measured


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(out, "JPEG")
    return out.getvalue()


SOURCE = {"a.jpg": picture(), "b.png": b"no picture", "c.txt": b"x"}


def test_pictures_are_measured_and_broken_ones_told() -> None:
    found = measured(SOURCE, SOURCE.__getitem__)
    assert {path: (one.width, one.height) for path, one in found.pictures.items()} == {"a.jpg": (1200, 800)}
    assert [problem.place.path for problem in found.problems] == ["b.png"]


def test_each_path_is_made_once_and_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", Edition.PUBLIC)
    jobs = [PictureJob("media/x.webp", "a.jpg", 480, "webp")] * 2
    first = made(jobs, SOURCE.__getitem__, cache, 2)
    assert [file.path for file in first.files] == ["media/x.webp"]
    with Image.open(BytesIO(first.files[0].body)) as shown:
        assert shown.size == (480, 320)
    assert made(jobs, SOURCE.__getitem__, cache, 2) == first


def test_what_is_gone_or_no_document_is_told() -> None:
    jobs = [PictureJob("m/y.webp", "gone.jpg", 480, "webp"), AttachmentJob("f/c.docx", "c.txt")]
    result = made(jobs, SOURCE.__getitem__, None, 1)
    assert {problem.place.path for problem in result.problems} == {"gone.jpg", "c.txt"}
    assert result.files == ()

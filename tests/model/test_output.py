"""Outputs are values: equal ones are the same output."""

from datetime import date

from generator.model.output import Edition, File, PictureJob, PrintJob


def test_equal_outputs_are_one() -> None:
    assert len({File("a", b"x"), File("a", b"x"), PictureJob("b", "c.jpg", 480, "webp")}) == 2


def test_a_print_carries_nothing_by_default() -> None:
    job = PrintJob("a.pdf", "<p>", (), "T", "en", "Office", date(2018, 10, 1))
    assert (job.assets, job.inline, job.attached, job.keywords) == ((), (), (), ())


def test_the_editions_are_named_as_their_folders() -> None:
    assert [edition.value for edition in Edition] == ["public", "internal"]

from generator.model.output import File, Stored
from generator.model.standing import NOTHING_STANDS, about


def test_where_nothing_stands_files_stay_what_they_are() -> None:
    file = File("a.html", b"a")
    assert NOTHING_STANDS.put(file, about("a.html")) is file
    assert NOTHING_STANDS.file("a.html") is None
    assert NOTHING_STANDS.read(about("a.html")) is None
    assert NOTHING_STANDS.piece("a") == ()


def test_of_a_new_file_nothing_is_known() -> None:
    assert about("a") == Stored("a", 0, b"", "", b"")
    assert not about("a").key

"""Notes of a memory: what was asked and kept since the last time, and how another memory learns of it."""

from generator.model.memory import key_of
from generator.model.notebook import Notebook, Notes, told


class Kept(dict[tuple[str, bytes], bytes]):
    """A memory in a dictionary, which counts what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bytes] = []
        self.values_held: dict[tuple[str, bytes], object] = {}

    def recall(self, kind: str, key: bytes) -> bytes | None:
        self.asked.append(key)
        return self.get((kind, key))

    def keep(self, kind: str, key: bytes, body: bytes) -> None:
        self[kind, key] = body

    def held(self, kind: str, key: bytes) -> object | None:
        return self.values_held.get((kind, key))

    def hold(self, kind: str, key: bytes, value: object) -> None:
        self.values_held[kind, key] = value

    def use(self, kind: str, key: bytes) -> None:
        self.asked.append(key)


def test_a_copy_tells_what_it_found_and_what_is_new() -> None:
    here, one, two = Kept(), key_of("1"), key_of("2")
    here.keep("text", one, b"known")
    book = Notebook(here)
    assert book.recall("text", one) == b"known"
    assert book.recall("text", two) is None
    book.keep("text", two, b"new")
    notes = book.torn_out()
    assert notes == Notes((("text", one),), (("text", two, b"new"),))
    assert book.torn_out() == Notes()
    book.hold("text", one, "a value")
    assert (book.held("text", one), book.held("text", two)) == ("a value", None)
    assert book.torn_out() == Notes((("text", one),), ())
    there = Kept()
    told(there, notes)
    assert there == {("text", two): b"new"}
    assert there.asked == [one]

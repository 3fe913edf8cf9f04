"""An index that is brought up to date is the one that would be made of all entries."""

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.memory import key_of
from generator.model.notebook import Notebook, told
from generator.model.output import File, Stored
from generator.render import search, search_upkeep
from generator.render.search import Entry, findable, index_files
from generator.render.search_upkeep import Sought, Upkeep
from tests.kept import Kept, Stands

FOLDER = "zh/search"
WORDS = ("污水", "管网", "锅炉", "sewage", "works", "completed", "12", "DL-01", "")


def entry(number: int, text: str) -> Entry:
    return Entry(f"T-{number}", f"t/{number}", f"任务{number} {text[:4]}", "任务", text)


class Index:
    """An index that is kept from one list of texts to the next."""

    def __init__(self) -> None:
        self.memory = Kept()
        self.stands = Stands()
        self.drawn: list[str] = []

    def brought_to(self, texts: Sequence[str]) -> dict[str, bytes]:
        """All its files; `drawn` has the names of the entries that were asked for."""
        self.drawn = []
        sought = [Sought(key_of(str(number), text), partial(self._entry, number, text)) for number, text in enumerate(texts)]
        upkeep = Upkeep(sought, FOLDER, self.stands, Notebook(self.memory))
        made = upkeep.files()
        told(self.memory, upkeep.notes)
        assert all(isinstance(one, Stored) for one in made)
        self.stands = self.stands.later(made)
        return self.stands.bodies

    def _entry(self, number: int, text: str) -> Entry:
        self.drawn.append(f"T-{number}")
        return entry(number, text)


def anew(texts: Sequence[str]) -> dict[str, bytes]:
    return {file.path: file.body for file in index_files((findable(entry(*one)) for one in enumerate(texts)), FOLDER)}


def test_one_changed_entry_is_all_that_is_asked_for() -> None:
    texts = [f"污水处理厂 {number} 号管网 completed {number * number}" for number in range(100)]
    index = Index()
    assert index.brought_to(texts) == anew(texts)
    assert len(index.drawn) == 100
    texts[41] = "锅炉 demolished at last"
    assert index.brought_to(texts) == anew(texts)
    assert index.drawn == ["T-40", "T-41"]
    assert index.brought_to(texts) == anew(texts)
    assert index.drawn == []


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), min_size=1, max_size=24), st.data())
def test_any_walk_of_edits_gives_what_a_new_index_gives(texts: list[str], data: st.DataObject) -> None:
    index = Index()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_upkeep, "MOST_CHANGED", 1)
        patch.setattr(search, "TERMS_SIZE", 60)
        for _ in range(4):
            assert index.brought_to(texts) == anew(texts)
            at = data.draw(st.integers(0, len(texts) - 1))
            match data.draw(st.sampled_from(("change", "change", "add", "remove"))):
                case "change":
                    texts[at] = data.draw(st.sampled_from(WORDS)) + " " + texts[at]
                case "add":
                    texts.insert(at, "新增")
                case _ if len(texts) > 1:
                    del texts[at]


@pytest.mark.parametrize("path", ["index", "terms/0", "texts/3"])
@pytest.mark.parametrize("body", [b"", b"other"])
def test_files_that_do_not_stand_are_made_anew(path: str, body: bytes) -> None:
    texts = [f"污水 {number}" for number in range(40)]
    index = Index()
    index.brought_to(texts)
    if body:
        index.stands.bodies.pop(f"{FOLDER}/{path}.js")
    else:
        index.stands.files.pop(f"{FOLDER}/{path}.js")
    texts[6] = "锅炉"
    assert index.brought_to(texts).keys() == anew(texts).keys()
    for name, made in index.stands.bodies.items():
        assert made in (anew(texts)[name], b""), name


def test_a_memory_that_forgot_costs_time_and_changes_nothing() -> None:
    texts = [f"污水 {number}" for number in range(40)]
    index = Index()
    index.brought_to(texts)
    index.memory.bodies.clear()
    texts[6] = "锅炉"
    assert index.brought_to(texts) == anew(texts)


def test_without_a_place_for_them_files_are_whole() -> None:
    from generator.model.standing import NOTHING_STANDS

    sought = [Sought(b"", partial(entry, number, "水")) for number in range(3)]
    made = Upkeep(sought, FOLDER, NOTHING_STANDS, Notebook(Kept())).files()
    assert {one.path: one.body for one in made if isinstance(one, File)} == anew(["水"] * 3)

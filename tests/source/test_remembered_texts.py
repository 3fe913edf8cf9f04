from datetime import date

import pytest

from generator.source.public_text import Verdict, public_text
from generator.source.remembered_texts import RememberedTexts
from tests.kept import Kept

DAY = date(2018, 10, 31)
TASK = (
    "---\nid: DL-01\naudience: public\ntitle: Plant\nmeasures:\n  - {id: a, text: Dig}\n"
    "  - {id: b, audience: internal, text: Hide}\n---\nBody.\n"
)
ZH = "---\ntitle: 厂\nmeasures: {a: 挖, b: 藏}\n---\n正文。\n"
CHECK = "---\naudience: public\nmethod: unannounced\ndate: 2018-11-05\n---\nSeen.\n"
PATHS = ("tasks/DL-01/task.md", "tasks/DL-01/task.zh.md", "checks/c.md", "pages/p.md")
FILES = {
    PATHS[0]: TASK, PATHS[1]: ZH, PATHS[2]: CHECK, PATHS[3]: "---\naudience: pubic\n---\n",
}  # fmt: skip


def passed(texts: RememberedTexts, day: date = DAY, **changed: str) -> list[object]:
    named = zip(PATHS, ("task", "zh", "check", "page"), strict=True)
    files = FILES | {path: changed[name] for path, name in named if name in changed}
    task = texts(PATHS[0], files[PATHS[0]].encode(), day)
    found = [task, texts(PATHS[1], files[PATHS[1]].encode(), day, task)]
    found += [texts(path, files[path].encode(), day) for path in PATHS[2:]]
    return [each._replace(front=None, gaps=frozenset()) for each in found]


def fresh(day: date = DAY, **changed: str) -> list[object]:
    return passed(RememberedTexts(Kept(), PATHS), day, **changed)


def test_it_gives_what_the_gate_gives() -> None:
    task = public_text(PATHS[0], TASK.encode(), DAY)
    plain = [task, public_text(PATHS[1], ZH.encode(), DAY, task)]
    plain += [public_text(path, FILES[path].encode(), DAY) for path in PATHS[2:]]
    assert fresh() == [each._replace(front=None, gaps=frozenset()) for each in plain]


@pytest.mark.parametrize(
    "change",
    [
        {}, {"task": TASK.replace("id: b, audience: internal", "id: b")}, {"zh": ZH.replace("挖", "掘")},
        {"task": TASK.replace("audience: public\nt", "audience: internal\nt")}, {"page": "---\naudience: public\n---\nx\n"},
    ],
)  # fmt: skip
def test_a_later_build_gives_what_a_build_from_nothing_gives(change: dict[str, str]) -> None:
    memory = Kept()
    passed(RememberedTexts(memory, PATHS))
    later = memory.later()
    assert passed(RememberedTexts(later, PATHS), **change) == fresh(**change)
    assert passed(RememberedTexts(later, PATHS)) == fresh()


def test_an_unchanged_text_is_not_made_again() -> None:
    memory = Kept()
    passed(RememberedTexts(memory, PATHS))
    later = memory.later()
    passed(RememberedTexts(later, PATHS), zh=ZH.replace("挖", "掘"))
    assert later.made == {"gate": 1}


def test_a_check_waits_for_its_day() -> None:
    memory = Kept()
    before = passed(RememberedTexts(memory, PATHS))
    after = passed(RememberedTexts(memory.later(), PATHS), date(2018, 11, 6))
    assert (before[2].verdict, after[2].verdict) == (Verdict.INTERNAL, Verdict.PUBLIC)


def test_a_translation_that_comes_later_finds_its_record() -> None:
    memory = Kept()
    RememberedTexts(memory, PATHS[:1])(PATHS[0], TASK.encode(), DAY)
    assert passed(RememberedTexts(memory.later(), PATHS)) == fresh()


def test_a_translation_without_its_records_nodes_is_never_guessed() -> None:
    texts = RememberedTexts(Kept(), ())
    task = texts(PATHS[0], TASK.encode(), DAY)
    with pytest.raises(ValueError, match="did not keep"):
        texts(PATHS[1], ZH.encode(), DAY, task)

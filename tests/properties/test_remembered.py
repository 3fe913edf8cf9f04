"""A build with a memory of earlier ones reads what a build from nothing reads: every record, and every problem."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.examination import examination
from generator.ledger.reckoning import reckon
from generator.model.memory import UNKNOWN_ORIGINS, Origins
from generator.model.problem import Problem
from generator.source.decode import decode
from generator.source.disclosure import public
from generator.source.remembered_texts import RememberedTexts
from generator.source.tree import MemoryTree, SourceTree
from tests.cases.case_files import AS_OF, COMMON
from tests.kept import Kept
from tests.properties.test_the_wall import Files, broken, changed, gone, sites, there, written


def seen(files: dict[str, bytes], memory: Kept | None, *, is_public: bool) -> object:
    """All that a view of the site holds; without a memory, as the stages are by themselves."""
    tree: SourceTree = MemoryTree(COMMON | files)
    problems: tuple[Problem, ...] = ()
    places = None
    if is_public:
        texts_made = {} if memory is None else {"make_text": RememberedTexts(memory, tree.paths())}
        disclosed = public(tree, AS_OF, **texts_made)
        tree, problems, places = disclosed.source, disclosed.problems, disclosed.lines
        texts = {path: tree.read(path) for path in tree.paths()}
    else:
        texts = {}
    decoded = decode(tree) if memory is None else decode(tree, memory)
    ledger = reckon(decoded.content, AS_OF)
    origins = UNKNOWN_ORIGINS if memory is None else Origins(memory, decoded.digests.whole)
    found = examination(ledger, full=not is_public, pictures={}, origins=origins)
    return problems, places, texts, decoded, ledger, found


def damaged(files: dict[str, bytes], seed: int) -> dict[str, bytes]:
    """The site with a line of one file gone or doubled, or a file gone: what the next build meets."""
    chance = random.Random(seed)
    path = chance.choice(sorted(files))
    lines = files[path].split(b"\n")
    at = chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        return {name: body for name, body in files.items() if name != path}
    return files | {path: b"\n".join(lines[:at] + lines[at : at + 1] * (kind - 1) + lines[at + 1 :])}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(sites(), st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.booleans())
def test_a_memory_of_earlier_builds_changes_nothing(files: Files, seeds: list[int], is_public: bool) -> None:
    memory = Kept()
    for number, seed in enumerate(seeds):
        change = (there, gone, changed(seed), broken(seed))[seed % 4]
        site = written(files, change) if number % 2 == 0 else damaged(written(files, there), seed)
        fresh = seen(site, None, is_public=is_public)
        assert seen(site, memory, is_public=is_public) == fresh
        assert seen(site, memory.later(), is_public=is_public) == fresh
        memory = memory if seed % 3 else memory.later()

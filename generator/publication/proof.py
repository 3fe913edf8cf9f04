"""Proves that a public folder owes nothing to internal content: by building it twice without, and by looking for words.

What is proved is said in plain words. The report names internal files, so it belongs to the internal side only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import ahocorasick

from generator.build import Assembled, Order, assembled, view
from generator.model.frozen import frozen
from generator.model.output import Edition, File, with_bytes
from generator.model.problem import Problem, Severity
from generator.model.text import Both
from generator.publication.reading import texts
from generator.render.words import WORDS
from generator.shell import template_files
from generator.shell.stages import Stages
from generator.source.noise import with_noise
from generator.source.traces import folded, traces
from generator.source.tree import SourceTree


@frozen
class Difference:
    """A file that is not what the public source makes: `changed`, `missing` from the folder, or `foreign` to it."""

    path: str
    kind: str


@frozen
class Leak:
    """An internal phrase found in a public file; `source` is a content file that holds it."""

    path: str
    phrase: str
    source: str


@frozen
class Proof:
    """What was proved; it holds when there is neither problem nor difference nor leak."""

    problems: tuple[Problem, ...]
    differences: tuple[Difference, ...]
    noise_differences: tuple[Difference, ...]
    leaks: tuple[Leak, ...]
    chances: tuple[Leak, ...]
    """Phrases that the public source leads to by itself, e.g. a sentence of the program that a note happens to use."""
    files: int
    size: int
    phrases: int
    digest: str

    @property
    def holds(self) -> bool:
        """Whether the folder may be published."""
        return not (self.problems or self.differences or self.noise_differences or self.leaks)

    def sentences(self) -> Iterator[Both]:
        """The result in plain words, good or bad."""
        yield from _said(self)


def prove(tree: SourceTree, folder: Iterable[File], order: Order, as_of: date | None, stages: Stages) -> Proof:
    """Compare `folder` with what the public source alone makes, and with what it makes amid noise; look for words.

    Both builds start from nothing: what an earlier build has kept is not trusted here.
    """
    fresh = replace(order, full=True)
    seen = view(tree, Edition.PUBLIC, as_of, stages)
    errors = tuple(problem for problem in seen.problems if problem.severity is Severity.ERROR)
    if errors:
        return Proof(errors, (), (), (), (), 0, 0, 0, "")
    without = _build(seen.source, fresh, as_of, stages)
    amid_noise = _build(with_noise(seen.source, "proof"), fresh, as_of, stages)
    there = {file.path: file.body for file in folder}
    expected = {file.path: file.body for file in with_bytes(without.files)}
    noisy = {file.path: file.body for file in with_bytes(amid_noise.files)}
    templates, _ = template_files.templates_of(order.site)
    shared = [text for path, text in templates.items() if not path.startswith("internal/")]
    shared += [sentence for words in WORDS.values() for sentence in (words.en, words.zh)]
    wanted = traces(tree, seen.source, shared)
    with stages("check outputs"):
        found = tuple(_leaks(there, wanted))
    # What comes out of both builds to the byte cannot come from an internal file: none was there.
    proved = {path for path, body in there.items() if body == expected.get(path) == noisy.get(path)}
    leaks = tuple(leak for leak in found if leak.path not in proved)
    return Proof(
        problems=tuple(p for p in (*without.problems, *amid_noise.problems) if p.severity is Severity.ERROR),
        differences=tuple(_differences(there, expected)),
        noise_differences=tuple(_differences(noisy, expected)),
        leaks=leaks,
        chances=tuple(leak for leak in found if leak.path in proved),
        files=len(there),
        size=sum(map(len, there.values())),
        phrases=len(wanted),
        digest=digest_of(there),
    )


def digest_of(files: Mapping[str, bytes]) -> str:
    """One SHA-256 (hex) over all paths and contents of a folder."""
    lines = (f"{hashlib.sha256(body).hexdigest()}  {path}\n" for path, body in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _build(tree: SourceTree, order: Order, as_of: date | None, stages: Stages) -> Assembled:
    return assembled(view(tree, Edition.PUBLIC, as_of, stages), order, stages)


def _differences(there: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[Difference]:
    for path in sorted({*there, *expected}):
        if path not in expected:
            yield Difference(path, "foreign")
        elif path not in there:
            yield Difference(path, "missing")
        elif there[path] != expected[path]:
            yield Difference(path, "changed")


def _leaks(files: Mapping[str, bytes], wanted: Mapping[str, str]) -> Iterator[Leak]:
    """Every internal phrase in every file, each once a file."""
    if not wanted:
        return
    search = ahocorasick.Automaton()
    for phrase in wanted:
        search.add_word(phrase, phrase)
    search.make_automaton()
    for path, body in sorted(files.items()):
        found = {phrase for text in texts(path, body) for _, phrase in search.iter(folded(text))}
        yield from (Leak(path, phrase, wanted[phrase]) for phrase in sorted(found))


_KINDS: Final = {
    "foreign": Both("is in the folder, but the public source does not make it", "在文件夹中，但公开内容不会生成它"),
    "missing": Both("is missing from the folder", "在文件夹中缺失"),
    "changed": Both("is not what the public source makes", "与公开内容生成的结果不一致"),
}


def _said(proof: Proof) -> Iterator[Both]:
    if proof.problems:
        yield Both(
            f"The public edition cannot be built: {len(proof.problems)} errors stand in the way (`rectify check`).",
            f"公开版无法生成：存在{len(proof.problems)}个错误（请运行 rectify check）。",
        )
        return
    if not proof.differences:
        yield Both(
            f"All {proof.files} files are, byte for byte, what the public source alone makes; no internal file was there.",
            f"全部{proof.files}个文件与仅用公开内容生成的结果逐字节一致；生成时没有任何内部文件。",
        )
    if not proof.noise_differences:
        yield Both(
            "With noise in place of all internal content the same bytes come out.",
            "将全部内部内容替换为噪声后，生成结果逐字节相同。",
        )
    if not (proof.leaks or proof.chances):
        yield Both(
            f"None of {proof.phrases} internal phrases, names and numbers occurs in any of {proof.size} bytes:"
            " pages, data, search, pictures' metadata, PDFs unpacked, file names.",
            f"在共{proof.size}字节的页面、数据、检索、图片元数据、解包后的PDF及文件名中，"
            f"未发现{proof.phrases}个内部短语、名称和号码中的任何一个。",
        )
    elif not proof.leaks:
        yield Both(
            f"Of {proof.phrases} internal phrases, {len({one.phrase for one in proof.chances})} occur in files that were"
            " proved to come from public content alone: by chance (see the report).",
            f"{proof.phrases}个内部短语中，有{len({one.phrase for one in proof.chances})}个出现在已证明仅来自公开内容的文件中，"
            "属巧合（详见报告）。",
        )
    for difference in (*proof.differences, *proof.noise_differences):
        kind = _KINDS[difference.kind]
        yield Both(f"{difference.path} {kind.en}.", f"{difference.path} {kind.zh}。")
    for leak in proof.leaks:
        yield Both(
            f"{leak.path} holds “{leak.phrase}”, which is internal ({leak.source}).",
            f"{leak.path} 含有内部内容“{leak.phrase}”（{leak.source}）。",
        )

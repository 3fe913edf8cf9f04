"""A site's public content with noise in every place where something internal can stand.

If the public edition of this is the same as before, no internal byte of the site has any bearing on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from generator.source.layout import Role, locate
from generator.source.tree import MemoryTree, SourceTree

_SYLLABLES: Final = ("ka", "zu", "mo", "ri", "te", "lo", "vi", "ne", "qu", "xa", "po", "dy")
_CHARACTERS: Final = "噪声无意内容替换字句另写若干随机"


def with_noise(public: SourceTree, seed: str) -> MemoryTree:
    """The public source with internal keys, comments, passages, records, files and folders that say nothing.

    The same seed gives the same noise. `public` must be canonical: made by `disclosure.public`.
    """
    files: dict[str, bytes] = {path: public.read(path) for path in public.paths()}
    noisy = dict(files)
    for path, raw in files.items():
        location = locate(path)
        if location.role in {Role.RECORD, Role.TRANSLATION}:
            noisy[path] = _noisy_record(raw.decode(), _Noise(f"{seed}/{path}"), location.role).encode()
        elif location.role is Role.SETTINGS:
            noisy[path] = raw + f"# {_Noise(seed + path).words(6)}\ninternal:\n  notes: x\n".encode()
    noisy.update(_noisy_records(_Noise(seed)))
    return MemoryTree(noisy)


class _Noise:
    """Words that mean nothing, from a seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def number(self, below: int) -> int:
        """A number from 0 to below - 1."""
        self._drawn += 1
        return int.from_bytes(hashlib.sha256(f"{self._seed}#{self._drawn}".encode()).digest()[:8], "big") % below

    def words(self, count: int) -> str:
        """Some words in Latin and Chinese letters."""
        return " ".join(self._word() for _ in range(count))

    def _word(self) -> str:
        if self.number(3) == 0:
            return "".join(_CHARACTERS[self.number(len(_CHARACTERS))] for _ in range(4))
        return "".join(_SYLLABLES[self.number(len(_SYLLABLES))] for _ in range(3))


def _noisy_record(text: str, noise: _Noise, role: Role) -> str:
    """Noise in a record's fields, in comments of both kinds, and in passages at the head and foot of its text."""
    head, fields, body = text.split("---\n", 2)
    own = "" if role is Role.TRANSLATION else f"internal:\n  notes: {noise.words(4)}\n"
    passage = f"::: internal\n{noise.words(8)}\n\n::: internal\n{noise.words(2)}\n:::\n:::\n"
    comment = f"<!-- {noise.words(3)} -->\n"
    below = f"\n{comment}\n{passage}" if body.strip() else ""
    return f"{head}---\n# {noise.words(5)}\n{fields}{own}---\n{body}{below}"


def _noisy_records(noise: _Noise) -> Iterator[tuple[str, bytes]]:
    """Internal records of several kinds, well-formed and broken, in open folders and in `internal/` ones."""
    head = f"audience: internal\ntitle: {noise.words(3)}\n"
    record = f"---\nid: zz-noise\n{head}---\n{noise.words(9)}\n"
    yield "tasks/zz-noise/task.md", record.encode()
    yield "tasks/zz-noise/task.zh.md", f"---\ntitle: {noise.words(2)}\n---\n{noise.words(9)}\n".encode()
    yield "tasks/zz-noise/progress/2018-01-01.md", b"not even front matter"
    yield "tasks/zz-noise/evidence/noise.jpg", noise.words(40).encode()
    yield "meetings/zz-broken.md", f"---\naudience: internal\n\tbroken: [{noise.words(2)}\n---\n".encode()
    yield "meetings/internal/zz-noise.md", noise.words(20).encode()
    yield "internal/distribution.yaml", f"lists: {noise.words(2)}: [\n".encode()
    yield "pages/internal/deep/internal/noise.bin", bytes(noise.number(256) for _ in range(200))

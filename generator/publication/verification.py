"""Tells anybody with a published folder whether a byte differs, an entry was rewritten, or the history forks.

Nothing but the folder is needed, and the earlier folder for what happened in between.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.ledger.publications import (
    MANIFEST,
    SIGNATURE,
    SITE_FOLDER,
    BrokenRecordError,
    Chain,
    Fault,
    digest,
    read_chain,
)
from generator.model.frozen import frozen
from generator.model.output import File
from generator.model.text import Both
from generator.publication.manifest import manifest


@frozen
class Verified:
    """What was found: `faults` is empty when every byte is as published and the history is whole."""

    faults: tuple[Fault, ...]
    chain: Chain
    files: int


def verified(folder: Iterable[File], earlier: Iterable[File] | None = None) -> Verified:
    """Check a published folder by its manifest and record; with `earlier`, that its history is the beginning of this."""
    files = {file.path: file.body for file in folder}
    chain, faults = served_chain(files)
    told = _manifest(files, faults)
    if told is not None:
        faults += _file_faults(files, told)
        faults += _head_faults(files, chain)
    if earlier is not None:
        before, broken = served_chain({file.path: file.body for file in earlier})
        faults += [Fault(f.path, Both(f"earlier folder: {f.said.en}", f"较早的文件夹：{f.said.zh}")) for f in broken]
        faults += history_faults(before, chain)
    return Verified(tuple(map(_printable, faults)), chain, len(files))


def _printable(fault: Fault) -> Fault:
    """A fault whose words do nothing but be read: the names of a folder that somebody else has made may hold anything."""
    plain = ("".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text) for text in (fault.said.en, fault.said.zh))
    return Fault(fault.path, Both(*plain))


def served_chain(files: Mapping[str, bytes]) -> tuple[Chain, list[Fault]]:
    """The record that a published folder serves, and what is wrong with it."""
    stored = sorted((path, body) for path, body in files.items() if path.startswith(f"{SITE_FOLDER}/"))
    try:
        return read_chain(stored), []
    except BrokenRecordError as error:
        return Chain(), list(error.faults)


def _manifest(files: Mapping[str, bytes], faults: list[Fault]) -> dict[str, Any] | None:
    try:
        told = json.loads(files[MANIFEST])
        if isinstance(told["files"], dict) and isinstance(told["number"], int):
            return dict(told)
    except (KeyError, ValueError, TypeError, RecursionError):
        pass
    faults.append(Fault(MANIFEST, Both("There is no readable manifest.json.", "缺少可读的 manifest.json。")))
    return None


def _file_faults(files: Mapping[str, bytes], told: Mapping[str, Any]) -> Iterator[Fault]:
    """Files that differ from the manifest, are missing, or came in. The newest entry is judged with the chain."""
    listed: Mapping[str, str] = told["files"]
    newest = f"{SITE_FOLDER}/{told['number']:04}.json"
    for path in sorted({*listed, *files} - {MANIFEST, SIGNATURE, newest}):
        if path not in files:
            yield Fault(path, Both(f"{path} was published and is missing.", f"{path} 曾公开，现已缺失。"))
        elif path not in listed:
            yield Fault(path, Both(f"{path} was never published.", f"{path} 从未公开过。"))
        elif digest(files[path]) != listed[path]:
            yield Fault(path, Both(f"{path} was changed after it was published.", f"{path} 在公开后被改动。"))


def _head_faults(files: Mapping[str, bytes], chain: Chain) -> Iterator[Fault]:
    """The manifest follows from the newest entry, to the byte; of a record that is broken that has been said already."""
    if not any(path.startswith(f"{SITE_FOLDER}/") for path in files):
        yield Fault(SITE_FOLDER, Both("The folder has no publication record.", "文件夹中没有公开记录。"))
    elif chain.entries and files[MANIFEST] != manifest(chain.entries[-1]):
        yield Fault(
            MANIFEST,
            Both(
                "The manifest and the newest entry do not say the same: one of the two was rewritten.",
                "manifest.json 与最新公开记录不一致：其中之一被改写。",
            ),
        )


def history_faults(before: Chain, after: Chain) -> Iterator[Fault]:
    """Every entry that was there has to be there still, unchanged; else the history was rewritten, or it forks."""
    for index, stored in enumerate(before.stored):
        name = f"{SITE_FOLDER}/{before.entries[index].name}"
        if index >= len(after.stored):
            yield Fault(name, Both(
                f"Publication {index + 1} of {before.entries[index].published.date()} was taken out of the record.",
                f"{before.entries[index].published.date()}的第{index + 1}次公开已从记录中删除。",
            ))
        elif after.stored[index] != stored:
            yield Fault(name, Both(
                f"The history forks at publication {index + 1}: it now says something else than it said.",
                f"公开记录自第{index + 1}次起出现分叉：内容与此前不同。",
            ))
            return

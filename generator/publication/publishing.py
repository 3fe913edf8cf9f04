"""Publishing: check → build → prove → record → release → switch. What is seen by readers changes in one step, at the end.

The record goes on before the switch, so that nothing can ever be seen that was not recorded; a publication that was
killed in between is finished by the next run.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from generator.build import Order, assembled, view
from generator.ledger.changes import changes_between
from generator.ledger.promises import promises_of, reports_of
from generator.ledger.publications import (
    FOLDER,
    MANIFEST,
    SIGNATURE,
    SITE_FOLDER,
    Announcement,
    Chain,
    Entry,
    digest,
    digests,
    read_chain,
)
from generator.ledger.reckoning import reckon
from generator.ledger.state import Change
from generator.ledger.tombstones import new_titles
from generator.model.frozen import frozen
from generator.model.output import Edition, File, with_bytes
from generator.model.problem import Problem, has_errors
from generator.model.site import Content
from generator.publication.manifest import manifest
from generator.publication.proof import Proof, prove
from generator.shell.releases import KEPT, Releases, remove_files, write_whole
from generator.shell.signing import signature
from generator.shell.stages import Stages
from generator.source.decode import decode
from generator.source.tree import MemoryTree, SourceTree

SOURCE_ENDING: Final = ".source.zip"
"""Beside the newest entry: the public source as it was published. No record names it, so the gate keeps it back."""


@frozen
class Plan:
    """A publication that could be made: what would be recorded, and all that would be seen."""

    entry: Entry
    chain: Chain
    files: tuple[File, ...]
    source: SourceTree
    problems: tuple[Problem, ...]
    gone: tuple[str, ...]
    """Public records that were published last time and are there no longer."""
    before: SourceTree | None
    """The public source of the last publication, where it was kept."""
    order: Order
    """As it was built: with the publication announced, which its pages tell of."""

    @property
    def is_news(self) -> bool:
        """Whether the content, or the day as of which it is reckoned, differs from what was published last.

        The pages always differ: they carry the head of the record, and that has grown by the last publication.
        """
        newest = self.chain.newest
        if newest is None or newest.as_of != self.entry.as_of:
            return True
        return dict(newest.records) != dict(self.entry.records)

    @property
    def release(self) -> str:
        """The name of the release: when, and a part of the entry's digest."""
        return f"{self.entry.published:%Y-%m-%dT%H%M}-{digest(self.entry.written())[:8]}"


@frozen
class Stopped:
    """Why there is nothing to publish: errors of the public view, or of its output."""

    problems: tuple[Problem, ...]


def planned(tree: SourceTree, order: Order, now: datetime, stages: Stages, *, is_signed: bool = False) -> Plan | Stopped:
    """What a publication at this moment would be. Faults that only the internal view sees do not stop it."""
    seen = view(tree, Edition.PUBLIC, order.as_of, stages)
    if has_errors(seen.problems):
        return Stopped(seen.problems)
    content, as_of = seen.ledger.content, seen.ledger.as_of
    chain = read_chain(content.publications)
    newest = chain.newest
    before = last_source(tree, chain)
    changes = _changes_since(before, newest.as_of if newest else None, content, as_of)
    announced = Announcement(len(chain.entries) + 1, now, as_of, changes, is_signed)
    ordered = replace(order, announced=announced)
    whole = assembled(seen, ordered, stages)
    made = with_bytes(whole.files)
    if has_errors(whole.problems):
        return Stopped(whole.problems)
    records = {path: digest(seen.source.read(path)) for path in seen.source.paths() if not path.startswith(f"{FOLDER}/")}
    entry = Entry(
        number=announced.number,
        published=now,
        as_of=as_of,
        previous=chain.head,
        records=records,
        files=digests(made),
        promises=promises_of(content),
        reports=reports_of(content),
        shown=new_titles(chain, content),
        changes=changes,
    )
    gone = tuple(sorted(set(newest.records) - set(records))) if newest else ()
    return Plan(entry, chain, made, seen.source, whole.problems, gone, before, ordered)


def published(plan: Plan, tree: SourceTree, releases: Releases, key: Path | None, kept: int = KEPT) -> Proof:
    """Prove and publish the plan; where the proof does not hold, nothing is published. The caller holds the lock."""
    proof = prove(tree, plan.files, plan.order, plan.order.as_of, Stages())
    if not proof.holds:
        return proof
    staged = releases.stage(plan.release, release_files(plan, key))
    content = plan.order.site / "content" / FOLDER
    # The source goes before its entry, so that an entry is never without it; the entry goes before anybody can see.
    write_whole(content / _source_name(plan.entry), packed(plan.source))
    write_whole(content / plan.entry.name, plan.entry.written())
    releases.name_release(staged, plan.release)
    releases.show(plan.release)
    releases.prune(kept)
    remove_files(content / _source_name(entry) for entry in plan.chain.entries)
    return proof


def release_files(plan: Plan, key: Path | None) -> tuple[File, ...]:
    """The files of the site, its newest entry, the manifest, and the signature where there is a key."""
    body = manifest(plan.entry)
    added = [File(f"{SITE_FOLDER}/{plan.entry.name}", plan.entry.written()), File(MANIFEST, body)]
    if key is not None:
        added.append(File(SIGNATURE, signature(body, key)))
    return (*plan.files, *added)


def _source_name(entry: Entry) -> str:
    return entry.name.removesuffix(".json") + SOURCE_ENDING


def last_source(tree: SourceTree, chain: Chain) -> SourceTree | None:
    """The public source of the last publication, or None before the first, or where somebody has deleted it."""
    path = f"{FOLDER}/{_source_name(chain.newest)}" if chain.newest else ""
    if path not in tree.paths():
        return None
    try:
        with zipfile.ZipFile(BytesIO(tree.read(path))) as archive:
            return MemoryTree({info.filename: archive.read(info) for info in archive.infolist()})
    except (OSError, zipfile.BadZipFile):
        return None


def packed(source: SourceTree) -> bytes:
    """The texts of a public source as a ZIP with the same bytes every time; pictures stay in their release."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in source.paths():
            if path.endswith((".md", ".yaml")):
                archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), source.read(path), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _changes_since(before: SourceTree | None, was: date | None, content: Content, as_of: date) -> tuple[Change, ...]:
    """What the publication tells that the last one did not; nothing at the first, when everything is new."""
    if before is None or was is None:
        return ()
    return changes_between(reckon(decode(before).content, was), reckon(content, as_of))


"""All outputs of one edition: website, search, feeds, open data; and the prints, which are made first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache

from generator.ledger.changes import changes_since
from generator.ledger.publications import MANIFEST, SIGNATURE, SITE_FOLDER, Announcement, Chain, chain_of, entry_name
from generator.ledger.state import Ledger
from generator.model.frozen import frozen
from generator.model.memory import FORGETFUL, NO_DIGESTS, Memory, RecordDigests
from generator.model.output import AttachmentJob, Edition, File, PictureInfo, PictureJob, Stored
from generator.model.problem import Problem
from generator.model.standing import NOTHING_STANDS, Standing
from generator.model.work import Workshop, one_by_one
from generator.render.pages.scene import Given
from generator.render.reading_matter import announced as announced_feeds
from generator.render.reading_matter import reading_matter
from generator.render.signposts import signposts
from generator.render.templates import Templates
from generator.render.views.bulletins import Print
from generator.render.views.changes import Span
from generator.render.website import Website

if TYPE_CHECKING:
    from generator.render.print_frame import Composed, PrintScene


@frozen
class EditionOutputs:
    """Finished files, jobs for pictures and documents, and what the texts' Markdown had to complain of."""

    files: tuple[File | Stored, ...]
    jobs: tuple[PictureJob | AttachmentJob, ...]
    problems: tuple[Problem, ...]


@frozen
class Known:
    """What is known of a build beside its content: what was found wrong so far, and the publication that it is for."""

    problems: Sequence[Problem] = ()
    announced: Announcement | None = None
    digests: RecordDigests = NO_DIGESTS
    search: bool = True


@frozen
class Means:
    """With what an edition is made: what earlier builds found out and wrote, who does the work, and compiled templates."""

    memory: Memory = FORGETFUL
    workshop: Workshop = one_by_one
    bytecode: BytecodeCache | None = None
    standing: Standing = NOTHING_STANDS


ALONE: Final = Means()
"""One process that knows nothing of earlier builds."""


def edition_prints(
    ledger: Ledger, edition: Edition, pictures: Mapping[str, PictureInfo], texts: Mapping[str, str]
) -> tuple[Composed, ...]:
    """Every PDF that belongs to the edition; `texts` are the templates and style sheets by path."""
    from generator.render.asked_prints import standing  # noqa: PLC0415 - many builds print nothing
    from generator.render.prints import all_prints  # noqa: PLC0415

    scene = print_scene(ledger, edition, pictures, texts)
    made = {one.job.path: one for one in all_prints(scene)}
    for language in ledger.content.site.languages:
        for one in standing(scene, language):
            known = made.setdefault(one.job.path, one)
            if known is not one and one.problems:
                made[one.job.path] = Composed(known.job, tuple(dict.fromkeys((*known.problems, *one.problems))))
    return tuple(made.values())


def print_scene(
    ledger: Ledger, edition: Edition, pictures: Mapping[str, PictureInfo], texts: Mapping[str, str]
) -> PrintScene:
    """What any document of the edition is printed from."""
    from generator.render.print_frame import PrintScene  # noqa: PLC0415 - many builds print nothing

    templates = Templates(texts, internal=edition is Edition.INTERNAL)
    return PrintScene(ledger, edition, pictures, templates)


def edition_outputs(
    ledger: Ledger,
    edition: Edition,
    pictures: Mapping[str, PictureInfo],
    texts: Mapping[str, str],
    pdfs: Sequence[tuple[File, int]],
    known: Known,
    means: Means = ALONE,
) -> EditionOutputs:
    """Everything but the prints, which are handed in with their numbers of pages so that pages can tell of them."""
    chain, announced = chain_of(ledger.content), known.announced
    spans = _spans(ledger, chain, announced)
    beside = partial(reading_matter, ledger, edition, spans)
    given = Given(
        spans=spans,
        head=chain.head,
        announced=announced,
        problems=known.problems if edition is Edition.INTERNAL else (),
        prints={pdf.path: Print(pages, len(pdf.body)) for pdf, pages in pdfs},
        digests=known.digests,
        search=known.search,
        feeds=announced_feeds(ledger, edition),
    )
    templates = Templates(texts, internal=edition is Edition.INTERNAL, bytecode=means.bytecode)
    templates.load_all()
    site = Website(ledger, edition, pictures, templates, given, beside, means.memory, means.workshop, means.standing)
    outputs = tuple(site.outputs())
    files = tuple(one for one in outputs if isinstance(one, (File, Stored)))
    published = announced.published.date() if announced else None
    posts = signposts(ledger.content.site, edition, (file.path for file in files), ledger.as_of, published)
    return EditionOutputs(
        files=(*files, *_record(chain), *posts),
        jobs=tuple(one for one in outputs if isinstance(one, (PictureJob, AttachmentJob))),
        problems=tuple(site.problems),
    )


def quick_website(
    ledger: Ledger,
    edition: Edition,
    pictures: Mapping[str, PictureInfo],
    texts: Mapping[str, str],
    problems: Sequence[Problem],
    means: Means = ALONE,
) -> Website:
    """The website for a preview: its pages can be drawn one by one, and know nothing of data files, feeds and prints."""
    chain = chain_of(ledger.content)
    given = Given(_spans(ledger, chain, None), chain.head, problems=problems if edition is Edition.INTERNAL else ())
    templates = Templates(texts, internal=edition is Edition.INTERNAL, bytecode=means.bytecode)
    return Website(ledger, edition, pictures, templates, given, memory=means.memory)


def _record(chain: Chain) -> Iterator[File]:
    """The publication record as it was when this was built: all entries but the one that will tell of it."""
    for entry, stored in zip(chain.entries, chain.stored, strict=True):
        yield File(f"{SITE_FOLDER}/{entry.name}", stored)


def publication_files(announced: Announcement | None) -> tuple[str, ...]:
    """What a publication lays beside the files of the build, and its pages lead to."""
    if announced is None:
        return ()
    sealed = (SIGNATURE,) if announced.is_signed else ()
    return (MANIFEST, f"{SITE_FOLDER}/{entry_name(announced.number)}", *sealed)


def _spans(ledger: Ledger, chain: Chain, announced: Announcement | None) -> tuple[Span, ...]:
    """The changes of each publication, the newest first; the first publication has nothing before it to differ from.

    A site that is built for a publication begins with what that one will say; any other with what its facts tell of
    the days since the last.
    """
    pairs = zip(chain.entries, chain.entries[1:], strict=False)
    told = [Span(before.as_of, one.as_of, one.changes, one.number, one.published) for before, one in pairs]
    newest = chain.newest
    if newest and announced:
        told.append(Span(newest.as_of, announced.as_of, announced.changes, announced.number, announced.published))
    elif newest and newest.as_of < ledger.as_of:
        told.append(Span(newest.as_of, ledger.as_of, changes_since(ledger, newest.as_of)))
    return tuple(told)[::-1]

"""The pictures and documents of a record: which sizes are made of them, and how before and after stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.model.frozen import frozen
from generator.model.output import AttachmentJob, PictureInfo, PictureJob
from generator.model.records import Check, Evidence, Meeting, Progress, Task
from generator.model.text import Said
from generator.render import addresses
from generator.render.views.backdrop import Backdrop, Day, Link, Pictures

WIDTHS: Final = (480, 960, 1600)
FORMATS: Final = (("webp", "webp"), ("jpeg", "jpg"))
"""Format as the picture's maker names it, and the file's ending."""


@frozen
class Photo:
    """A picture in its sizes. `sources` is what `srcset` holds, per format; `address` the JPEG that all can show."""

    address: str
    width: int
    height: int
    webp: str
    jpeg: str
    alt: Said
    caption: str
    taken: Day | None
    largest: str


@frozen
class Document:
    """An attached document."""

    link: Link
    kind: str
    taken: Day | None
    format: str


@frozen
class Gallery:
    """The evidence of a record, sorted out: pairs of before and after, other photographs, documents."""

    pairs: tuple[tuple[Photo, Photo], ...]
    photos: tuple[Photo, ...]
    documents: tuple[Document, ...]

    def __bool__(self) -> bool:
        return bool(self.pairs or self.photos or self.documents)


Source = tuple[str, Sequence[Evidence]]
"""A record's folder, and its evidence."""


def gallery(backdrop: Backdrop, sources: Iterable[Source]) -> Gallery:
    """The evidence of some folders. Before and after are paired in the order in which they are listed."""
    before: list[Photo] = []
    after: list[Photo] = []
    others: list[Photo] = []
    documents: list[Document] = []
    for folder, listed in sources:
        for item in listed:
            if item.taken is not None and item.taken > backdrop.ledger.as_of:
                continue
            path = asset_path(backdrop, folder, item.file)
            if path in backdrop.pictures:
                photo = _photo(backdrop, path, item)
                {"before": before, "after": after}.get(item.kind, others).append(photo)
            elif path:
                documents.append(_document(backdrop, path, item))
    paired = min(len(before), len(after))
    pairs = tuple(zip(before[:paired], after[:paired], strict=True))
    return Gallery(pairs, (*before[paired:], *after[paired:], *others), tuple(documents))


def asset_path(backdrop: Backdrop, folder: str, file: str) -> str:
    """An evidence file's path in the content, or "" where there is no such file."""
    assets = backdrop.assets
    beside = f"{folder}/{file}" if folder else file
    return beside if beside in assets else file if file in assets else ""


def shown_assets(backdrop: Backdrop) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pictures and the documents that the records' evidence shows."""
    content, as_of = backdrop.ledger.content, backdrop.ledger.as_of
    pictures: dict[str, None] = {}
    documents: dict[str, None] = {}
    records: tuple[Task | Progress | Meeting | Check, ...] = (
        *content.tasks, *content.progress, *content.meetings, *content.checks,
    )
    for record in records:
        for item in record.evidence:
            path = asset_path(backdrop, record.folder, item.file)
            if path and (item.taken is None or item.taken <= as_of):
                (pictures if path in backdrop.pictures else documents)[path] = None
    return tuple(pictures), tuple(documents)


def picture_jobs(pictures: Pictures, used: Iterable[str]) -> Iterator[PictureJob]:
    """The files to be made of the pictures that pages show, each once."""
    seen: set[str] = set()
    for path in used:
        info = pictures[path]
        for width in widths(info):
            for form, suffix in FORMATS:
                address = addresses.picture(info.digest, width, suffix)
                if address not in seen:
                    seen.add(address)
                    yield PictureJob(address, path, width, form)


def document_jobs(used: Iterable[str]) -> Iterator[AttachmentJob]:
    """The documents to be copied, each once."""
    for path in dict.fromkeys(used):
        yield AttachmentJob(addresses.document(path), path)


def widths(info: PictureInfo) -> tuple[int, ...]:
    """The widths in which a picture is offered: never wider than it is."""
    fitting = tuple(width for width in WIDTHS if width < info.width)
    return (*fitting, info.width) if len(fitting) < len(WIDTHS) else fitting


def _photo(backdrop: Backdrop, path: str, item: Evidence) -> Photo:
    info = backdrop.pictures[path]
    offered = widths(info)
    shown = offered[min(1, len(offered) - 1)]

    def sources(suffix: str) -> str:
        return ", ".join(f"{{root}}{addresses.picture(info.digest, width, suffix)} {width}w" for width in offered)

    caption = backdrop.say(item.kind) if item.kind in ("before", "after") else ""
    return Photo(
        address=addresses.picture(info.digest, shown, "jpg"),
        width=shown,
        height=max(1, round(info.height * shown / info.width)),
        webp=sources("webp"),
        jpeg=sources("jpg"),
        alt=backdrop.said(item.alt),
        caption=caption,
        taken=backdrop.any_day(item.taken),
        largest=addresses.picture(info.digest, offered[-1], "jpg"),
    )


def _document(backdrop: Backdrop, path: str, item: Evidence) -> Document:
    name = path.rsplit("/", 1)[-1]
    text = backdrop.said(item.alt) if item.alt else backdrop.own(name)
    key = f"evidence_{item.kind}"
    return Document(
        link=backdrop.link(text, addresses.document(path)),
        kind=backdrop.say(key if backdrop.say.knows(key) else "evidence_document"),
        taken=backdrop.any_day(item.taken),
        format=name.rsplit(".", 1)[-1].upper() if "." in name else "",
    )

"""Carries out picture and document jobs: bytes in from the edition's own source, clean bytes out, from the cache if known.

What opens pictures and documents takes a while to import; it comes when there is one to open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from generator.model.frozen import frozen
from generator.model.output import AttachmentJob, File, PictureInfo, PictureJob
from generator.model.problem import Place, Problem
from generator.shell.cache import Cache, key_of
from generator.shell.pictures import BROKEN, Rendition
from generator.shell.versions import drawing_versions

PICTURE_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".svg")
"""Files that are taken for pictures by their name; what they really are is judged by their bytes."""


RECIPE: Final = "4"
"""Goes into every key; count it up when this program makes another copy, or print, of the same."""


@frozen
class Made:
    """The files that came of some jobs, and what there is to say about their sources."""

    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class Measures:
    """Every picture of an edition's source that can be used, by its path."""

    pictures: dict[str, PictureInfo]
    problems: tuple[Problem, ...]


def measured(assets: Iterable[str], read: Callable[[str], bytes]) -> Measures:
    """Size and digest of each picture among `assets`; what cannot be used is left out and reported."""
    found: dict[str, PictureInfo] = {}
    problems: list[Problem] = []
    for path in assets:
        if not path.lower().endswith(PICTURE_ENDINGS):
            continue
        body = _read(path, read, problems)
        if body is None:
            continue
        from generator.shell import images  # noqa: PLC0415 - see above

        one = images.measure(path, body)
        problems.extend(one.problems)
        if one.info is not None:
            found[path] = one.info
    return Measures(found, tuple(problems))


def made(
    jobs: Iterable[PictureJob | AttachmentJob], read: Callable[[str], bytes], cache: Cache | None, workers: int,
    count: Callable[[int, int], None] = lambda *_: None,
) -> Made:  # fmt: skip
    """Carry out the jobs, some at once; the files come in the order of the jobs. Jobs for one path are done once.

    `count` hears how many of how many are done.
    """
    wanted = list({job.path: job for job in jobs}.values())
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        results = []
        for one in pool.map(lambda job: _one(job, read, cache), wanted):
            results.append(one)
            count(len(results), len(wanted))
    files = tuple(File(job.path, body) for job, (body, _) in zip(wanted, results, strict=True) if body)
    problems = dict.fromkeys(problem for _, said in results for problem in said)
    return Made(files, tuple(problems))


def kept_rendition(cache: Cache | None, path: str, body: bytes, width: int, kind: str) -> Rendition:
    """A picture's rendition, from the cache where it was made before."""
    key = key_of(RECIPE, hashlib.sha256(body).digest(), str(width), kind, *drawing_versions()) if cache else ""
    known = cache.get("picture", key) if cache else None
    if known is not None:
        return Rendition(known)
    from generator.shell import images  # noqa: PLC0415 - see above

    made = images.rendition(path, body, width, kind)
    if cache and made.body:
        cache.put("picture", key, made.body)
    return made


def kept_light(cache: Cache | None, path: str, body: bytes, width: int, most: int) -> Rendition:
    """The JPEG of a picture that may not take more than `most` bytes, from the cache where it was made before."""
    key = key_of(RECIPE, hashlib.sha256(body).digest(), str(width), "light", str(most), *drawing_versions()) if cache else ""
    known = cache.get("picture", key) if cache else None
    if known is not None:
        return Rendition(known)
    from generator.shell import images  # noqa: PLC0415 - see above

    made = images.light_rendition(path, body, width, most)
    if cache and made.body:
        cache.put("picture", key, made.body)
    return made


def _one(
    job: PictureJob | AttachmentJob, read: Callable[[str], bytes], cache: Cache | None
) -> tuple[bytes, tuple[Problem, ...]]:
    problems: list[Problem] = []
    source = _read(job.asset, read, problems)
    if source is None:
        return b"", tuple(problems)
    if isinstance(job, PictureJob):
        copy = kept_rendition(cache, job.asset, source, job.width, job.format)
        return copy.body, copy.problems
    key = key_of(RECIPE, "attachment", hashlib.sha256(source).digest())
    known = cache.get("attachment", key) if cache else None
    if known is not None:
        return known, ()
    from generator.shell import attachments  # noqa: PLC0415 - readers of PDF and Office files; few builds clean one anew

    cleaned = attachments.cleaned(job.asset, source)
    if cache and cleaned.body and not cleaned.problems:
        cache.put("attachment", key, cleaned.body)
    return cleaned.body, cleaned.problems


def _read(path: str, read: Callable[[str], bytes], problems: list[Problem]) -> bytes | None:
    try:
        return read(path)
    except (KeyError, OSError) as error:
        reason = type(error).__name__ if isinstance(error, KeyError) else (error.strerror or type(error).__name__)
        problems.append(BROKEN.at(Place(path), file=path.rsplit("/", 1)[-1], reason=reason))
        return None

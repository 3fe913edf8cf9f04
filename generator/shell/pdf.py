"""Prints jobs: gathers what each is made of, looks it up by the hash of all that, and lets workers print the rest.

WeasyPrint is imported in the workers only, and only when there is something to print. A job that runs away takes its
worker with it and nothing else. It must not know what a bulletin is.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from importlib import import_module
from types import TracebackType
from typing import Final, Protocol, Self

from generator.model.frozen import frozen
from generator.model.output import PrintJob
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both
from generator.shell.cache import Cache, key_of
from generator.shell.fonts import every_font, font_versions
from generator.shell.making import RECIPE, kept_light, kept_rendition
from generator.shell.pictures import BROKEN, FORMATS, Rendition
from generator.shell.versions import drawing_versions

_QUOTED: Final = pattern(r'"([^"\n]+)"')
SECONDS: Final = 240
"""Processor time that one document may take; the longest report of the goals needs 25."""
MEMORY: Final = 3 << 30
"""Address space of one worker in bytes; a 300-page report needs a quarter of it."""
WORKERS: Final = 2
PHOTOGRAPHS: Final = 2_800_000
"""Bytes that the photographs of one document may take together: with text and fonts, thirty fit a mail of 4 MB."""
LIGHTEST: Final = 40_000
"""Bytes that a photograph may take among however many."""
HEAVIEST: Final = 250_000
"""Bytes that a photograph may take among few: what 800 pixels of a building site need."""

GLYPH = rule(
    "missing-glyph", Severity.ERROR,
    message=("No font of this machine has the character {character} ({code}); it would print as a box.",
             "本机字体没有字符“{character}”({code}),印出来会是方框。"),
    hint=("Write it another way, or install a font that has it and name it under `fonts:` in site.yaml.",
          "请换一种写法，或安装含该字的字体并在 site.yaml 的 fonts 中写明。"),
    why=("A name printed with a box in it is wrong, and readers cannot find it.",
         "印成方框的人名地名是错误的，也无法检索。"),
)
ANCHOR = rule(
    "print-dead-link", Severity.WARNING,
    message=("The print {file} links to #{anchor}, which is nowhere in it.",
             "文件 {file} 中的链接 #{anchor} 没有目标。"),
    hint=("Correct the link, or give the heading the id that it names.", "请更正链接，或给相应标题加上该标识。"),
    why=("A cross reference without a target has no page number to print.", "没有目标的交叉引用印不出页码。"),
)
PICTURE = rule(
    "print-picture", Severity.ERROR,
    message=("A picture of the print {file} did not open: {address}.", "文件 {file} 中的图片无法打开：{address}。"),
    hint=("Save the picture again as JPEG or PNG.", "请将图片重新另存为 JPEG 或 PNG。"),
    why=("A print with an empty frame is sent back.", "缺图的印件会被退回。"),
)
FOREIGN = rule(
    "print-foreign-address", Severity.ERROR,
    message=("The print {file} asks for {address}, which is not among its assets; it was not opened.",
             "文件 {file} 引用了不属于它的资源 {address}，已拒绝打开。"),
    hint=("Put the picture beside the record and name it by its file name.",
          "请把图片放在记录所在文件夹并用文件名引用。"),
    why=("A print that fetched what its text names could carry any file of this machine, or tell a stranger's server.",
         "若按正文去取资源，印件可能带出本机的任意文件，或向外部服务器泄露信息。"),
)
UNPRINTABLE = rule(
    "print-too-large", Severity.ERROR,
    message=("{file} cannot be printed: {cause}.", "{file} 无法印刷：{cause}。"),
    hint=("Split the table or the issue, and take out deep nesting.", "请拆分表格或期次，并减少嵌套层次。"),
    why=("Layout is stopped before it holds up all other work.", "为避免影响其他工作，排版超限时会中止。"),
)

class Read(Protocol):
    """How the bytes of an asset or record are had by their source path (KeyError when there is none)."""

    def __call__(self, path: str, /) -> bytes: ...


@frozen
class Printed:
    """What became of a job: its PDF (empty when it could not be made), its pages and its problems."""

    job: PrintJob
    body: bytes
    pages: int
    problems: tuple[Problem, ...]


@frozen
class Bounds:
    """What one job may use: seconds of processor time and bytes of address space (0: the machine's own bound)."""

    seconds: int = SECONDS
    memory: int = MEMORY


@frozen
class _Result:
    """What a worker hands back, as plain values, so that the parent need not import the worker's library."""

    body: bytes
    pages: int
    remarks: tuple[tuple[str, str], ...]


@frozen
class _Gathered:
    """A job with the bytes of its pictures, its key, and the problems that the pictures had."""

    job: PrintJob
    pictures: tuple[tuple[str, str, bytes], ...]
    key: str
    problems: tuple[Problem, ...]


def content_key(job: PrintJob, pictures: Iterable[tuple[str, str, bytes]] = ()) -> str:
    """The hash of what a document says: text, styles, pictures and attachments. It names the file (the PDF's /ID), so
    it is the same on every machine, whatever fonts lie there unused.
    """
    plain = (job.path, job.html, job.title, job.language, job.author, job.created.isoformat(), job.subject)
    told = [RECIPE, *plain, *job.keywords, "styles", *job.styles]
    shown = [part for address, kind, body in pictures for part in (address, kind, hashlib.sha256(body).digest())]
    carried = [part for file in job.attached for part in (file.name, file.description, file.body)]
    return key_of(*told, "pictures", *shown, "attached", *carried)


def print_key(job: PrintJob, pictures: Iterable[tuple[str, str, bytes]] = ()) -> str:
    """The hash of everything that a job's PDF is made of: what it says, the machine's fonts, and the libraries' versions."""
    return key_of(content_key(job, pictures), repr(every_font()), *drawing_versions())


class Press:
    """Prints jobs in worker processes; keep one for a whole run, and use it as a context manager.

    `executor` may be any other place that runs functions of this package (a Dask client's executor); then nothing is
    started here and the bounds on memory are that place's own.
    """

    def __init__(
        self,
        *,
        workers: int = WORKERS,
        cache: Cache | None = None,
        bounds: Bounds | None = None,
        executor: Executor | None = None,
    ) -> None:
        self.workers = max(1, workers)
        self.cache = cache
        self.bounds = bounds or Bounds()
        self._given = executor
        self._pool: Executor | None = executor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None and self._given is None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def print(self, jobs: Iterable[PrintJob], read: Read) -> Iterator[Printed]:
        """Print `jobs` and yield them in their order; at most a few more than there are workers are held at a time."""
        waiting: deque[tuple[_Gathered, Future[_Result] | _Result]] = deque()
        for job in jobs:
            gathered = self._gather(job, read)
            waiting.append((gathered, self._known(gathered) or self._begun(gathered)))
            while len(waiting) > 2 * self.workers:
                yield self._finished(*waiting.popleft(), read)
        while waiting:
            yield self._finished(*waiting.popleft(), read)

    def _gather(self, job: PrintJob, read: Read) -> _Gathered:
        """The pictures of a job as bytes: photographs re-encoded from their pixels, our own charts as they are."""
        pictures = list(job.inline)
        problems: list[Problem] = []
        most = min(HEAVIEST, max(LIGHTEST, PHOTOGRAPHS // max(1, len(job.assets))))
        for address, path, width in job.assets:
            made = self._photograph(path, width, most, read)
            problems.extend(problem for problem in made.problems if problem.severity is Severity.ERROR)
            if made.body:
                pictures.append((address, FORMATS["jpeg"], made.body))
        shown = tuple(pictures)
        return _Gathered(job, shown, print_key(job, shown), tuple(problems))

    def _photograph(self, path: str, width: int, most: int, read: Read) -> Rendition:
        try:
            source = read(path)
        except (KeyError, OSError) as error:
            reason = "not found" if isinstance(error, KeyError) else type(error).__name__
            return Rendition(b"", (BROKEN.at(Place(path), file=path.rsplit("/", 1)[-1], reason=reason),))
        made = kept_rendition(self.cache, path, source, width, "jpeg")
        return made if len(made.body) <= most else kept_light(self.cache, path, source, width, most)

    def _known(self, gathered: _Gathered) -> _Result | None:
        """What is known without printing: the cached file, or that there is none because its pictures are unusable."""
        if gathered.problems:
            return _Result(b"", 0, ())
        entry = self.cache.get("print", gathered.key) if self.cache else None
        return _unpacked(entry) if entry is not None else None

    def _begun(self, gathered: _Gathered) -> Future[_Result]:
        if self._pool is None:
            self._pool = _pool(self.workers, self.bounds)
        try:
            return self._submitted(self._pool, gathered)
        except BrokenExecutor:
            self._pool = _pool(self.workers, self.bounds)
            return self._submitted(self._pool, gathered)

    def _submitted(self, pool: Executor, gathered: _Gathered) -> Future[_Result]:
        job = gathered.job
        return pool.submit(run, job, gathered.pictures, self.bounds.seconds, faces(job.styles))

    def _finished(self, gathered: _Gathered, begun: Future[_Result] | _Result, read: Read) -> Printed:
        result = begun if isinstance(begun, _Result) else self._awaited(gathered, begun)
        problems = (*gathered.problems, *_problems(gathered.job, result, read))
        return Printed(gathered.job, result.body, result.pages, problems)

    def _awaited(self, gathered: _Gathered, begun: Future[_Result]) -> _Result:
        try:
            result = begun.result()
        except _LOST:
            result = self._alone(gathered)
        if self.cache and result.body:
            self.cache.put("print", gathered.key, _packed(result))
        return result

    def _alone(self, gathered: _Gathered) -> _Result:
        """Print a job whose worker died once more, in a process of its own: perhaps a neighbour had killed it."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        with _pool(1, self.bounds) as pool:
            try:
                return self._submitted(pool, gathered).result()
            except _LOST:
                return _Result(b"", 0, (("crash", ""),))


_LOST: Final = (BrokenExecutor, MemoryError, SystemError)
"""What comes of a worker that died or had no memory left; in a library's C code that may end without any other word."""


def run(job: PrintJob, pictures: tuple[tuple[str, str, bytes], ...], seconds: int, creator: str = "") -> _Result:
    """Print one job in this process; the function that travels to workers, here or on other machines."""
    worker = import_module("generator.shell.pdf_worker")
    worker.begin_once()
    sheet = worker.Sheet(
        html=job.html,
        styles=job.styles,
        pictures=pictures,
        attached=tuple((file.name, file.description, file.body) for file in job.attached),
        title=job.title,
        language=job.language,
        author=job.author,
        subject=job.subject,
        keywords=job.keywords,
        created=job.created,
        identifier=content_key(job, pictures)[:32],
        creator=creator,
    )
    pressed = worker.press(sheet, seconds)
    return _Result(pressed.body, pressed.pages, tuple((remark.kind, remark.text) for remark in pressed.remarks))


def faces(styles: Iterable[str]) -> str:
    """The faces that the styles name and this machine has, with their versions: what a print is to be set in. The file keeps
    them (Creator) with those that the layout took beside them (`embedded_fonts`), so that whoever prints it again
    elsewhere knows why a byte may differ.
    """
    named = dict.fromkeys(name for style in styles for name in _QUOTED.findall(style))
    return "; ".join(f"{one.family} {one.version}" for one in font_versions(named)) if every_font() else ""


def _pool(workers: int, bounds: Bounds) -> Executor:
    """Fresh processes: a fork would copy the builder's memory, and its threads' locks with it."""
    import multiprocessing  # noqa: PLC0415 - most builds print nothing anew
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker, initargs=(bounds.memory,)
    )


def _begin_worker(memory: int) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import_module("generator.shell.pdf_worker").begin(memory)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next job forever: it holds both ends of the queue itself."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - only workers need it

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _packed(result: _Result) -> bytes:
    head = json.dumps({"pages": result.pages, "remarks": result.remarks}, ensure_ascii=True)
    return head.encode() + b"\n" + result.body


def _unpacked(entry: bytes) -> _Result:
    head, _, body = entry.partition(b"\n")
    told = json.loads(head)
    return _Result(body, told["pages"], tuple((kind, text) for kind, text in told["remarks"]))


_CAUSES: Final = {
    "time": ("it takes longer than {0} seconds", "用时超过 {0} 秒"),
    "memory": ("it needs more memory than it may have", "内存超过上限"),
    "nesting": ("elements are nested more than {0} deep", "嵌套超过 {0} 层"),
    "span": ("a table cell spans more than {0} columns or rows", "单元格合并超过 {0} 行或列"),
    "size": ("it has more than {0} elements", "元素超过 {0} 个"),
    "crash": ("the printing process did not survive it", "印刷进程异常终止"),
}


def _problems(job: PrintJob, result: _Result, read: Read) -> Iterator[Problem]:
    """What the worker noticed, as problems at the record that the job is made from."""
    place = Place(job.record or job.path)
    seen: Callable[[str], Place] = _places(place, read)
    for kind, text in result.remarks:
        if kind == "glyph":
            yield GLYPH.at(seen(text), character=text, code=f"U+{ord(text[0]):04X}" if text else "")
        elif kind == "anchor":
            yield ANCHOR.at(place, file=job.path, anchor=text)
        elif kind == "picture" and ("refused", text) not in result.remarks:
            yield PICTURE.at(place, file=job.path, address=text)
        elif kind == "refused":
            yield FOREIGN.at(place, file=job.path, address=text)
        elif kind in _CAUSES:
            cause = Both(*(said.format(text) for said in _CAUSES[kind]))
            yield UNPRINTABLE.at(place, file=job.path, cause=cause)


def _places(place: Place, read: Read) -> Callable[[str], Place]:
    """A function that finds where in the record's file a character stands first; the whole file where it does not."""

    def find(character: str) -> Place:
        try:
            text = read(place.path).decode("utf-8-sig")
        except (KeyError, OSError, UnicodeDecodeError):
            return place
        before, found, _ = text.partition(character)
        return Place(place.path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1) if found else place

    return find

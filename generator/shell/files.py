"""Reads a site's folder as a `SourceTree`: lists it without opening anything, and says what cannot be content."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both
from generator.shell.names import collisions, is_leftover, name_problem, visible

TEXT_ENDINGS: Final = frozenset({".md", ".markdown", ".yaml", ".yml", ".csv", ".json", ".txt"})
TEXT_LIMIT: Final = 5_000_000
"""Bytes from which on a text is too big: a hundred times the longest record that an office writes."""
ASSET_LIMIT: Final = 200_000_000
"""Bytes from which on a photo or document is too big to be published."""
DEPTH_LIMIT: Final = 20
"""Folders within folders; the layout needs four."""

NO_CONTENT = rule(
    "no-content-folder",
    Severity.ERROR,
    message=("There is no folder content/ in {site}.", "{site} 中没有 content/ 文件夹。"),
    hint=(
        "Name the folder above content/: rectify --site FOLDER",
        "请指定 content/ 的上一级文件夹：rectify --site 文件夹",
    ),
    why=("A site is a folder with a folder content/ in it.", "站点是一个包含 content/ 的文件夹。"),
)
SYMBOLIC_LINK = rule(
    "symbolic-link",
    Severity.ERROR,
    message=("{name} is a link to another place ({target}).", "{name} 是指向别处的链接（{target}）。"),
    hint=("Put the file itself there, in place of the link", "请把文件本身放在这里，不要放链接"),
    why=(
        "What stands behind a link can lie outside of the site, be a secret file of the machine, or change unseen; "
        "content has to be in content/.",
        "链接背后的文件可能在站点之外，可能是机器上的机密文件，也可能在不知不觉中改变；内容必须放在 content/ 中。",
    ),
)
NOT_A_FILE = rule(
    "not-a-file",
    Severity.ERROR,
    message=("{name} is not a file that can be read: it is {kind}.", "{name} 不是可读取的文件，而是{kind}。"),
    hint=("Remove it from content/", "请从 content/ 中删除"),
    why=(
        "A device, a pipe or a socket has no fixed content; reading it could wait for ever.",
        "设备、管道和套接字没有固定内容，读取可能永远等待。",
    ),
)
UNREADABLE = rule(
    "unreadable-file",
    Severity.ERROR,
    message=("{name} cannot be read: {reason}.", "{name} 无法读取：{reason}。"),
    hint=("Give the user who builds the right to read it", "请为执行构建的用户授予读取权限"),
    why=(
        "A record that cannot be read would be missing without a word.",
        "读不到的记录会悄无声息地缺失。",
    ),
)
TOO_BIG = rule(
    "file-too-big",
    Severity.ERROR,
    message=("{name} has {size} MB; the limit is {limit} MB.", "{name} 有 {size} MB，上限为 {limit} MB。"),
    hint=(
        "Split the text into several records, or make the picture or document smaller",
        "请将文字分成几份记录，或缩小图片、文件",
    ),
    why=(
        "A text of this size is no record but came there by mistake, and would hold up every build.",
        "这样大的文本不是记录，而是误放的文件，会拖慢每次构建。",
    ),
)
TOO_DEEP = rule(
    "folders-too-deep",
    Severity.ERROR,
    message=("{name} lies more than {limit} folders deep.", "{name} 的文件夹层级超过 {limit} 层。"),
    hint=("Move its files up: kind/record/evidence/file", "请上移文件：类别/记录/evidence/文件"),
    why=("Such a path cannot be copied to every machine.", "这样的路径无法复制到每台机器。"),
)

_DENIED: Final = Both("we may not read it", "没有读取权限")
_KINDS: Final = MappingProxyType(
    {
        stat.S_IFIFO: Both("a named pipe", "命名管道"),
        stat.S_IFSOCK: Both("a socket", "套接字"),
        stat.S_IFCHR: Both("a device", "设备"),
        stat.S_IFBLK: Both("a device", "设备"),
    }
)


class FolderTree:
    """The `SourceTree` of a folder on disk: it is listed once, a file is opened when it is asked for."""

    def __init__(self, content: Path, sizes: Mapping[str, int], faults: tuple[Problem, ...]) -> None:
        self._content = content
        self._sizes = sizes
        self._faults = faults

    def paths(self) -> tuple[str, ...]:
        """All files that can be content, sorted."""
        return tuple(self._sizes)

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises KeyError for an unlisted path, OSError when it went away or became a link."""
        if path not in self._sizes:
            raise KeyError(path)
        # What was a file when it was listed may have been replaced since: no link is followed, no pipe waited for.
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        handle = os.open(f"{self._content}/{path}", flags)
        with os.fdopen(handle, "rb", buffering=0) as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise OSError(f"no longer a file: {visible(path)}")
            if found.st_size >= TEXT_LIMIT and found.st_size >= _limit(path):
                raise OSError(f"has grown over the limit: {visible(path)}")
            return file.read()

    def faults(self) -> tuple[Problem, ...]:
        """What is in the folder and cannot be content, in the order of paths."""
        return self._faults


def read_site(site: Path) -> FolderTree:
    """The tree of `site`/content. Nothing is opened for it, and nothing that goes wrong is raised: see `faults()`."""
    content = site / "content"
    if not content.is_dir():
        return FolderTree(content, {}, (NO_CONTENT.at(Place("."), site=site.name or str(site)),))
    listing = _Listing(content)
    listing.walk("", 0)
    faults = sorted((*listing.faults, *collisions(listing.seen)), key=Problem.order)
    return FolderTree(content, dict(sorted(listing.sizes.items())), tuple(faults))


class _Listing:
    """What a walk through the folder has found so far."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.sizes: dict[str, int] = {}
        self.seen: list[str] = []
        self.faults: list[Problem] = []

    def walk(self, folder: str, depth: int) -> None:
        if depth > DEPTH_LIMIT:
            self.faults.append(TOO_DEEP.at(Place(visible(folder)), name=visible(folder), limit=DEPTH_LIMIT))
            return
        try:
            entries = list(os.scandir(f"{self.content}/{folder}"))
        except OSError as error:
            self._unreadable(folder or ".", error)
            return
        for entry in entries:
            if not is_leftover(entry.name):
                self._enter(entry, f"{folder}/{entry.name}" if folder else entry.name, depth)

    def _enter(self, entry: os.DirEntry[str], path: str, depth: int) -> None:
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError as error:
            self._unreadable(path, error)
            return
        problem = name_problem(path) or _kind_problem(entry, path, found) or _size_problem(path, found)
        if problem:
            self.faults.append(problem)
            return
        self.seen.append(path)
        if stat.S_ISDIR(found.st_mode):
            self.walk(path, depth + 1)
        elif os.access(entry.path, os.R_OK):
            self.sizes[path] = found.st_size
        else:
            self._unreadable(path, PermissionError())

    def _unreadable(self, path: str, error: OSError) -> None:
        reason = _DENIED if isinstance(error, PermissionError) else error.strerror or str(error)
        self.faults.append(UNREADABLE.at(Place(visible(path)), name=visible(path), reason=reason))


def _kind_problem(entry: os.DirEntry[str], path: str, found: os.stat_result) -> Problem | None:
    if entry.is_symlink():
        target = visible(str(Path(entry.path).readlink()))
        return SYMBOLIC_LINK.at(Place(path), name=path, target=target)
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), Both("something else", "其他对象"))
        return NOT_A_FILE.at(Place(path), name=path, kind=kind)
    return None


def _size_problem(path: str, found: os.stat_result) -> Problem | None:
    if stat.S_ISDIR(found.st_mode) or found.st_size < TEXT_LIMIT:  # the lowest of the limits
        return None
    limit = _limit(path)
    if found.st_size < limit:
        return None
    return TOO_BIG.at(Place(path), name=path, size=round(found.st_size / 1e6, 1), limit=round(limit / 1e6))


def _limit(path: str) -> int:
    return TEXT_LIMIT if PurePosixPath(path).suffix.lower() in TEXT_ENDINGS else ASSET_LIMIT

"""Judges the names of content files: each has to mean the same file on every machine. Opens nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule

_LEFTOVER_ENDINGS: Final = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp", ".part", ".crdownload")
_LEFTOVER_NAMES: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
_WINDOWS_SIGNS: Final = frozenset('<>:"|?*\\')
# Cc, Cf: control, text-direction and zero-width signs. Cs: bytes that are no UTF-8. Zl, Zp: line ends. Co, Cn: no sign.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})

NAME_NOT_SHOWN = rule(
    "name-control-characters",
    Severity.ERROR,
    message=(
        "The name {name} holds the sign {sign}, which cannot be seen.",
        "文件名 {name} 含有看不见的字符 {sign}。",
    ),
    hint=("Rename it to {better}", "请改名为 {better}"),
    why=(
        "Control signs, text-direction marks and zero-width signs make two different names look alike, or a name look "
        "like another kind of file; they also come out broken in addresses.",
        "控制字符、文字方向标记和零宽字符会使两个不同的文件名看起来一样，或伪装成其他类型的文件，在网址中也会出错。",
    ),
    bad="evidence/before\\u202egpj.exe",
    good="evidence/before.jpg",
)
NAME_NOT_COMPOSED = rule(
    "name-not-composed",
    Severity.ERROR,
    message=(
        "The name {name} is written with combining signs (not Unicode NFC).",
        "文件名 {name} 使用了组合字符（不是 Unicode NFC 形式）。",
    ),
    hint=("Rename it to {better}, typed anew", "请重新输入文件名：{better}"),
    why=(
        "Some systems write ü as u and two dots. It looks the same and is another name: links to the file then work "
        "on one machine and fail on the next.",
        "有的系统把 ü 写成 u 加两点，看起来相同，实际是另一个名字：指向它的链接在一台机器上有效，在另一台上失效。",
    ),
)
NAME_RESERVED = rule(
    "name-reserved",
    Severity.ERROR,
    message=("The name {name} cannot exist on Windows: {reason}.", "文件名 {name} 在 Windows 上不能使用：{reason}。"),
    hint=("Rename it to {better}", "请改名为 {better}"),
    why=(
        "Bureaus and districts work on Windows; a file of such a name cannot be copied there, and nothing says why.",
        "各部门、各区多用 Windows；这样的文件复制不过去，而且不会说明原因。",
    ),
    bad="evidence/photo 1:2.jpg",
    good="evidence/photo 1-2.jpg",
)
_PLAIN: Final = pattern(r"[a-zA-Z0-9_.-]+")
NAMES_COLLIDE = rule(
    "names-collide",
    Severity.ERROR,
    message=("{name} and {other} differ in letter case only.", "{name} 与 {other} 只有大小写不同。"),
    hint=("Rename one of the two", "请将其中一个改名"),
    why=(
        "On Windows and macOS the two are one file: one of them would overwrite the other.",
        "在 Windows 和 macOS 上这是同一个文件，其中一个会覆盖另一个。",
    ),
    bad="tasks/DL-01/ and tasks/dl-01/",
    good="tasks/DL-01/ alone",
)


def is_leftover(name: str) -> bool:
    """True for hidden files and what editors, office programs and systems leave behind: nobody meant it as content."""
    lower = name.lower()
    return (
        name.startswith((".", "~$"))
        or lower.endswith(_LEFTOVER_ENDINGS)
        or (len(name) > 1 and name.startswith("#") and name.endswith("#"))
        or lower in _LEFTOVER_NAMES
    )


def visible(path: str) -> str:
    r"""`path` with every sign that cannot be seen written as \uXXXX, so that a message shows what is there."""
    return "".join(_escaped(sign) if unicodedata.category(sign) in _UNSEEN else sign for sign in path)


def name_problem(path: str) -> Problem | None:
    """What is wrong with the last part of `path`, or None. One problem a name: the first in the order of the rules."""
    folder, slash, name = path.rpartition("/")
    if _PLAIN.fullmatch(name) and not _windows_reason(name):  # as nearly all are
        return None
    place = Place(visible(path))
    unseen = next((sign for sign in name if unicodedata.category(sign) in _UNSEEN), None)
    if unseen is not None:
        better = "".join(sign for sign in name if unicodedata.category(sign) not in _UNSEEN) or "name"
        shown = visible(folder + slash + better)
        return NAME_NOT_SHOWN.at(place, name=visible(name), sign=_escaped(unseen), better=shown)
    if not unicodedata.is_normalized("NFC", name):
        better = unicodedata.normalize("NFC", name)
        return NAME_NOT_COMPOSED.at(place, name=name, better=visible(folder + slash) + better)
    reason = _windows_reason(name)
    if reason:
        return NAME_RESERVED.at(place, name=name, reason=reason, better=visible(folder + slash) + _for_windows(name))
    return None


def collisions(paths: Iterable[str]) -> tuple[Problem, ...]:
    """A problem at every path (file or folder) that is the same as an earlier one where letter case does not count."""
    first: dict[str, str] = {}
    problems = []
    for path in sorted(paths):
        other = first.setdefault(unicodedata.normalize("NFC", path.casefold()), path)
        if other != path:
            places = (Place(visible(other)),)
            problems.append(NAMES_COLLIDE.at(Place(visible(path)), related=places, name=path, other=other))
    return tuple(problems)


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def _windows_reason(name: str) -> str:
    sign = next((sign for sign in name if sign in _WINDOWS_SIGNS), "")
    if sign:
        return sign
    stem = name.partition(".")[0]
    if stem.rstrip().lower() in _DEVICES:
        return stem
    return f"“{name[-1]}”" if name.endswith((".", " ")) else ""


def _for_windows(name: str) -> str:
    better = "".join("-" if sign in _WINDOWS_SIGNS else sign for sign in name).rstrip(". ")
    if better.partition(".")[0].rstrip().lower() in _DEVICES:
        better = f"x-{better}"
    return better or "name"

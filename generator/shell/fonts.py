"""Looks which of the fonts that a print names are on this machine, before a page is set with a box for every sign."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from generator.model.frozen import frozen
from generator.model.problem import Place, Problem, Severity, rule

DEFAULT_FAMILIES: Final = ("Noto Serif CJK SC", "Noto Sans CJK SC")
"""What is on every machine after `make site`; the families that `fonts` in site.yaml names come on top."""

FONT_MISSING = rule(
    "font-missing",
    Severity.ERROR,
    message=("The font {family} is not on this machine.", "本机没有字体 {family}。"),
    hint=("Install it: {remedy}", "请安装：{remedy}"),
    why=(
        "Without the font, Chinese is set in another face or as empty boxes, and the same source gives another PDF "
        "than on the other machines.",
        "缺少字体时，中文会用别的字体甚至空框排出，同样的内容在不同机器上得到不同的 PDF。",
    ),
)
FONTCONFIG_MISSING = rule(
    "fontconfig-missing",
    Severity.ERROR,
    message=(
        "The program fc-list, which tells the fonts of this machine, is missing.",
        "缺少列出本机字体的程序 fc-list。",
    ),
    hint=("Install it: apt-get install fontconfig", "请安装：apt-get install fontconfig"),
    why=("WeasyPrint finds its fonts by fontconfig too.", "WeasyPrint 也通过 fontconfig 查找字体。"),
)

_PACKAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Noto Serif CJK SC": "fonts-noto-cjk",
        "Noto Sans CJK SC": "fonts-noto-cjk",
        "Noto Serif": "fonts-noto-core",
        "Noto Sans": "fonts-noto-core",
        "AR PL UKai CN": "fonts-arphic-ukai",
        "AR PL UMing CN": "fonts-arphic-uming",
        "AR PL KaitiM GB": "fonts-arphic-gkai00mp",
        "AR PL SungtiL GB": "fonts-arphic-gbsn00lp",
        "cwTeX Q Fangsong": "fonts-cwtex-fs",
        "cwTeXFangSong": "fonts-cwtex-fs",
    }
)


@frozen
class FontVersion:
    """A family and the version that its file gives itself, e.g. `2.001`; it goes into the record of a publication."""

    family: str
    version: str


def missing_fonts(families: Iterable[str] = DEFAULT_FAMILIES) -> tuple[Problem, ...]:
    """A problem for every family that is absent, with the Debian package that brings it; none where all are there."""
    wanted = dict.fromkeys(families)
    place = Place("site.yaml")
    if shutil.which("fc-list") is None:
        return (FONTCONFIG_MISSING.at(place),)
    absent = (family for family in wanted if family.casefold() not in _installed())
    return tuple(FONT_MISSING.at(place, family=family, remedy=_remedy(family)) for family in absent)


def font_versions(families: Iterable[str] = DEFAULT_FAMILIES) -> tuple[FontVersion, ...]:
    """The versions of those families that are there, sorted: two machines with equal lists set equal pages."""
    installed = _installed()
    found = {family: installed[family.casefold()] for family in families if family.casefold() in installed}
    return tuple(FontVersion(family, version) for family, version in sorted(found.items()))


def every_font() -> tuple[FontVersion, ...]:
    """All families of this machine, folded and sorted: any of them may be fallen back on, so all are part of a page's
    recipe. Empty where fontconfig's program is missing.
    """
    if shutil.which("fc-list") is None:
        return ()
    return tuple(FontVersion(family, version) for family, version in sorted(_installed().items()))


@cache
def _installed() -> Mapping[str, str]:
    """Every family of this machine, folded, with its version; of several files the newest."""
    import subprocess  # noqa: PLC0415 - most builds print nothing anew

    command = ["fc-list", "--format", "%{family}|%{fontversion}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    newest: dict[str, int] = {}
    for line in listed.splitlines():
        names, _, number = line.rpartition("|")
        for name in names.split(","):
            folded = name.strip().casefold()
            newest[folded] = max(newest.get(folded, 0), int(number) if number.isdecimal() else 0)
    return MappingProxyType({name: version_told(number) for name, number in newest.items()})


def version_told(number: int) -> str:
    """The version that a font file gives itself as a fixed-point number: 131137 is 2.001."""
    return f"{number / 65536:.3f}"


def _remedy(family: str) -> str:
    package = _PACKAGES.get(family)
    return f"apt-get install {package}" if package else f"copy the font file of {family} to ~/.local/share/fonts"

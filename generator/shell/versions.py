"""The versions of the programs that lay out and draw a page: part of the recipe of every PDF, beside its fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

LIBRARIES: Final = ("libpango-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
FOLDERS: Final = ("/usr/lib", "/usr/local/lib", "/opt/homebrew/lib")
PACKAGES: Final = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "pillow")


@cache
def drawing_versions() -> tuple[str, ...]:
    """Names and versions, sorted; `absent` for what this machine has not. No path of the machine is in them."""
    packages = [f"{name} {_package(name)}" for name in PACKAGES]
    return tuple(sorted(packages + [f"{name} {_library(name)}" for name in LIBRARIES]))


def _package(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - it brings a reader of mail; only what draws asks for versions

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _library(name: str) -> str:
    """The file name that a shared library's short name leads to, which holds the version."""
    for folder in FOLDERS:
        for path in sorted(Path(folder).glob(name)) + sorted(Path(folder).glob(f"*/{name}")):
            return path.resolve().name
    return "absent"

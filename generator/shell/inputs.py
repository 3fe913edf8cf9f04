"""Everything on this machine that a build reads, by name: what `stat_index` looks at to tell that nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.shell.shipped import templates_folder
from generator.shell.stat_index import Stamp, stamp
from generator.shell.versions import FOLDERS, LIBRARIES

FONT_PLACES: Final = ("~/.fonts", "~/.local/share/fonts", "/usr/share/fonts", "/usr/local/share/fonts")
"""Where fontconfig looks unless it was told otherwise; what it does find is looked at wherever it lies."""
FONT_SETTINGS: Final = ("~/.config/fontconfig", "~/.fonts.conf", "/etc/fonts")


@dataclass(frozen=True, slots=True)
class Looked:
    """Stamps by path, and the paths where there is nothing; both matter, as a file that appears is a change."""

    stamps: dict[str, Stamp]
    absent: tuple[str, ...]


def inputs(site: Path, *, prints: bool) -> Looked:
    """What a build of a site depends on: its content and templates, the program, libraries, and for prints the fonts."""
    package = Path(__file__).resolve().parent.parent
    places = [*_below(site / "content"), *_below(site / "templates"), *_below(package), *_below(templates_folder())]
    places += [sys.executable, *filter(_holds_libraries, sys.path)]
    if prints:
        places += _fonts()
    stamps, absent = {}, []
    for place in dict.fromkeys(os.path.abspath(place) for place in places):  # noqa: PTH100 - a link is kept: it may be turned
        found = stamp(place)
        if found is None:
            absent.append(place)
        else:
            stamps[place] = found
    return Looked(stamps, tuple(absent))


def _holds_libraries(folder: str) -> bool:
    """Whether packages are installed there: each has a folder with its version in its name, so that an upgrade changes
    the folder above. The folder in which a module is started is on the path too, and changes as it likes.
    """
    try:
        return any(name.endswith("-info") for name in os.listdir(folder or "."))  # noqa: PTH208 - names, a thousand of them
    except OSError:
        return False


def _below(folder: Path) -> Iterator[str]:
    """A folder and all that is in it, but for what Python compiled."""
    yield str(folder)
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{above}/{name}" for name in (*folders, *names))


def _fonts() -> Iterator[str]:
    """The files of all fonts with the folders above them, fontconfig's settings, and the libraries that draw."""
    for place in (*FONT_PLACES, *FONT_SETTINGS):
        yield from _below(Path(place).expanduser())
    for folder in FOLDERS:
        for name in LIBRARIES:
            yield from map(str, (*Path(folder).glob(name), *Path(folder).glob(f"*/{name}")))
    try:
        listed = subprocess.run(["fc-list", "--format", "%{file}\n"], capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return
    yield from _with_folders(listed.stdout.splitlines())


def _with_folders(files: Iterable[str]) -> Iterator[str]:
    """Files and the folders above them, but not the first two, where everything else comes and goes too."""
    for file in files:
        yield file
        yield from (str(folder) for folder in Path(file).parents if len(folder.parts) > 2)

"""Everything on this machine that a build reads, by name: what `stat_index` looks at to tell that nothing changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.model.frozen import frozen
from generator.shell.shipped import templates_folder
from generator.shell.stat_index import Stamp, stamp
from generator.shell.versions import FOLDERS, LIBRARIES

FONT_PLACES: Final = ("~/.fonts", "~/.local/share/fonts", "/usr/share/fonts", "/usr/local/share/fonts")
"""Where fontconfig looks unless it was told otherwise; what it does find is looked at wherever it lies."""
FONT_SETTINGS: Final = ("~/.config/fontconfig", "~/.fonts.conf", "/etc/fonts")


@frozen
class Looked:
    """Stamps by path, and the paths where there is nothing; both matter, as a file that appears is a change."""

    stamps: dict[str, Stamp]
    absent: tuple[str, ...]


def inputs(site: Path, *, prints: bool) -> Looked:
    """What a build of a site depends on: its content and templates, the program, libraries, and for prints the fonts."""
    package = Path(__file__).resolve().parent.parent
    stamps: dict[str, Stamp | None] = {}
    for folder in (site / "content", site / "templates", package, templates_folder()):
        stamps.update(_below(folder))
    places = [sys.executable, *filter(_holds_libraries, sys.path)]
    if prints:
        stamps.update(item for place in (*FONT_PLACES, *FONT_SETTINGS) for item in _below(Path(place).expanduser()))
        places += _fonts()
    stamps.update((place, stamp(place)) for place in map(_absolute, places))
    absent = tuple(place for place, found in stamps.items() if found is None)
    return Looked({place: found for place, found in stamps.items() if found is not None}, absent)


def _absolute(place: str | Path) -> str:
    """A link stays one: it may be turned to another place."""
    return os.path.abspath(place)  # noqa: PTH100 - `Path.resolve` would follow it


def _holds_libraries(folder: str) -> bool:
    """Whether packages are installed there: each has a folder with its version in its name, so that an upgrade changes
    the folder above. The folder in which a module is started is on the path too, and changes as it likes.
    """
    try:
        return any(name.endswith("-info") for name in os.listdir(folder or "."))  # noqa: PTH208 - names, a thousand of them
    except OSError:
        return False


def _below(folder: Path) -> Iterator[tuple[str, Stamp | None]]:
    """A folder and all that is in it, but for what Python compiled. A folder that cannot be opened is there, and empty."""
    waiting = [_absolute(folder)]
    yield waiting[0], stamp(waiting[0])
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name == "__pycache__":
                        continue
                    waiting.append(entry.path)
                yield entry.path, stamp(entry.path)


def _fonts() -> Iterator[str]:
    """The files of all fonts with the folders above them, and the libraries that draw."""
    import subprocess  # noqa: PLC0415 - only a build with prints has to know

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

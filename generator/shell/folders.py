"""Reads a finished folder as files, and writes texts where a person asked for them."""

from __future__ import annotations

import os
from pathlib import Path

from generator.model.output import File


def read_folder(folder: Path) -> tuple[File, ...]:
    """Every file of a folder by its posix path, sorted.

    Raises OSError for what cannot be read or is no file: a link, to a file or to a folder, since it is not what it shows;
    a pipe or a device, which would be read for ever.
    """
    found: list[File] = []
    for above, folders, names in os.walk(folder, onerror=_raise):
        for name in sorted((*folders, *names)):
            path = Path(above) / name
            if path.is_symlink():
                raise OSError(f"{path.relative_to(folder)} is a link")
        for name in sorted(names):
            path = Path(above) / name
            if not path.is_file():
                raise OSError(f"{path.relative_to(folder)} is no file")
            found.append(File(path.relative_to(folder).as_posix(), path.read_bytes()))
    return tuple(sorted(found, key=lambda file: file.path))


def _raise(error: OSError) -> None:
    raise error


def write_files(folder: Path, files: tuple[File, ...]) -> None:
    """Write files below a folder that is new or empty. Raises FileExistsError where it holds something already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.body)


def add_files(folder: Path, files: tuple[File, ...]) -> None:
    """Write files below a folder that may hold others; what is there already stays as it is."""
    for file in files:
        target = folder / file.path
        if not target.exists():
            write_new(target, file.body)


def write_new(path: Path, body: bytes) -> None:
    """Write one new file, with the folders above it. Raises FileExistsError where it is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(body)


def write_over(path: Path, body: bytes) -> None:
    """Write a file that we own, with the folders above it; one that is there already is replaced as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(body)
    temporary.replace(path)

"""Pictures of a PDF's pages, for eyes that want to see a print without opening it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

PROGRAM: Final = "pdftoppm"
PACKAGE: Final = "poppler-utils"
"""What brings the program on Debian."""
RESOLUTION: Final = 80
"""Dots to the inch: a page of A4 is 661 pixels wide, which is enough to judge it by."""


class NoPicturesError(RuntimeError):
    """The program that draws pages is missing, or could not draw this file."""


def page_pictures(body: bytes, resolution: int = RESOLUTION) -> tuple[bytes, ...]:
    """Each page of a PDF as PNG bytes, in order. Raises NoPicturesError."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise NoPicturesError(f"{PROGRAM} is missing: apt-get install {PACKAGE}")
    with tempfile.TemporaryDirectory(prefix="rectify-pages-") as folder:
        source = Path(folder) / "print.pdf"
        source.write_bytes(body)
        drawn = subprocess.run(
            [program, "-png", "-r", str(resolution), source, Path(folder) / "page"],
            check=False, capture_output=True, timeout=600,
        )
        if drawn.returncode:
            raise NoPicturesError(f"{PROGRAM} could not draw the file")
        return tuple(path.read_bytes() for path in sorted(Path(folder).glob("page-*.png")))

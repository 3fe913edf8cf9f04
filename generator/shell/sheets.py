"""A PDF's pages as pictures, by poppler's pdftoppm where the machine has it."""

from __future__ import annotations

import shutil
import subprocess
from typing import Final

DOTS_PER_INCH: Final = 110
SECONDS: Final = 60


def sheet(pdf: bytes, number: int) -> bytes | None:
    """Page `number` (from 1) as a PNG; None where pdftoppm is missing or cannot draw it."""
    program = shutil.which("pdftoppm")
    if program is None or number < 1:
        return None
    command = [program, "-png", "-r", str(DOTS_PER_INCH), "-f", str(number), "-l", str(number), "-"]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, check=False, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


def can_draw() -> bool:
    """Whether pages can be drawn on this machine."""
    return shutil.which("pdftoppm") is not None

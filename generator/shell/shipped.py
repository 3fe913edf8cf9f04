"""Where the templates and assets that came with the program lie: beside it in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """The folder of the shipped templates. Raises FileNotFoundError where the program was installed without them."""
    for folder in (_PACKAGE / "_shipped" / "templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no templates were installed with {_PACKAGE}; was the wheel built from a whole checkout?")

"""One press for all tests of a run: its workers import the printing library once."""

from collections.abc import Iterator

import pytest

from generator.shell.pdf import Bounds, Press


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with Press(workers=1, bounds=Bounds(seconds=120)) as one:
        yield one

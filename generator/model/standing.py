"""What stands in an edition's folder since an earlier build, and where the files of this one are put aside.

A page that stands need not be drawn: neither its bytes nor what they were made of are looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from generator.model.output import File, Stored


class Standing(Protocol):
    """The files of the last build into the same folder, and a place for those of this one."""

    def file(self, path: str) -> Stored | None:
        """The file as it stands, if this program wrote it."""
        ...

    def read(self, file: Stored) -> bytes | None:
        """The bytes of a file as it stands; None where they are not those that were written."""
        ...

    def piece(self, name: str) -> Sequence[Stored]:
        """All files that were made together under this name; none where one of them does not stand."""
        ...

    def put(self, file: File, known: Stored) -> File | Stored:
        """The file put aside, or as it stands where its bytes are the same; itself where there is no place for it.

        `known` is what later steps will ask of it; path, size, digest, place and stamp are filled in.
        """
        ...


class _Nothing:
    """Nothing stands, and files are kept as they are."""

    def file(self, path: str) -> Stored | None:  # noqa: ARG002 - the protocol's names
        return None

    def read(self, file: Stored) -> bytes | None:  # noqa: ARG002
        return None

    def piece(self, name: str) -> Sequence[Stored]:  # noqa: ARG002
        return ()

    def put(self, file: File, known: Stored) -> File | Stored:  # noqa: ARG002 - the protocol's names
        return file


NOTHING_STANDS: Final[Standing] = _Nothing()


def about(path: str) -> Stored:
    """A file of which nothing is known yet."""
    return Stored(path, 0, b"", "", b"")

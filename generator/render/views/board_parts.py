"""Boards of many rows in parts of a page each: sections and tables go on where the page before ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.render.block_pieces import Piece, Table
from generator.render.views.boards import Board, Part
from generator.render.views.paging import PER_PAGE


def parts_of(board: Board) -> tuple[Board, ...]:
    """The board in parts of at most so many rows as a page has; one part at least."""
    parts: list[Board] = []
    held: list[Part] = []
    room = PER_PAGE
    for section in board.sections:
        for piece in section.pieces:
            for slice_ in _slices(piece, room):
                if room <= 0:
                    parts.append(replace(board, sections=tuple(held)))
                    held, room = [], PER_PAGE
                held = _with(held, section, slice_)
                room -= _rows(slice_)
    return (*parts, replace(board, sections=tuple(held)))


def _slices(piece: Piece, room: int) -> Iterator[Piece]:
    """A table cut after `room` rows, then after every full page; anything else stays whole."""
    if not isinstance(piece, Table) or len(piece.rows) <= room:
        yield piece
        return
    at = 0
    while at < len(piece.rows):
        size = room if room > 0 else PER_PAGE
        is_last = at + size >= len(piece.rows)
        yield replace(piece, rows=piece.rows[at : at + size], foot=piece.foot if is_last else ())
        at, room = at + size, PER_PAGE


def _with(held: list[Part], section: Part, piece: Piece) -> list[Part]:
    """The sections with one more piece, in the section that it belongs to."""
    if held and held[-1].id == section.id:
        return [*held[:-1], replace(held[-1], pieces=(*held[-1].pieces, piece))]
    return [*held, replace(section, pieces=(piece,))]


def _rows(piece: Piece) -> int:
    return len(piece.rows) if isinstance(piece, Table) else 1

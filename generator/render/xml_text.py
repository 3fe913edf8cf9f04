"""Texts inside XML. `xml.sax.saxutils` has the same functions, and brings an HTTP client with it at every start."""

from __future__ import annotations

import html


def escape(text: str) -> str:
    """A text as it stands between two tags."""
    return html.escape(text, quote=False)


def quoteattr(text: str) -> str:
    """A text as the value of an attribute, in its quotes; a line's end in it stays one."""
    said = escape(text).replace('"', "&quot;")
    return f'"{said.replace(chr(10), "&#10;").replace(chr(13), "&#13;").replace(chr(9), "&#9;")}"'

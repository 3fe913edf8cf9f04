"""Reads mail that came back: which addresses a letter could not be delivered to, and what the servers said.

Only reports in the standard form are believed (RFC 3464), and only failures for good; a person reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern

_APART: Final = pattern(rb"^From .*\n", re.MULTILINE)
"""Begins each letter of a mailbox file (mbox)."""


@frozen
class Bounce:
    """An address that a letter did not reach, and why, in its server's words."""

    address: str
    said: str


def bounces(body: bytes) -> tuple[Bounce, ...]:
    """The failures in a letter (.eml) or in a whole mailbox (mbox), each address once, the last word on it."""
    letters = _APART.split(body) if _APART.match(body) else [body]
    found = {each.address.lower(): each for letter in letters if letter.strip() for each in _of_letter(letter)}
    return tuple(found.values())


def _of_letter(letter: bytes) -> Iterator[Bounce]:
    for part in message_from_bytes(letter, policy=compat32).walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            for block in blocks if isinstance(blocks, list) else ():
                if isinstance(block, Message):
                    yield from _of_recipient(block)


def _of_recipient(block: Message) -> Iterator[Bounce]:
    """The recipient of a block of a report, if it failed for good: `Final-Recipient: rfc822; a@dl.example`."""
    status = str(block.get("Status", "")).strip()
    recipient = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
    address = recipient.partition(";")[2].strip().strip("<>")
    if str(block.get("Action", "")).strip().lower() == "failed" and not status.startswith("4") and "@" in address:
        said = str(block.get("Diagnostic-Code", "")).partition(";")[2].strip() or status
        yield Bounce(address, " ".join(said.split()))

"""The letters that carry a bulletin: one for each address, so that nobody sees who else gets it.

A letter is a value; what it is sent with is not known here. An internal issue makes letters to internal lists only,
and it is this module that refuses, not the command that asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from generator.model.distribution import DistributionList, goes_to
from generator.model.frozen import frozen
from generator.model.output import Edition, File
from generator.model.records import Bulletin
from generator.model.site import Site
from generator.model.text import Both
from generator.render import addresses
from generator.render.words import Words, spoken

MARK: Final = Both("INTERNAL — keep safe, do not forward.", "内部资料，注意保存，请勿转发。")
DATED: Final = Both("Issued on {day}.", "{day}印发。")
ENCLOSED: Final = Both("The issue is enclosed as PDF: {files}.", "简报全文见附件：{files}。")
ONLINE: Final = Both("On the web: {address}", "网上版本：{address}")
SUBJECT: Final = Both("{series} {number}: {title}", "{series}{number}：{title}")


class WrongListError(ValueError):
    """An internal issue was to go to a list that is not for internal issues, or to an address outside of its domains."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@frozen
class Issue:
    """A bulletin as it is handed to the mail: the edition that it was printed from, and its files by language."""

    record: Bulletin
    edition: Edition
    site: Site
    files: tuple[tuple[str, File], ...]

    @property
    def is_internal(self) -> bool:
        """Whether it may go to internal lists only; either of two facts is enough."""
        return self.edition is Edition.INTERNAL or self.record.audience != "public"


@frozen
class Letter:
    """What one address gets."""

    address: str
    list: str
    subject: str
    text: str
    files: tuple[File, ...]
    language: str
    identifier: str
    """The same for the same issue, address and files: a mail program shows a letter that came twice once."""


def letters(issue: Issue, lists: Iterable[DistributionList]) -> tuple[Letter, ...]:
    """One letter an address, the lists in their order; an address that is on several gets that of the first.

    Raises WrongListError before any letter is made when a list is not for the issue.
    """
    chosen = tuple(lists)
    for one in chosen:
        fits = goes_to("internal" if issue.is_internal else "public", one)
        if not fits or not all(one.holds(address) for address in one.addresses):
            raise WrongListError(one.name)
    made: dict[str, Letter] = {}
    for one in chosen:
        for letter in _of_list(issue, one):
            made.setdefault(letter.address.lower(), letter)
    return tuple(made.values())


def _of_list(issue: Issue, to: DistributionList) -> Iterator[Letter]:
    enclosed = [(language, file) for language, file in issue.files if not to.languages or language in to.languages]
    files = tuple(file for _, file in enclosed)
    said = [spoken(language) for language, _ in enclosed]
    if not said:
        return
    text = "\n\n".join(_text(issue, say, files) for say in said)
    digest = hashlib.sha256(b"".join(file.body for file in files)).hexdigest()
    for address in to.addresses:
        mark = hashlib.sha256(f"{issue.record.id}\n{address}\n{digest}".encode()).hexdigest()[:32]
        yield Letter(address, to.name, _subject(issue, said[0]), text, files, said[0].tag, mark)


def _subject(issue: Issue, say: Words) -> str:
    language = "zh" if say.is_chinese else "en"
    number = say("print_number", n=issue.record.number or 0)
    title = issue.record.title.in_language(language)
    return " ".join(_filled(SUBJECT, say, series=say("print_series"), number=number, title=str(title)).split())


def _text(issue: Issue, say: Words, files: Sequence[File]) -> str:
    """The words of a letter in one language."""
    language = "zh" if say.is_chinese else "en"
    record, site = issue.record, issue.site
    authority = site.authority.in_language(language)
    lines = [_filled(MARK, say)] if issue.is_internal else []
    lines += [_subject(issue, say)]
    lines += [_filled(DATED, say, day=say.day(record.date))] if record.date else []
    lines += [_filled(ENCLOSED, say, files=("、" if say.is_chinese else ", ").join(file.path for file in files))]
    if not issue.is_internal and site.base_url:
        page = addresses.absolute(site.base_url, addresses.record(language, "bulletins", record.id))
        lines += [_filled(ONLINE, say, address=page)]
    contact = " · ".join(part for part in (str(authority), site.contact.phone, site.contact.email) if part)
    return "\n".join([*lines, "", contact])


def _filled(sentence: Both, say: Words, **values: str) -> str:
    found = sentence.in_language("zh" if say.is_chinese else "en")
    for name, value in values.items():
        found = found.replace("{" + name + "}", value)
    return found


def message(letter: Letter, sender: str, moment: datetime) -> EmailMessage:
    """The letter as a message of the Internet (RFC 5322, 2045); its boundary follows from its content.

    Raises ValueError where `sender` or the subject would break out of its header line.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = letter.address
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(moment)
    made["Message-ID"] = f"<{letter.identifier}@{sender.rpartition('@')[2].strip('>') or 'localhost'}>"
    made["Content-Language"] = letter.language
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text + "\n")
    for file in letter.files:
        made.add_attachment(file.body, maintype="application", subtype="pdf", filename=file.path)
    made.set_boundary(f"=_{letter.identifier}")
    return made

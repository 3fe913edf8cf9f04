"""Hands messages to a mail server: always over TLS, with the account that the environment names.

A refused address is told and the rest goes on; a lost connection is made once more. What a message says is not known
here. Standards: RFC 8314 (TLS for submission), RFC 4954 (authentication).
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import field
from email.message import EmailMessage
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote, urlsplit

from generator.model.frozen import frozen

SERVER, USER, PASSWORD = "RECTIFY_SMTP", "RECTIFY_SMTP_USER", "RECTIFY_SMTP_PASSWORD"
SENDER, AUTHORITY = "RECTIFY_MAIL_FROM", "RECTIFY_SMTP_CA"
"""The environment's names: the server, its account, the sender's address, and a file with the server's authority."""
PORTS: Final = {"smtps": 465, "smtp": 587}
"""TLS from the first byte, or begun by STARTTLS; there is no third way."""
SECONDS: Final = 60
"""Patience with one answer of the server."""


class MailError(Exception):
    """Why nothing (more) can be sent, in words for the publisher."""


class RefusedError(Exception):
    """The server does not take this letter: its own words. Others may go."""


@frozen
class Server:
    """A mail server and our account there. `password` is kept out of what is printed of the value."""

    host: str
    port: int
    is_tls_first: bool
    user: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""


def server_of_environment(environment: Mapping[str, str]) -> Server:
    """The server that the environment names. Raises MailError where it names none, or one without TLS."""
    written = environment.get(SERVER, "")
    if not written:
        raise MailError(f"{SERVER} is not set: smtps://mail.example:465, or smtp://mail.example:587 (with STARTTLS)")
    parts = urlsplit(written)
    try:
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        host, port = "", 0
    if parts.scheme not in PORTS or not host or not port:
        raise MailError(f"{SERVER} is no address of a server: smtps://mail.example:465, or smtp://mail.example:587")
    if parts.password:
        raise MailError(f"{SERVER} holds a password, which would be seen in lists of programs: use {PASSWORD}")
    user = environment.get(USER, "") or unquote(parts.username or "")
    return Server(
        host, port, parts.scheme == "smtps", user, environment.get(PASSWORD, ""), environment.get(AUTHORITY, "")
    )


class Post:
    """An open connection; use it as a context manager."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        self._line = self._opened()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._line.quit()
            self._line = None

    def send(self, message: EmailMessage) -> None:
        """Hand over one message with one recipient. Raises RefusedError for this one, MailError where the server is gone."""
        try:
            self._hand_over(message)
        except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError):
            # Servers hang up after so many letters or minutes; that is no fault of this letter.
            self._line = self._opened()
            try:
                self._hand_over(message)
            except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError) as error:
                raise MailError(f"{self.server.host} hung up twice ({error})") from error

    def _hand_over(self, message: EmailMessage) -> None:
        if self._line is None:
            raise smtplib.SMTPServerDisconnected("closed")
        try:
            self._line.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise RefusedError(_told(code, said)) from error
        except smtplib.SMTPSenderRefused as error:
            told = _told(error.smtp_code, error.smtp_error)
            raise MailError(f"the server does not take letters from {message['From']} ({told})") from error
        except smtplib.SMTPResponseException as error:
            raise RefusedError(_told(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, UnicodeEncodeError) as error:
            raise RefusedError(str(error)) from error

    def _opened(self) -> smtplib.SMTP:
        """A connection with TLS and, where there is an account, logged in. Raises MailError."""
        server = self.server
        try:
            trust = ssl.create_default_context(cafile=server.authority or None)
            if server.is_tls_first:
                line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=trust)
            else:
                line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
                line.starttls(context=trust)
            if server.user:
                line.login(server.user, server.password)
        except smtplib.SMTPAuthenticationError as error:
            raise MailError(f"{server.host} does not accept the account {server.user}: is {PASSWORD} right?") from error
        except ssl.SSLCertVerificationError as error:
            raise MailError(f"{server.host} cannot prove who it is ({error.verify_message}); see {AUTHORITY}") from error
        except smtplib.SMTPNotSupportedError as error:
            raise MailError(f"{server.host} offers no TLS or no login, and nothing is sent without ({error})") from error
        except (OSError, smtplib.SMTPException) as error:
            raise MailError(f"{server.host}:{server.port} cannot be reached ({error})") from error
        return line


def _told(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}".strip()

"""A real mail server on loopback: TLS, an account, and addresses that it refuses."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "office", "a long secret"


@dataclass
class Mailbox:
    """What arrived, and what the server does not take: an address, or everything after so many letters."""

    port: int = 0
    scheme: str = "smtp"
    certificate: Path = Path()
    refused: set[str] = field(default_factory=set)
    hangs_up_after: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    was_encrypted: list[bool] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "RECTIFY_SMTP": f"{self.scheme}://localhost:{self.port}",
            "RECTIFY_SMTP_USER": USER,
            "RECTIFY_SMTP_PASSWORD": PASSWORD,
            "RECTIFY_SMTP_CA": str(self.certificate),
            "RECTIFY_MAIL_FROM": "Rectification Office <office@testing.example>",
        }

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 No such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs_up_after and len(self.letters) >= self.hangs_up_after:
            self.hangs_up_after = 0
            server.transport.abort()
            return ""
        self.letters.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.recipients.append(list(envelope.rcpt_tos))
        self.was_encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 Taken"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def certificate(folder: Path, openssl: str, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate for a host of this machine, and its key."""
    made, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", key, "-out", made],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


@contextmanager
def mail_server(
    folder: Path, openssl: str, *, has_tls: bool = True, is_tls_first: bool = False
) -> Iterator[Mailbox]:
    """A server that takes letters after STARTTLS and login only; or one that speaks TLS from the first byte."""
    made, key = certificate(folder, openssl)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)

    def admitted(server: object, session: object, envelope: object, mechanism: str, login: LoginPassword) -> AuthResult:
        good = (login.login, login.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)

    box = Mailbox(certificate=made, scheme="smtps" if is_tls_first else "smtp")
    options: dict[str, object] = {"require_starttls": True, "tls_context": context}
    if is_tls_first:
        options = {"ssl_context": context, "auth_require_tls": False}
    elif not has_tls:
        options = {"auth_require_tls": False}
    running = Controller(
        box, hostname="localhost", port=free_port(), authenticator=admitted, auth_required=has_tls, **options
    )
    running.start()
    try:
        box.port = running.port
        yield box
    finally:
        running.stop()

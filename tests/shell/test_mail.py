"""Letters are handed to a real server over TLS, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.shell.mail import MailError, Post, RefusedError, Server, server_of_environment
from tests.mailbox import PASSWORD, Mailbox, mail_server

Need = Callable[[str], str]


def letter(to: str, body: str = "正文") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "office@testing.example", to, "督察整改简报第1期"
    made.set_content(body)
    return made


@pytest.fixture
def box(tmp_path: Path, need: Need) -> Iterator[Mailbox]:
    with mail_server(tmp_path, need("openssl")) as one:
        yield one


def test_a_letter_arrives_over_tls(box: Mailbox) -> None:
    with Post(server_of_environment(box.environment)) as post:
        post.send(letter("a@dl.example"))
    assert box.recipients == [["a@dl.example"]]
    assert box.was_encrypted == [True]
    assert str(box.letters[0]["Subject"]) == "督察整改简报第1期"
    assert box.letters[0].get_content().strip() == "正文"


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # it is required: it is there first
def test_a_letter_arrives_where_tls_is_spoken_from_the_first_byte(
    tmp_path: Path, need: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.shell.mail.SECONDS", 1)
    with mail_server(tmp_path, need("openssl"), is_tls_first=True) as box:
        server = server_of_environment(box.environment)
        assert server.is_tls_first
        with Post(server) as post:
            post.send(letter("a@dl.example"))
        assert (box.recipients, box.was_encrypted) == ([["a@dl.example"]], [True])
        with pytest.raises(MailError, match="cannot be reached"), Post(replace(server, is_tls_first=False)):
            pass
        with pytest.raises(MailError, match="cannot prove who it is"), Post(replace(server, authority="")):
            pass
        assert len(box.letters) == 1


def test_a_refused_address_does_not_stop_the_next(box: Mailbox) -> None:
    box.refused.add("gone@dl.example")
    with Post(server_of_environment(box.environment)) as post:
        with pytest.raises(RefusedError, match="550 No such person"):
            post.send(letter("gone@dl.example"))
        post.send(letter("b@dl.example"))
    assert box.recipients == [["b@dl.example"]]


def test_a_server_that_hangs_up_is_called_again(box: Mailbox) -> None:
    box.hangs_up_after = 1
    with Post(server_of_environment(box.environment)) as post:
        post.send(letter("a@dl.example"))
        post.send(letter("b@dl.example"))
    assert box.recipients == [["a@dl.example"], ["b@dl.example"]]


def test_a_wrong_password_is_said(box: Mailbox) -> None:
    server = replace(server_of_environment(box.environment), password="wrong")
    with pytest.raises(MailError, match="RECTIFY_SMTP_PASSWORD"), Post(server):
        pass
    assert PASSWORD not in repr(server_of_environment(box.environment))


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(box: Mailbox) -> None:
    server = replace(server_of_environment(box.environment), authority="")
    with pytest.raises(MailError, match="cannot prove who it is"), Post(server):
        pass
    assert box.letters == []


def test_a_server_without_tls_gets_nothing(tmp_path: Path, need: Need) -> None:
    with mail_server(tmp_path, need("openssl"), has_tls=False) as box:
        with pytest.raises(MailError, match="offers no TLS"), Post(server_of_environment(box.environment)):
            pass
        assert box.letters == []


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(MailError, match="cannot be reached"), Post(Server("localhost", 1, is_tls_first=True)):
        pass


@pytest.mark.parametrize(
    ("written", "server"),
    [
        ("smtps://mail.example", Server("mail.example", 465, is_tls_first=True)),
        ("smtp://mail.example", Server("mail.example", 587, is_tls_first=False)),
        ("smtps://office%40dl@mail.example:4650", Server("mail.example", 4650, is_tls_first=True, user="office@dl")),
    ],
)
def test_the_environment_names_the_server(written: str, server: Server) -> None:
    assert server_of_environment({"RECTIFY_SMTP": written}) == server


@pytest.mark.parametrize(
    "written", ["", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example:x", "smtps://a:secret@mail.example"]
)
def test_what_is_no_server_is_said(written: str) -> None:
    with pytest.raises(MailError, match="RECTIFY_SMTP") as said:
        server_of_environment({"RECTIFY_SMTP": written})
    assert "a:secret" not in str(said.value)

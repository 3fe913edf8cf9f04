"""Letters that came back are read by what their reports say, whatever else is in the mailbox."""

from __future__ import annotations

import pytest

from generator.publication.bounces import Bounce, bounces

REPORT = """\
From: MAILER-DAEMON@mail.dl.example
To: office@testing.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you of gone@paper.example.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.dl.example

Final-Recipient: rfc822; gone@paper.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <gone@paper.example>:
    No such person

Final-Recipient: rfc822; late@paper.example
Action: delayed
Status: 4.4.1
--b
Content-Type: message/rfc822

To: gone@paper.example
Subject: x

Action: failed
--b--
"""


def test_an_address_that_failed_for_good_is_found_with_the_servers_words() -> None:
    assert bounces(REPORT.encode()) == (Bounce("gone@paper.example", "550 5.1.1 <gone@paper.example>: No such person"),)


def test_a_mailbox_is_read_letter_by_letter() -> None:
    another = REPORT.replace("gone@paper.example", "Moved@paper.example").replace("Final", "Original", 1)
    box = f"From daemon Mon\n{REPORT}\nFrom a friend\nSubject: hello\n\nFinal-Recipient: rfc822; me@x.example\n\nFrom daemon Tue\n{another}"
    assert [each.address for each in bounces(box.encode())] == ["gone@paper.example", "Moved@paper.example"]


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"Subject: x\n\n550 gone@paper.example", b"From \nFrom \n", REPORT.encode()[:400]])
def test_what_is_no_report_says_nothing(body: bytes) -> None:
    assert bounces(body) == ()

"""`rectify mail` with a real server: what arrives, what is refused, what a second run sends."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from generator.shell.sending_log import read_log
from tests.conftest import Need, Rectify, SiteBuilder
from tests.mailbox import Mailbox, mail_server
from tests.publication.test_bounces import REPORT
from tests.sites import SiteFolder

LISTS = """\
- name: press
  edition: public
  languages: [en]
  addresses: [a@paper.example, gone@paper.example, b@paper.example]
- name: leaders
  edition: internal
  domains: [dl.example]
  addresses: [c@dl.example]
"""


@pytest.fixture
def folder(site: SiteBuilder) -> SiteFolder:
    built = site().inspection().task("DL-01").bulletin("2018-10").write("internal/distribution.yaml", LISTS)
    return built.record(
        "bulletins/internal/2018-11.md",
        {"id": "2018-11", "number": 1, "title": "特刊", "date": "2018-10-31", "audience": "internal"},
        "::: tasks\n:::\n",
    )


@pytest.fixture
def box(tmp_path: Path, need: Need, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mail_server(tmp_path, need("openssl")) as one:
        for name, value in one.environment.items():
            monkeypatch.setenv(name, value)
        yield one


def addresses(box: Mailbox) -> list[str]:
    return [address for letter in box.recipients for address in letter]


def test_an_issue_is_mailed_and_a_second_run_sends_what_is_missing(
    folder: SiteFolder, box: Mailbox, rectify: Rectify
) -> None:
    box.refused.add("gone@paper.example")
    first = rectify(folder, "mail", "2018-10", "--yes")
    assert first.status == 1
    assert "gone@paper.example was refused: 550 No such person" in first.err
    assert "2 letters sent, 1 refused." in first.out
    assert addresses(box) == ["a@paper.example", "b@paper.example"]
    (enclosed,) = box.letters[0].iter_attachments()
    assert enclosed.get_filename() == "2018-10.en.pdf"
    assert enclosed.get_content().startswith(b"%PDF")
    assert [line.result for line in read_log(folder.content, "2018-10")] == ["sent", "refused", "sent"]

    box.refused.clear()
    second = rectify(folder, "mail", "2018-10", "--yes")
    assert second.status == 0, second.err
    assert "2 addresses have got this issue already." in second.out
    assert addresses(box)[2:] == ["gone@paper.example"]
    assert rectify(folder, "mail", "2018-10", "--yes").status == 0
    assert len(box.letters) == 3

    folder.task("DL-02")
    assert "3 of them have got it in another version" in rectify(folder, "mail", "2018-10", "--yes").out
    assert len(box.letters) == 3
    assert rectify(folder, "mail", "2018-10", "--again", "--yes").status == 0
    assert len(box.letters) == 6


def test_what_came_back_is_sent_again(folder: SiteFolder, box: Mailbox, rectify: Rectify, tmp_path: Path) -> None:
    assert rectify(folder, "mail", "2018-10", "--yes").status == 0
    returned = tmp_path / "returned.eml"
    returned.write_text(REPORT)
    told = rectify(folder, "mail", "2018-10", "--bounces", str(returned))
    assert told.status == 1
    assert "gone@paper.example came back: 550 5.1.1" in told.err
    assert "1 of 3 letters came back." in told.out
    assert read_log(folder.content, "2018-10")[-1].result == "bounced"
    assert rectify(folder, "mail", "2018-10", "--bounces", str(returned)).status == 0, "it is entered once"
    assert rectify(folder, "mail", "2018-10", "--yes").status == 0
    assert addresses(box)[3:] == ["gone@paper.example"]


def test_an_internal_issue_goes_to_internal_lists_only(folder: SiteFolder, box: Mailbox, rectify: Rectify) -> None:
    forced = rectify(folder, "mail", "2018-11", "--list", "press", "--yes")
    assert forced.status == 1
    assert "`press` may not have this issue" in forced.err
    assert box.letters == []
    ran = rectify(folder, "mail", "2018-11", "--yes")
    assert ran.status == 0, ran.err
    assert addresses(box) == ["c@dl.example"]


def test_nothing_is_sent_while_the_lists_have_a_mistake(folder: SiteFolder, box: Mailbox, rectify: Rectify) -> None:
    folder.write("internal/distribution.yaml", LISTS.replace("c@dl.example", "c@d1.example"))
    ran = rectify(folder, "mail", "2018-10", "--yes")
    assert ran.status == 1
    assert "address-outside" in ran.err
    assert box.letters == []


def test_a_server_that_fails_in_the_middle_loses_no_count(
    folder: SiteFolder, box: Mailbox, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECTIFY_SMTP_PASSWORD", "wrong")
    ran = rectify(folder, "mail", "2018-10", "--yes")
    assert ran.status == 2
    assert "0 letters sent, 0 refused, 3 not tried." in ran.out
    assert "RECTIFY_SMTP_PASSWORD" in ran.err


def test_a_dry_run_writes_letters_and_sends_nothing(
    folder: SiteFolder, box: Mailbox, rectify: Rectify, tmp_path: Path
) -> None:
    out = tmp_path / "letters"
    ran = rectify(folder, "mail", "2018-10", "--dry-run", "--to", str(out))
    assert ran.status == 0, ran.err
    assert box.letters == []
    written = sorted(out.iterdir())
    assert [path.name for path in written] == [
        "0001-press-a_at_paper.example.eml", "0002-press-gone_at_paper.example.eml", "0003-press-b_at_paper.example.eml",
    ]  # fmt: skip
    back = message_from_bytes(written[0].read_bytes(), policy=default)
    assert str(back["To"]) == "a@paper.example"
    assert not (folder.content / "internal" / "mail").exists()
    assert rectify(folder, "mail", "2018-10", "--dry-run", "--to", str(out)).status == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("2018-99",), 2, "no issue `2018-99`"),
        (("2018-10", "--list", "pres"), 2, "there are: press, leaders"),
    ],
)
def test_what_is_not_there_is_said(
    folder: SiteFolder, rectify: Rectify, arguments: tuple[str, ...], status: int, said: str
) -> None:
    ran = rectify(folder, "mail", *arguments, "--yes")
    assert ran.status == status
    assert said in ran.err


def test_an_issue_of_a_later_day_waits(folder: SiteFolder, rectify: Rectify) -> None:
    folder.bulletin("2099-01", date="2099-01-31", number="2")
    ran = rectify(folder, "mail", "2099-01", "--dry-run")
    assert ran.status == 1
    assert "not yet" in ran.err


def test_without_lists_or_a_server_nothing_happens(
    folder: SiteFolder, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECTIFY_SMTP", raising=False)
    monkeypatch.setenv("RECTIFY_MAIL_FROM", "office@testing.example")
    ran = rectify(folder, "mail", "2018-10", "--yes")
    assert ran.status == 2
    assert "RECTIFY_SMTP is not set" in ran.err
    monkeypatch.delenv("RECTIFY_MAIL_FROM")
    assert "RECTIFY_MAIL_FROM is not set" in rectify(folder, "mail", "2018-10", "--yes").err
    folder.remove("internal/distribution.yaml")
    assert rectify(folder, "mail", "2018-10", "--yes").status == 1


def test_the_log_and_the_lists_stay_inside(folder: SiteFolder, box: Mailbox, rectify: Rectify) -> None:
    """The public edition is the same with and without a log of what was mailed."""
    assert rectify(folder, "build", "--edition", "public").status == 0
    before = folder.files("output/public")
    assert rectify(folder, "mail", "2018-10", "--yes").status == 0
    assert rectify(folder, "build", "--edition", "both").status == 0
    assert folder.files("output/public") == before
    assert rectify(folder, "verify-public").status == 0
    assert b"paper.example" not in b"".join(folder.files("output/internal").values())

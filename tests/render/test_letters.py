"""Letters: one an address, an internal issue to internal lists only, nothing that breaks out of a header."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from generator.model.distribution import DistributionList
from generator.model.output import Edition, File
from generator.model.records import Bulletin
from generator.model.site import Contact, Site
from generator.model.text import Text
from generator.render.letters import Issue, Letter, WrongListError, letters, message

SITE = Site(
    authority=Text((("en", "Office"), ("zh", "整改办"))), base_url="https://zg.example/", languages=("en", "zh"),
    contact=Contact(phone="0411-00001234", email="office@zg.example"),
)  # fmt: skip
PRESS = DistributionList(name="press", edition="public", addresses=("a@paper.example", "b@paper.example"))
LEADERS = DistributionList(
    name="leaders", edition="internal", languages=("zh",), domains=("dl.example",), addresses=("c@dl.example",)
)
NOON = datetime(2018, 11, 9, 12, tzinfo=UTC)


def issue(audience: str = "public", edition: Edition = Edition.PUBLIC, title: str = "十月整改情况") -> Issue:
    record = Bulletin(
        id="2018-10", audience=audience, number=2, date=date(2018, 11, 9), path="bulletins/2018-10.md",
        title=Text((("en", "October"), ("zh", title))),
    )  # fmt: skip
    return Issue(
        record, edition, SITE, (("en", File("2018-10.en.pdf", b"%PDF en")), ("zh", File("2018-10.zh.pdf", b"%PDF zh")))
    )


def test_each_address_gets_a_letter_of_its_own() -> None:
    made = letters(issue(), [PRESS, LEADERS])
    assert [(letter.address, letter.list) for letter in made] == [
        ("a@paper.example", "press"), ("b@paper.example", "press"), ("c@dl.example", "leaders"),
    ]  # fmt: skip
    assert [len(letter.files) for letter in made] == [2, 2, 1]
    assert made[0].subject == "Rectification Bulletin No. 2: October"
    assert made[2].subject == "督察整改简报第2期：十月整改情况"
    assert "https://zg.example/en/bulletins/2018-10/index.html" in made[0].text
    assert "简报全文见附件：2018-10.zh.pdf。" in made[2].text
    assert "2018-10.en.pdf、" not in made[2].text


def test_an_address_on_two_lists_gets_one_letter() -> None:
    twice = DistributionList(name="more", edition="public", addresses=("A@Paper.example", "d@paper.example"))
    assert [letter.address for letter in letters(issue(), [PRESS, twice])] == [*PRESS.addresses, "d@paper.example"]


@pytest.mark.parametrize(
    "given",
    [
        issue("internal", Edition.INTERNAL),
        issue("internal", Edition.PUBLIC),
        issue("public", Edition.INTERNAL),
        issue("", Edition.PUBLIC),
    ],
)
def test_an_internal_issue_makes_no_letter_to_a_public_list(given: Issue) -> None:
    with pytest.raises(WrongListError, match="press"):
        letters(given, [LEADERS, PRESS])
    (made,) = letters(given, [LEADERS])
    assert made.text.startswith("内部资料，注意保存，请勿转发。")
    assert "https://" not in made.text


def test_an_address_outside_of_its_lists_domains_gets_none() -> None:
    slip = DistributionList(name="leaders", edition="internal", domains=("dl.example",), addresses=("c@d1.example",))
    with pytest.raises(WrongListError):
        letters(issue("internal", Edition.INTERNAL), [slip])


def test_a_list_whose_language_the_issue_has_not_gets_nothing() -> None:
    other = DistributionList(name="x", edition="public", languages=("fr",), addresses=("a@paper.example",))
    assert letters(issue(), [other]) == ()


def test_a_message_is_read_back_as_it_was_meant() -> None:
    letter = letters(issue(), [LEADERS])[0]
    raw = message(letter, "Office <office@zg.example>", NOON).as_bytes()
    assert raw == message(letter, "Office <office@zg.example>", NOON).as_bytes()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    back = message_from_bytes(raw, policy=default)
    assert str(back["To"]) == "c@dl.example"
    assert str(back["Subject"]) == letter.subject
    assert str(back["Message-ID"]) == f"<{letter.identifier}@zg.example>"
    assert str(back["Date"]) == "Fri, 09 Nov 2018 12:00:00 +0000"
    (body,) = [part for part in back.walk() if part.get_content_type() == "text/plain"]
    assert body.get_content().strip().replace("\r\n", "\n") == letter.text
    (enclosed,) = back.iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content()) == ("2018-10.zh.pdf", b"%PDF zh")


def test_the_letter_that_is_sent_again_bears_the_same_name_and_another_issue_another() -> None:
    first, again = letters(issue(), [LEADERS])[0], letters(issue(), [LEADERS])[0]
    assert first.identifier == again.identifier
    changed = Issue(issue().record, Edition.PUBLIC, SITE, (("zh", File("2018-10.zh.pdf", b"%PDF changed")),))
    assert letters(changed, [LEADERS])[0].identifier != first.identifier


def test_a_title_cannot_add_a_header() -> None:
    letter = letters(issue(title="十月\nBcc: spy@evil.example"), [LEADERS])[0]
    back = message_from_bytes(message(letter, "office@zg.example", NOON).as_bytes(), policy=default)
    assert back["Bcc"] is None
    with pytest.raises(ValueError):
        message(Letter("a@b.example", "x", "s", "t", (), "zh", "1"), "office@zg.example\nBcc: spy@evil.example", NOON)

"""An edition is put together from website, record and prints."""

from datetime import UTC, date, datetime
from pathlib import Path

from generator.ledger.publications import Announcement, Chain, Entry
from generator.ledger.reckoning import reckon
from generator.ledger.state import Change, ChangeKind
from generator.model.output import Edition, File
from generator.model.records import Bulletin
from generator.model.site import Content, Site
from generator.model.text import Both, Text
from generator.render.edition import Known, edition_outputs, edition_prints, publication_files
from generator.shell.template_files import templates_of

DAY = date(2018, 11, 20)
TITLE = Text((("en", "Rectification"),))
SITE = Site(title=TITLE, authority=TITLE, base_url="https://testing.example")
TEXTS, _ = templates_of(Path("nowhere"))


def test_the_record_is_served_and_its_head_is_printed() -> None:
    chain = Chain().with_entry(Entry(1, datetime(2018, 11, 1, tzinfo=UTC), DAY, "", {}, {}))
    content = Content(SITE, publications=(("publications/0001.json", chain.stored[0]),))
    made = edition_outputs(reckon(content, DAY), Edition.PUBLIC, {}, TEXTS, (), Known())
    files = {file.path: file.body for file in made.files}
    assert files["record/0001.json"] == chain.stored[0]
    assert chain.head[:12].encode() in files["en/index.html"]
    assert b'href="../../record/0001.json"' in files["en/changes/index.html"]
    assert chain.head.encode() in files["en/changes/index.html"]


def test_a_site_built_for_a_publication_tells_of_it_before_its_entry_exists() -> None:
    chain = Chain().with_entry(Entry(1, datetime(2018, 11, 1, tzinfo=UTC), date(2018, 10, 1), "", {}, {}))
    content = Content(SITE, publications=(("publications/0001.json", chain.stored[0]),))
    change = Change(ChangeKind.CLOSED, "DL-01", date(2018, 11, 2), Both("DL-01: closed.", "DL-01：销号。"))
    announced = Announcement(2, datetime(2018, 11, 21, 9, tzinfo=UTC), DAY, (change,), is_signed=True)
    made = edition_outputs(reckon(content, DAY), Edition.PUBLIC, {}, TEXTS, (), Known(announced=announced))
    files = {file.path: file.body.decode("utf-8", "replace") for file in made.files}
    for page in ("en/index.html", "en/changes/index.html", "en/changes/feed.xml", "data/changes.csv"):
        assert "DL-01: closed." in files[page], page
    data = files["en/data/index.html"]
    assert [f'href="../../{path}"' in data for path in publication_files(announced)] == [True] * 3
    assert chain.head in data
    assert "Expires: 2019-11-20" in files[".well-known/security.txt"]
    plain = edition_outputs(reckon(content, DAY), Edition.PUBLIC, {}, TEXTS, (), Known())
    assert "manifest.json" not in next(file.body.decode() for file in plain.files if file.path == "en/data/index.html")
    assert publication_files(None) == ()


def test_pages_tell_of_the_prints_that_were_made() -> None:
    issue = Bulletin(id="b-1", number=1, title=TITLE, date=DAY, audience="public")
    ledger = reckon(Content(SITE, bulletins=(issue,)), DAY)
    jobs = edition_prints(ledger, Edition.PUBLIC, {}, TEXTS)
    assert [one.job.path for one in jobs] == ["bulletins/b-1.en.pdf"]
    pdf = (File("bulletins/b-1.en.pdf", b"x" * 2048), 7)
    made = edition_outputs(ledger, Edition.PUBLIC, {}, TEXTS, (pdf,), Known())
    page = next(file.body.decode() for file in made.files if file.path == "en/bulletins/b-1/index.html")
    assert "7 pages" in page

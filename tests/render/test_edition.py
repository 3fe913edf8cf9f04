"""An edition is put together from website, record and prints."""

from datetime import UTC, date, datetime
from pathlib import Path

from generator.ledger.publications import Chain, Entry
from generator.ledger.reckoning import reckon
from generator.model.output import Edition, File
from generator.model.records import Bulletin
from generator.model.site import Content, Site
from generator.model.text import Text
from generator.render.edition import edition_outputs, edition_prints
from generator.shell.template_files import templates_of

DAY = date(2018, 11, 20)
TITLE = Text((("en", "Rectification"),))
SITE = Site(title=TITLE, authority=TITLE, base_url="https://testing.example")
TEXTS, _ = templates_of(Path("nowhere"))


def test_the_record_is_served_and_its_head_is_printed() -> None:
    chain = Chain().with_entry(Entry(1, datetime(2018, 11, 1, tzinfo=UTC), DAY, "", {}, {}))
    content = Content(SITE, publications=(("publications/0001.json", chain.stored[0]),))
    made = edition_outputs(reckon(content, DAY), Edition.PUBLIC, {}, TEXTS, (), ())
    files = {file.path: file.body for file in made.files}
    assert files["record/0001.json"] == chain.stored[0]
    assert chain.head[:12].encode() in files["en/index.html"]
    assert b'href="../../record/0001.json"' in files["en/changes/index.html"]
    assert chain.head.encode() in files["en/changes/index.html"]


def test_pages_tell_of_the_prints_that_were_made() -> None:
    issue = Bulletin(id="b-1", number=1, title=TITLE, date=DAY, audience="public")
    ledger = reckon(Content(SITE, bulletins=(issue,)), DAY)
    jobs = edition_prints(ledger, Edition.PUBLIC, {}, TEXTS)
    assert [one.job.path for one in jobs] == ["bulletins/b-1.en.pdf"]
    pdf = (File("bulletins/b-1.en.pdf", b"x" * 2048), 7)
    made = edition_outputs(ledger, Edition.PUBLIC, {}, TEXTS, (pdf,), ())
    page = next(file.body.decode() for file in made.files if file.path == "en/bulletins/b-1/index.html")
    assert "7 pages" in page

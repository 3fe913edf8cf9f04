from __future__ import annotations

from dataclasses import replace

from generator.model.output import Edition
from generator.model.site import Contact
from generator.model.text import Both, Text
from generator.render.pages.scene import DataFile
from generator.render.pages.structured import MEDIA_TYPES, dataset, publisher, website
from generator.render.views.backdrop import Backdrop
from tests import builders as b
from tests.render.websites import backdrop

FILES = (
    DataFile("data/tasks.csv", 1200, "0" * 64, Both("All tasks.", "全部任务。")),
    DataFile("data/tasks.json", 3400, "1" * 64, Both("", "")),
)


def place(language: str = "en", edition: Edition = Edition.PUBLIC, **settings: object) -> Backdrop:
    ledger = b.ledger(b.task("DL-01"), site=replace(b.SITE, **settings))  # type: ignore[arg-type]
    return backdrop(ledger, language, edition)


def test_the_office_is_a_government_organization_by_its_name():
    assert publisher(place()) == {"@type": "GovernmentOrganization", "name": str(place().said(b.SITE.authority))}


def test_a_site_says_how_its_publisher_is_reached_and_nothing_empty():
    site = website(place(contact=Contact(phone="0411-00001234")), "A site")
    assert site["publisher"] == publisher(place()) | {"telephone": "0411-00001234"}
    assert site["url"] == "https://testing.example/en/index.html"
    assert website(place("zh", contact=Contact()), "站点")["publisher"] == publisher(place("zh"))


def test_the_open_data_are_a_dataset_whose_files_can_be_fetched_and_verified():
    made = dataset(place("zh", licence=Text((("zh", "知识共享 署名 4.0"),))), FILES)
    assert made
    assert (made["@type"], made["inLanguage"], made["license"]) == ("Dataset", "zh-CN", "知识共享 署名 4.0")
    assert made["distribution"] == [
        {
            "@type": "DataDownload", "name": "全部任务。", "contentUrl": "https://testing.example/data/tasks.csv",
            "encodingFormat": "text/csv", "sha256": "0" * 64,
        },
        {
            "@type": "DataDownload", "name": "data/tasks.json", "contentUrl": "https://testing.example/data/tasks.json",
            "encodingFormat": "application/json", "sha256": "1" * 64,
        },
    ]  # fmt: skip


def test_what_no_reader_can_reach_is_no_dataset():
    assert dataset(place(edition=Edition.INTERNAL), FILES) is None
    assert dataset(place(base_url=""), FILES) is None
    assert dataset(place(), ()) is None


def test_every_kind_of_file_that_is_offered_has_its_media_type():
    assert set(MEDIA_TYPES) == {"csv", "ics", "json", "xlsx"}
    assert "license" not in (dataset(place(), FILES) or {})

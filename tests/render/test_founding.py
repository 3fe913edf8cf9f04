"""The files of a new site, in either language."""

import pytest

from generator.render.founding import Founding, founding_files, named, short_name
from generator.source.decode import decode
from generator.source.tree import MemoryTree


@pytest.mark.parametrize(
    ("said", "name"), [("Water Affairs Bureau", "water-affairs-bureau"), ("水务局", "水务局"), ("市（区）局", "市-区-局"), ("?", "")]
)
def test_ids_out_of_names(said: str, name: str) -> None:
    assert short_name(said) == name
    assert named(said) == (name, said)


def test_a_name_may_bring_its_id() -> None:
    assert named("water=Water Bureau") == ("water", "Water Bureau")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_files_can_be_read(language: str) -> None:
    said = Founding(title="A: title", authority="整改办 # 1", base_url="https://a.example/", languages=[language, "fr"],
                    inspection="central", inspection_title="First", areas=[("no", "No")],
                    categories=[("sewage", {language: "Sewage"})], phone="0411-1")
    files = founding_files(said)
    tree = MemoryTree({path.removeprefix("content/"): text.encode() for path, text in files.items() if path.startswith("content/")})
    found = decode(tree)
    assert found.problems == ()
    assert (str(found.content.site.title), found.content.site.contact.phone) == ("A: title", "0411-1")
    assert [unit.id for unit in found.content.units] == ["rectification-office", "no"]

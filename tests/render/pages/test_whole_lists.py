from __future__ import annotations

import pytest

from generator.render.pages.whole_lists import pages
from tests import builders as b
from tests.render.test_pages import scene
from tests.render.test_website import Links
from tests.render.websites import pages as site_of


def crowd(count: int = 60, **fields: object) -> list[object]:
    return [b.task(f"T-{n:03}", **fields) for n in range(count)]


def test_a_small_site_needs_none() -> None:
    assert list(pages(scene(b.ledger(*crowd(3), b.meeting("m", "2018-10-01", kind="site", tasks="T-000"))))) == []


@pytest.fixture(scope="module")
def crowded() -> dict[str, str]:
    tasks = crowd(deadline="2018-11-15", supporting=("bureau",), lead=("north",))
    meetings = [b.meeting(f"m{n}", "2018-10-01", kind="site", tasks=f"T-{n:03}") for n in range(30)]
    return site_of(b.ledger(*tasks, *meetings))


@pytest.mark.parametrize(
    ("page", "whole", "count"),
    [
        ("en/index.html", "en/tasks/due=soon", 60),
        ("zh/visits/index.html", "zh/visits/visited=never", 30),
        ("zh/visits/index.html", "zh/visits/visited=all", 30),
    ],
)
def test_what_a_page_cuts_it_leads_to(crowded: dict[str, str], page: str, whole: str, count: int) -> None:
    assert any(address.endswith(f"{whole.split('/', 1)[1]}/index.html") for address in Links(crowded[page]).addresses)
    parts = [text for path, text in crowded.items() if path.startswith((f"{whole}/", f"{whole},page="))]
    assert sum(text.count('<tr><th scope="row"') for text in parts) == count
    assert all(text.count('<tr><th scope="row"') <= 50 for text in parts)


def test_every_page_of_a_whole_list_is_there_in_both_languages(crowded: dict[str, str]) -> None:
    found = {path for path in crowded if "due=soon" in path}
    assert found == {f"{language}/tasks/due=soon{page}/index.html" for language in ("en", "zh") for page in ("", ",page=2")}


def test_decisions_that_a_unit_owes_go_on_too() -> None:
    meetings = [b.meeting(f"m-{n:02}", "2018-10-01", b.decision(f"Hurry {n}", owner="water")) for n in range(60)]
    made = site_of(b.ledger(b.task("A-1"), *meetings))
    assert made["en/units/water/index.html"].count("Hurry") == 20
    assert ">All 60 decisions</a>" in made["en/units/water/index.html"]
    assert [made[f"en/units/owes=water{page}/index.html"].count("Hurry") for page in ("", ",page=2")] == [50, 10]

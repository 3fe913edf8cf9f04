"""A second, quite different site: one language, long titles, ids with dots, no pictures, no bulletins, a host's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import build
from generator.model.output import Edition
from generator.model.problem import Severity
from generator.shell import files
from generator.shell.stages import Stages

SITE = Path(__file__).resolve().parent / "sites" / "one-language"


def assembled(edition: Edition, day: date | None, folder: Path) -> build.Assembled:
    build.load_rules()
    seen = build.view(files.read_site(SITE), edition, day, Stages())
    return build.assembled(seen, build.Order(SITE, folder, full=True, prints=False), Stages())


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("day", [None, date(2019, 3, 1), date(2027, 5, 5)])
def test_it_is_built_for_any_day_without_an_error(edition: Edition, day: date | None, tmp_path: Path) -> None:
    problems = assembled(edition, day, tmp_path).problems
    assert [p.message("en") for p in problems if p.severity is Severity.ERROR] == []


def test_what_is_internal_stays_inside(tmp_path: Path) -> None:
    said = "村干部亲属".encode()
    inside = assembled(Edition.INTERNAL, None, tmp_path).files
    outside = assembled(Edition.PUBLIC, None, tmp_path).files
    assert any(said in file.body for file in inside)
    assert not any(said in file.body for file in outside)


def test_two_ids_that_are_one_number_have_a_page_each(tmp_path: Path) -> None:
    pages = {file.path for file in assembled(Edition.PUBLIC, None, tmp_path).files}
    assert {"zh/tasks/1.1/index.html", "zh/tasks/1.10/index.html"} <= pages
    assert not any(path.startswith("en/") for path in pages)

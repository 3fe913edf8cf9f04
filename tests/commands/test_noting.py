"""Meetings, checks and bulletins, asked for at the terminal in either language, pass the checks."""

from __future__ import annotations

import pytest

from tests.commands.test_asking import answered
from tests.conftest import Rectify, SiteBuilder
from tests.desks import folder
from tests.sites import SiteFolder

__all__ = ["folder"]


def errors(rectify: Rectify, folder: SiteFolder) -> list[str]:
    return [line for line in rectify(folder, "check", "--format", "text").out.splitlines() if "error[" in line]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_meeting_is_asked_for(folder: SiteFolder, rectify: Rectify, language: str) -> None:
    said = ("2018-10-20", "", "1", "Hall", "The mayor", "1,2", "DL-01", "Bring pumps", "DL-01", "", "2018/11/1", "")
    result = answered(folder, language, "new", "meeting", answers=said)
    assert result.return_value == 0, result.output
    text = folder.files()["meetings/2018-10-20-scheduling.md"].decode()
    assert "attending:\n  - north\n  - water-bureau\n" in text
    assert "  - id: d1\n    text: Bring pumps\n    task: DL-01\n    owner: water-bureau\n    due: 2018-11-01\n" in text
    assert "## Agenda" in text
    assert errors(rectify, folder) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_check_is_asked_for(folder: SiteFolder, rectify: Rectify, language: str) -> None:
    result = answered(folder, language, "new", "check", answers=("DL-01", "2", "2018-10-21", "water-bureau", "2", "Nobody was working."))
    assert result.return_value == 0, result.output
    text = folder.files()["checks/2018-10-21-DL-01.md"].decode()
    assert "audience: internal\n" in text
    assert "result: not-confirmed\n    text: Nobody was working.\n" in text
    assert errors(rectify, folder) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_bulletin_is_asked_for(folder: SiteFolder, rectify: Rectify, language: str) -> None:
    result = answered(folder, language, "new", "bulletin", answers=("public", "2018-11-10", "", "", "The office", ""))
    assert result.return_value == 0, result.output
    text = folder.files()["bulletins/2018-11.md"].decode()
    assert "number: 2\n" in text
    assert "from: 2018-11-01\n  to: 2018-11-10\n" in text
    assert errors(rectify, folder) == []


def test_everything_as_options(site: SiteBuilder, folder: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(folder, "new", "meeting", "--date", "2018-10-22", "--kind", "site", "--attending", "水务局", "--decision", "Dig", "DL-01",
                  "北区", "2018-11-01", "--decision", "Wait", "DL-01", "water-bureau", "2018年11月2日")
    assert ran.status == 0, ran.err
    text = folder.files()["meetings/2018-10-22-scheduling.md"].decode()
    assert "owner: north\n    due: 2018-11-01\n  - id: d2\n" in text
    ran = rectify(folder, "new", "bulletin", "--number", "9", "--from", "2018-10-02", "--audience", "internal")
    assert "number: 9\n" in folder.files()["bulletins/2018-10-internal.md"].decode()
    assert rectify(folder, "new", "meeting", "--decision", "Dig", "DL-77", "north", "2018-11-01").status == 2
    assert errors(rectify, folder) == []

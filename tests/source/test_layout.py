"""What a file is follows from its path."""

import pytest

from generator.source.layout import Role, asset_candidates, asset_path, is_internal_path, locate


@pytest.mark.parametrize(
    ("path", "role", "kind", "folder", "owner", "language"),
    [
        ("site.yaml", Role.SETTINGS, "", "", "", ""),
        ("units.yaml", Role.UNITS, "", "", "", ""),
        ("internal/distribution.yaml", Role.DISTRIBUTION, "", "", "", ""),
        ("publications/0001.json", Role.PUBLICATION, "", "", "", ""),
        ("tasks/DL-01.md", Role.RECORD, "task", "tasks/DL-01", "", ""),
        ("tasks/DL-01/task.md", Role.RECORD, "task", "tasks/DL-01", "", ""),
        ("tasks/DL-01/task.zh.md", Role.TRANSLATION, "task", "tasks/DL-01", "", "zh"),
        ("tasks/1.10.md", Role.RECORD, "task", "tasks/1.10", "", ""),
        ("tasks/1.10.zh-Hant.md", Role.TRANSLATION, "task", "tasks/1.10", "", "zh-Hant"),
        (
            "tasks/DL-01/progress/2018-10-12.md",
            Role.RECORD,
            "progress",
            "tasks/DL-01/progress/2018-10-12",
            "tasks/DL-01",
            "",
        ),
        (
            "tasks/internal/DL-01/progress/a/progress.md",
            Role.RECORD,
            "progress",
            "tasks/DL-01/progress/a",
            "tasks/DL-01",
            "",
        ),
        ("meetings/internal/x.md", Role.RECORD, "meeting", "meetings/x", "", ""),
        ("tasks/DL-01/evidence/before.jpg", Role.ASSET, "", "", "", ""),
        ("notes.md", Role.STRAY, "", "", "", ""),
        ("task/DL-01.md", Role.STRAY, "", "", "", ""),
        ("tasks/task.md", Role.STRAY, "", "", "", ""),
        ("units.yml", Role.STRAY, "", "", "", ""),
    ],
)
def test_a_path_tells_what_a_file_is(path: str, role: Role, kind: str, folder: str, owner: str, language: str) -> None:
    found = locate(path)
    assert (found.role, found.kind, found.folder, found.owner, found.language) == (role, kind, folder, owner, language)


def test_a_translation_names_the_file_that_it_translates() -> None:
    assert locate("tasks/DL-01/task.zh.md").base == "tasks/DL-01/task.md"


def test_a_folder_named_internal_counts_in_any_letter_case() -> None:
    assert is_internal_path("meetings/Internal/x.md")
    assert not is_internal_path("meetings/internal.md")


def test_assets_are_looked_for_from_the_record_outwards() -> None:
    location = locate("tasks/DL-01/progress/2018-10-12.md")
    assert asset_candidates(location, "evidence/a.jpg") == (
        "tasks/DL-01/progress/2018-10-12/evidence/a.jpg",
        "tasks/DL-01/progress/evidence/a.jpg",
        "tasks/DL-01/evidence/a.jpg",
        "assets/evidence/a.jpg",
        "evidence/a.jpg",
    )
    assert asset_path(location, "a.jpg", {"assets/a.jpg"}.__contains__) == "assets/a.jpg"


@pytest.mark.parametrize("name", ["../x.jpg", "/etc/passwd", "a\\b.jpg", "file:x", "a/../../b", ""])
def test_a_name_that_leaves_the_site_leads_nowhere(name: str) -> None:
    assert asset_candidates(locate("tasks/DL-01.md"), name) == ()

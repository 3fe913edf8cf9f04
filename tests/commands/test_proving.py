"""`verify-public` and `disclose` from the command line."""

import json

from tests.conftest import SiteBuilder
from tests.sites import SiteFolder


def small(site: SiteBuilder) -> SiteFolder:
    return site().inspection().task("DL-01", internal={"notes": "施工单位拖欠材料款导致停工"}).progress("DL-01", "2018-10-12")


def test_a_built_folder_is_proved_and_a_leak_is_named(site: SiteBuilder) -> None:
    folder = small(site)
    assert folder.rectify("build", "--edition", "public", "--no-prints").returncode == 0
    good = folder.rectify("verify-public", "--no-prints")
    assert good.returncode == 0, good.stdout
    assert "byte for byte" in good.stdout
    report = json.loads((folder.folder / "output/disclosure-report.json").read_text())
    assert report["holds"] is True

    page = folder.folder / "output/public/en/index.html"
    page.write_text(page.read_text() + "施工单位拖欠材料款导致停工")
    bad = folder.rectify("verify-public", "--no-prints")
    assert bad.returncode == 1
    assert "en/index.html is not what the public source makes." in bad.stdout
    assert "tasks/DL-01/task.md" in bad.stdout


def test_without_a_folder_there_is_nothing_to_prove(site: SiteBuilder) -> None:
    assert small(site).rectify("verify-public").returncode == 2


def test_anybody_can_rebuild_the_public_site_from_what_is_disclosed(site: SiteBuilder) -> None:
    folder = small(site).write("tasks/internal/x.md", "---\nbroken")
    target = folder.folder / "public-source"
    assert folder.rectify("disclose", "--to", str(target)).returncode == 0
    other = SiteFolder(target)
    assert not any("internal" in path or "拖欠".encode() in body for path, body in other.files().items())
    for one in (folder, other):
        made = one.rectify("build", "--edition", "public", "--no-prints")
        assert made.returncode == 0, made.stderr
    assert folder.files("output/public") == other.files("output/public")
    assert folder.rectify("disclose", "--to", str(target)).returncode == 2


def test_what_cannot_be_disclosed_is_said(site: SiteBuilder) -> None:
    folder = small(site).write("tasks/DL-02/task.md", "---\nid: DL-02\n---\n")
    told = folder.rectify("disclose", "--to", str(folder.folder / "x"))
    assert told.returncode == 1
    assert "DL-02" in told.stderr
    assert not (folder.folder / "x").exists()


def test_the_difference_is_told_in_sentences(site: SiteBuilder) -> None:
    folder = small(site)
    assert "first publication" in folder.rectify("disclose", "--diff").stdout
    assert folder.rectify("publish", "--yes").returncode == 0
    assert "Nothing becomes public" in folder.rectify("disclose", "--diff").stdout
    folder.task("DL-01", deadline_changes=[{"on": "2018-10-15", "from": "2018-12-31", "to": "2019-03-31",
                                            "approved_by": "Province", "document": "L 31"}])
    told = folder.rectify("disclose", "--diff").stdout
    assert "DL-01" in told
    assert "2019" in told
    assert folder.rectify("disclose").returncode == 2

"""What the publishing commands say when there is nothing to do; the rest is in tests/publication."""

from tests.conftest import SiteBuilder


def test_nothing_can_be_rolled_back_before_the_first_publication(site: SiteBuilder) -> None:
    folder = site().inspection()
    (folder.folder / "published").mkdir()
    told = folder.rectify("rollback")
    assert told.returncode == 2
    assert "Nothing was published yet." in told.stderr


def test_a_folder_that_was_never_published_does_not_verify(site: SiteBuilder) -> None:
    folder = site().inspection()
    assert folder.rectify("verify", str(folder.content)).returncode == 1


def test_a_dry_run_writes_nothing(site: SiteBuilder) -> None:
    folder = site().inspection().task("DL-01")
    before = folder.files()
    told = folder.rectify("publish", "--dry-run")
    assert told.returncode == 0, told.stderr
    assert "first publication" in told.stdout
    assert folder.files() == before
    assert not (folder.folder / "published").exists()

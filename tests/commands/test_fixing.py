import pytest

from tests.conftest import Rectify, SiteBuilder
from tests.sites import SiteFolder

TYPED = "---\nid: a\ntitle：Page\naudience: public\n---\nText\n"
MENDED = TYPED.replace("title：Page", "title: Page")


@pytest.fixture
def slipped(site: SiteBuilder) -> SiteFolder:
    return site().write("pages/a.md", TYPED).write("pages/b.md", TYPED.replace("id: a", "id: b"))


def test_slips_are_mended_and_every_line_is_shown(slipped: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(slipped, "--language", "en", "fix")
    assert ran.status == 0
    assert "-title：Page\n+title: Page\n" in ran.out
    assert "full-width-colon" in ran.out
    assert "Mended: 2 files" in ran.out
    assert (slipped.content / "pages/a.md").read_text() == MENDED
    assert "Nothing to mend" in rectify(slipped, "--language", "en", "fix").out


def test_a_dry_run_only_shows(slipped: SiteFolder, rectify: Rectify) -> None:
    ran = rectify(slipped, "--language", "en", "fix", "--dry-run", "content/pages/a.md")
    assert "1 file can be mended" in ran.out
    assert (slipped.content / "pages/a.md").read_text() == TYPED


def test_one_file_or_folder_can_be_chosen(slipped: SiteFolder, rectify: Rectify) -> None:
    rectify(slipped, "fix", "pages/a.md")
    assert (slipped.content / "pages/a.md").read_text() == MENDED
    assert "title：" in (slipped.content / "pages/b.md").read_text()
    rectify(slipped, "fix", "pages/")
    assert "title：" not in (slipped.content / "pages/b.md").read_text()
    assert rectify(slipped, "fix", "pages/none.md").status == 2

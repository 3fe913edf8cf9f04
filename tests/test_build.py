"""The whole pipeline on small sites: what is written, what is not, and what stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import build
from generator.model.output import Edition
from tests.conftest import Rectify, SiteBuilder
from tests.sites import REPOSITORY, SiteFolder


@pytest.fixture
def small(site: SiteBuilder) -> SiteFolder:
    """A site with one record of every kind that is printed or linked."""
    built = site().inspection().task("DL-01").progress("DL-01", "2018-10-12").meeting("2018-10-15")
    return built.check("c-1", "DL-01").bulletin("2018-10")


def times(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_both_editions_are_built_with_their_prints(small: SiteFolder, rectify: Rectify) -> None:
    assert rectify(small, "build").status == 0
    for edition in ("public", "internal"):
        made = small.files(f"output/{edition}")
        assert {"index.html", "404.html", "en/index.html", "zh/tasks/DL-01/index.html"} <= made.keys()
        assert made["bulletins/2018-10.zh.pdf"].startswith(b"%PDF")


def test_a_second_build_writes_nothing_and_the_cache_changes_nothing(small: SiteFolder, rectify: Rectify) -> None:
    assert rectify(small, "build").status == 0
    before, when = small.files("output"), times(small.folder / "output/public")
    assert rectify(small, "build").status == 0
    assert times(small.folder / "output/public") == when
    shutil.rmtree(small.folder / ".cache")
    shutil.rmtree(small.folder / "output")
    assert rectify(small, "build").status == 0
    assert small.files("output") == before


def test_the_bytes_are_the_same_in_other_processes_and_folders(small: SiteFolder, tmp_path: Path) -> None:
    assert small.rectify("build", PYTHONHASHSEED="1", TZ="UTC").returncode == 0
    other = tmp_path / "quite" / "another place"
    shutil.copytree(small.content, other / "content")
    moved = SiteFolder(other)
    assert moved.rectify("build", PYTHONHASHSEED="2", TZ="Asia/Shanghai", LANG="zh_CN.UTF-8").returncode == 0
    assert moved.files("output/public") == small.files("output/public")
    assert moved.files("output/internal") == small.files("output/internal")


def test_only_the_edition_that_was_asked_for_is_touched(small: SiteFolder, rectify: Rectify) -> None:
    assert rectify(small, "build", "--edition", "public", "--no-prints").status == 0
    assert not (small.folder / "output/internal").exists()
    assert not list((small.folder / "output/public").rglob("*.pdf"))


def test_the_output_may_lie_elsewhere(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    assert rectify(small, "build", "--no-prints", "--output", str(tmp_path / "there")).status == 0
    assert (tmp_path / "there/public/index.html").is_file()
    assert not (small.folder / "output").exists()


def test_a_page_of_a_record_that_went_away_goes_too(small: SiteFolder, rectify: Rectify) -> None:
    small.task("DL-02")
    rectify(small, "build", "--no-prints")
    assert "en/tasks/DL-02/index.html" in small.files("output/public")
    shutil.rmtree(small.content / "tasks/DL-02")
    rectify(small, "build", "--no-prints")
    assert not [path for path in small.files("output") if "DL-02" in path]


def test_without_an_index_the_list_of_all_pages_is_there(small: SiteFolder, rectify: Rectify) -> None:
    script = b"assets/search-"
    assert rectify(small, "build", "--no-prints", "--no-search").status == 0
    made = small.files("output/public")
    assert [path for path in made if path.startswith("en/search/")] == ["en/search/index.html"]
    assert b"DL-01" in made["en/search/index.html"]
    assert script not in made["en/search/index.html"]
    assert rectify(small, "build", "--no-prints").status == 0
    assert script in small.files("output/public")["en/search/index.html"]
    assert "en/search/index.js" in small.files("output/public")


CANARY = "Zinnober-Kanarienvogel"


def test_nothing_of_an_internal_record_is_in_the_public_edition(small: SiteFolder, rectify: Rectify) -> None:
    small.task("DL-07", title=CANARY, audience="internal").progress("DL-07", "2018-10-13", f"30 {CANARY}\n")
    small.task(
        "DL-08", internal={"root_cause": CANARY}, body=f"Seen.\n\n::: internal\n{CANARY}\n:::\n<!-- {CANARY} -->\n"
    )
    assert rectify(small, "build").status == 0
    assert not [path for path, body in small.files("output/public").items() if CANARY.encode() in body]
    assert [path for path, body in small.files("output/internal").items() if CANARY.encode() in body]


def test_the_public_bytes_do_not_depend_on_internal_content(small: SiteFolder, rectify: Rectify) -> None:
    small.task("DL-07", audience="internal")
    rectify(small, "build", "--edition", "public")
    before = small.files("output/public")
    for change in ("changed", "broken", "deleted"):
        record = small.content / "tasks/DL-07/task.md"
        if change == "changed":
            small.task("DL-07", audience="internal", title="Another", deadline="2017-01-01")
        elif change == "broken":
            record.write_text("---\nid: DL-07\naudience: internal\ntitle: [\n---\n")
        else:
            record.unlink()
        assert rectify(small, "build", "--edition", "public").status == 0, change
        assert small.files("output/public") == before, change


def test_an_internal_mistake_stops_the_internal_edition_alone(small: SiteFolder, rectify: Rectify) -> None:
    small.task("DL-07", audience="internal", lead="nobody")
    ran = rectify(small, "build", "--no-prints")
    assert ran.status == 1
    assert "DL-07" in ran.err
    assert (small.folder / "output/public/index.html").exists()
    assert not (small.folder / "output/internal").exists()


TASK = "---\nid: DL-02\ntitle: T\naudience: public\ninspection: cepi-2017\n"
BAD: dict[str, tuple[str, str | bytes]] = {
    "no front matter": ("tasks/DL-02/task.md", "Only a text.\n"),
    "unclosed front matter": ("tasks/DL-02/task.md", TASK),
    "a tab in YAML": ("tasks/DL-02/task.md", f"{TASK}areas:\n\t- north\n---\n"),
    "a key twice": ("tasks/DL-02/task.md", f"{TASK}title: U\n---\n"),
    "an unknown key": ("tasks/DL-02/task.md", f"{TASK}deadlin: 2018\n---\n"),
    "a wrong type": ("tasks/DL-02/task.md", f"{TASK}measures: soon\n---\n"),
    "an impossible date": ("tasks/DL-02/task.md", f"{TASK}started: 2018-02-30\n---\n"),
    "no audience": ("tasks/DL-02/task.md", "---\nid: DL-02\ntitle: T\ninspection: cepi-2017\n---\n"),
    "an unclosed passage": ("tasks/DL-02/task.md", f"{TASK}---\n::: internal\nsecret\n"),
    "an id twice": ("tasks/DL-02/task.md", f"{TASK.replace('DL-02', 'dl-01')}---\n"),
    "an unknown unit": ("tasks/DL-02/task.md", f"{TASK}lead: nobody\n---\n"),
    "a link to nothing": ("tasks/DL-02/task.md", f"{TASK}---\nSee [[DL-99]].\n"),
    "a picture that is not there": ("tasks/DL-02/task.md", f"{TASK}evidence:\n  - file: evidence/x.jpg\n---\n"),
    "Latin-1": ("tasks/DL-02/task.md", f"{TASK}---\nB\xfcro\n".encode("latin-1")),
    "GB18030": ("tasks/DL-02/task.md", f"{TASK}---\n污水处理厂\n".encode("gb18030")),
    "UTF-16": ("tasks/DL-02/task.md", f"{TASK}---\n".encode("utf-16")),
    "an empty file": ("tasks/DL-02/task.md", ""),
    "bytes of nothing": ("tasks/DL-02/task.md", bytes(range(256)) * 10),
    "too big": ("tasks/DL-02/task.md", TASK + "---\n" + "word " * 1_000_000),
    "settings that are none": ("site.yaml", "- a\n- b\n"),
    "no settings": ("site.yaml", ""),
    "units that are none": ("units.yaml", "north: yes\n"),
    "an alias bomb": ("site.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    "deep nesting": ("units.yaml", "[" * 5000),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A site with its public edition built, to be copied and broken."""
    made = SiteFolder(tmp_path_factory.mktemp("good")).with_settings().inspection().task("DL-01")
    done = made.rectify("build", "--edition", "public", "--no-prints")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def copy(good: SiteFolder, tmp_path: Path) -> SiteFolder:
    shutil.copytree(good.folder, tmp_path / "copy")
    return SiteFolder(tmp_path / "copy")


@pytest.mark.parametrize("name", BAD)
def test_bad_content_is_named_and_the_earlier_output_stays(name: str, copy: SiteFolder, rectify: Rectify) -> None:
    before = times(copy.folder / "output")
    path, body = BAD[name]
    copy.write(path, body)
    ran = rectify(copy, "build", "--edition", "public", "--no-prints")
    assert ran.status == 1
    assert path in ran.err
    assert "error[" in ran.err
    assert "Traceback" not in ran.err
    assert "fault of its own" not in ran.err
    assert times(copy.folder / "output") == before


def test_bad_content_of_the_file_system_is_named(copy: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    before = times(copy.folder / "output")
    (tmp_path / "secret.md").write_text(f"{TASK}---\nsecret\n")
    (copy.content / "tasks/secret.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(copy.content / "tasks/pipe.md")
    ran = rectify(copy, "build", "--edition", "public", "--no-prints")
    assert ran.status == 1
    assert "symbolic-link" in ran.err
    assert "not-a-file" in ran.err
    assert times(copy.folder / "output") == before


def test_an_empty_site_says_what_is_missing(site: SiteBuilder, rectify: Rectify) -> None:
    ran = rectify(site(complete=False), "build")
    assert ran.status == 1
    assert "site.yaml" in ran.err


def test_a_folder_that_is_no_site_says_so(site: SiteBuilder, rectify: Rectify) -> None:
    nowhere = site(complete=False)
    nowhere.content.rmdir()
    ran = rectify(nowhere, "build")
    assert ran.status == 1
    assert "content/" in ran.err


def test_a_site_without_records_is_built(site: SiteBuilder, rectify: Rectify) -> None:
    bare = site()
    assert rectify(bare, "build").status == 0
    assert (bare.folder / "output/public/en/tasks/index.html").is_file()


def test_views_are_what_a_check_reports(small: SiteFolder) -> None:
    seen = build.views(small.folder, tuple(Edition), None)
    assert [view.edition for view in seen] == list(Edition)
    assert not (small.folder / "output").exists()


def test_a_build_knows_the_rules_of_what_it_does_not_use(small: SiteFolder) -> None:
    """An exception from what only the cleaner of documents says is idle, not misspelt; that module is not imported."""
    accept = [{"code": "attachment-cleaned", "reason": "Known", "until": "2030-12-31"}]
    small.task("DL-01", accept=accept)
    said = small.rectify("build", "--no-prints", "--edition", "internal").stderr
    assert "accept-unknown-code" not in said
    assert "accept-idle" in said


NOT_FOR_A_PAGE = {
    "PIL", "asyncio", "chinese_calendar", "difflib", "email", "http", "importlib.metadata", "mammoth", "multiprocessing",
    "openpyxl", "pikepdf", "pypdf", "ssl", "starlette", "subprocess", "uvicorn", "watchfiles", "weasyprint",
}  # fmt: skip
"""Libraries that a page of text needs nothing of; half a second, were all of them imported."""
NOT_FOR_THE_SITE = {
    "generator.desk", "generator.publication", "generator.render.print_frame", "generator.render.prints",
    "generator.shell.attachments", "generator.shell.images", "generator.shell.preview",
}  # fmt: skip


def test_an_edit_imports_what_its_page_needs(small: SiteFolder) -> None:
    plain = ("build", "--no-prints", "--edition", "public")
    small.rectify(*plain)
    small.task("DL-01", body="More.\n")
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules)); from generator.__main__ import main; main()"
    command = [sys.executable, "-c", told, "--site", str(small.folder), *plain]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=60)
    imported = set(ran.stdout.splitlines()[-1].split())
    assert "markdown" in imported
    assert imported & (NOT_FOR_A_PAGE | NOT_FOR_THE_SITE) == set()

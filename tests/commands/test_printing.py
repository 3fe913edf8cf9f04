"""Single documents on demand."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Need, Rectify, SiteBuilder
from tests.sites import SiteFolder

ISSUE = """---
id: 2018-10
number: 1
title: {en: October, zh: 十月}
date: 2018-10-31
audience: public
---
## 一、情况

::: tasks
:::
"""


@pytest.fixture
def small(site: SiteBuilder) -> SiteFolder:
    built = site().inspection().task("DL-01")
    return built.write("bulletins/2018-10.md", ISSUE)


def made(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_issue_is_printed_in_every_language(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    ran = rectify(small, "bulletin", "2018-10", "--to", str(tmp_path / "out"))
    assert ran.status == 0, ran.err
    assert made(tmp_path / "out") == ["bulletins/2018-10.en.pdf", "bulletins/2018-10.zh.pdf"]


def test_a_preview_shows_each_page(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    ran = rectify(small, "bulletin", "2018-10", "--language", "zh", "--preview", "--to", str(tmp_path / "out"))
    assert ran.status == 0, ran.err
    pictures = [name for name in made(tmp_path / "out") if name.endswith(".png")]
    assert pictures == [f"bulletins/2018-10.zh-{number:03}.png" for number in range(1, len(pictures) + 1)]
    assert pictures
    assert "2018-10.zh-001.png" in ran.out


def test_pictures_of_pages_that_are_gone_go_too(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "bulletins"
    folder.mkdir(parents=True)
    for name in ("2018-10.zh-099.png", "2018-10.zh-notes.png", "2018-10.en-099.png"):
        (folder / name).write_bytes(b"old")
    rectify(small, "bulletin", "2018-10", "--language", "zh", "--preview", "--to", str(tmp_path / "out"))
    there = {path.name for path in folder.glob("*.png")}
    assert "2018-10.zh-099.png" not in there
    assert there > {"2018-10.zh-notes.png", "2018-10.en-099.png"}


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("pack",), "office/pack.en.pdf"),
        (("dossier", "DL-01"), "dossiers/DL-01.en.pdf"),
        (("dossier", "--all"), "dossiers/DL-01.en.pdf"),
        (("annual", "2018"), "reports/2018.en.pdf"),
        (("tasks", "pace=on-schedule"), "lists/pace=on-schedule.en.pdf"),
    ],
)
def test_documents_are_printed_by_name(
    small: SiteFolder, rectify: Rectify, tmp_path: Path, arguments: tuple[str, ...], file: str
) -> None:
    ran = rectify(small, "print", *arguments, "--language", "en", "--to", str(tmp_path / "out"))
    assert ran.status == 0, ran.err
    assert made(tmp_path / "out") == [file]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bulletin", "2018-1O"), "Did you mean `2018-10`?"),
        (("print", "dossier", "DL-1"), "Did you mean `DL-01`?"),
        (("print", "annual", "next"), "nothing named `next`"),
        (("print", "minutes"), "Name what is to be printed"),
    ],
)
def test_what_is_not_there_is_wrong_usage(
    small: SiteFolder, rectify: Rectify, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = rectify(small, *arguments, "--to", str(tmp_path / "out"))
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_a_filter_that_is_none_is_a_mistake_in_words(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    ran = rectify(small, "print", "tasks", "pase=behind", "--to", str(tmp_path / "out"))
    assert ran.status == 1
    assert "block-filter" in ran.err


def test_an_unknown_block_is_a_mistake_in_words_and_nothing_is_printed(
    small: SiteFolder, rectify: Rectify, tmp_path: Path
) -> None:
    small.write("bulletins/2018-10.md", ISSUE + "\n::: sumary\n:::\n")
    ran = rectify(small, "bulletin", "2018-10", "--to", str(tmp_path / "out"))
    assert ran.status == 1
    assert "block-unknown" in ran.err
    assert "sumary" in ran.err
    assert not (tmp_path / "out").exists()


def test_an_internal_issue_is_found_without_naming_the_edition(
    small: SiteFolder, rectify: Rectify, tmp_path: Path
) -> None:
    small.write("bulletins/internal/2018-11.md", ISSUE.replace("id: 2018-10", "id: 2018-11").replace("public", "internal"))
    ran = rectify(small, "bulletin", "2018-11", "--language", "zh", "--to", str(tmp_path / "out"))
    assert ran.status == 0, ran.err
    assert made(tmp_path / "out") == ["bulletins/2018-11.zh.pdf"]
    public = rectify(small, "bulletin", "2018-11", "--edition", "public", "--to", str(tmp_path / "out"))
    assert public.status == 2


def test_a_signed_issue_carries_a_signature(
    small: SiteFolder, rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need: Need
) -> None:
    key = tmp_path / "key.pem"
    certificate = tmp_path / "cert.pem"
    command = [need("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Office"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    monkeypatch.setenv("RECTIFY_PDF_KEY", str(key))
    monkeypatch.setenv("RECTIFY_PDF_CERTIFICATE", str(certificate))
    ran = rectify(small, "bulletin", "2018-10", "--language", "en", "--sign", "--to", str(tmp_path / "out"))
    assert ran.status == 0, ran.err
    assert b"/ByteRange" in (tmp_path / "out" / "bulletins" / "2018-10.en.pdf").read_bytes()


def test_without_a_key_nothing_is_printed(
    small: SiteFolder, rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECTIFY_PDF_KEY", raising=False)
    ran = rectify(small, "bulletin", "2018-10", "--sign", "--to", str(tmp_path / "out"))
    assert ran.status == 2
    assert "RECTIFY_PDF_KEY" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_language_that_the_site_has_not_is_wrong_usage(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    ran = rectify(small, "bulletin", "2018-10", "--language", "fr", "--to", str(tmp_path / "out"))
    assert ran.status == 2
    assert "en, zh" in ran.err


def test_nothing_is_printed_from_content_with_errors(small: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    small.write("bulletins/broken.md", ISSUE.replace("audience: public", "audience: pubilc"))
    ran = rectify(small, "bulletin", "2018-10", "--to", str(tmp_path / "out"))
    assert ran.status == 1
    assert "pubilc" in ran.err
    assert not (tmp_path / "out").exists()

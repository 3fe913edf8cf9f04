"""`serve` says where the preview is, or why there is none."""

import socket

import pytest

from generator.shell.preview import Server
from tests.conftest import Rectify, SiteBuilder


def test_the_address_with_its_key_is_printed(
    site: SiteBuilder, rectify: Rectify, monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(Server, "serve", lambda self, tell: tell(f"http://127.0.0.1:1/?key={self.key}"))
    ran = rectify(site().inspection(), "serve", "--open", "--poll")
    assert ran.status == 0
    assert "Preview: http://127.0.0.1:1/?key=" in ran.out
    assert opened[0] in ran.out


def test_the_preview_is_ended_by_the_keyboard(site: SiteBuilder, rectify: Rectify, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve", interrupted)
    ran = rectify(site().inspection(), "serve")
    assert (ran.status, ran.out) == (0, "The preview has ended.\n")


def test_a_port_that_is_taken_is_told_with_the_way_out(site: SiteBuilder, rectify: Rectify) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ran = rectify(site().inspection(), "serve", "--port", str(other.getsockname()[1]))
    assert ran.status == 2
    assert "--port 0" in ran.err


def test_a_folder_without_content_is_told(site: SiteBuilder, rectify: Rectify) -> None:
    built = site(complete=False)
    built.content.rmdir()
    ran = rectify(built, "--language", "zh", "serve")
    assert ran.status == 2
    assert "没有 content/ 文件夹" in ran.err

"""The preview's server lets in one person at this machine, and nobody else."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from generator.shell.preview import LARGEST, Answer, Asked, Server, kind_of_file

HOME = {"Host": "127.0.0.1:8765"}
OWN = {**HOME, "Origin": "http://127.0.0.1:8765"}


class Echo:
    """A desk that says what it was asked."""

    def __init__(self) -> None:
        self.state = 0
        self.may_go = threading.Event()

    def rebuild(self, written: frozenset[Path] | None = None) -> int:
        self.state += 1
        return self.state

    def takes_long(self, asked: Asked) -> bool:
        return asked.path.startswith("slow")

    def answer(self, asked: Asked) -> Answer:
        if asked.path == "slow":
            self.may_go.wait(20)
        return Answer(200, "text/html; charset=utf-8", f"{asked.path} {asked.body!r}".encode())


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(Echo(), (tmp_path,), port=8765)


@pytest.fixture
def client(server: Server) -> Iterator[TestClient]:
    with TestClient(server.app(), base_url="http://127.0.0.1:8765", follow_redirects=False) as client:
        yield client


def test_the_key_opens_once_and_becomes_a_cookie(client: TestClient, server: Server) -> None:
    assert client.get("/", headers=HOME).status_code == 401
    assert client.get("/?key=wrong", headers=HOME).status_code == 401
    opened = client.get(f"/?key={server.key}", headers=HOME)
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    assert re.search("httponly", opened.headers["set-cookie"], re.IGNORECASE)
    assert re.search("samesite=strict", opened.headers["set-cookie"], re.IGNORECASE)
    assert client.get("/a/b", headers=HOME).text == "a/b None"


def test_another_name_for_this_machine_is_refused(client: TestClient, server: Server) -> None:
    client.get(f"/?key={server.key}", headers=HOME)
    for host in ("evil.example", "127.0.0.1", "evil.example:8765", "127.0.0.1:1"):
        assert client.get("/", headers={"Host": host}).status_code == 403
    assert client.get("/", headers={"Host": "localhost:8765"}).status_code == 200


def test_a_form_of_a_strange_page_is_refused(client: TestClient, server: Server) -> None:
    client.get(f"/?key={server.key}", headers=HOME)
    for origin in ({}, {"Origin": "null"}, {"Origin": "http://evil.example"}, {"Origin": "http://127.0.0.1:1"}):
        assert client.post("/_/save", headers={**HOME, **origin}, content=b"x").status_code == 403
    assert client.post("/_/save", headers=OWN, content=b"x").text == "_/save b'x'"


def test_pages_may_load_nothing_from_elsewhere(client: TestClient, server: Server) -> None:
    client.get(f"/?key={server.key}", headers=HOME)
    headers = client.get("/", headers=HOME).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_body_beyond_the_limit_is_not_taken(client: TestClient, server: Server) -> None:
    client.get(f"/?key={server.key}", headers=HOME)
    assert client.post("/_/upload", headers=OWN, content=bytes(LARGEST + 1)).status_code == 413


@pytest.mark.parametrize("polls", [False, True])
def test_a_saved_file_makes_a_new_state(tmp_path: Path, polls: bool) -> None:
    """By the system's notices, and by looking, as on a network drive; every open page hears of it."""
    desk = Echo()
    server = Server(desk, (tmp_path, tmp_path / "not-there"), polls=polls)
    told: list[str] = []
    thread = threading.Thread(target=server.serve, args=(told.append,), daemon=True)
    thread.start()
    try:
        while not told:
            time.sleep(0.01)
        heard: list[str] = []
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            client.get(told[0])
            with client.stream("GET", f"http://127.0.0.1:{server.port}/_/events") as stream:
                lines = (line for line in stream.iter_lines() if line.startswith("data: "))
                heard.append(next(lines))
                time.sleep(0.5)
                (tmp_path / "task.md").write_text("new")
                heard.append(next(lines))
        assert heard == ["data: 1", "data: 2"]
    finally:
        server.end()
        thread.join(15)
    assert not thread.is_alive()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(OSError):
            Server(Echo(), (tmp_path,), port=other.getsockname()[1]).serve(lambda _: None)


def test_media_types() -> None:
    assert kind_of_file("a.html") == "text/html; charset=utf-8"
    assert kind_of_file("a.png") == "image/png"
    assert kind_of_file("a.unknown-kind") == "application/octet-stream"


def test_what_takes_long_holds_up_nobody(client: TestClient, server: Server) -> None:
    client.get(f"/?key={server.key}", headers=HOME)
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(client.get("/slow", headers=HOME).text))
    waiting.start()
    assert client.get("/quick", headers=HOME).text == "quick None"
    assert told == []
    assert isinstance(server.desk, Echo)
    server.desk.may_go.set()
    waiting.join(20)
    assert told == ["slow None"]

"""The shipped nginx configuration, tried with the real nginx on a built site of both editions."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.render.signposts import FOREVER, HEADERS
from tests.conftest import missing
from tests.deploy.web_server import NAME, PASSWORD, SHIPPED, WebServer, web_server
from tests.sites import SiteFolder

LOGIN = "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()


def first(pattern: str, text: str) -> str:
    """What the pattern's group holds where it matches first."""
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        missing(name)
    return str(found)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    nginx, openssl = program("nginx"), program("openssl")
    folder = tmp_path_factory.mktemp("nginx")
    site = SiteFolder(folder / "site").with_settings().inspection().task("DL-01").progress("DL-01", "2018-10-12")
    site.task("DL-02", audience="internal")
    built = site.rectify("build", "--edition", "both", "--no-prints")
    assert built.returncode == 0, built.stderr
    output = site.folder / "output"
    (output / "public" / "empty").mkdir()
    (output / "public" / ".hidden").write_text("x")
    (output / "public" / "linked.html").symlink_to("/etc/hostname")
    (output / "current").symlink_to("public")
    running = folder / "running"
    running.mkdir()
    with web_server(running, output / "current", output / "internal", nginx, openssl) as one:
        yield one


def test_the_headers_are_those_that_the_site_emits(server: WebServer) -> None:
    written = dict(re.findall(r'^add_header ([\w-]+) "(.*)" always;$', (SHIPPED / "rectify/headers.conf").read_text(), re.MULTILINE))
    assert written == dict(HEADERS)
    for path, status in (("/en/index.html", 200), ("/en/nowhere", 404), ("/en", 301)):
        answer = server.ask(path)
        assert answer.status == status
        assert {name: answer.headers[name.lower()] for name, _ in HEADERS} == dict(HEADERS)
        assert "x-robots-tag" not in answer.headers
        assert answer.headers["server"] == "nginx"


def emitted(headers: str, path: str) -> dict[str, str]:
    """What a static host sends for a path by the `_headers` of a site: the rules that match, line by line."""
    found: dict[str, str] = {}
    matches = False
    for line in headers.splitlines():
        if not line.startswith(" "):
            matches = path.startswith(line.removesuffix("*"))
        elif matches:
            name, _, value = line.strip().partition(": ")
            found[name.lower()] = value
    return found


def test_every_kind_of_file_has_the_headers_that_the_site_emits_for_it(server: WebServer) -> None:
    output = server.folder.parent / "site" / "output"
    paths = ["/", "/en/index.html", "/zh/tasks/", "/en/changes/feed.xml", "/data/tasks.csv", "/data/tasks.xlsx", "/robots.txt",
             "/.well-known/security.txt", asset(server, "css"), asset(server, "js"), "/en/nowhere"]  # fmt: skip
    for edition, port, login in (("public", server.public, {}), ("internal", server.internal, {"Authorization": LOGIN})):
        headers = (output / edition / "_headers").read_text()
        for path in paths:
            answer = server.ask(path, port=port, **login)
            if answer.status in {200, 404}:
                told = emitted(headers, path)
                assert told.items() <= answer.headers.items(), (edition, path)
                assert told.keys() >= {"content-security-policy", "strict-transport-security"}


def test_the_address_of_a_print_that_is_gone_leads_to_its_issue(server: WebServer) -> None:
    answer = server.ask("/bulletins/2018-10.zh.pdf")
    assert (answer.status, answer.headers["location"]) == (302, "/zh/bulletins/2018-10/")
    assert server.ask("/meetings/m.en.pdf").headers["location"] == "/en/meetings/m/"
    assert server.ask("/bulletins/").status == 404


def test_the_policy_of_the_server_allows_no_more_than_that_of_the_page(server: WebServer) -> None:
    answer = server.ask("/en/index.html")
    policy = first(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
    in_page = re.sub(r" 'sha256-[^']*'", "", policy.replace("&#39;", "'"))
    assert answer.headers["content-security-policy"] == f"{in_page}; frame-ancestors 'none'"


def test_no_location_takes_the_headers_away() -> None:
    """Nginx drops all inherited headers where a block has one of its own."""
    for path in SHIPPED.rglob("*.conf"):
        if path.name != "headers.conf":
            assert "add_header " not in re.sub(r"#.*", "", path.read_text()), path.name


def test_plain_http_leads_to_tls(server: WebServer) -> None:
    answer = server.ask("/en/tasks/?x=1", port=server.plain)
    assert (answer.status, answer.headers["location"]) == (301, "https://localhost/en/tasks/?x=1")


def test_only_current_versions_of_tls_are_spoken(server: WebServer) -> None:
    def speaks(version: str) -> bool:
        command = [program("openssl"), "s_client", "-connect", f"127.0.0.1:{server.public}", f"-{version}"]
        done = subprocess.run(
            [*command, "-cipher", "ALL:@SECLEVEL=0"], input=b"", capture_output=True, check=False, timeout=20
        )
        return b"Cipher is (NONE)" not in done.stdout

    assert [version for version in ("tls1", "tls1_1", "tls1_2", "tls1_3") if speaks(version)] == ["tls1_2", "tls1_3"]


def test_texts_are_compressed_for_those_who_can_read_it(server: WebServer) -> None:
    plain = server.ask("/en/index.html")
    small = server.ask("/en/index.html", Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["vary"] == "Accept-Encoding"
    assert len(small.body) < len(plain.body) / 2
    assert small.text == plain.text
    for path in ("/en/data/index.html", asset(server, "css"), asset(server, "js"), "/sitemap.xml"):
        assert server.ask(path, Accept_Encoding="gzip").headers.get("content-encoding") == "gzip", path


def asset(server: WebServer, ending: str) -> str:
    return "/" + first(rf'(?:href|src)="[./]*(assets/[^"]+\.{ending})"', server.ask("/en/tasks/").text)


def test_files_named_by_their_content_are_kept_and_others_asked_for_again(server: WebServer) -> None:
    assert server.ask(asset(server, "css")).headers["cache-control"] == FOREVER
    page = server.ask("/en/index.html")
    assert page.headers["cache-control"] == "no-cache"
    again = server.ask("/en/index.html", If_None_Match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    zipped = server.ask("/en/index.html", Accept_Encoding="gzip").headers["etag"]
    assert server.ask("/en/index.html", Accept_Encoding="gzip", If_None_Match=zipped).status == 304
    gone = server.ask("/assets/site.0000.css")
    assert (gone.status, gone.headers["cache-control"]) == (404, "no-cache")


@pytest.mark.parametrize(
    ("path", "spoken", "language", "heading"),
    [
        ("/zh/tasks/DL-99/", "en", "zh-CN", "<h1>页面不存在</h1>"),
        ("/en/tasks/DL-99/", "zh-CN,zh;q=0.9", "en", '<h2 lang="zh-CN">页面不存在</h2>'),
        ("/nowhere", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "<h1>页面不存在</h1>"),
        ("/nowhere", "en-GB,en;q=0.9,zh;q=0.1", "en", '<h2 lang="zh-CN">'),
        ("/nowhere", "fr, zh;q=0.5", "zh-CN", "<h1>页面不存在</h1>"),
        ("/nowhere", "", "en", '<h2 lang="zh-CN">'),
    ],
)
def test_what_is_not_there_is_said_in_the_visitors_language(
    server: WebServer, path: str, spoken: str, language: str, heading: str
) -> None:
    answer = server.ask(path, Accept_Language=spoken)
    assert answer.status == 404
    assert f'<html lang="{language}"' in answer.text
    assert heading in answer.text


@pytest.mark.parametrize(
    "path",
    ["/empty/", "/assets/", "/.hidden", "/.rectify", "/_headers", "/_redirects", "/linked.html", "/en/404.html", "/404.html",
     "/..%2f..%2fetc/passwd", "/en/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/en/tasks/.git/config"],
)  # fmt: skip
def test_what_is_no_page_is_not_there(server: WebServer, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in {400, 404}
    assert b"Index of" not in answer.body
    assert b"root:" not in answer.body


def test_a_site_without_the_visitors_language_says_it_in_its_own(server: WebServer) -> None:
    page = server.folder.parent / "site" / "output" / "public" / "zh" / "404.html"
    kept = page.read_bytes()
    page.unlink()
    try:
        answer = server.ask("/zh/nowhere")
        assert answer.status == 404
        assert '<html lang="en"' in answer.text
        assert '<h2 lang="zh-CN">页面不存在</h2>' in answer.text
    finally:
        page.write_bytes(kept)


def test_readers_see_one_release_or_the_other_while_they_are_switched(server: WebServer) -> None:
    output = server.folder.parent / "site" / "output"
    current, whole = output / "current", (output / "public" / "en" / "index.html").read_bytes()
    shutil.copytree(output / "public", output / "other", symlinks=True)
    other = whole.replace(b"</main>", b"<p>other</p></main>")
    (output / "other" / "en" / "index.html").write_bytes(other)
    seen: Counter[bytes] = Counter()
    try:
        for number in range(150):
            beside = output / ".current.new"
            beside.symlink_to(("public", "other")[number % 2])
            beside.rename(current)
            answer = server.ask("/en/index.html")
            assert answer.status == 200
            assert answer.body == (whole, other)[number % 2], "the switch holds from the next answer on, without a reload"
            seen[answer.body] += 1
    finally:
        current.unlink()
        current.symlink_to("public")
    assert len(seen) == 2


def test_a_folders_address_leads_on_at_any_name_of_the_server(server: WebServer) -> None:
    answer = server.ask("/en/tasks", Host="another.example")
    assert (answer.status, answer.headers["location"]) == (301, "/en/tasks/")
    assert server.ask("/").status == 200


def test_nothing_can_be_written(server: WebServer) -> None:
    for method in ("POST", "PUT", "DELETE", "PROPFIND", "TRACE"):
        assert server.ask("/en/index.html", method=method, Content_Length="0").status == 405, method


def test_security_txt_and_robots_are_served_as_text(server: WebServer) -> None:
    answer = server.ask("/.well-known/security.txt")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert "Contact:" in answer.text
    assert server.ask("/security.txt").headers["location"] == "/.well-known/security.txt"
    assert "Sitemap:" in server.ask("/robots.txt").text


def test_every_file_of_a_site_has_its_type(server: WebServer) -> None:
    root = (server.folder.parent / "site" / "output" / "public").resolve()
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    served = {path.suffix for path in files if not path.name.startswith(("_", ".")) and path.suffix}
    types = (SHIPPED / "rectify/types.conf").read_text()
    assert [ending for ending in served if not re.search(rf"[ ]{ending[1:]}[ ;]", types)] == []
    assert server.ask("/en/index.html").headers["content-type"] == "text/html; charset=utf-8"


def test_the_internal_edition_asks_who_one_is(server: WebServer) -> None:
    for path in ("/", "/en/tasks/DL-02/", "/en/nowhere", "/robots.txt", "/.well-known/security.txt", "/assets/x.css"):
        for wrong in ({}, {"Authorization": LOGIN[:-3] + "A=="}):
            answer = server.ask(path, port=server.internal, **wrong)
            assert answer.status == 401, path
            assert answer.headers["x-robots-tag"] == "noindex, nofollow, noarchive"
            assert answer.headers["cache-control"] == "no-store"
            assert b"DL-02" not in answer.body


def test_the_internal_edition_is_neither_indexed_nor_kept(server: WebServer) -> None:
    page = server.ask("/en/tasks/DL-02/", port=server.internal, Authorization=LOGIN)
    assert page.status == 200
    css = first(r'href="[./]*(assets/[^"]+\.css)"', page.text)
    for path in ("/en/tasks/DL-02/", f"/{css}", "/en/nowhere"):
        answer = server.ask(path, port=server.internal, Authorization=LOGIN)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow, noarchive"
        assert {name: answer.headers[name.lower()] for name, _ in HEADERS} == dict(HEADERS)
    assert "Disallow: /" in server.ask("/robots.txt", port=server.internal, Authorization=LOGIN).text


def test_who_comes_from_elsewhere_sees_nothing_even_with_the_password(server: WebServer, tmp_path: Path) -> None:
    output = server.folder.parent / "site" / "output"
    programs = program("nginx"), program("openssl")
    with web_server(tmp_path, output / "public", output / "internal", *programs, office="192.0.2.1") as far:
        for path in ("/", "/en/tasks/DL-02/", "/en/nowhere", "/robots.txt"):
            answer = far.ask(path, port=far.internal, Authorization=LOGIN)
            assert answer.status in {403, 404}
            assert b"Rectification" not in answer.body
        assert far.ask("/en/index.html").status == 200


def test_the_public_server_knows_nothing_of_the_internal_edition(server: WebServer) -> None:
    assert server.ask("/en/tasks/DL-02/").status == 404
    assert server.ask("/en/tasks/DL-02/", Authorization=LOGIN).status == 404


def test_who_guesses_passwords_is_slowed_down(server: WebServer) -> None:
    answers = [server.ask("/", port=server.internal).status for _ in range(300)]
    assert 429 in answers
    assert set(answers) <= {401, 429}

"""What no tracked file may hold: the host of a package registry or a stranger, a path of one machine, a leftover."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.walls.modules import REPOSITORY

# This file is tracked too: a sign in brackets keeps a pattern from matching itself, a seed's `·` goes.
REGISTRIES = re.compile(r"pypi[.]org|python[h]osted|registry[.]npmjs|npmjs[.]com|deb[.]debian")
MACHINE = re.compile(r"(?<![\w.<\-/])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+|opt/pypi|tmp/[a-z]\w*)(?:/|\b)")
LEFTOVERS = re.compile(r"\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b|<{7} |>{7} ")
ADDRESS = re.compile(r"https?://([\w.\-\[\]:]+)")
KNOWN_HOSTS = frozenset(
    {
        "creativecommons.org",  # licences of the data
        "frontmatter.codes",  # the schema that settings of Front Matter CMS name
        "docs.oasis-open.org",  # the schema that a SARIF report names
        "json-schema.org",  # the dialect that a schema names
        "json.schemastore.org",  # the schema of SARIF, which names itself so
        "keepachangelog.com",
        "ogp.me",  # names of vocabularies are written as addresses; nobody asks them
        "purl.org",
        "schema.org",
        "semver.org",
        "specs.frictionlessdata.io",
        "www.sitemaps.org",
        "www.w3.org",
        "spdx.org",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "ns.adobe.com",
        "www.aiim.org",
        "iptc.org",
        "purl.oclc.org",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
    }
)
RESERVED = (".example", ".example.org", ".example.com", ".example.net", ".invalid", ".test", ".localhost")
AUTHORITIES = (".gov.cn",)
"""Real sources of laws and standards, which rules and pages cite."""
GENERATED = ("requirements/", "LICENSE")
TRIED = ("tests/",)
"""Cases and hostile texts hold faults on purpose; a pattern's own seeds are written so that they are none."""


def tracked() -> Iterator[tuple[str, str]]:
    """Path and text of every text file that is tracked."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout.decode()
    for path in filter(None, listed.split("\0")):
        file = REPOSITORY / path
        if not file.is_file():  # deleted, and not yet committed
            continue
        try:
            yield path, file.read_bytes().decode()
        except UnicodeDecodeError:
            continue


def faults(files: Iterable[tuple[str, str]]) -> list[str]:
    found = []
    for path, text in files:
        for number, line in enumerate(text.splitlines(), start=1):
            found += [f"{path}:{number}: {fault}" for fault in _of_line(path, line)]
    return found


def _of_line(path: str, line: str) -> Iterator[str]:
    if REGISTRIES.search(line):
        yield "names a package registry"
    if path.startswith((*TRIED, *GENERATED)):
        return
    if MACHINE.search(line):
        yield "names a path of one machine"
    if LEFTOVERS.search(line):
        yield "is a leftover"
    for match in ADDRESS.finditer(line):
        host = match[1].lower().rpartition(":")[0] if re.search(r":\d+$", match[1]) else match[1].lower()
        if not _is_known(host.rstrip(".:")):
            yield f"names the host {host}; add it to KNOWN_HOSTS with its reason, or use one of {RESERVED}"


def _is_known(host: str) -> bool:
    return host in KNOWN_HOSTS or f".{host}".endswith(RESERVED + AUTHORITIES) or "." not in host


@pytest.mark.skipif(not (REPOSITORY / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_no_tracked_file_holds_what_belongs_to_a_machine_or_a_stranger() -> None:
    assert faults(tracked()) == []


SEEDS: Mapping[str, str] = {
    "registry": "index-url = https://pypi·org/simple",
    "machine": "see /wo·rk/main/x",
    "home": "'/ho·me/anna/site'",
    "temporary": "cp x /tm·p/site",
    "leftover": "# TO·DO later",
    "conflict": "·".join("<" * 7) + " HEAD",
    "stranger": "https:·//cdn.stranger.io/x.js",
    "port": "http:·//stranger.io:8000/",
}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seeded_fault_is_found(seed: str) -> None:
    line = SEEDS[seed].replace("·", "." if seed == "registry" else "")
    assert faults([("docs/x.md", f"fine\n{line}\n")])[0].startswith("docs/x.md:2: ")


@pytest.mark.parametrize(
    "line",
    [
        "https://zhenggai.example.org/en/",
        "http://localhost:8000/",
        'xmlns="http://www.w3.org/2000/svg"',
        "https://www.mee.gov.cn/law",
        "a homework/roots list",
        "content/tasks/DL-01/task.md",
        "en/work/index.html",
    ],
)
def test_what_is_fine_is_no_fault(line: str) -> None:
    assert faults([("docs/x.md", line)]) == []


def test_no_cache_or_output_is_tracked() -> None:
    ignored = (REPOSITORY / ".gitignore").read_text()
    for folder in ("/output/", ".venv/", ".cache/", "dist/"):
        assert f"{folder}\n" in ignored

"""What counts as unchanged, and which indexes are thrown away."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.shell import stat_index
from generator.shell.stat_index import Call, Index, repeatable, stamp, write

ALWAYS = (0.0, float("inf"))


def later() -> None:
    """A moment after which a call no longer takes what was written before it for racy."""
    time.sleep(0.03)


def index_of(*paths: Path, absent: tuple[Path, ...] = (), day: tuple[float, float] = ALWAYS) -> Index:
    stamps = [stamp(str(path)) for path in paths]
    assert None not in stamps
    packed = stat_index.packed(one for one in stamps if one)
    return Index([(False, "as before\n")], 0, day, list(map(str, paths)), packed, list(map(str, absent)))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A site with an index of one file, of a build that was called `--site SITE build`."""
    (tmp_path / ".cache").mkdir()
    (tmp_path / "a.md").write_text("text")
    write(str(tmp_path / ".cache"), call(tmp_path), index_of(tmp_path / "a.md"))
    assert repeatable(call(tmp_path))
    return tmp_path


def call(site: Path, *arguments: str) -> Call:
    return Call(["--site", str(site), "build", *arguments])


def test_what_was_said_is_told_again(kept: Path) -> None:
    found = repeatable(call(kept))
    assert found is not None
    assert (found.said, found.status) == ([(False, "as before\n")], 0)


@pytest.mark.parametrize("deed", ["edit", "edit in place", "replace", "delete", "turn into a link", "forbid"])
def test_a_changed_file_is_noticed(kept: Path, deed: str) -> None:
    file, before = kept / "a.md", (kept / "a.md").stat()
    later()
    if deed == "edit":
        file.write_text("longer text")
    elif deed == "edit in place":
        file.write_text("texT")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif deed == "replace":
        (kept / "b.md").write_text("text")
        os.utime(kept / "b.md", ns=(before.st_atime_ns, before.st_mtime_ns))
        (kept / "b.md").replace(file)
    elif deed == "delete":
        file.unlink()
    elif deed == "turn into a link":
        file.rename(kept / "b.md")
        file.symlink_to("b.md")
    else:
        file.chmod(0o600)
    assert repeatable(call(kept)) is None


def test_a_new_file_is_noticed_by_its_folder_or_its_absence(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    index = index_of(folder, absent=(tmp_path / "templates",))
    assert index.holds()
    later()
    (folder / "new.md").write_text("")
    assert not index.holds()
    index = index_of(folder, absent=(tmp_path / "templates",))
    (tmp_path / "templates").symlink_to("nowhere")
    assert not index.holds()


def test_a_new_day_is_a_change(tmp_path: Path) -> None:
    now = time.time()
    assert index_of(day=(now - 10, now + 10)).holds()
    assert not index_of(day=(now - 10, now - 5)).holds()
    assert not index_of(day=(now + 5, now + 10)).holds()


@pytest.mark.parametrize("changed", range(4))
def test_two_processes_see_what_one_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: int) -> None:
    files = [tmp_path / str(number) for number in range(4)]
    for file in files:
        file.write_text("")
    monkeypatch.setattr(stat_index, "_MANY", 2)
    index = index_of(*files)
    assert index.holds()
    later()
    files[changed].write_text("changed")
    assert not index.holds()


def test_other_words_another_folder_or_other_surroundings_are_another_call(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert repeatable(call(kept, "--strict")) is None
    assert repeatable(Call(["--site", f"{kept}/", "build"])) is None
    for name in ("LC_ALL", "RECTIFY_LANGUAGE", "FONTCONFIG_FILE"):
        with monkeypatch.context() as patched:
            patched.setenv(name, "zh_CN.UTF-8")
            assert repeatable(call(kept)) is None
    with monkeypatch.context() as patched:
        patched.chdir(tmp_path_factory.mktemp("elsewhere"))
        assert repeatable(call(kept)) is None
    with monkeypatch.context() as patched:
        patched.setattr(sys, "version", "3.99")
        assert repeatable(call(kept)) is None
    assert repeatable(call(kept))


@pytest.mark.parametrize(
    "arguments",
    [[], ["check"], ["--site"], ["--site", "X"], ["--help"], ["--language", "build"], ["--unknown", "build"], ["--version"]],
)
def test_what_is_not_surely_a_build_is_none(kept: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    write(".cache", Call(arguments), index_of(kept / "a.md"))
    assert repeatable(Call(arguments)) is None


def test_a_full_build_looks_at_nothing_but_serves_a_later_one(kept: Path) -> None:
    (kept / ".cache" / stat_index.NAME).unlink()
    write(str(kept / ".cache"), call(kept, "--full"), index_of(kept / "a.md"))
    assert repeatable(call(kept, "--full")) is None
    assert repeatable(call(kept)) is not None


@pytest.mark.parametrize("cut", [0, 5, 30, 60, -1])
def test_a_cut_index_is_none(kept: Path, cut: int) -> None:
    file = kept / ".cache" / stat_index.NAME
    file.write_bytes(file.read_bytes()[:cut])
    assert repeatable(call(kept)) is None


def test_an_index_with_any_byte_changed_is_none(kept: Path) -> None:
    file = kept / ".cache" / stat_index.NAME
    body = file.read_bytes()
    for place in range(0, len(body), 3):
        file.write_bytes(body[:place] + bytes([body[place] ^ 0x41]) + body[place + 1 :])
        assert repeatable(call(kept)) is None, place


def test_an_index_of_another_version_is_none(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stat_index, "_MAGIC", b"rectify-stamps 0")
    assert repeatable(call(kept)) is None


@pytest.mark.parametrize("deed", ["link", "pipe", "folder", "open to all", "linked folder", "no folder"])
def test_an_index_that_is_not_surely_ours_is_none(kept: Path, deed: str) -> None:
    cache, file = kept / ".cache", kept / ".cache" / stat_index.NAME
    if deed == "open to all":
        file.chmod(0o666)
    elif deed == "linked folder":
        cache.rename(kept / "other")
        cache.symlink_to("other")
    elif deed == "no folder":
        cache.rename(kept / "other")
    else:
        file.rename(kept / "index")
        deeds = {"link": lambda: file.symlink_to(kept / "index"), "pipe": lambda: os.mkfifo(file), "folder": file.mkdir}
        deeds[deed]()
    assert repeatable(call(kept)) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_an_index_of_another_user_is_none(kept: Path) -> None:
    os.chown(kept / ".cache" / stat_index.NAME, 12345, 12345)
    assert repeatable(call(kept)) is None


def test_a_file_that_changed_since_the_call_or_shortly_before_proves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("text")
    racy = Call(["build"])
    later()
    settled = Call(["build"])
    found = stamp(str(file))
    assert found is not None
    assert not racy.is_settled([found])
    assert settled.is_settled([found])
    assert settled.is_settled([])
    file.write_text("texT")
    changed = stamp(str(file))
    assert changed is not None
    assert not settled.is_settled([changed])


def test_where_a_file_system_counts_seconds_two_of_them_are_near() -> None:
    now = Call([])
    whole = now.began // 10**9 * 10**9
    assert not now.is_settled([(0, whole - 10**9, 1, 1, 1)])
    assert now.is_settled([(0, whole - 3 * 10**9, 1, 1, 1)])


def test_a_clock_that_was_set_meanwhile_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Call([])
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 3600 * 10**9)
    assert not one.is_settled([])


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    write(str(tmp_path / "nowhere"), Call(["build"]), index_of())
    (tmp_path / stat_index.NAME).mkdir()
    write(str(tmp_path), Call(["build"]), index_of())
    assert [path.name for path in tmp_path.iterdir()] == [stat_index.NAME]


def test_what_a_repetition_imports_is_next_to_nothing(kept: Path, repository: Path) -> None:
    """Each of these takes longer to import than a thousand stamps to compare."""
    told = "import sys; from generator import __main__; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-S", "-c", told], cwd=repository, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert {name for name in loaded if name.startswith("generator")} == {
        "generator", "generator.__main__", "generator.shell", "generator.shell.stat_index",
    }  # fmt: skip
    assert not loaded & {"pathlib", "typing", "re", "json", "hashlib", "dataclasses", "contextlib", "click", "datetime"}


def test_the_index_holds_no_more_than_names_and_numbers(kept: Path) -> None:
    body = (kept / ".cache" / stat_index.NAME).read_bytes().partition(b"\n")[2]
    assert len(marshal.loads(body)) == 8
    assert b"text" not in body

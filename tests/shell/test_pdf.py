import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.model.output import Attached, Edition, PrintJob
from generator.model.problem import Place
from generator.shell import pdf
from generator.shell.cache import Cache
from generator.shell.fonts import FontVersion
from generator.shell.pdf import Bounds, Press, Printed, content_key, print_key

STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: counter(page) } }
html { font: 15.75pt/28.99pt "Noto Serif CJK SC" } img { image-rendering: crisp-edges }
"""
BODY = """<h1 id="top">整改简报</h1><p>第一段，<span lang="en">English words</span>。<a href="#top">见第一页</a></p>
<table><thead><tr><th scope="col">编号</th><th scope="col">任务</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>污水</td></tr></tbody></table>"""


def job(body: str = BODY, **changes: object) -> PrintJob:
    given: dict[str, object] = {
        "path": "bulletins/2018-10.zh.pdf",
        "html": f'<!doctype html><html lang="zh-CN"><head><title>t</title></head><body>{body}</body></html>',
        "styles": (STYLE,),
        "title": "整改简报",
        "language": "zh-CN",
        "author": "市整改办",
        "created": date(2018, 10, 20),
        "record": "bulletins/2018-10.md",
    }
    return PrintJob(**(given | changes))  # type: ignore[arg-type]


def photograph() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((600, 400)).save(out, "JPEG")
    return out.getvalue()


FILES = {"tasks/a/before.jpg": photograph(), "bulletins/2018-10.md": "---\nid: x\n---\n一\n甲\ue123乙\n".encode()}


def read(path: str) -> bytes:
    return FILES[path]


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(bounds=Bounds(seconds=20)) as one:
        yield one


def printed(press: Press, one: PrintJob) -> Printed:
    (made,) = press.print([one], read)
    return made


def codes(made: Printed) -> list[str]:
    return [problem.code for problem in made.problems]


def failures(body: bytes, profile: str, folder: Path) -> list[str]:
    """The rules of an archive or accessibility profile that a file breaks."""
    import page as validation

    path = folder / "x.pdf"
    path.write_bytes(body)
    return [
        failure.rule_id
        for failure in validation.validate_pdf(str(path), profile=validation.ValidationProfile(profile)).failures
    ]


def test_a_print_is_an_archive_file_and_an_accessible_one(press: Press, tmp_path: Path) -> None:
    photo = '<img src="asset:1" alt="整改前的排污口">'
    table = Attached("tasks.csv", "编号,任务\n1,污水\n".encode(), "任务清单")
    made = printed(press, job(BODY + photo, assets=(("asset:1", "tasks/a/before.jpg", 400),), attached=(table,)))
    assert made.problems == ()
    assert failures(made.body, "3a", tmp_path) == []
    assert failures(made.body, "ua1", tmp_path) == []


@pytest.mark.parametrize(
    ("key", "profile"),
    [
        ("/MarkInfo", "ua1"),
        ("/Lang", "ua1"),
        ("/ViewerPreferences", "ua1"),
        ("/OutputIntents", "3a"),
        ("/Metadata", "3a"),
    ],
)
def test_the_validator_sees_a_seeded_fault(press: Press, tmp_path: Path, key: str, profile: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(press, job()).body)) as document:
        del document.Root[key]
        document.save(out)
    assert failures(out.getvalue(), profile, tmp_path)


def test_metadata_name_the_document_and_no_machine(press: Press) -> None:
    made = printed(press, job(subject="截至2018年10月15日", keywords=("督察整改",)))
    with pikepdf.open(io.BytesIO(made.body)) as document:
        assert str(document.docinfo["/Title"]) == "整改简报"
        assert str(document.docinfo["/Author"]) == "市整改办"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20181020")
        assert set(document.docinfo.keys()) == {
            "/Title",
            "/Author",
            "/Subject",
            "/Keywords",
            "/Creator",
            "/Producer",
            "/CreationDate",
            "/ModDate",
        }
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert next(iter(document.Root.PageLabels.Nums)) == 0
    with pikepdf.open(io.BytesIO(made.body)) as document:
        everything = b"".join(
            thing.read_bytes() if isinstance(thing, pikepdf.Stream) and "/Width" not in thing else repr(thing).encode()
            for thing in document.objects
        )
    for trace in (str(Path.cwd()), "file:", "/usr/share", f"@{os.uname().nodename}"):
        assert trace.encode() not in everything


def structure(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [
        thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing
    ]


def test_a_print_records_the_versions_of_its_faces(press: Press) -> None:
    from generator.shell.fonts import font_versions

    style = STYLE + ':root { --x: "Noto Sans CJK SC", "No Such Face" }'
    with pikepdf.open(io.BytesIO(printed(press, job(styles=(style,))).body)) as document:
        told = str(document.docinfo["/Creator"])
        assert document.Root.Metadata.read_bytes().decode().count(told) == 1
    versions = {one.family: one.version for one in font_versions()}
    assert told == "; ".join(f"{family} {versions[family]}" for family in ("Noto Sans CJK SC", "Noto Serif CJK SC"))


def test_passages_say_their_language_and_header_cells_their_scope(press: Press) -> None:
    with pikepdf.open(io.BytesIO(printed(press, job()).body)) as document:
        elements = structure(document)
        assert "en" in {str(element.Lang) for element in elements if "/Lang" in element}
        scopes = [str(element.A.Scope) for element in elements if str(element.S) == "/TH"]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_headers_and_footers_are_artifacts_and_decoration_has_no_structure(press: Press) -> None:
    made = printed(press, job('<p>正文</p><div aria-hidden="true"><span style="display:block;height:4px"></span></div>'))
    with pikepdf.open(io.BytesIO(made.body)) as document:
        marked = [
            (str(one.operands[0]), "/MCID" in one.operands[1])
            for one in pikepdf.parse_content_stream(document.pages[0])
            if str(one.operator) == "BDC"
        ]
        names = [str(one.S) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one]
    assert ("/Artifact", False) in marked
    assert marked.count(("/Span", True)) == 1
    assert names.count("/Span") <= 2


def test_relative_links_lead_to_no_folder_of_this_machine(press: Press) -> None:
    made = printed(press, job('<a href="../tasks/DL-01/index.html">DL-01</a>'))
    with pikepdf.open(io.BytesIO(made.body)) as document:
        (link,) = document.pages[0].obj.Annots
        assert str(link.A.URI).startswith("https://print.invalid/")


def test_the_same_job_gives_the_same_bytes_in_other_processes() -> None:
    program = (
        "import hashlib, sys\nfrom tests.shell.test_pdf import *\n"
        "if __name__ == '__main__':\n"
        "    from generator.shell.pdf import run\n"
        "    print(hashlib.sha256(run(job(), (), 20).body).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_a_missing_glyph_is_a_problem_at_its_character(press: Press) -> None:
    made = printed(press, job("<p>甲\ue123乙</p>"))
    (problem,) = made.problems
    assert (problem.code, problem.place) == ("missing-glyph", Place("bulletins/2018-10.md", 5, 2))
    assert "U+E123" in problem.message("zh")


def test_a_link_to_nowhere_is_a_problem(press: Press) -> None:
    assert codes(printed(press, job('<a href="#nowhere">x</a>'))) == ["print-dead-link"]


FOREIGN = (
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="http://127.0.0.1:9/x.png" alt="x">',
    '<img src="//h/x" alt="x">',
    '<img src="data:image/png;base64,AAAA" alt="x">',
    '<link rel="stylesheet" href="file:///etc/passwd">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<a rel="attachment" href="/etc/passwd">x</a>',
    '<object data="file:///etc/passwd">x</object>',
    '<embed src="file:///etc/passwd">',
    '<p style="background:url(file:///etc/passwd)">x</p>',
    "<style>@import 'file:///etc/passwd';</style>",
    "<style>@font-face{font-family:q;src:url(file:///etc/passwd)}p{font-family:q}</style><p>x</p>",
    '<svg width="9" height="9"><title>t</title><image href="file:///etc/passwd" width="9" height="9"/></svg>',
)


@pytest.mark.parametrize("hostile", FOREIGN)
def test_a_page_opens_nothing_that_it_was_not_given(press: Press, hostile: str) -> None:
    made = printed(press, job(hostile))
    if "attachment" not in hostile:  # what a page asks to attach is dropped without a look
        assert "print-foreign-address" in codes(made)
    with pikepdf.open(io.BytesIO(made.body)) as document:
        streams = [
            thing.read_bytes()
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and "/Width" not in thing
        ]
        assert not any(b"root:" in stream for stream in streams)
        assert not document.attachments


@pytest.mark.parametrize(
    ("bomb", "words"),
    [
        ("<div>" * 400 + "x", "nested"),
        ('<table><tr><td colspan="65534">x</td></tr></table>', "spans"),
        ("<p style='float:left;width:1%'>甲</p>" * 60_000, "longer than 2 seconds"),
    ],
)
def test_a_bomb_is_a_problem_and_the_press_goes_on(bomb: str, words: str) -> None:
    with Press(workers=1, bounds=Bounds(seconds=2)) as press:
        bad, good = press.print([job(bomb), job()], read)
    assert bad.body == b""
    assert codes(bad) == ["print-too-large"]
    assert words in bad.problems[0].message("en")
    assert good.body
    assert good.problems == ()


def test_a_job_that_kills_its_worker_is_a_problem() -> None:
    before = known_fonts()
    with Press(workers=1, bounds=Bounds(seconds=20, memory=1 << 20)) as press:
        made = printed(press, job())
    assert codes(made) == ["print-too-large"]
    assert known_fonts() == before, "fontconfig without memory writes a list without fonts for all programs"


def known_fonts() -> list[str]:
    return sorted(subprocess.run(["fc-list"], check=True, capture_output=True, text=True).stdout.splitlines())


class DeadWorkers(Executor):
    """An executor whose workers were killed by another job, or lost their memory to it."""

    def __init__(self, told: Exception) -> None:
        self.told = told

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        future.set_exception(self.told)
        return future


@pytest.mark.parametrize("told", [BrokenProcessPool(), MemoryError(), SystemError("error return without exception set")])
def test_a_worker_that_dies_takes_no_other_job_with_it(told: Exception) -> None:
    with Press(bounds=Bounds(seconds=20), executor=DeadWorkers(told)) as press:
        made = printed(press, job())
    assert made.body
    assert made.problems == ()


def test_a_broken_picture_is_a_problem_at_its_file(press: Press) -> None:
    made = printed(press, job('<img src="asset:1" alt="x">', assets=(("asset:1", "tasks/a/gone.jpg", 400),)))
    assert [(problem.code, problem.place.path) for problem in made.problems] == [("picture-broken", "tasks/a/gone.jpg")]
    assert made.body == b""


def test_what_was_printed_before_is_not_printed_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", Edition.PUBLIC)
    with Press(cache=cache) as press:
        first = printed(press, job())
    with Press(cache=cache) as press:
        again = printed(press, job())
        assert press._pool is None, "no worker was started"
    assert again == first


def test_the_parent_process_never_imports_the_printing_library() -> None:
    program = "import sys, generator.shell.pdf, generator.shell.images; print('weasyprint' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout.strip()
        == "False"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"html": "x"},
        {"styles": ("p{}",)},
        {"title": "y"},
        {"created": date(2018, 10, 21)},
        {"language": "en"},
        {"attached": (Attached("a.csv", b"1", ""),)},
        {"author": "b"},
        {"keywords": ("k",)},
        {"subject": "s"},
    ],
)
def test_the_key_follows_everything_that_a_print_is_made_of(change: dict[str, object]) -> None:
    assert print_key(job(**change)) != print_key(job())


def test_a_font_that_lies_there_unused_asks_for_a_new_print_and_gives_it_no_other_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    print_here, name_here = print_key(job()), content_key(job())
    monkeypatch.setattr(pdf, "every_font", lambda: (FontVersion("another", "1.000"),))
    assert print_key(job()) != print_here
    assert content_key(job()) == name_here != content_key(job("<h1>2</h1>"))


def test_the_key_follows_the_bytes_of_the_pictures() -> None:
    one, other = (print_key(job(), [("asset:1", "image/jpeg", body)]) for body in (b"1", b"2"))
    assert one != other


WITH_A_WORKER = """
import multiprocessing, sys
from generator.shell import pdf
if __name__ == "__main__":
    pool = pdf._pool(1, pdf.Bounds())
    pool.submit(str, 1).result()
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    sys.stdin.read()
"""


def test_a_worker_ends_when_its_parent_is_killed(tmp_path: Path, repository: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(WITH_A_WORKER)
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(repository)},
    ) as parent:
        workers = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert workers
    deadline = time.monotonic() + 30
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if alive(worker)]


def alive(process: int) -> bool:
    """A process that ended and that nobody has asked after is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

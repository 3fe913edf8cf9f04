"""The gate over a whole site: what passes, what stays, what is refused, and what belongs to what."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.problem import Place, Severity
from generator.source.decode import decode
from generator.source.disclosure import PublicSource, public
from generator.source.public_text import PublicText, public_text
from generator.source.tree import MemoryTree, SourceTree
from tests.gated import HEAD, INSPECTION, SECRET, SITE, TODAY, codes, errors, everything, gate, task

# --- what passes ---------------------------------------------------------------------------------------------------


def test_a_public_record_is_written_anew_without_anything_internal() -> None:
    found = gate(
        {
            "tasks/DL-01/task.md": task(
                "# canary of a comment\nareas: [a, b]  # canary\nmeasures:\n  - {id: m1, text: Pipes}\n"
                "  - id: m2\n    audience: internal\n    text: canary\ninternal:\n  root_cause: canary\n",
                "\nOne <!-- canary --> two.\n\n::: internal\ncanary\n:::\n\nThree.\n",
            )
        }
    )
    assert codes(found) == []
    assert found.source.read("tasks/DL-01/task.md").decode() == (
        "---\nid: DL-01\ntitle: Plant\naudience: public\nareas:\n  - a\n  - b\nmeasures:\n  - id: m1\n    text: Pipes\n"
        "---\n\nOne two.\n\nThree.\n"
    )


def test_the_public_source_is_a_tree_that_the_decoder_reads_as_any_other() -> None:
    found = gate({"tasks/DL-01/task.md": task("inspection: c\n"), "inspections/c.md": INSPECTION})
    assert isinstance(found.source, SourceTree)
    decoded = decode(found.source)
    assert decoded.problems == ()
    assert [record.id for record in decoded.content.tasks] == ["DL-01"]
    assert decoded.content.site.disclosed == TODAY


def test_nobody_else_can_make_a_public_source() -> None:
    with pytest.raises(TypeError):
        PublicSource(object(), {}, frozenset(), lambda path: b"", ())


def test_a_public_source_reads_nothing_that_did_not_pass() -> None:
    source = gate({"tasks/DL-01/task.md": task(), "tasks/internal/x.md": "canary", "assets/x.jpg": "canary"}).source
    for path in ("tasks/internal/x.md", "assets/x.jpg", "site.yml", "../site.yaml"):
        with pytest.raises(KeyError):
            source.read(path)


def test_passing_the_gate_twice_changes_nothing() -> None:
    first = gate(
        {
            "tasks/DL-01/task.md": task(
                "finding: |\n  One: two\n\n  # three\nevidence: [{file: a.jpg, alt: 'it''s'}]\n", "\n# A\n\nB  \nC\n"
            ),
            "tasks/DL-01/a.jpg": b"\xff\xd8",
            "units.yaml": "- {id: a, name: {en: A, zh: 甲}}\n",
        }
    )
    again = public(first.source, date(2019, 5, 5))
    assert again.problems == ()
    assert everything(again) == everything(first)
    assert again.gate_date == TODAY


def test_a_field_that_holds_nothing_is_left_out() -> None:
    text = gate({"tasks/DL-01/task.md": task("areas: []\nlead:\nclosing: {}\ntarget: ''\nmeasures:\n  - {}\n")})
    assert text.source.read("tasks/DL-01/task.md").decode() == f"---\n{HEAD}---\n"


def test_publication_entries_pass_as_they_are() -> None:
    entry = b'{"id":  1}\r\n'
    hidden = dict.fromkeys(["internal/distribution.yaml", "publications/internal/x.json"], "canary")
    found = gate({"publications/0001.json": entry, **hidden})
    assert found.source.read("publications/0001.json") == entry
    assert SECRET not in everything(found)


def test_the_gates_date_is_written_into_the_settings_and_an_earlier_one_holds() -> None:
    assert gate({}).source.read("site.yaml").endswith(b"disclosed: 2018-11-01\n")
    assert gate({"site.yaml": f"{SITE}disclosed: 2018-09-01\n"}).gate_date == date(2018, 9, 1)
    assert gate({"site.yaml": f"{SITE}disclosed: 2030-01-01\n"}).gate_date == TODAY
    assert gate({"site.yaml": f"{SITE}disclosed: soon\n"}).gate_date == TODAY


def test_settings_and_units_pass_without_their_internal_keys() -> None:
    found = gate(
        {
            "site.yaml": f"{SITE}contact:\n  phone: 12345\n  internal: {{notes: canary}}\ninternal:\n  notes: canary\n",
            "units.yaml": "- id: a\n  internal:\n    notes: canary\n- id: b\n",
        }
    )
    assert codes(found) == []
    assert SECRET not in everything(found)
    assert found.source.read("units.yaml") == b"- id: a\n- id: b\n"


def test_lines_lead_back_to_the_editors_file_and_are_kept_outside_of_the_source() -> None:
    text = task("internal:\n  notes: canary\nlead: a\n", "\n::: internal\nx\n:::\n\nHere.\n")
    found = gate({"tasks/DL-01/task.md": text})
    public_lines = found.source.read("tasks/DL-01/task.md").decode().split("\n")
    for wanted in ("lead: a", "Here."):
        line = public_lines.index(wanted) + 1
        assert text.split("\n")[found.line("tasks/DL-01/task.md", line) - 1] == wanted
    assert found.place(Place("tasks/DL-01/task.md", 5, 7)) == Place("tasks/DL-01/task.md", 7)
    assert found.place(Place("unknown.md", 5, 7)) == Place("unknown.md", 5, 7)
    assert not any(isinstance(value, dict) and value == found.lines for value in vars(found.source).values())


def test_a_remembering_gate_gives_the_same() -> None:
    kept: dict[object, PublicText] = {}

    def remembered(path: str, raw: bytes, day: date, base: PublicText | None) -> PublicText:
        key = (path, raw, day, base)
        if key not in kept:
            kept[key] = public_text(path, raw, day, base)
        return kept[key]

    files = {"site.yaml": SITE, "tasks/DL-01/task.md": task(), "tasks/DL-01/task.zh.md": "---\ntitle: 厂\n---\n"}
    first, second = (public(MemoryTree(files), TODAY, remembered) for _ in range(2))
    assert everything(first) == everything(second) == everything(public(MemoryTree(files), TODAY))
    assert len(kept) == 2


# --- who is internal -----------------------------------------------------------------------------------------------


class Unreadable(MemoryTree):
    """A tree in which nothing below `internal/` may be opened, as for a process without the right to."""

    def read(self, path: str) -> bytes:
        if "internal" in path.lower():
            raise AssertionError(f"opened {path}")
        return super().read(path)


BELOW_INTERNAL = [
    "internal/notes.md",
    "internal/distribution.yaml",
    "internal/site.yaml",
    "tasks/internal/DL-02/task.md",
    "tasks/DL-01/internal/task.md",
    "tasks/DL-01/internal/progress/2018-10-01.md",
    "tasks/DL-01/progress/internal/2018-10-01.md",
    "tasks/Internal/DL-03.md",
    "tasks/INTERNAL/DL-03.md",
    "meetings/internal/x.zh.md",
    "assets/internal/a.jpg",
    "publications/internal/1.json",
]


def test_files_below_internal_are_never_opened() -> None:
    files = {
        "site.yaml": SITE,
        "tasks/DL-01/task.md": task(),
        **dict.fromkeys(BELOW_INTERNAL, "---\naudience: public\n---\ncanary"),
    }
    found = public(Unreadable(files), TODAY)
    assert codes(found) == []
    assert found.source.paths() == ("site.yaml", "tasks/DL-01/task.md")


@pytest.mark.parametrize(
    "folder",
    ["іnternal", "intern\u0430l", "interna1", "ｉｎｔｅｒｎａｌ", "internals", "intrenal", "interal", "内部", "inter-nal",
     "internál", "inter\u200bnal", "internal "],
)  # fmt: skip
def test_a_folder_that_only_resembles_internal_is_not_opened_and_refused(folder: str) -> None:
    class Closed(MemoryTree):
        def read(self, path: str) -> bytes:
            assert folder not in path
            return super().read(path)

    found = public(Closed({"site.yaml": SITE, f"tasks/{folder}/x.md": task(body="canary")}), TODAY)
    assert errors(found) == ["internal-folder-look-alike"]
    assert SECRET not in everything(found)


def test_a_file_that_the_system_will_not_open_is_refused() -> None:
    class Locked(MemoryTree):
        def read(self, path: str) -> bytes:
            if path == "tasks/DL-01.md":
                raise PermissionError(13, "Permission denied")
            return super().read(path)

    assert errors(public(Locked({"site.yaml": SITE, "tasks/DL-01.md": ""}), TODAY)) == ["gate-cannot-read"]


@pytest.mark.parametrize("path", ["notes.md", "task/DL-01.md", "units.yml", "tasks/task.md", "internal.md"])
def test_a_record_where_nobody_looks_for_one_is_refused_unless_it_says_that_it_is_internal(path: str) -> None:
    assert errors(gate({path: task()})) == ["file-without-place"]
    assert errors(gate({path: "---\naudience: internal\n---\n"})) == []


# --- what lies in an internal record's folder, and what belongs to it -------------------------------------------------


def test_all_that_lies_in_an_internal_records_folder_goes_with_it() -> None:
    found = gate(
        {
            "tasks/DL-02/task.md": "---\naudience: internal\n---\n",
            "tasks/DL-02/task.zh.md": task(body="canary"),
            "tasks/DL-02/progress/2018-10-01.md": task(body="canary"),
            "tasks/DL-02/progress/2018-10-01.zh.md": task(body="canary"),
            "tasks/DL-02/deeper/DL-05.md": task(body="canary"),
            "tasks/DL-02/canary.jpg": b"canary",
            "tasks/DL-02/canary.yaml": "canary",
            "tasks/DL-03.md": "---\naudience: internal\n---\n",
            "tasks/DL-03/progress/2018-10-01.md": task(body="canary"),
            "tasks/DL-03/task.md": task(body="canary"),
            "meetings/m/meeting.md": "---\naudience: internal\n---\n",
            "meetings/m/notes.md": task(body="canary"),
        }
    )
    assert codes(found) == []
    assert found.source.paths() == ("site.yaml",)


def test_a_report_without_any_task_is_refused() -> None:
    assert errors(gate({"tasks/DL-01/progress/a.md": task()})) == ["progress-without-public-task"]
    hidden = {"tasks/DL-01/progress/a.md": task(), "tasks/internal/DL-01/task.md": task()}
    assert errors(gate(hidden)) == ["progress-without-public-task"]


def test_mistakes_below_a_refused_record_are_told_too_but_nothing_of_it_passes() -> None:
    found = gate({"tasks/DL-01/task.md": "---\nid: x\n---\n", "tasks/DL-01/progress/a.md": "---\nid: y\n---\n",
                  "tasks/DL-01/progress/b.md": task()})  # fmt: skip
    assert errors(found) == ["audience-missing", "audience-missing"]
    assert found.source.paths() == ("site.yaml",)


def test_a_translation_without_a_public_base_goes() -> None:
    found = gate({"tasks/DL-01.zh.md": task(body="canary"), "tasks/internal/DL-02.md": "", "tasks/DL-02.zh.md": task()})
    assert codes(found) == []
    assert found.source.paths() == ("site.yaml",)


def test_a_translation_inherits_and_may_narrow() -> None:
    base = {"tasks/DL-01.md": task()}
    assert "tasks/DL-01.zh.md" in gate({**base, "tasks/DL-01.zh.md": "---\ntitle: 厂\n---\n"}).source.paths()
    assert (
        "tasks/DL-01.zh.md" not in gate({**base, "tasks/DL-01.zh.md": "---\naudience: internal\n---\n"}).source.paths()
    )
    assert errors(gate({**base, "tasks/DL-01.zh.md": "---\naudience: pubic\n---\n"})) == ["audience-unknown"]


LISTS = """measures:
  - {id: m1, text: One}
  - {id: m2, text: canary, audience: internal}
indicators:
  - {id: i1, name: One, internal: {notes: canary}}
location:
  audience: internal
  name: canary
closing:
  notice: {document: N, internal: {reason: canary}}
evidence:
  - {file: a.jpg, alt: A}
"""


@pytest.mark.parametrize(
    "texts",
    [
        "measures:\n  m1: 一\n  m2: canary\n",
        "measures:\n  m1: {text: 一}\n  m2: {text: canary}\n",
        "measures:\n  - {id: m2, text: canary}\n  - {id: m1, text: 一}\n",
        "measures:\n  m1: 一\nlocation:\n  name: canary\n",
        "measures:\n  m1: 一\nlocation: canary\n",
        "measures:\n  m1: 一\ninternal:\n  root_cause: canary\n",
        "measures:\n  m1: {text: 一, internal: {notes: canary}}\n",
        "measures:\n  m1: 一 # canary\n",
        "measures:\n  m1: 一<!-- canary -->\n",
        "measures:\n  m1: 一\naccept: [{code: x, reason: canary}]\n",
    ],
)
def test_a_translation_loses_the_texts_of_what_is_not_public(texts: str) -> None:
    files = {"tasks/DL-01.md": task(LISTS), "tasks/a.jpg": "", "tasks/DL-01.zh.md": f"---\ntitle: 厂\n{texts}---\n"}
    found = gate(files)
    assert codes(found) == []
    assert SECRET not in everything(found)
    assert "一" in everything(found)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ("measures: [{text: 一}, {text: canary}]\n", "translation-by-position"),
        ("measures: [{text: 一}]\n", "translation-by-position"),
        ("measures: canary\n", "translation-by-position"),
        ("evidence: [{alt: 一}, {alt: canary}]\n", "translation-by-position"),
        ("milestones: {s1: canary}\n", "translation-without-text"),
        ("period: {text: canary}\n", "translation-without-text"),
        ("indicators: {i2: canary}\n", "translation-without-text"),
        ("indicators: [{id: i2, name: canary}]\n", "translation-without-text"),
        ("closing: canary\n", "translation-without-text"),
        ("closing: {acceptance: {document: canary}}\n", "translation-without-text"),
        ("title: {text: canary}\n", "translation-without-text"),
        ("Internal: {notes: canary}\n", "guarded-key-look-alike"),
    ],
)
def test_a_translation_that_fits_nothing_public_is_refused(texts: str, code: str) -> None:
    found = gate({"tasks/DL-01.md": task(LISTS), "tasks/a.jpg": "", "tasks/DL-01.zh.md": f"---\n{texts}---\n"})
    assert code in errors(found)
    assert SECRET not in everything(found)


def test_a_translation_keeps_what_the_public_record_has() -> None:
    texts = (
        "---\nid: DL-01\ntitle: {zh: 厂}\nfinding: 只有译文\nindicators: [{id: i1, name: 一}]\nclosing: {notice: {document: 文}}\n"
        "evidence: [{alt: 图}]\n---\n正文\n"
    )
    found = gate({"tasks/DL-01.md": task(LISTS), "tasks/a.jpg": "", "tasks/DL-01.zh.md": texts})
    assert codes(found) == []
    for word in ("厂", "只有译文", "一", "文", "图", "正文"):
        assert word in found.source.read("tasks/DL-01.zh.md").decode()


def test_an_id_of_a_public_and_an_internal_item_would_mix_up_their_translations() -> None:
    found = gate({"tasks/DL-01.md": task("measures:\n  - {id: m}\n  - {id: m, audience: internal}\n")})
    assert errors(found) == ["id-public-and-internal"]


# --- files -----------------------------------------------------------------------------------------------------------


def test_only_files_that_public_text_names_pass() -> None:
    found = gate(
        {
            "tasks/DL-01/task.md": task(
                "evidence:\n  - {file: evidence/a.jpg}\n  - {file: evidence/canary.jpg, audience: internal}\n"
                "finding: see [b](b.pdf)\n",
                "\n![c](c%20c.png) [d](<d d.png>) [e][e] <img src='f.png'> ![g](图.png)\n\n[e]: e(1).png\n\n"
                "::: internal\n![x](canary.png)\n:::\n<!-- ![y](canary2.png) -->\n",
            ),
            "tasks/DL-01/evidence/a.jpg": "",
            "tasks/DL-01/evidence/canary.jpg": "",
            **dict.fromkeys(["tasks/DL-01/b.pdf", "tasks/DL-01/c c.png", "tasks/DL-01/d d.png", "tasks/DL-01/e(1).png",
                             "assets/f.png", "tasks/DL-01/图.png"], ""),
            **dict.fromkeys(["tasks/DL-01/canary.png", "tasks/DL-01/canary2.png", "assets/canary.png", "canary.png"], ""),
        }
    )  # fmt: skip
    assert codes(found) == []
    assert [path for path in found.source.paths() if not path.endswith((".md", ".yaml"))] == sorted(
        ["assets/f.png", "tasks/DL-01/b.pdf", "tasks/DL-01/c c.png", "tasks/DL-01/d d.png", "tasks/DL-01/e(1).png",
         "tasks/DL-01/evidence/a.jpg", "tasks/DL-01/图.png"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![x](internal/x.jpg)", "file-is-internal"),
        ("![x](evidence/Internal/x.jpg)", "file-is-internal"),
        ("![x](evidence/secret.jpg)", "file-is-internal"),
        ("![x](evidence%2Fsecret.jpg)", "file-is-internal"),
        ("![x](tasks/DL-02/x.jpg)", "file-of-another-record"),
        ("![x](DL-02/x.jpg)", "file-of-another-record"),
    ],
)
def test_public_text_that_names_an_internal_or_foreign_file_is_refused_with_its_line(body: str, code: str) -> None:
    found = gate(
        {
            "tasks/DL-01.md": task("evidence:\n  - {file: evidence/secret.jpg, audience: internal}\n", f"\nText.\n\n{body}\n"),
            "tasks/DL-02.md": task("evidence:\n  - {file: x.jpg}\n"),
            **dict.fromkeys(["tasks/DL-01/internal/x.jpg", "tasks/DL-01/evidence/Internal/x.jpg",
                             "tasks/DL-01/evidence/secret.jpg", "tasks/DL-02/x.jpg"], "canary"),
        }
    )  # fmt: skip
    (problem,) = found.problems
    assert (problem.code, problem.place.path, problem.place.line) == (code, "tasks/DL-01.md", 11)


def test_a_file_in_the_folder_of_an_internal_report_does_not_pass_with_the_task() -> None:
    found = gate({"tasks/DL-01/task.md": task("evidence: [{file: progress/r/canary.jpg}]\n"),
                  "tasks/DL-01/progress/r/progress.md": "---\naudience: internal\n---\n",
                  "tasks/DL-01/progress/r/canary.jpg": "canary"})  # fmt: skip
    assert errors(found) == ["file-is-internal"]
    assert "tasks/DL-01/progress/r/canary.jpg" not in found.source.paths()


def test_a_report_may_show_the_files_of_its_task() -> None:
    found = gate({"tasks/DL-01/task.md": task(), "tasks/DL-01/evidence/a.jpg": "A",
                  "tasks/DL-01/progress/2018-10-01.md": task("evidence: [{file: evidence/a.jpg}]\n")})  # fmt: skip
    assert codes(found) == []
    assert "tasks/DL-01/evidence/a.jpg" in found.source.paths()


def test_a_link_to_an_internal_record_is_an_error_where_ids_are_known() -> None:
    found = gate({"tasks/DL-01.md": task("inspection: c\n", "\nSee [[DL-09]].\n"), "tasks/internal/DL-09.md": task(),
                  "inspections/c.md": INSPECTION})  # fmt: skip
    (problem,) = decode(found.source).problems
    shown = found.at_editor(problem)
    assert (shown.code, shown.severity, shown.place.line) == ("unknown-link", Severity.ERROR, 8)


# --- checks ----------------------------------------------------------------------------------------------------------


def check(method: str, day: str, audience: str = "audience: public\n") -> str:
    return f"---\nid: c\n{audience}method: {method}\ndate: {day}\n---\ncanary\n"


@pytest.mark.parametrize(
    ("method", "day", "passes", "code"),
    [
        ("announced", "2018-12-01", True, None),
        ("unannounced", "2018-10-31", True, None),
        ("unannounced", "2018-11-01", False, "check-held-back"),
        ("unannounced", "2018-12-01", False, "check-held-back"),
        ("unannounced", "2018/10/01", False, "check-date-unknown"),
        ("unannounced", "", False, "check-date-unknown"),
        ("Unannounced", "2018-10-01", False, "check-method-unknown"),
        ("暗访", "2018-10-01", False, "check-method-unknown"),
        ("", "2018-10-01", False, "check-method-unknown"),
    ],
)
def test_an_unannounced_check_is_public_only_after_its_day(
    method: str, day: str, passes: bool, code: str | None
) -> None:
    found = gate({"checks/c.md": check(method, day)})
    assert ("checks/c.md" in found.source.paths()) is passes
    assert codes(found) == ([code] if code else [])
    assert (SECRET in everything(found)) is passes


def test_an_unannounced_check_is_internal_unless_it_says_otherwise() -> None:
    assert errors(gate({"checks/c.md": check("unannounced", "2018-01-01", "")})) == ["audience-missing"]
    assert codes(gate({"checks/c.md": check("unannounced", "2018-01-01", "audience: internal\n")})) == []


def test_no_later_date_publishes_a_check_through_a_disclosed_folder() -> None:
    files = {"site.yaml": f"{SITE}disclosed: 2018-10-01\n", "checks/c.md": check("unannounced", "2018-10-20")}
    assert "checks/c.md" not in public(MemoryTree(files), date(2030, 1, 1)).source.paths()


def test_faults_of_the_folder_below_internal_do_not_concern_the_public() -> None:
    from generator.source.gate_rules import NO_PLACE

    faults = tuple(NO_PLACE.at(Place(path)) for path in ("internal/a", "tasks/internal", "tasks/b"))
    found = public(MemoryTree({"site.yaml": SITE}, faults), TODAY)
    assert found.source.faults() == faults[2:]

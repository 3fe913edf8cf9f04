"""The public source is the same whether the internal content is there, changed, broken or gone; or it is refused.

Sites are put together from pieces, some of them marked as secrets. The same site is then passed through the gate with
its secrets, with other ones, with damaged ones and without: what comes out has to be the same bytes, or nothing.
Pure functions only: no build, so that thousands of cases take seconds. `--long` runs many more.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.problem import Severity
from generator.source.decode import decode
from generator.source.disclosure import Disclosed, public
from generator.source.frontmatter import split
from generator.source.public_text import Verdict, public_text
from generator.source.tree import MemoryTree

TODAY = date(2018, 11, 1)
CANARY = "kanarie"


class Secret(NamedTuple):
    """An internal part: how it is marked, and the lines inside. Without it, nothing at all stands there."""

    opening: str
    inside: tuple[str, ...]
    closing: str
    indentation: str = ""
    is_inline: bool = False

    def text(self, inside: tuple[str, ...]) -> str:
        end = "" if self.is_inline else "\n"
        return self.opening + "".join(f"{self.indentation}{line}{end}" for line in inside) + self.closing


Piece = str | Secret
Files = dict[str, list[Piece]]

# --- what secrets say ------------------------------------------------------------------------------------------------

TRICKY = [
    CANARY,
    f"# {CANARY}",
    f"{CANARY}: {CANARY}",
    f"- {CANARY}",
    f"1. {CANARY}",
    f"| {CANARY} | {CANARY} |",
    "|---|---|",
    "```",
    "~~~",
    f"    {CANARY}",
    f"> {CANARY}",
    f"![{CANARY}](evidence/{CANARY}.jpg '{CANARY}')",
    f"[{CANARY}](x.md)",
    f"[^{CANARY}]: {CANARY}",
    f"[{CANARY}]: x '{CANARY}'",
    f"<!-- {CANARY} -->",
    f"<b>{CANARY}</b>",
    f"[[{CANARY}]]",
    "===",
    "---x",
    "",
    f"“{CANARY}” 内部",
    f"138{CANARY}",
    f"{{#{CANARY}}}",
    "&amp; \\ % @",
]
LINES = st.lists(st.sampled_from(TRICKY), min_size=1, max_size=4).map(tuple)
SIMPLE = st.lists(st.sampled_from([CANARY, f"{CANARY} 二", f"{CANARY}-3", f"“{CANARY}”"]), min_size=1, max_size=3).map(
    tuple
)


def passage(inside: tuple[str, ...]) -> Secret:
    return Secret("::: internal\n", inside, ":::\n")


def nested_passage(inside: tuple[str, ...]) -> Secret:
    return Secret("::: internal\n::: summary\n", inside, ":::\n:::\n")


def block_comment(inside: tuple[str, ...]) -> Secret:
    return Secret("<!--\n", tuple(line.replace("<!--", "").replace("-->", "") for line in inside), "-->")


def inline_comment(inside: tuple[str, ...]) -> Secret:
    return Secret("<!--", (inside[0].replace("<!--", "").replace("-->", ""),), "-->", is_inline=True)


def internal_key(inside: tuple[str, ...]) -> Secret:
    return Secret("internal:\n", tuple(f"k{at}: '{line}'" for at, line in enumerate(inside)), "", "  ")


def internal_block(inside: tuple[str, ...]) -> Secret:
    return Secret("internal: |\n", inside, "", "  ")


def internal_in_item(inside: tuple[str, ...]) -> Secret:
    return Secret("    internal:\n", tuple(f"- '{line}'" for line in inside), "", "      ")


def internal_item(inside: tuple[str, ...]) -> Secret:
    lines = tuple(f"k{at}: '{line}'" for at, line in enumerate(inside))
    return Secret("  - audience: internal\n", (f"id: {CANARY}", *lines), "", "    ")


def yaml_comment(inside: tuple[str, ...]) -> Secret:
    return Secret("", tuple(f"# {line}" for line in inside), "")


def accepted(inside: tuple[str, ...]) -> Secret:
    return Secret("accept:\n", tuple(f"- {{code: x, reason: '{line}'}}" for line in inside), "", "  ")


MEASURE = "  - audience: 'internal'\n"
FIELD_SECRETS = [internal_key, internal_block, yaml_comment, accepted]
BODY_SECRETS = [passage, nested_passage, block_comment]

# --- sites with secrets in them --------------------------------------------------------------------------------------


@st.composite
def bodies(draw: st.DrawFn) -> list[Piece]:
    """Paragraphs, lists, tables and code with secrets between and inside them."""
    public_blocks = [
        "Text.\n",
        "- one\n- two\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "```\ncode\n```\n",
        "# 标题\n",
        "> q\n",
    ]
    pieces: list[Piece] = []
    for _ in range(draw(st.integers(1, 4))):
        pieces.append(draw(st.sampled_from(public_blocks)))
        pieces.append(draw(st.sampled_from(["\n", "", "\n\n"])))
        if draw(st.booleans()):
            pieces.append(draw(st.sampled_from(BODY_SECRETS))(draw(LINES)))
            pieces.append("\n")
        if draw(st.booleans()):
            pieces += ["In ", inline_comment(draw(LINES)), " line.\n"]
    return pieces


@st.composite
def fronts(draw: st.DrawFn, head: str) -> list[Piece]:
    """A head with lists whose items are secret, or have secret parts; each kind of secret key at most once."""
    pieces: list[Piece] = [head]
    used: set[str] = set()
    for part in draw(st.permutations(["measures", "evidence", "closing", "key", "comment"])):
        if part == "measures":
            pieces.append("measures:\n  - id: m1\n    text: One\n")
            pieces += [internal_in_item(draw(SIMPLE))] if draw(st.booleans()) else []
            pieces += [internal_item(draw(SIMPLE))._replace(opening=MEASURE)] if draw(st.booleans()) else []
            pieces += ["  - id: m2\n    text: Two ", inline_comment(draw(SIMPLE)), "\n"] if draw(st.booleans()) else []
        elif part == "evidence":
            pieces.append("evidence:\n  - {file: evidence/a.jpg, alt: A}\n")
            pieces += [internal_item(draw(SIMPLE))] if draw(st.booleans()) else []
        elif part == "closing":
            pieces.append("closing:\n  self_check:\n    date: 2018-09-01\n")
            pieces += [internal_in_item(draw(SIMPLE))] if draw(st.booleans()) else []
        elif part == "comment":
            pieces += [yaml_comment(draw(SIMPLE))] if draw(st.booleans()) else []
        else:
            make = draw(st.sampled_from(FIELD_SECRETS))
            name = "internal" if make is internal_block else make.__name__
            pieces += [make(draw(SIMPLE))] if name not in used else []
            used.add(name)
    return pieces


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """A small site: public records with secrets inside, and whole files that are secret."""
    files: Files = {
        "site.yaml": ["title: Site\nauthority: O\nbase_url: https://example.org\nlanguages: [en, zh]\n"],
        "units.yaml": ["- id: a\n  name: A\n"],
        "tasks/DL-01/evidence/a.jpg": ["A"],
    }
    if draw(st.booleans()):
        files["site.yaml"] += [internal_key(draw(SIMPLE))]
        files["units.yaml"] += [Secret("  internal:\n", tuple(f"- '{line}'" for line in draw(SIMPLE)), "", "    ")]
    head = "id: {}\ntitle: T\naudience: public\n"
    for path in ("tasks/DL-01/task.md", "tasks/DL-01/progress/2018-10-01.md", "meetings/m.md", "pages/p.md"):
        files[path] = [
            "---\n",
            *draw(fronts(head.format(path.split("/")[1].removesuffix(".md")))),
            "---\n",
            *draw(bodies()),
        ]
    files["tasks/DL-01/task.zh.md"] = [
        "---\ntitle: 题\nmeasures:\n  m1: 一\n",
        *hidden_text(files["tasks/DL-01/task.md"]),
        "---\n",
        *draw(bodies()),
    ]
    for path, marked in WHOLE_SECRETS.items():
        if draw(st.booleans()):
            files[path] = [Secret("---\naudience: internal\n---\n" if marked else "", draw(LINES), "")]
    return files


def hidden_text(task: list[Piece]) -> list[Piece]:
    """The translation of an internal item; it goes with its item, so both are there or neither is."""
    has_item = any(isinstance(piece, Secret) and piece.opening == MEASURE for piece in task)
    return [Secret("", (f"{CANARY}: '{CANARY}'",), "", "  ")] if has_item else []


WHOLE_SECRETS = {
    "tasks/DL-02/task.md": True,
    f"tasks/{CANARY}.md": True,
    "meetings/x.md": True,
    "checks/c.md": True,
    "notes.md": True,
    "tasks/internal/DL-03/task.md": False,
    "tasks/DL-01/internal/task.md": False,
    "tasks/DL-01/internal/evidence/a.jpg": False,
    "tasks/DL-01/progress/internal/2018-10-02.md": False,
    "meetings/Internal/m.md": False,
    "internal/distribution.yaml": False,
    f"assets/{CANARY}.jpg": False,
    f"tasks/DL-01/evidence/{CANARY}.jpg": False,
}

# --- the same site with its secrets there, changed, broken, gone -------------------------------------------------------

Change = Callable[[Secret], str]


def written(files: Files, change: Change) -> dict[str, bytes]:
    """The site with every secret as `change` leaves it. A file that is nothing but a secret is there only if it is."""
    site = {}
    for path, pieces in files.items():
        text = "".join(piece if isinstance(piece, str) else change(piece) for piece in pieces)
        if text or any(isinstance(piece, str) for piece in pieces):
            site[path] = text.encode()
    return site


def there(secret: Secret) -> str:
    return secret.text(secret.inside)


def gone(_: Secret) -> str:
    return ""


def changed(seed: int) -> Change:
    """Other words, more or fewer lines of them."""
    chance = random.Random(seed)

    def change(secret: Secret) -> str:
        if secret.is_inline:
            return secret.text((f"other {chance.random()}",))
        lines = [line.replace(CANARY, f"x{chance.randrange(99)}") for line in secret.inside]
        return secret.text(
            tuple(lines + [line for line in lines if chance.random() < 0.3 and not line.startswith(("k", "id"))])
        )

    return change


def broken(seed: int) -> Change:
    """Signs lost, doubled and exchanged inside some of the secrets; their marks stay as they are."""
    chance = random.Random(seed)

    def change(secret: Secret) -> str:
        if chance.random() < 0.93:
            return there(secret)
        return secret.text(tuple(_damaged(line, chance) for line in secret.inside))

    return change


def _damaged(line: str, chance: random.Random) -> str:
    signs = list(line)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(signs) + 1)
        signs[at : at + chance.randrange(2)] = chance.choice(
            ["", "'", '"', "[", "}", ": ", "\t", "*", "&", "x", "—", "：", "\u200b"]
        )
    return "".join(signs).replace("<!--", "").replace("-->", "")


def outcome(site: dict[str, bytes]) -> tuple[dict[str, bytes], Disclosed]:
    found = public(MemoryTree(site), TODAY)
    return {path: found.source.read(path) for path in found.source.paths()}, found


def is_refused(found: Disclosed) -> bool:
    return any(problem.severity is Severity.ERROR for problem in found.problems)


def is_refused_later(found: Disclosed, without: Disclosed) -> bool:
    """Whether decoding finds a mistake that it does not find without the secrets: then nothing is built or handed out.

    A comment that lost its `#` is a field like any other to the gate; that no such field exists, the decoder knows.
    """
    known = {(problem.code, problem.arguments) for problem in decode(without.source).problems}
    return any(
        problem.severity is Severity.ERROR and (problem.code, problem.arguments) not in known
        for problem in decode(found.source).problems
    )


def stands(files: Files, seed: int) -> None:
    """The property itself."""
    reference, without = outcome(written(files, gone))
    assert not is_refused(without), [(problem.place, problem.code) for problem in without.problems]
    for change in (there, changed(seed), broken(seed)):
        site = written(files, change)
        result, found = outcome(site)
        assert CANARY not in "".join(result) + b"".join(result.values()).decode("utf-8", "replace")
        if not is_refused(found):
            assert result == reference or (change is not there and is_refused_later(found, without))
        else:
            assert change is not there, [(str(problem.place), problem.code, site) for problem in found.problems]


QUICK = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@settings(QUICK, max_examples=1000)
@given(sites(), st.integers(0, 2**32))
def test_the_public_source_does_not_depend_on_anything_internal(files: Files, seed: int) -> None:
    stands(files, seed)


@pytest.mark.long
@settings(QUICK, max_examples=20_000)
@given(sites(), st.integers(0, 2**32))
def test_the_public_source_does_not_depend_on_anything_internal_at_length(files: Files, seed: int) -> None:
    stands(files, seed)


@settings(max_examples=150, deadline=None)
@given(bodies(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_line_ends_and_a_byte_order_mark_change_nothing(body: list[Piece], end: str, marked: bool) -> None:
    text = written({"x": ["---\nid: x\naudience: public\n---\n", *body]}, there)["x"]
    plain = public_text("pages/x.md", text, TODAY)
    other = text.replace(b"\n", end.encode())
    assert public_text("pages/x.md", (b"\xef\xbb\xbf" if marked else b"") + other, TODAY) == plain


@settings(max_examples=150, deadline=None)
@given(fronts("id: x\ntitle: T\naudience: public\n"), bodies())
def test_what_passed_is_canonical(front: list[Piece], body: list[Piece]) -> None:
    raw = written({"x": ["---\n", *front, "---\n", *body]}, there)["x"]
    once = public_text("tasks/x.md", raw, TODAY)
    assert once.verdict is Verdict.PUBLIC
    assert split("tasks/x.md", once.text).problems == ()
    assert public_text("tasks/x.md", once.text, TODAY).text == once.text
    assert len(once.lines) == once.text.count(b"\n")


# --- one slip of the hand, anywhere ------------------------------------------------------------------------------------

RECORD = """---
id: DL-01
title: Plant
audience: public
inspection: c
areas: [a, b]
measures:
  - id: m1
    text: One
    internal:
      reason: kanarie
  - id: m2
    audience: internal
    text: kanarie
  - {id: m3, text: kanarie, audience: internal}
  - id: m4
    text: Two <!-- kanarie --> three
closing:
  notice: {document: N, internal: {reason: kanarie}}
internal:
  root_cause: kanarie
  notes: |
    kanarie

    kanarie
lead: a
---

Text.

::: internal
kanarie
:::

More <!-- kanarie --> text.

<!--
kanarie
-->

- item

::: internal
# kanarie

::: summary
:::
- kanarie
:::

End.
"""
WIDE = {" ": "\u3000", "-": "—", "\n": "\r"} | {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
SLIPS: dict[str, Callable[[str, int], str]] = {
    "left out": lambda text, at: text[:at] + text[at + 1 :],
    "doubled": lambda text, at: text[:at] + text[at] + text[at:],
    "exchanged with the next": lambda text, at: text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
    "in capitals": lambda text, at: text[:at] + text[at].upper() + text[at + 1 :],
    "in full width": lambda text, at: text[:at] + WIDE.get(text[at], text[at]) + text[at + 1 :],
    "with a blank before it": lambda text, at: f"{text[:at]} {text[at:]}",
    "with a line end before it": lambda text, at: f"{text[:at]}\n{text[at:]}",
    "with a tab before it": lambda text, at: f"{text[:at]}\t{text[at:]}",
    "with an invisible character before it": lambda text, at: f"{text[:at]}\u200b{text[at:]}",
    "with a letter before it": lambda text, at: f"{text[:at]}x{text[at:]}",
    "with a quote before it": lambda text, at: f'{text[:at]}"{text[at:]}',
    "with a bracket before it": lambda text, at: f"{text[:at]}]{text[at:]}",
}
AROUND = {
    "site.yaml": "title: S\nauthority: O\nbase_url: https://example.org\n",
    "units.yaml": "- {id: a, name: A, kind: area}\n- {id: b, name: B, kind: area}\n",
    "inspections/c.md": "---\nid: c\ntitle: C\naudience: public\n---\n",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_no_single_slip_of_the_hand_publishes_a_word(slip: str) -> None:
    """What the gate alone cannot know (an internal field moved out of `internal:`) is no public field: decoding errs."""
    for at in range(len(RECORD)):
        text = SLIPS[slip](RECORD, at)
        found = public_text("tasks/DL-01.md", text.encode(), TODAY)
        if CANARY.encode() in found.text:
            decoded = decode(MemoryTree({**AROUND, "tasks/DL-01.md": found.text}))
            assert any(problem.severity is Severity.ERROR for problem in decoded.problems), found.text.decode()


def test_the_record_passes_without_a_slip() -> None:
    found = public_text("tasks/DL-01.md", RECORD.encode(), TODAY)
    assert found.verdict is Verdict.PUBLIC
    assert CANARY.encode() not in found.text
    assert decode(MemoryTree({**AROUND, "tasks/DL-01.md": found.text})).problems == ()

"""One file at the gate: the ways in which a word could get out of it, and the slips at the words that keep it in."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.source.frontmatter import split
from generator.source.public_text import PublicText, Verdict, is_marked_internal, public_settings, public_text
from tests.gated import HEAD, SECRET, TODAY, codes, errors, everything, gate, task


@pytest.mark.parametrize(
    "raw",
    [
        b"---\naudience: internal\n---\n",
        b"---\r\nid: x\r\naudience: internal\r\n---\r\n",
        b"---\raudience: internal\r---\r",
        b"\xef\xbb\xbf---\naudience: internal\n---\n",
        b"---\naudience: internal  # for the office\n---\n",
        b'---\naudience: "internal"\n---\n',
        b"---\naudience: 'internal' \n---\n",
        b"---\naudience:   internal\t\n---\n",
        b"---\naudience: public\naudience: internal\n---\n",
        b"---\n\ttabs: [\naudience: internal\n\xff\xfe\x00 broken",
        b"---\ntitle: \xd6\xd0\xb9\xfa\naudience: internal\n---\n",
        b"--- \naudience: internal\nnever closed\n\nText",
        b"---\naudience: internal\n---\n::: internal\n<!-- unclosed",
        b"---\na: &x [*x]\naudience: internal\n---\n",
    ],
)
def test_a_record_marked_internal_is_dropped_unparsed(raw: bytes) -> None:
    assert is_marked_internal(raw)
    assert public_text("tasks/DL-01.md", raw, TODAY) == PublicText(Verdict.INTERNAL)


@pytest.mark.parametrize(
    "text",
    [
        "audience : internal\n",
        '"audience": internal\n',
        "'audience': internal\n",
        "audience:\n  internal\n",
        "audience: >\n  internal\n",
        "{audience: internal, id: x}\n",
    ],
)
def test_other_writings_of_internal_are_internal_or_refused(text: str) -> None:
    assert public_text("tasks/DL-01.md", f"---\n{text}---\n{SECRET}".encode(), TODAY).verdict is not Verdict.PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        task(body="\naudience: internal\n\n---\n\naudience: internal\n"),
        task("finding: |\n  audience: internal\n"),
        task("target: audience internal\n", "\n---\naudience: internal\n---\n"),
        task().replace("---\n", "---\u3000\n") + "\naudience: internal\n---\n",
        "---\nid: never closed\n\nText.\n\naudience: internal\n",
    ],
)
def test_the_words_in_the_text_of_a_record_do_not_make_it_vanish(text: str) -> None:
    assert not is_marked_internal(text.encode())
    assert public_text("tasks/DL-01.md", text.encode(), TODAY).verdict is not Verdict.INTERNAL


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("id: x\n", "audience-missing"),
        ("id: x\nAudience: internal\n", "audience-missing"),
        ("id: x\nAudience: public\n", "audience-missing"),
        ("id: x\naudience: Internal\n", "audience-unknown"),
        ("id: x\naudience: INTERNAL\n", "audience-unknown"),
        ("id: x\naudience: 内部\n", "audience-unknown"),
        ("id: x\naudience: Public\n", "audience-unknown"),
        ("id: x\naudience:\n", "audience-unknown"),
        ("id: x\naudience: [public]\n", "audience-unknown"),
        ("id: x\naudience: {a: public}\n", "audience-unknown"),
        ("id: x\naudience: public, internal\n", "audience-unknown"),
        ("id: x\naudience: “internal”\n", "audience-unknown"),
        ("id: x\naudience：internal\n", None),
        ("id: x\naudience:internal\n", None),
        ("id: x\naudience：public\n", "full-width-colon"),
        ('audience: public\n"audience": internal\n', "duplicate-key"),
        ("audience: public\n---\naudience: internal\n", None),
        ("audience: public\nx: &a 1\n", "yaml-reference"),
        ("audience: public\nx: *a\n", "yaml-reference"),
        ("audience: public\nx: [\n", None),
        ("audience: public\ninternal: {a: [}\n", None),
    ],
)
def test_what_cannot_be_classified_is_refused(head: str, code: str | None) -> None:
    found = public_text("tasks/DL-01.md", f"---\n{head}---\n{SECRET}".encode(), TODAY)
    if head.startswith("audience: public\n---"):  # the second document is the body, and says nothing to the gate
        assert found.verdict is Verdict.PUBLIC
        return
    assert found.verdict is not Verdict.PUBLIC
    assert found.text == b""
    if code:
        assert code in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "raw",
    [
        task().encode("utf-16"),
        task("title2: 污水\n").encode("gb18030"),
        task("note: ü\n").encode("latin-1"),
        b"PK\x03\x04word/document.xml",
        b"",
        b"   \n",
        task().replace("---", "———").encode(),
        f"---\n{HEAD}never closed\n".encode(),
        b"\n" + task().encode(),
        task("x: \u200b1\n").encode(),
        task(body="a\u202eb").encode(),
        task().encode() + b"\xff",
    ],
)
def test_files_that_cannot_be_read_are_refused_with_a_reason(raw: bytes) -> None:
    found = public_text("tasks/DL-01.md", raw, TODAY)
    assert found.verdict is Verdict.REFUSED
    assert found.problems
    assert found.text == b""


def test_settings_that_cannot_be_read_are_refused() -> None:
    assert public_settings("site.yaml", b"title: [", None).verdict is Verdict.REFUSED
    assert public_settings("site.yaml", b"text", None).verdict is Verdict.REFUSED
    assert public_settings("site.yaml", b"a: 1\na: 2\n", None).verdict is Verdict.REFUSED
    assert "site.yaml" not in gate({"site.yaml": "Internal: canary\n"}).source.paths()


# --- fields ----------------------------------------------------------------------------------------------------------

FIELD_CHANNELS = [
    "internal: canary\n",
    "internal:\n  root_cause: canary\n  phone: canary\n",
    '"internal": {notes: canary}\n',
    "'internal' : [canary]\n",
    "internal:\n- canary\n",
    "internal: |\n  canary\n\n  canary\n",
    "internal:\n  a: {b: {c: [canary, {d: canary}]}}\n",
    "closing:\n  notice:\n    internal:\n      reason: canary\n    document: N\n",
    "measures:\n  - id: m1\n    internal: {reason: canary}\n",
    "measures:\n  - {id: m1, audience: internal, text: canary}\n",
    "measures:\n  - text: canary\n    audience: internal\n",
    'measures:\n  - text: canary\n    "audience": "internal"\n',
    "decisions:\n  - id: a\n  - {audience: internal, text: canary}\n  - id: b\n",
    "location: {audience: internal, name: canary}\n",
    "deadline:\n  - {text: canary, due: 2018, audience: internal}\n",
    "a:\n  - - audience: internal\n      x: canary\n",
    "title2: x  # canary\n",
    "# canary\n",
    "a: # canary\n  - b # canary\n",
    "a: |  # canary\n  text\n",
    "a: 'x' # canary\n",
    "a: one <!-- canary --> two\n",
    "a: |\n  one\n  <!-- canary\n  canary -->\n  two\n",
    "a: <!-- canary -->\n",
    "a: [x, <!-- canary -->]\n",
    'a: {en: "one<!-- canary -->", zh: two}\n',
    "accept:\n  - {code: stale, reason: canary}\n",
    "evidence:\n  - {file: canary.jpg, alt: canary, audience: internal}\n",
]


@pytest.mark.parametrize("fields", FIELD_CHANNELS)
def test_no_channel_in_the_fields_lets_a_word_out(fields: str) -> None:
    for path in ("tasks/DL-01.md", "meetings/m.md", "bulletins/b.md", "pages/p.md", "inspections/i.md"):
        found = gate({path: task(fields), "tasks/canary.jpg": b"canary"})
        assert errors(found) == []
        assert path in found.source.paths()
        assert SECRET not in everything(found)


@pytest.mark.parametrize(
    "key",
    ["Internal", "INTERNAL", "intenal", "internl", "internall", "interanl", "іnternal", "intеrnal", "interna1", "lnternal",
     "ｉnternal", "internal_", "internál", "内部", '"internal "', "Audience", "audiance", "accept_", "acept"],
)  # fmt: skip
def test_a_key_that_only_resembles_a_guarded_one_is_refused(key: str) -> None:
    found = gate({"tasks/DL-01.md": task(f"{key}: canary\n")})
    assert errors(found)
    assert SECRET not in everything(found)


@pytest.mark.parametrize("fields", ["internal：canary\n", "internal:canary\n", " internal: canary\n", "\tinternal: canary\n",
                                    "internal = canary\n", "title2: x\n  internal: canary\n", "inter\u200bnal: canary\n",
                                    "x:\n  internal：canary\n", "? internal\n: canary\n", "? [internal]\n: canary\n",
                                    "x: y\n  Internal：canary\n", "x: y\n  INTERNAL:canary\n", "x:\n  - Internal:canary\n",
                                    "x: |\n  internal: canary\n", "x: 'a internal: canary'\n", "x: y\n  内部：canary\n",
                                    "x: y\n  audience：internal\n  text：canary\n", "x: {internal：canary, y: z}\n"])  # fmt: skip
def test_a_slip_at_the_guarded_key_is_internal_or_refused(fields: str) -> None:
    found = gate({"tasks/DL-01.md": task(fields)})
    assert SECRET not in everything(found)


@pytest.mark.parametrize("value", ["Internal", "intern", "true", "内部", "", "[internal]", "public internal"])
def test_an_unknown_audience_of_an_item_is_refused(value: str) -> None:
    assert "audience-unknown" in errors(
        gate({"tasks/DL-01.md": task(f"measures:\n  - {{id: m, audience: {value}}}\n")})
    )


def test_an_item_may_say_that_it_is_public() -> None:
    found = gate({"tasks/DL-01.md": task("measures:\n  - {id: m, audience: public}\n")})
    assert found.source.read("tasks/DL-01.md").decode() == f"---\n{HEAD}measures:\n  - id: m\n---\n"


@pytest.mark.parametrize(
    "inside", ["a: 1\n  a: 2\n", "x: [b，c]\n", "audience: nonsense\n", "Internal: x\n", "text: a\u200bb\n"]
)
def test_mistakes_inside_internal_keys_do_not_concern_the_public(inside: str) -> None:
    found = gate({"tasks/DL-01.md": task(f"internal:\n  {inside}lead: a\n")})
    assert codes(found) == []
    assert b"lead: a" in found.source.read("tasks/DL-01.md")


def test_a_mistake_beside_internal_keys_does() -> None:
    assert errors(gate({"tasks/DL-01.md": task("internal: {a: 1, a: 2}\nlead: a\nlead: b\n")})) == ["duplicate-key"]
    assert errors(gate({"tasks/DL-01.md": task("internal: {a: &x 1}\n")})) == ["yaml-reference"]


def test_a_bulletins_desk_is_cleared() -> None:
    desk = "mark: canary\nsubmitted_to: [canary]\ncopied_to: canary\nissued_to:\n  - canary\ncopies: canary\nsigned_off_by: canary\n"
    found = gate(
        {"bulletins/b.md": task(f"number: 1\n{desk}"), "bulletins/b.zh.md": f"---\nmark: canary\n{desk[13:]}---\n"}
    )
    assert codes(found) == []
    assert SECRET not in everything(found)


@pytest.mark.parametrize(
    "text", ["::: internal\\ncanary\\n:::", "a\\n::: internal\\ncanary", "： ： ： internal", "∶∶∶ internal", "::: x"]
)
def test_a_passage_in_a_field_is_refused(text: str) -> None:
    assert errors(gate({"tasks/DL-01.md": task(f'finding: "{text}"\n')})) == ["passage-in-field"]


# --- bodies ----------------------------------------------------------------------------------------------------------

BODY_CHANNELS = [
    "::: internal\ncanary\n:::\n",
    "::: internal\n\n# canary\n\n- canary\n  - canary\n\n1. canary\n\n:::\n",
    "::: internal\n| a | canary |\n|---|---|\n| canary | b |\n:::\n",
    "::: internal\n```\ncanary\n```\n\n    canary\n\n~~~ canary\n~~~\n:::\n",
    "::: internal\n![canary](canary.jpg 'canary')\n[canary](canary \"canary\")\n<https://canary.example>\n:::\n",
    "::: internal\n[^canary]: canary\n\n[canary]: canary 'canary'\n\n*[canary]: canary\n:::\n",
    "::: internal\ncanary\n===\n\ncanary\n---\n\nterm\n:   canary\n:::\n",
    '::: internal\n!!! note "canary"\n    canary\n:::\n',
    '::: internal\n<div title="canary">canary</div>\n<!-- canary -->\n:::\n',
    "::: internal\n# A {#canary .canary canary=canary}\n:::\n",
    "::: internal\n::: internal\ncanary\n:::\ncanary\n:::\n",
    "::: internal\n::: summary\n:::\ncanary\n:::\n",
    "::: summary\n::: internal\ncanary\n:::\n:::\n",
    "```\n::: internal\ncanary\n:::\n```\n",
    "> quote\n\n::: internal\n> canary\n:::\n",
    "- item\n::: internal\n- canary\n:::\n- item\n",
    "Text\n::: internal\ncanary\n:::\n===\n",
    "::: internal\ncanary\n:::\n\n::: internal\ncanary\n:::\n",
    "::: internal  \ncanary\n:::\t\n",
    "A <!-- canary --> B\n",
    "<!-- canary -->\n",
    "<!--canary-->text<!--\ncanary\n-->\n",
    "<!-- canary\n\n::: internal\ncanary\n:::\n\ncanary -->\n",
    "```\n<!-- canary -->\n```\n",
    "`<!-- canary -->`\n",
    "| a<!-- canary --> | b |\n|---|---|\n",
    "- item <!-- canary -->\n  <!-- canary -->\n",
    "![alt<!-- canary -->](a.png '<!-- canary -->')\n",
    "[^1]: note <!-- canary -->\n\nText[^1]\n",
    "# Head <!-- canary -->\n",
    "<!--> canary -->\n",
    "<!---> canary -->\n",
    "<!-- canary --!> canary -->\n",
    "<!-- canary -- > canary -->\n",
    "::\u200b: internal\ncanary\n::\u200b:\n",  # nobody can see what is between the colons, so it does not count
]


@pytest.mark.parametrize("body", BODY_CHANNELS)
def test_no_channel_in_the_body_lets_a_word_out(body: str) -> None:
    found = gate({"tasks/DL-01.md": task(body=f"Before.\n\n{body}\nAfter.\n"), "tasks/DL-01/canary.jpg": b"canary"})
    assert errors(found) == []
    assert SECRET not in everything(found)
    text = found.source.read("tasks/DL-01.md").decode()
    assert "Before." in text
    assert "After." in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("::: internal\ncanary\n", "block-unclosed"),
        ("canary\n:::\n", "block-unopened"),
        ("::: internal\n::: internal\ncanary\n:::\n", "block-unclosed"),
        ("- ::: internal\n  canary\n  :::\n", "block-unknown"),
        ("> ::: internal\n> canary\n> :::\n", "block-unknown"),
        ("  ::: internal\ncanary\n  :::\n", "block-unknown"),
        ("：：： internal\ncanary\n：：：\n", "block-unknown"),
        ("::: Internal\ncanary\n:::\n", "block-unknown"),
        (":::internal\ncanary\n:::\n", "block-unknown"),
        ("::: іnternal\ncanary\n:::\n", "block-unknown"),
        ("::: secret\ncanary\n:::\n", "block-unknown"),
        ("\u200b- ::: internal\ncanary\n", "invisible-character"),
        ("<!-- canary\n", "comment-unclosed"),
        ("text <!-- canary", "comment-unclosed"),
        ("<!-- a <!-- b --> canary -->\n", "comment-broken"),
        ("!-- canary -->\n", "comment-unopened"),
        ("<!\n-- canary -->\n", "comment-unopened"),
        ("::: internal\n<!-- x\n:::\ncanary -->\n", "comment-broken"),
        ("::: internal\n<!-- x\n:::\ncanary\n::: internal\n-->\n:::\n", "comment-broken"),
        ("<!-- x\n::: internal\n-->\n:::\ncanary\n", "comment-unclosed"),
        ("<!<!-- x -->-- canary -->\n", "comment-of-another-kind"),
        ("::<!-- x -->: internal\ncanary\n::<!-- x -->:\n", "comment-broken"),
        ("<! canary >\n<!canary>\n", "comment-of-another-kind"),
        ("<![CDATA[canary]]>\n", "comment-of-another-kind"),
        ("<?canary ?>\n", "comment-of-another-kind"),
        ("[//]: # (canary)\n", "comment-of-another-kind"),
        ("[comment]: <> (canary)\n", "comment-of-another-kind"),
        ("> [_]: # 'canary'\n", "comment-of-another-kind"),
        ("Text[^1].\n\n::: internal\n[^1]: canary\n:::\n", "note-is-internal"),
        ("[Text][x]\n\n::: internal\n[x]: canary\n:::\n", "note-is-internal"),
    ],
)
def test_a_body_in_doubt_is_refused(body: str, code: str) -> None:
    found = gate({"tasks/DL-01.md": task(body=f"\n{body}")})
    assert code in errors(found)
    assert SECRET not in everything(found)


def test_mistakes_inside_a_passage_do_not_concern_the_public() -> None:
    assert codes(gate({"tasks/DL-01.md": task(body="\n::: internal\na\u200bb\ufffd\n:::\n")})) == []


@pytest.mark.parametrize(
    "body", ["2017 → 2018\n", "2017 -> 2018\n", "a <- b\n", "a < b and c > d\n", "[x]: a.md 'title'\n\n[x]\n", "1 <2\n"]
)
def test_arrows_and_ordinary_signs_are_text(body: str) -> None:
    found = gate({"tasks/DL-01.md": task(body=f"\n{body}")})
    assert codes(found) == []
    assert body.strip() in found.source.read("tasks/DL-01.md").decode()


SIGNS = "ab:：-# \n\t'\"“”[]{}|>&*!<>@`\\~—/治\u3000\u200b1"


@settings(max_examples=600, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=50), st.text(alphabet=SIGNS, max_size=50))
@example("a: - b", "::: internal\n```\n:::\n")
@example("? |\n b\n: c", "<!--\n-->")
def test_any_mixture_of_signs_is_refused_or_written_in_a_form_that_is_read_back(fields: str, body: str) -> None:
    found = public_text("tasks/x.md", f"---\naudience: public\n{fields}\n---\n{body}".encode(), TODAY)
    if found.verdict is Verdict.PUBLIC:
        again = public_text("tasks/x.md", found.text, TODAY)
        assert again.verdict is Verdict.PUBLIC, [problem.code for problem in again.problems]
        assert again.text == found.text
        assert split("tasks/x.md", found.text).problems == ()


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_get_a_verdict(raw: bytes) -> None:
    for prefix in (b"", b"---\n", b"---\naudience: public\n", b"---\naudience: public\n---\n"):
        found = public_text("tasks/x.md", prefix + raw, TODAY)
        assert (found.verdict is Verdict.PUBLIC) is bool(found.text)
        assert found.verdict is not Verdict.REFUSED or found.problems
    public_settings("site.yaml", raw, TODAY)

"""Styles that were shared or left out are those that the library would have used."""

from collections.abc import Iterator

import pytest

from generator.shell import shared_styles
from tests.everything import printed, with_and_without

weasyprint = pytest.importorskip("weasyprint")


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert shared_styles.install()
    yield
    assert shared_styles.install()


def test_a_page_has_the_bytes_of_the_stock_one() -> None:
    adapted, stock = with_and_without(shared_styles.install, shared_styles.remove)
    assert adapted == stock


@pytest.mark.parametrize(
    "rule",
    [
        "p{display:list-item}", "*{float:footnote}", "b{position:note(x)}@page{@note-area{content:'a'}}", "p::marker{content:'x'}",
        "p::before{content:counter(c)}p{counter-increment:c}", "@layer a{p{color:red}}@layer b{p{color:blue}}", "p{color:red!important}",
        "p::footnote-call{content:'*'}b{float:footnote}", "p::first-letter{font-size:3em}", "p{--x:1em;margin:var(--x)}",
    ],
)  # fmt: skip
def test_every_kind_of_rule_weighs_as_in_the_library(rule: str) -> None:
    page = f"<style>{rule}</style><p style='color:green'>国<b>家</b><p>国<b>家</b><p id=x>国<b>家</b><p style='color:green'>国"
    ours = printed(page)
    shared_styles.remove()
    assert printed(page) == ours


def test_a_property_has_the_value_that_the_library_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each property of each element, asked for in this order, by both."""
    rule = "p{margin-inline-start:3em;inline-size:5em;border-inline-end:2px solid}b{color:red;float:left;--x:1em;padding:var(--x)}"
    page = f"<style>{rule}</style><p dir=rtl style='direction:rtl'>国<b>家</b><p>国<b>家</b>"
    names = [name for name in weasyprint.css.properties.INITIAL_VALUES if name not in {"anchor", "link", "lang"}]

    def told() -> list[list[str]]:
        styles: list[object] = []
        stock = weasyprint.css.StyleFor.set_computed_styles
        with monkeypatch.context() as changed:

            def noted(self: object, *rest: object, **named: object) -> None:
                stock(self, *rest, **named)
                styles.append(self.get_computed_styles()[rest[0], rest[3] if len(rest) > 3 else named.get("pseudo_type")])

            changed.setattr(weasyprint.css.StyleFor, "set_computed_styles", noted)
            weasyprint.HTML(string=page).render()
        return [[repr(style[name]) for name in names] for style in styles if style.pseudo_type is None]

    ours = told()
    shared_styles.remove()
    stock = told()
    assert ours
    assert {tuple(one) for one in ours} == {tuple(one) for one in stock}


def test_parts_that_nobody_asks_for_have_no_style(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    stock = weasyprint.css.StyleFor.set_computed_styles

    def noted(self: object, *rest: object, **named: object) -> None:
        asked.append(str(rest[3]) if len(rest) > 3 else "")
        stock(self, *rest, **named)

    monkeypatch.setattr(weasyprint.css.StyleFor, "set_computed_styles", noted)
    weasyprint.HTML(string="<ul>" + "<li>国<b>家</b>" * 5 + "</ul>").render()
    assert asked.count("marker") == 5
    assert asked.count("footnote-call") == 0
    # The document, its head and body, the list, one kind of item and one kind of bold word.
    assert asked.count("None") == 6


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shared_styles.remove()
    with monkeypatch.context() as changed:
        changed.setattr(weasyprint, "__version__", "71.0")
        assert not shared_styles.install()
        assert weasyprint.css.StyleFor.__init__ is shared_styles._stock_begin
        assert weasyprint.css.ComputedStyle.__missing__ is shared_styles._stock_missing

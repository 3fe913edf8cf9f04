"""Works out the style of an element once for all that are alike, and that of a marker or note only where there is one.

WeasyPrint shares styles between equal elements, but weighs all rules for each of them before it looks; and because its
own sheet has rules for the markers, calls and notes of every element, it makes six more styles for each, of which none
is ever asked for. What is left out here is what nobody could see.
An adaptation of one library version like `justify`, and like it without effect where the version is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from math import inf
from typing import Any, Final

import weasyprint
from weasyprint import css

KNOWN_VERSIONS: Final = ("70.0",)
NEEDED: Final[dict[str, Callable[[Any], bool]]] = {
    "marker": lambda style: "list-item" in style["display"],
    "footnote-call": lambda style: style["float"] == "footnote",
    "footnote-marker": lambda style: style["float"] == "footnote",
    "note-call": lambda style: style["position"][0] == "note()",
    "note-marker": lambda style: style["position"][0] == "note()",
    "note-callback": lambda style: style["position"][0] == "note()",
}
"""What an element has to be like before the library asks for the style of a part of it."""

SPECIAL: Final = frozenset({"float", "position", "display", "page"})
"""Properties that follow from each other or are handed down in a way of their own."""

_stock_begin: Final[Callable[..., None]] = css.StyleFor.__init__
_stock_missing: Final[Callable[..., Any]] = css.ComputedStyle.__missing__


def install() -> bool:
    """Put the adaptation in; False, with nothing changed, when the library's version is not one that was tried."""
    if weasyprint.__version__ not in KNOWN_VERSIONS:
        return False
    css.StyleFor.__init__ = _begin
    css.ComputedStyle.__missing__ = _missing
    return True


def remove() -> None:
    """Take the adaptation out again (for the test that compares with the stock styles)."""
    css.StyleFor.__init__ = _stock_begin
    css.ComputedStyle.__missing__ = _stock_missing


def _begin(self: Any, html: Any, sheets: Any, hints: Any, font_config: Any, target_collector: Any) -> None:
    """The library's styles of a document, in its order."""
    self._cascaded_styles, self._computed_styles = {}, {}
    self.initial_page_sizes = {"box": None, "area": None}
    self._sheets, self.font_config = sheets, font_config
    root = html.etree_element
    declared = _declared(self, html, hints)
    known: dict[Any, Any] = {}
    for element in html.wrapper_element.iter_subtree():
        own = element.etree_element
        parent = element.parent.etree_element if element.parent else None
        matched = list(_matched(element, sheets))
        above = id(self._computed_styles[parent, None]) if element.parent else None
        key = (above, declared.get(own), tuple(name for name, *_ in matched))
        style = known.get(key)
        if style is None:
            _cascade(self, own, (rule for rule in matched if rule[1] is None))
            self.set_computed_styles(own, parent, root, None, html.base_url, target_collector)
            style = known[key] = self._computed_styles[own, None]
        else:
            self._computed_styles[own, None] = style
        _cascade(self, own, (rule for rule in matched if rule[1] is not None and _is_needed(rule[1], style)))
    for own, pseudo in self._cascaded_styles:
        if pseudo:
            self.set_computed_styles(own, own, root, pseudo, html.base_url, target_collector)
    self._cascaded_styles.clear()


def _missing(style: Any, key: str) -> Any:
    """The library's value of a property; of one that no rule names, straight from the parent or the list of first values."""
    is_inherited = key in css.INHERITED
    is_plain = (style.parent_style is not None) if is_inherited else (key not in css.INITIAL_NOT_COMPUTED)
    if not is_plain or key in style.cascaded or key in SPECIAL or key.startswith(("__", "text_decoration_")):
        return _stock_missing(style, key)
    if key in css.PHYSICAL_FUNCTIONS and _logical(key, style["direction"]) in style.cascaded:
        return _stock_missing(style, key)
    value = style[key] = style.parent_style[key] if is_inherited else css.INITIAL_VALUES[key]
    return value


@cache
def _logical(key: str, direction: str) -> str:
    """Under what other name a rule may tell of a side: `margin_inline_start` for `margin_left`."""
    name: str = css.PHYSICAL_FUNCTIONS[key](block="ttb", inline=direction)
    return name


def _is_needed(pseudo: str, style: Any) -> bool:
    return pseudo not in NEEDED or NEEDED[pseudo](style)


def _declared(self: Any, html: Any, hints: Any) -> dict[Any, Any]:
    """The declarations of `style` attributes and their like, entered as an author's."""
    found = {}
    for specificity, element, declarations, base_url in css.find_style_attributes(html.etree_element, hints, html.base_url):
        found[element] = tuple(declarations)
        style = self._cascaded_styles.setdefault((element, None), {})
        _weigh(style, css.preprocess_declarations(base_url, found[element]), "author", inf, specificity)
    return found


def _matched(element: Any, sheets: Any) -> Iterable[tuple[Any, ...]]:
    """The rules that hold for an element: what tells them apart, whose they are, and how much they weigh."""
    for sheet, origin, given in sheets:
        for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(element):
            order = inf if layer is None else sheet.layers.index(layer)
            yield (sheet, specificity, id(declarations), order), pseudo, declarations, origin, order, given or specificity


def _cascade(self: Any, own: Any, rules: Iterable[tuple[Any, ...]]) -> None:
    for _, pseudo, declarations, origin, order, specificity in rules:
        _weigh(self._cascaded_styles.setdefault((own, pseudo), {}), declarations, origin, order, specificity)


def _weigh(style: dict[Any, Any], declarations: Iterable[Any], origin: str, order: float, specificity: Any) -> None:
    """Let declarations take the place of those that weigh no more."""
    for name, values, importance in declarations:
        weight = (css.declaration_precedence(origin, importance), order, specificity)
        if name not in style or style[name][1] <= weight:
            style[name] = values, weight

"""Fingerprints of values: nothing but types and contents counts, and all of them do."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.model.text import Said
from generator.render.fingerprint import fingerprint
from generator.render.views.backdrop import Day, Link


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class One:
    text: object


@dataclass(frozen=True)
class Other:
    text: object


plain = st.one_of(st.text(max_size=6), st.integers(), st.booleans(), st.none(), st.dates(), st.text(max_size=3).map(Markup))
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(One, inner),
        st.builds(Other, inner),
        st.builds(Link, st.builds(Said, st.text(max_size=3), st.sampled_from(["en", "zh"])), st.text(max_size=4)),
        st.dictionaries(st.text(max_size=2), inner, max_size=2),
    ),
    max_leaves=8,
)


def told(value: object) -> str:
    """A value with all its types, as a text."""
    if isinstance(value, dict):
        return f"dict{[(key, told(item)) for key, item in value.items()]}"
    if isinstance(value, (tuple, list)):
        return f"[{','.join(map(told, value))}]"
    if isinstance(value, (One, Other)):
        return f"{type(value).__name__}({told(value.text)})"
    return f"{type(value).__name__}:{value!r}"


@given(values, values)
def test_fingerprints_differ_exactly_where_values_do(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (told(one) == told(other))


def test_a_text_that_is_markup_and_one_that_is_not_differ() -> None:
    assert len({fingerprint(each) for each in ("<b>", Markup("<b>"), b"<b>", ("<b>",), One("<b>"), Other("<b>"))}) == 6
    assert len({fingerprint(each) for each in (1, True, 1.0, "1", Colour.RED, "red")}) == 6


def test_where_a_value_comes_from_does_not_count() -> None:
    made = f"te{chr(120)}t"
    assert fingerprint((made, made, Day("a", made))) == fingerprint(("text", "text", Day("a", "text")))
    program = (
        "from generator.render.fingerprint import fingerprint\n"
        "print(fingerprint(frozenset('abcdefgh'), {'b': 1, 'a': (2, None)}, 'text').hex())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.strip()) == 64


def test_a_value_of_an_unknown_kind_has_none() -> None:
    with pytest.raises(TypeError, match="function"):
        fingerprint(One(lambda: date.min))

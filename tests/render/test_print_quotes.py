"""Straight marks of English texts are set as a press sets them, and nothing else changes."""

from __future__ import annotations

import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.print_quotes import with_set_quotes


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>The city's plant</p>", "<p>The city’s plant</p>"),
        ("<p>the districts&#39; desks</p>", "<p>the districts’ desks</p>"),
        ('<p>He said "no" twice.</p>', "<p>He said “no” twice.</p>"),
        ("<p>&quot;No&quot;, (&#34;yes&#34;)</p>", "<p>“No”, (“yes”)</p>"),
        ("<p>'one' and \"two\"</p>", "<p>‘one’ and “two”</p>"),
        ('<p>"\'One\' is one"</p>', "<p>“‘One’ is one”</p>"),
        ('<p><em>"Well"</em>, <strong>it</strong>\'s "<em>so</em>"</p>', "<p><em>“Well”</em>, <strong>it</strong>’s “<em>so</em>”</p>"),
        ("<p>the '90s and 1990's</p>", "<p>the ’90s and 1990’s</p>"),
        ('<p>"since 2018" and 12" pipes, 5\' deep</p>', "<p>“since 2018” and 12\" pipes, 5' deep</p>"),
        ('<p>never closed: "so</p><p>"new"</p>', "<p>never closed: “so</p><p>“new”</p>"),
        ("<td>a</td><td>'b'</td>", "<td>a</td><td>‘b’</td>"),
        ('<p><code>a = "b"</code>\'s</p><pre>it\'s</pre>', '<p><code>a = "b"</code>’s</p><pre>it\'s</pre>'),
        ('<img alt="the city\'s"><p lang="en">x</p>', '<img alt="the city\'s"><p lang="en">x</p>'),
        ("<head><title>it's</title></head>", "<head><title>it's</title></head>"),
        ('<p>5 &lt; 6 &amp; "a"</p>', "<p>5 &lt; 6 &amp; “a”</p>"),
    ],
)
def test_marks_are_set(typed: str, printed: str) -> None:
    assert with_set_quotes(typed) == printed


STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@given(st.lists(st.sampled_from(["<p>", "</p>", "<em>", "</em>", "'", '"', "&#39;", "&quot;", "a", "5", " ", "(", "污", "<br>", "&amp;"])))
def test_nothing_but_marks_changes(parts: list[str]) -> None:
    typed = "".join(parts)
    printed = with_set_quotes(typed)
    assert html_module.unescape(printed).translate(STRAIGHT) == html_module.unescape(typed)
    assert re.findall(r"<[^>]*>", printed) == re.findall(r"<[^>]*>", typed)
    assert with_set_quotes(printed) == printed

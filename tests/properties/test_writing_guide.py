"""Every example of the writing guide converts without a problem, in both languages, and shows what the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.problem import RULES, Place
from generator.render.markup import Markup, Rendered
from generator.render.markup_allowed import CALLOUTS, OFFERED_CLASSES
from generator.render.markup_bounds import DEEPEST_NESTING, LONGEST_TEXT

GUIDES = (("docs/markdown.md", "en"), ("docs/markdown.zh.md", "zh"))


def examples(repository: Path, guide: str, language: str) -> list[Rendered]:
    markup = Markup(
        lambda name: (f"../{name}/", name),
        lambda name, alt, title: f'<img src="{name}" alt="{alt}">',
        "t-",
        language,
        lambda name: f"../{name}",
    )
    texts = re.findall(r"^```markdown\n(.*?)^```", (repository / guide).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [markup.html(text, Place(guide, 1)) for text in texts]


@pytest.mark.parametrize(("guide", "language"), GUIDES)
def test_every_example_converts_without_a_problem(repository: Path, guide: str, language: str):
    made = examples(repository, guide, language)
    assert len(made) == 5
    assert [problem for rendered in made for problem in rendered.problems] == []


@pytest.mark.parametrize(("guide", "language"), GUIDES)
def test_the_examples_show_every_construct(repository: Path, guide: str, language: str):
    html = "\n".join(rendered.html for rendered in examples(repository, guide, language))
    for part in ("<h2", "<h3", "<ul>", "<ol>", "<strong>", "<em>", "record-link", 'rel="external', "<img", "<table>",
                 "align-right", "footnote-ref", "<dl>", "admonition warning", 'class="small"', 'href="#t-'):  # fmt: skip
        assert part in html, part


@pytest.mark.parametrize(("guide", "language"), GUIDES)
def test_the_guide_names_what_is_offered_and_what_is_refused(repository: Path, guide: str, language: str):
    text = (repository / guide).read_text("utf-8")
    assert set(re.findall(r"`\.([\w-]+)`", text)) == OFFERED_CLASSES
    assert set(CALLOUTS) <= set(re.findall(r"`(\w+)`", text))
    assert f"{LONGEST_TEXT:,}".replace(",", " ") in text
    assert f" {DEEPEST_NESTING} " in text
    assert {"text-too-long", "text-nested-too-deep", "hidden-character", "too-many-marks"} <= set(RULES)

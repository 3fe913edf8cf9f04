"""The templates as one Jinja environment: sources come in as values, texts are escaped, an unknown name is a bug.

Templates under `internal/` exist for the internal edition only: the public edition's loader does not know them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.model.memory import key_of
from generator.model.text import Said
from generator.render.address_code import address_code
from generator.render.addresses import quoted
from generator.render.charts.drawing import drawn, drawn_for_paper
from generator.render.charts.values import Chart
from generator.render.words import Words

INTERNAL: Final = "internal/"


class Templates:
    """The templates of one edition. `sources` are all templates by path, a site's own already laid over the shipped;
    `bytecode` has them compiled.
    """

    def __init__(
        self, sources: Mapping[str, str], *, internal: bool, bytecode: jinja2.BytecodeCache | None = None,
    ) -> None:
        self._sources = {
            path: text for path, text in sources.items() if internal or not path.startswith(INTERNAL)
        }
        self._environment = jinja2.Environment(
            loader=jinja2.DictLoader(self._sources),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=bytecode,
            extensions=["jinja2.ext.do"],
        )
        self._environment.globals["once"] = self._once
        self._environment.globals["address_code"] = address_code
        self._environment.globals["layout"] = self._chosen("layouts/page.html")
        self._environment.filters.update(
            spoken=spoken, quoted=quoted, paragraphs=paragraphs, drawn=picture_of, drawn_for_paper=pictures_of,
        )
        self._known: dict[str, jinja2.Template] = {}
        self._made: dict[tuple[object, ...], tuple[object, Markup]] = {}

    @cached_property
    def digest(self) -> bytes:
        """The digest of all sources: what a page looks like depends on no other file."""
        return key_of(*(part for name, text in sorted(self._sources.items()) for part in (name, text)))

    def load_all(self) -> None:
        """Load what pages are made of, so that copies of the process need not; a faulty template is told when it is used."""
        for name in self._sources:
            if name.removeprefix(INTERNAL).startswith(("layouts/", "pages/", "parts/")):
                with contextlib.suppress(jinja2.TemplateError):
                    self._environment.get_template(name)

    def _chosen(self, name: str) -> str:
        own = INTERNAL + name
        return own if own in self._sources else name

    def __contains__(self, name: str) -> bool:
        return self._chosen(name) in self._sources

    def rendered(self, name: str, **values: object) -> str:
        """The template `name` filled; the internal edition takes its own template of that name where there is one."""
        template = self._known.get(name)
        if template is None:
            template = self._known[name] = self._environment.get_template(self._chosen(name))
        return template.render(values)

    def _once(self, name: str, about: object, say: Words, root: str, *more: str) -> Markup:
        """The template `name`, filled with `about`, made once for each page depth however many pages show it.

        A task's line stands in a dozen lists, the footer on every page: rendering them anew took half of a build.
        """
        key = (name, id(about), root, *more)
        known = self._made.get(key)
        if known is None:
            text = self.rendered(name, about=about, say=say, root=root, more=more)
            # The value is kept, so that its id is not given to another one.
            known = self._made[key] = (about, Markup(text))
        return known[1]

    def source(self, path: str) -> str:
        """The text of a file that is no template (style sheet, script, icon). Raises KeyError where there is none."""
        return self._sources[path]


@jinja2.pass_context
def spoken(context: Context, said: Said | str) -> Markup:
    """A text with its `lang` where it is in another language than the page."""
    if isinstance(said, str):
        return escape(said)
    say = context["say"]
    if said.language == say.language or not said.text:
        return escape(said.text)
    return Markup('<span lang="{}">{}</span>').format(_tag(said.language), said.text)


@jinja2.pass_context
def paragraphs(context: Context, said: Said) -> Markup:
    """A longer text as paragraphs: an empty line parts them."""
    say = context["say"]
    mark = Markup("<p>{}</p>")
    if said.language != say.language:
        mark = Markup('<p lang="{}">').format(_tag(said.language)) + Markup("{}</p>")
    parts = [" ".join(part.split()) if part.isascii() else part.strip() for part in said.text.split("\n\n")]
    return Markup("\n").join(mark.format(part) for part in parts if part)


@jinja2.pass_context
def picture_of(context: Context, chart: Chart) -> Markup:
    """A chart's SVG in the page's language."""
    return drawn(chart, context["say"])


@jinja2.pass_context
def pictures_of(context: Context, chart: Chart) -> tuple[Markup, ...]:
    """A chart's SVG on paper: several where it is higher than a page."""
    return drawn_for_paper(chart, context["say"])


def _tag(language: str) -> str:
    return "zh-CN" if language == "zh" else language

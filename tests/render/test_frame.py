"""The frame: a strict policy, machine-readable data that cannot break out, addresses in full."""

import json
import re

from generator.render.frame import POLICY, POLICY_AGAIN, Page, assets_of, rendered, site_frame
from tests import builders as b
from tests.render.websites import backdrop, templates

STRUCTURED = {"@type": "Report", "name": "</script><b>&"}


def made(structured: dict[str, object] | None = None, language: str = "en") -> str:
    assets, _ = assets_of(templates())
    site = site_frame(backdrop(b.ledger(), language), assets, head="abc")
    page = Page(
        address=f"{language}/tasks/X/index.html", template="pages/moved.html", title="A <title>", description="About",
        section="tasks", view={"title": "t", "text": "x", "link": {"text": "y", "address": ""}}, structured=structured,
    )
    return rendered(templates(), site, page, ("en", "zh"), "https://testing.example/").body.decode()


def test_the_policy_names_nothing_but_the_site_itself() -> None:
    assert not re.search(r"unsafe|https?:|\*|data:", POLICY)
    assert "default-src 'none'" in POLICY


def test_the_strict_policy_comes_first_and_the_second_takes_nothing_from_it() -> None:
    found = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made())
    assert found == [POLICY, POLICY_AGAIN]
    assert POLICY_AGAIN in POLICY


def test_structured_data_is_escaped() -> None:
    text = made(STRUCTURED)
    block = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in block
    assert json.loads(block) == STRUCTURED


def test_without_data_there_is_no_inline_script() -> None:
    assert "application/ld+json" not in made()


def test_head_says_what_government_sites_say() -> None:
    text = made()
    for name in ("SiteName", "SiteDomain", "ColumnName", "ArticleTitle", "PubDate", "ContentSource"):
        assert f'<meta name="{name}" content="' in text
    assert '<link rel="canonical" href="https://testing.example/en/tasks/X/index.html">' in text
    assert '<link rel="alternate" hreflang="zh-CN" href="https://testing.example/zh/tasks/X/index.html">' in text
    assert '<meta property="og:locale" content="en_GB">' in text


def test_title_names_page_and_site_and_is_escaped() -> None:
    assert "<title>A &lt;title&gt; – Rectification in Testing</title>" in made()


def test_the_page_says_its_language() -> None:
    assert '<html lang="zh-CN">' in made(language="zh")
    assert '<html lang="en">' in made()


def test_the_footer_says_who_when_and_which_publication() -> None:
    text = made()
    assert "Published by <strong>Rectification Office of Testing</strong>" in text
    assert '<time datetime="2018-10-31">31 October 2018</time>' in text
    assert "abc</code>" in text


def test_files_are_named_by_their_content() -> None:
    assets, files = assets_of(templates())
    assert {file.path for file in files} >= {assets.stylesheet, assets.icon, assets.filter}
    assert all(re.search(r"-[0-9a-f]{10}\.\w+$", file.path) for file in files)


def test_the_style_sheet_loses_comments_and_spaces_only() -> None:
    _, files = assets_of(templates())
    css = next(file.body.decode() for file in files if file.path.endswith(".css"))
    assert "/*" not in css
    written = re.sub(r"/\*.*?\*/", "", templates().source("assets/site.css"), flags=re.DOTALL)
    assert css.count("{") == written.count("{")
    assert re.sub(r"[\s;]", "", css) == re.sub(r"[\s;]", "", written)
    assert re.findall(r'"[^"]*"', css) == re.findall(r'"[^"]*"', written)
    assert re.findall(r"[-\w%)] [-+*/] [-\w(]", css) == re.findall(r"[-\w%)] [-+*/] [-\w(]", written)


def test_scripts_lose_indents_and_comments_only() -> None:
    _, files = assets_of(templates())
    made_of = {file.path.split("-")[0]: file.body.decode() for file in files if file.path.endswith(".js")}
    for name, script in made_of.items():
        written = templates().source(f"{name}.js")
        assert not re.search(r"^\s|^//|^$", script.rstrip("\n"), re.MULTILINE)
        kept = [line.strip() for line in written.splitlines() if line.strip() and not line.strip().startswith("//")]
        assert script.splitlines() == kept
        assert not [line for line in kept if line.count("`") % 2 or "/*" in line], "a text or comment over several lines"

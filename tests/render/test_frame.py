"""The frame: a strict policy, machine-readable data that cannot break out, addresses in full."""

import hashlib
import json
import re
from base64 import b64encode

from generator.render.frame import POLICY, Page, assets_of, rendered, site_frame
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
    assert not re.search(r"unsafe|https?:|\*|data:", POLICY.replace("{data}", ""))
    assert "default-src 'none'" in POLICY


def test_structured_data_is_escaped_and_its_hash_is_in_the_policy() -> None:
    text = made(STRUCTURED)
    block = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in block
    assert json.loads(block) == STRUCTURED
    digest = b64encode(hashlib.sha256(block.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in text


def test_without_data_there_is_no_inline_script() -> None:
    assert "application/ld+json" not in made()
    assert "sha256-" not in made()


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


def test_the_style_sheet_loses_comments_only() -> None:
    _, files = assets_of(templates())
    css = next(file.body.decode() for file in files if file.path.endswith(".css"))
    assert "/*" not in css
    assert css.count("{") == re.sub(r"/\*.*?\*/", "", templates().source("assets/site.css"), flags=re.DOTALL).count("{")

from __future__ import annotations

import re

from generator.model.problem import Place
from generator.render.markup import Heading, Markup, Rendered, plain_text

PLACE = Place("tasks/DL-01/task.md", 11)


def resolve(name: str) -> tuple[str, str] | None:
    return (f"../{name}/index.html", f"任务 {name}") if name.startswith("DL-") else None


def picture(name: str, alt: str, title: str) -> str | None:
    return f'<img src="p/{name}" alt="{alt}" title="{title}" width="4" height="3">' if name.endswith(".jpg") else None


def document(name: str) -> str | None:
    return f"../files/{name}" if name.endswith(".pdf") else None


def rendered(body: str, language: str = "en", prefix: str = "t-") -> Rendered:
    return Markup(resolve, picture, prefix, language, document).html(body, PLACE)


def codes(result: Rendered) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in result.problems]


def test_a_record_is_linked_by_its_id_with_its_title():
    assert (
        rendered("See [[DL-02]].").html
        == '<p>See <a class="record-link" href="../DL-02/index.html">任务 DL-02</a>.</p>'
    )


def test_a_record_link_may_have_words_of_its_own():
    assert ">the <em>boilers</em></a>" in rendered("[[DL-02|the *boilers*]]").html


def test_a_record_link_in_a_table_needs_no_escape_but_may_have_one():
    html = rendered("| a |\n|---|\n| [[DL-02|one]] [[DL-03\\|two]] |\n").html
    assert ">one</a>" in html
    assert ">two</a>" in html
    assert html.count("<td>") == 1


def test_a_record_link_in_code_is_code():
    assert rendered("`[[DL-02|x]]`").html == "<p><code>[[DL-02|x]]</code></p>"


def test_each_link_to_nowhere_is_a_problem_at_its_own_place():
    result = rendered("ok [[DL-02]] [[X-1]]\n\n- [[X-1]]\n")
    assert codes(result) == [("unknown-record-link", 11, 14), ("unknown-record-link", 13, 3)]
    assert "X-1" in result.html


def test_pictures_come_from_the_function_and_from_nowhere_else():
    result = rendered('![Tank](a.jpg "New")\n\n![x](../b.jpg) ![y](https://example.org/c.jpg) ![z](gone.jpg2)')
    assert '<img src="p/a.jpg" alt="Tank" title="New" width="4" height="3">' in result.html
    assert result.html.count("<img") == 1
    assert [code for code, _, _ in codes(result)] == ["unknown-picture"] * 3


def test_a_picture_alone_is_a_figure_and_one_among_words_is_not():
    figure = "<figure><img src='p'><figcaption>t</figcaption></figure>"
    markup = Markup(resolve, lambda name, alt, title: figure, "t-", "en")
    assert markup.html("![x](a.jpg)", PLACE).html == figure
    assert markup.html("a ![x](a.jpg) b", PLACE).html == "<p>a <img src='p'> b</p>"


def test_a_picture_without_words_is_reported():
    assert codes(rendered("![](a.jpg)")) == [("picture-without-text", 11, 1)]


def test_a_forged_picture_mark_shows_nothing():
    assert codes(rendered("![a](a.jpg) &#26;0&#26;")) == [("hidden-character", 11, 13)]


def test_documents_beside_the_record_are_linked_and_others_reported():
    result = rendered("[r](e/%E6%B0%B4.pdf#page=2) [s](gone.doc)")
    assert '<a href="../files/e/水.pdf#page=2">r</a>' in result.html
    assert codes(result) == [("unknown-file", 11, 33)]


def test_links_to_other_sites_say_so():
    assert (
        'rel="external noopener noreferrer" href="https://example.org/?a=1&amp;copy=2"'
        in rendered("[a](https://example.org/?a=1&copy=2)").html
    )
    assert "rel=" not in rendered("[[DL-02]] [m](mailto:a@example.org)").html


def test_headings_follow_each_other_below_the_pages_own():
    result = rendered("## 总体情况\n\n#### 一、水\n\n## 总体情况\n\nSetext\n===\n", "zh")
    assert result.headings == (
        Heading(2, "t-总体情况", "总体情况"),
        Heading(3, "t-一-水", "一、水"),
        Heading(2, "t-总体情况_1", "总体情况"),
        Heading(2, "t-setext", "Setext"),
    )
    assert '<h3 id="t-一-水">' in result.html
    assert "<h1" not in result.html


def test_own_anchors_links_to_them_and_lists_of_contents_carry_the_prefix():
    result = rendered("[TOC]\n\n# Long name {#short}\n\n[up](#short) [none](#long-name)")
    assert '<h2 id="t-short">' in result.html
    assert result.html.count('href="#t-short"') == 2
    assert '<nav class="toc" aria-label="Contents">' in result.html
    assert codes(result) == [("unknown-anchor", 15, 21)]


def test_an_anchor_given_twice_is_reported():
    assert codes(rendered("# A {#x}\n\n# B {#x}\n")) == [("anchor-repeated", 11, 6)]


def test_footnotes_have_valid_ids_and_a_way_back_in_the_language():
    html = rendered("甲[^注 一]乙[^注 一]\n\n[^注 一]: 文\n", "zh").html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 3
    assert not any(" " in id for id in ids)
    assert 'aria-label="返回正文注 1 处"' in html
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids)


def test_two_texts_on_a_page_share_no_id():
    text = "# A\n\nx[^1] {#p}\n\n[^1]: y\n"
    first, second = (set(re.findall(r' id="([^"]+)"', rendered(text, prefix=prefix).html)) for prefix in ("a-", "b-"))
    assert first
    assert not first & second


def test_tables_align_by_class_scroll_in_a_box_and_name_their_columns():
    html = rendered("| a | |\n|--:|:-:|\n| 1 | 2 |\n").html
    assert "style" not in html
    assert '<th class="align-right" scope="col">a</th>' in html
    assert '<td class="align-center"></td>' in html
    assert html.startswith('<div class="table-scroll" role="group" tabindex="0" aria-label="Table"><table>')
    assert html.endswith("</table></div>")


def test_callouts_speak_the_language_and_unknown_ones_are_reported():
    assert '<p class="admonition-title">注意</p>' in rendered("!!! warning\n    x\n", "zh").html
    result = rendered('!!! shout "Own"\n    x\n')
    assert '<div class="admonition note">' in result.html
    assert codes(result) == [("class-not-offered", 11, 1)]


def test_classes_are_those_offered():
    result = rendered("text\n{: .small .admin onclick=x style=y }\n")
    assert result.html == '<p class="small">text</p>'
    assert codes(result) == [("class-not-offered", 12, 11)]


def test_raw_html_keeps_its_words_and_loses_the_rest():
    result = rendered(
        '<p onclick="x"><u>kept</u> <script>gone</script><img src="a.jpg"> <a href="javascript:x">j</a></p>'
    )
    assert result.html == "<p><u>kept</u>  <a>j</a></p>"
    assert {code for code, _, _ in codes(result)} == {"html-removed", "address-not-allowed"}


def test_links_and_anchors_in_raw_html_are_answered_too():
    result = rendered('<p id="own"><a href="#own">a</a> <a href="r.pdf">b</a> <a href="no.doc">c</a></p>')
    assert result.html == '<p id="t-own"><a href="#t-own">a</a> <a href="../files/r.pdf">b</a> <a>c</a></p>'
    assert [code for code, _, _ in codes(result)] == ["unknown-file"]


def test_comments_never_come_out():
    assert "secret" not in rendered("a <!-- secret --> b\n\n<!-- secret\n\nsecret -->\n").html


def test_lines_of_chinese_join_without_a_space():
    assert rendered("第一行，\n第二行 and\nmore\n\n    甲\n    乙\n", "zh").html == (
        "<p>第一行，第二行 and\nmore</p>\n<pre><code>甲\n乙\n</code></pre>"
    )


def test_the_words_alone_are_for_search():
    result = rendered("# A\n\n**整**改[^1] &amp; <br>b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n", "zh")
    assert result.plain_text == "A 整改 & b x y 1 2 note"
    assert plain_text("") == ""


def test_what_was_asked_is_listed_with_the_answers():
    asked = rendered("[[DL-02]] [[DL-02]] [[X]] ![a](a.jpg) [r](r.pdf)").asked
    assert [(ask.kind, ask.name, bool(ask.answer)) for ask in asked] == [
        ("record", "DL-02", True),
        ("record", "X", False),
        ("picture", "a.jpg\x1fa\x1f", True),
        ("document", "r.pdf", True),
    ]


def test_the_same_text_gives_the_same_html_after_any_other():
    text = "# A\n\nx[^1]\n\n[^1]: y\n"
    first = rendered(text)
    rendered("# A\n\nz[^1] [[DL-9]]\n\n[^1]: other\n\n[a]: b\n")
    assert rendered(text) == first


def test_an_empty_text_is_empty():
    assert rendered(" \n\n") == Rendered("")


def test_line_ends_of_any_system_are_the_same():
    assert rendered("a\r\n\r\n- b\r\n- c\r") == rendered("a\n\n- b\n- c\n")

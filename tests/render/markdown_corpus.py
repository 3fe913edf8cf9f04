"""Texts for the tests of Markdown: a hand-written corpus of every construct, and a generator of odd ones."""

from __future__ import annotations

from hypothesis import strategies as st

TEXTS = (
    (
        '# 总体情况\n\n一段**粗体**与*斜体*，见[公报](https://example.org/a "题")。\n\n## 进展\n'
        "\n- 甲\n- 乙\n    - 丙\n\n1. 一\n2. 二\n"
    ),
    "Setext\n======\n\nSub\n---\n\ntext\n\n***\n\n- - -\n\n___\n",
    "| 名称 | 数值 | x |\n|:---|---:|:-:|\n| `a|b` | 12 | \\| |\n| [[DL-01\\|甲]] | | ok |\n",
    "a | b\n--- | ---\n1 | 2\nno pipes\n",
    "词\n: 定义一\n\n    续\n\n: 定义二\n\n另一\n:   x\n",
    "脚注[^一]与[^b c]又[^一]。\n\n[^一]: 注文\n    续行\n\n    第二段\n[^b c]: other\n",
    '!!! note\n    内容\n\n    - 列表\n\n!!! warning "题"\n    x\n\n后文\n',
    "> 引用\n> > 嵌套\n\n> - 列表\n> 1. 二\n",
    "    code <b>\n\n    more\n\ntext `a``b` ``c`d`` \\`e\\` `unclosed\n",
    '## 标题 {#own .small}\n\n段落\n{: .small title="t"}\n\n*em*{: .x} text {: .y }\n',
    "![图](a.jpg \"t\") ![ref][img] [ref] [text][ref] [s]\n\n[img]: b.jpg\n[ref]: https://example.org 'T'\n[s]: <x>\n",
    "<https://example.org/?a=1&b=2> <me@example.org> AT&T &copy; &#169; a < b > c &\n",
    '<div class="a">\n**raw** <b>x</b>\n</div>\n\nin <em>line</em> <!-- note --> <br/>\n',
    "line one  \nline two\\\nline three\n",
    "***both*** **a*b*c** __x__ _y_ snake_case_word *a **b* c**\n",
    "* a\n\n* b\n\n    para\n\n        code\n\n+ c\n- d\n",
    "1. a\n- b\n2. c\n\n3) d\n\n5. five\n",
    "[TOC]\n\n# A\n\n## A\n\n## A_1\n\n#### 深\n",
    "\\* \\_ \\# \\[ \\] \\! \\\\ \\- \\. \\& \\z\n",
    "a\tb\n\tcode\n \n  \n\nx\n",
    "- [ ] todo\n- [x] done\n\n[a](b(c)d) [a](<b c>) [a](b 't') [a]( b ) [a]()\n",
    "[nested [brackets] here](x) [![pic](p.jpg)](y) [a][] [b] []\n\n[a]: /a\n",
    "///Footnotes Go Here///\n\nx[^1]\n\n[^1]: one\n",
    "# H `code` *em* [l](u) ![i](s) <b>r</b> &amp; [^1]\n\n[^1]: n\n",
    "text\n# heading right after\nmore text\n- not a list\n> quote right after\n",
    "：全角冒号\n；不是定义\n\n１．全角数字\n",
    "",
    "\n\n\n",
    "**",
    "[",
    "![",
    "&#",
    "<",
)

PIECES = (
    *"*_`[]()!#>-+=|:{}<&\\^.\"'~ \n",
    *(
        "\n\n",
        "  \n",
        "    ",
        "\t",
        "**",
        "``",
        "[[",
        "]]",
        "](",
        "![",
        "[^1]",
        "[^1]: ",
        "]: ",
        "\n: ",
        "!!! note\n    ",
    ),
    *(
        "{: .a }",
        "{#b}",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "&amp;",
        "&#35;",
        "---",
        "|-|-|",
        "\n| ",
        "1. ",
        "- ",
    ),
    *(
        "[TOC]",
        "http://example.org",
        "a@b.c",
        "甲",
        "整改",
        "。",
        "word",
        "DL-01",
        "7",
        "\n# ",
        "\n===\n",
        "\n---\n",
        "\\|",
        "\\\\",
    ),
)

odd_texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
"""Texts that are strewn with marks, so that the constructs meet in ways that nobody writes."""

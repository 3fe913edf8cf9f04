"""A document's HTML as Markdown, and the decisions that its words propose."""

import pytest

from generator.source.minutes import Proposed, day_of, markdown, proposed, title_of, tree_of
from tests.builders import content, task


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<h1>A</h1><h3>B</h3>", "## A\n\n### B\n"),
        ("<p>a <strong>b </strong>c <em>d</em></p>", "a **b** c *d*\n"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n    1. b\n- c\n"),
        ("<table><tr><td><p>a</p></td><td>b|c</td></tr><tr><td colspan='2'>d</td></tr></table>", "| a | b\\|c |\n|---|---|\n| d |  |\n"),
        ('<p><a href="https://x.example/a">x</a> <a href="javascript:y">y</a></p>', "[x](<https://x.example/a>) y\n"),
        ('<p><img alt="A [b]" src="evidence/picture-1.png"></p>', "![A \\[b\\]](evidence/picture-1.png)\n"),
        ("<p>a<br>b</p>", "a  \nb\n"),
        ("<p></p><p> </p>", "\n"),
        ("<p>&lt;script&gt; *x* _y_</p>", "\\<script\\> \\*x\\* \\_y\\_\n"),
        ("<p># no heading</p><p>- no list</p><p>1. no list</p><p>::: internal</p>",
         "\\# no heading\n\n\\- no list\n\n1\\. no list\n\n\\::: internal\n"),
        ("<p>open <strong>never closed", "open **never closed**\n"),
    ],
)
def test_html_becomes_markdown(html: str, said: str) -> None:
    assert markdown(tree_of(html)) == said


def test_title_and_day() -> None:
    root = tree_of("<h1>会议纪要</h1><p>2018年 10月15日，会议召开。另于2018年11月1日检查。</p>")
    assert (title_of(root), day_of(root)) == ("会议纪要", "2018-10-15")
    assert (title_of(tree_of(f"<p>{'长' * 90}</p>")), day_of(tree_of("<p>2018-02-30</p>"))) == ("", "")
    assert day_of(tree_of("<p>on 2018-10-15</p>")) == "2018-10-15"


def test_decisions_are_proposed_with_owner_day_and_task() -> None:
    html = (
        "<h2>情况</h2><p>一般情况。</p><h2>二、议定事项</h2><p>1. 水务局于2018年11月30日前完成DL-01管网。</p>"
        "<ol><li>北区、南区2018年底前自查</li></ol><h2>三、其他</h2><p>会议要求，水务局报告DL-011。</p><p>散会。</p>"
    )
    assert list(proposed(tree_of(html), content(task("DL-01")))) == [
        Proposed("水务局于2018年11月30日前完成DL-01管网。", ("water",), "2018-11-30", ("DL-01",)),
        Proposed("北区、南区2018年底前自查", ("north", "south"), "2018-12-31"),
        Proposed("水务局报告DL-011。", ("water",)),
    ]

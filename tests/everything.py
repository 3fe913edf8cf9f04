"""A page with something of everything that a layout may meet, in which two ways of setting it would show any difference."""

from __future__ import annotations

from collections.abc import Callable

import weasyprint

TEXT = "市整改办组织三个督查组，采取“明查”与“暗访”相结合的方式，对5项任务逐一核查：燃煤小锅炉383台，日处理20000立方米。"
ENGLISH = "The office inspects every rectification measure on site, irregularly and unannounced, and publishes what it saw. "
EVERYTHING = f"""<html lang=zh-CN><title>督察整改</title><style>
@page {{ size: 150mm 120mm; margin: 15mm; @top-left {{ content: string(running) }} @bottom-right {{ content: counter(page) }}
 @footnote {{ border-top: 1px solid; margin-top: 5px }} @bottom-left {{ content: element(foot) }} }}
html {{ font: 12pt/1.5 "Noto Serif CJK SC"; text-align: justify; hyphens: none; overflow-wrap: anywhere }}
p {{ margin: 0; text-indent: 2em }} :lang(en) {{ font-family: "Noto Serif"; hyphens: auto }}
h1 {{ string-set: running content(); break-before: page; margin: 1em 5% }}
table {{ border-collapse: collapse; width: 80%; margin: 1em auto }} td, th {{ border: 1pt solid; padding: 2pt 3% }}
.apart {{ border-collapse: separate; table-layout: fixed; width: 300px }} .sized {{ box-sizing: border-box; width: 50%; padding: 5px;
 border: 2px solid; min-height: 30px; max-width: 10em }} .padding {{ box-sizing: padding-box; width: 9em; padding: 1em }}
.note {{ float: footnote }} .side {{ float: right; width: 30% }} .there {{ position: absolute; top: 0; right: 10% }}
.foot {{ position: running(foot) }} .calc {{ width: calc(50% - 2em); margin-left: max(1em, 5%) }}
ul.in {{ list-style-position: inside }} .first::first-letter {{ font-size: 200% }} .first::first-line {{ color: red }}
.lead::after {{ content: leader(".") target-counter(attr(href), page) }} q::before {{ color: blue }}
div.item {{ display: list-item; list-style: square; margin-left: 2em }}
.label {{ display: inline-block; border: 1px solid; border-radius: 3px 0 10% 0 }}
.round {{ border-radius: 5px; background: #eee; outline: 2px dotted red }} .round b {{ outline: 1px solid currentcolor }}
.under {{ text-decoration: underline }} .wide {{ letter-spacing: 3px; word-spacing: 5px }} .pre {{ white-space: pre-wrap }}
.cut {{ white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 6em }} .small {{ font-variant: small-caps }}
.logical {{ margin-inline-start: 3em; padding-block: 4px; border-inline-end: 1px solid; inline-size: 12em; text-decoration: overline }}
.columns {{ columns: 2 }} .flex {{ display: flex }} .grid {{ display: grid; grid-template-columns: 1fr 2fr }}
</style><body><span class=foot>页脚</span><h1 id=one>一、总体情况</h1>
<p>{TEXT * 4}<p class=first>{TEXT}<span class=note>{TEXT}</span>{TEXT}<span class=note>第二条注</span>
<p lang=en>{ENGLISH * 4}<p>{TEXT.replace("，", "，Dalian Port Group Company 2018 ")}<p class=wide>{TEXT} a b c</p>
<p class=under>{TEXT}</p><p class=pre>两行
和	制表符  </p><p class=cut>{TEXT}</p><p class=small lang=en>Small Capitals in 2018</p><p>soft&shy;hy&shy;phens {"very&shy;" * 60}</p>
<p>https://zhenggai.example/{"very-long-path" * 12}/</p><p dir=rtl>{TEXT} שלום</p><div class=side>{TEXT}</div><div class=there>那里</div>
<table><caption>表1</caption><thead><tr><th>编号<th>状态<th>日期</thead>{"<tr><td>DL-01<td>未完成<td>2018年10月31日" * 9}
<tr><td colspan=2 style="width:20%">{TEXT}<td rowspan=1>未完成</table>
<table class=apart><tr><td style="border-left:0">未完成<td>未完成<tr><td>未完成<td>{TEXT}</table>
<div class=sized>{TEXT}</div><div class=sized>{TEXT}</div><div class=padding>未完成</div><div class=calc>{TEXT}</div>
<h1 id=two>二、重点任务</h1><ul><li>未完成<li>{TEXT}<ul class=in><li>未完成<li>内</ul></ul><ol start=3><li>三<li>四</ol>
<div class=item>未完成</div><div class=item>未完成</div><span class=label>未完成</span> <span class=label>未完成</span>
<p><a class=lead href="#one">一、总体情况</a></p><p><a class=lead href="#two">二、重点任务</a></p><q>引文</q><br><q>引文</q><hr>
<div class=round>圆<b>角</b></div>
<svg viewBox="0 0 200 40" font-family="Noto Sans CJK SC" font-size=12><title>图</title><text x=0 y=20>未完成</text>
<text x=60 y=20>未完成</text><text x=120 y=20 font-weight=bold>2018</text></svg>
<div class=logical>{TEXT}</div><div class=logical dir=rtl style="direction: rtl">{TEXT} שלום</div>
<div class=columns>{TEXT * 2}</div><div class=flex><div>{TEXT}</div><div class=sized>未完成</div></div>
<div class=grid><div>{TEXT}</div><div>未完成</div></div><p style="font-size:0">无</p><p lang=ja>骨直角令</p>"""


def printed(page: str = EVERYTHING) -> bytes:
    """A page as the library prints it now; the name of the file is given, or it would be reckoned from the bytes."""
    body: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"x" * 16)
    return body


def with_and_without(adapted: Callable[[], object], stock: Callable[[], None], page: str = EVERYTHING) -> tuple[bytes, bytes]:
    """A page as it is printed with an adaptation, and without it."""
    adapted()
    first, again = printed(page), printed(page)
    assert first == again
    stock()
    try:
        return first, printed(page)
    finally:
        adapted()

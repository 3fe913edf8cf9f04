"""Payload shapes that editors' input must survive: scripts, handlers, addresses in disguise, broken markup.

Written for this project from the mechanisms behind known attacks: each line stands for a way in, not for a wording.
"""

from __future__ import annotations

_RUN = "alert(1)"

_HANDLERS = (  # noqa: SIM905
    "onclick onerror onload onmouseover onfocus onblur oninput onanimationend ontoggle onpointerenter onbeforeprint "
    "ONERROR oNcLiCk onwheel oncopy onbegin onend onhashchange onmessage onscroll formaction"
).split()

_TAGS = (  # noqa: SIM905
    "script style iframe object embed applet form input button textarea select option meta link base svg math video "
    "audio source track canvas frame frameset layer bgsound marquee blink isindex keygen noscript template slot portal "
    "dialog xml xmp listing plaintext noembed image picture h1 html head body title"
).split()

_ADDRESSES = (
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f" javascript:{_RUN}",
    f"java\tscript:{_RUN}",
    f"java&Tab;script:{_RUN}",
    f"java&NewLine;script:{_RUN}",
    f"jav&#x61;script:{_RUN}",
    f"jav&#97;script:{_RUN}",
    f"javascript&colon;{_RUN}",
    f"javascript&#58;{_RUN}",
    f"javascript&#x3a;{_RUN}",
    f"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;{_RUN}",
    f"javascript&amp;colon;{_RUN}",
    f"javascript\\:{_RUN}",
    f"\\javascript:{_RUN}",
    f"vbscript:{_RUN}",
    f"livescript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example",
    "https:\\\\evil.example",
    "file:///etc/passwd",
    "ftp://evil.example/",
    "blob:https://example.org/1",
    "about:blank",
    "view-source:https://example.org",
    "jar:https://example.org!/",
    "mhtml:https://example.org",
    f"feed:javascript:{_RUN}",
    f"x:javascript:{_RUN}",
    "../../../etc/passwd",
    "..%2f..%2fetc/passwd",
    "%2e%2e/secret.pdf",
    "?redirect=https://evil.example",
    f"java\u200bscript:{_RUN}",
    f"java\u00adscript:{_RUN}",
    f"\u2028javascript:{_RUN}",
    f"ｊavascript:{_RUN}",
    f"javascript：{_RUN}",
    f"%6aavascript:{_RUN}",
    "https://user:pass@example.org",
    "mailto:a@example.org?subject=<script>",
    'tel:+86"onclick=alert(1)',
)


def _links() -> list[str]:
    shapes = (
        "[x]({0})",
        "[x](<{0}>)",
        "![x]({0})",
        "<{0}>",
        "[x][r]\n\n[r]: {0}",
        '<a href="{0}">x</a>',
        "<a href={0}>x</a>",
    )
    return [shape.format(address) for address in _ADDRESSES for shape in shapes]


def _elements() -> list[str]:
    made = [f"<{tag}>{_RUN}</{tag}>" for tag in _TAGS]
    made += [f"<{tag} src=x href=x>" for tag in _TAGS]
    made += [f"<b {handler}={_RUN}>x</b>" for handler in _HANDLERS]
    made += [f'<div\n{handler}="{_RUN}"\n>x</div>' for handler in _HANDLERS]
    made += [f"<a href=x{separator}onclick={_RUN}>x</a>" for separator in ("/", "\f", "\t", "\n", "//", "' ", '" ')]
    return made


_MARKDOWN = (
    f'[x](https://example.org "t" onclick="{_RUN}")',
    f"[x](https://example.org){{onclick={_RUN}}}",
    f"[x](https://example.org){{: href=javascript:{_RUN} }}",
    "![x](a.jpg){: onerror=alert(1) src=javascript:alert(1) srcset=x }",
    "# H {onclick=alert(1) style=x #main }",
    "p\n{: style='background:url(javascript:alert(1))' }",
    "| a {: onclick=x } | b |\n|---|---|\n| 1 {: style=color:red} | 2 |",
    "`<script>`{: onclick=x }",
    f"**<script>{_RUN}</script>**",
    "[<img src=x onerror=alert(1)>](https://example.org)",
    '![" onerror="alert(1)](a.jpg)',
    '![x](a.jpg" onerror="alert(1))',
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x](https://example.org/'><script>alert(1)</script>)",
    "[[DL-01|<script>alert(1)</script>]]",
    '[[DL-01|" onclick="alert(1)]]',
    "[[<script>]]",
    "[[javascript:alert(1)]]",
    '!!! note "<script>alert(1)</script>"\n    x',
    "!!! note onclick\n    x",
    "[^<script>]\n\n[^<script>]: <img src=x onerror=alert(1)>",
    '[^"onclick="x]\n\n[^"onclick="x]: y',
    "<script>\n\nalert(1)\n\n</script>",
    "<div>\n<script>alert(1)</script>\n</div>",
    "<!--><script>alert(1)</script>-->",
    "<!--- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><? <script> ?>",
    "<!DOCTYPE html><!ENTITY x 'y'>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<table><td><style></table><img src=x onerror=alert(1)>",
    "<select><template><script>alert(1)</script></template></select>",
    "<textarea></p><script>alert(1)</script>",
    '<title><a title="</title><script>alert(1)</script>">',
    "<b title='`<script>'>`</b>",
    '<a title="a`b" onclick=`alert(1)`>x</a>',
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x0b>alert(1)</script>",
    "<script/x>alert(1)</script/x>",
    "</script><script>alert(1)</script>",
    "<sCrIpT>alert(1)</ScRiPt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "&#x3c;script&#x3e;alert(1)",
    "\\<script>alert(1)\\</script>",
    "`<script>` ``<img src=x onerror=alert(1)>``",
    "    <script>alert(1)</script>",
    "<a id=main name=location class=admin href=#>x</a>",
    "<form id=test><input name=parentNode></form>",
    '<p style="position:fixed;inset:0">x</p>',
    "<p is=x-y slot=z>x</p>",
    "<td colspan=65534>x</td>",
    "<table><tr><td colspan=65534 rowspan=0>x</td></tr></table>",
    "<ol start=99999999999999999999><li>x</ol>",
    "<b><i><u><s><b><i>unclosed",
    "</div></div></main></body></html>",
    "<p><p><p></div>",
    "{{ 7*7 }} {% include 'x' %} ${7*7} #{7*7} <%= 7*7 %>",
    "[TOC]{: onclick=x }\n\n# <script>x</script>",
    "# <a href=javascript:x>h</a> [l](javascript:x)",
    "///Footnotes Go Here///\n\n[^1]\n\n[^1]: <script>",
    "klzzwxh:0000 wzxhzdk:0 \u2402amp\u2403",
    "&#2;klzzwxh:0000&#3;",
    "\u202egpj.exe\u202c",
    "term\n: <script>alert(1)</script>\n: onclick",
)

HOSTILE = (*_links(), *_elements(), *_MARKDOWN)

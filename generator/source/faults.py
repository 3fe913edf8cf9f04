"""The mistakes that front matter and settings can be written with, as rules; each hint shows the corrected line."""

from __future__ import annotations

from typing import Final

from generator.model.problem import Rule, Severity, rule

_ERROR: Final = Severity.ERROR

EMPTY: Final = rule(
    "empty-file",
    _ERROR,
    message=("The file is empty.", "文件是空的。"),
    hint=(
        "Delete it, or begin a record in it: `rectify new` writes one that is complete.",
        "请删除该文件，或在其中写入记录：`rectify new` 可以生成完整的样例。",
    ),
    why=("A record without a word says nothing to anybody.", "没有内容的记录对谁都没有意义。"),
)
NO_FRONT_MATTER: Final = rule(
    "front-matter-missing",
    _ERROR,
    message=(
        "The file does not begin with `---`: the fields of the record are missing.",
        "文件开头没有 `---`：缺少记录的字段部分。",
    ),
    hint=(
        "Put the fields at the beginning, between two lines `---`: `---`, `id: {name}`, `audience: public`, `---`.",
        "请在文件最开头写字段，上下各一行 `---`，例如：`---`、`id: {name}`、`audience: public`、`---`。",
    ),
    why=(
        "The program reads id, dates and units from the fields; the text below them is for people.",
        "编号、日期、单位等由程序从字段部分读取，下面的正文是给人读的。",
    ),
    bad="# DL-01 Sewage plant",
    good="---\nid: DL-01\naudience: public\n---\n# DL-01 Sewage plant",
)
NOT_OPENED: Final = rule(
    "front-matter-not-opened",
    _ERROR,
    message=(
        "The fields begin without a line `---` above them; the first line is `{typed}`.",
        "字段部分上方缺少一行 `---`；第一行是 `{typed}`。",
    ),
    hint=("Put a line with three hyphens above it: `---`", "请在它上面加一行三个连字符：`---`"),
    why=("The two lines `---` tell where the fields begin and end.", "两行 `---` 标明字段部分从哪里开始、到哪里结束。"),
    bad="id: DL-01\naudience: public\n---",
    good="---\nid: DL-01\naudience: public\n---",
)
ODD_MARK: Final = rule(
    "front-matter-mark",
    _ERROR,
    message=(
        "The line that {which} the fields has to be three hyphens; here it is `{typed}`.",
        "字段部分的{which}行应为三个连字符，此处却是 `{typed}`。",
    ),
    hint=(
        (
            "Write it with the hyphen of the keyboard and nothing else on the line: `---` "
            "(word processors turn hyphens into dashes)."
        ),
        "请用键盘上的减号输入，整行只有：`---`（文字处理软件会把减号变成破折号）。",
    ),
    why=(
        "Dashes and full-width hyphens look alike but are other characters.",
        "破折号、全角连字符看起来相似，但不是同一个字符。",
    ),
    bad="———\nid: DL-01\n———",
    good="---\nid: DL-01\n---",
)
BLANK_ABOVE: Final = rule(
    "front-matter-not-first",
    _ERROR,
    message=("There are blank lines above the first `---`.", "第一行 `---` 上方有空行。"),
    hint=("Delete them, so that the file's first line is `---`", "请删除空行，使文件第一行就是 `---`"),
    why=(
        "Other editors and tools find the fields only at the very beginning.",
        "其他编辑器和工具只在文件最开头查找字段。",
    ),
)
NOT_CLOSED: Final = rule(
    "front-matter-unclosed",
    _ERROR,
    message=(
        "The fields that begin here are not closed by a second line `---`.",
        "从这里开始的字段部分没有用第二行 `---` 结束。",
    ),
    hint=("Put a line `---` below line {last} (`{typed}`)", "请在第 {last} 行（`{typed}`）下面加一行 `---`"),
    why=(
        "Without it nobody can tell where the fields end and the text begins.",
        "没有它就分不清字段到哪里为止、正文从哪里开始。",
    ),
)
NOT_FIELDS: Final = rule(
    "front-matter-not-fields",
    _ERROR,
    message=(
        "The fields have to be lines like `name: value`; here it is {found}.",
        "字段应写成 `名称: 内容` 的形式，此处是{found}。",
    ),
    hint=("Write each field on a line of its own: `id: {name}`", "请每个字段写一行：`id: {name}`"),
    why=("The program finds a value by the name before the colon.", "程序按冒号前的名称查找内容。"),
)
TOO_DEEP: Final = rule(
    "nested-too-deep",
    _ERROR,
    message=("Lists and fields are nested more than 20 deep here.", "此处列表和字段嵌套超过 20 层。"),
    hint=(
        'Close the brackets that were opened, or put the text in quotes: `"…"`',
        '请补上未闭合的括号，或给文字加引号：`"…"`',
    ),
    why=("No record needs it; it is a mistake or an attack.", "任何记录都不需要这么深，不是笔误就是攻击。"),
)
DUPLICATE_KEY: Final = rule(
    "duplicate-key",
    _ERROR,
    message=(
        "`{key}` stands here a second time; the first is in line {first}.",
        "`{key}` 在此重复出现；第一次在第 {first} 行。",
    ),
    hint=("Keep one of the two: `{line}`", "请只保留一个：`{line}`"),
    why=(
        "Of two values with one name one would be lost without a word.",
        "同一名称写了两次，必有一个会不声不响地丢失。",
    ),
    bad="lead: water\nlead: housing",
    good="lead: water",
)
REFERENCE: Final = rule(
    "yaml-reference",
    _ERROR,
    message=(
        "`{typed}` is a reference of YAML (anchor, alias or tag); these are not used here.",
        "`{typed}` 是 YAML 的引用写法（锚点、别名或标签），本站不使用。",
    ),
    hint=(
        "If it belongs to the text, put the text in quotes: `{line}`",
        "如果它是文字的一部分，请给文字加引号：`{line}`",
    ),
    why=(
        (
            "A reference puts the text of one place into another; so an internal text could come out in a public "
            "place, and a few lines can grow into gigabytes."
        ),
        "引用会把一处的文字带到另一处：内部内容可能因此出现在公开位置，几行文字也可能膨胀成几个 GB。",
    ),
    bad="title: !important works",
    good='title: "!important works"',
)
KEY_NOT_TEXT: Final = rule(
    "key-not-text",
    _ERROR,
    message=("The name of a field has to be one word; here it is {found}.", "字段名应为一个词，此处是{found}。"),
    hint=(
        "Put the name before the colon, the value after it: `name: value`",
        "请把名称写在冒号前、内容写在冒号后：`名称: 内容`",
    ),
    why=("The program finds a value by the name before the colon.", "程序按冒号前的名称查找内容。"),
)
TEXT_GOES_ON: Final = rule(
    "text-goes-on",
    _ERROR,
    message=("This line has no name; it goes on with the text of `{key}` above it.", "这一行没有字段名，应是上面 `{key}` 内容的延续。"),
    hint=("Put two blanks before it: `{line}`", "请在行首加两个空格：`{line}`"),
    why=("A text that goes on over several lines is known by the blanks before each.", "多行文字靠每行行首的空格辨认。"),
)
TWO_DOCUMENTS: Final = rule(
    "second-document",
    _ERROR,
    message=("A second document begins here (`{typed}`).", "此处开始了第二个文档（`{typed}`）。"),
    hint=(
        "A file holds one record: put what begins here into a file of its own, or delete this line",
        "一个文件只写一条记录：请将由此开始的内容移到单独的文件，或删除这一行",
    ),
    why=("What stands in a second document would be lost without a word.", "第二个文档里的内容会不声不响地丢失。"),
)
UNREADABLE: Final = rule(
    "yaml-unreadable",
    _ERROR,
    message=(
        "The fields cannot be read from here on: `{typed}` ({reason}).",
        "从这里起字段无法读取：`{typed}`（{reason}）。",
    ),
    hint=(
        (
            "Look at this line and the one above: blanks at the beginning as in the lines beside it, a colon and a "
            'blank after the name, quotes around a text with signs in it: `name: "text"`'
        ),
        '请检查这一行和上一行：行首空格与相邻行一致，名称后是英文冒号加一个空格，含符号的文字加引号：`名称: "文字"`',
    ),
    why=(
        "The fields are YAML; the message in brackets is that of its reader.",
        "字段使用 YAML 语法；括号内是 YAML 读取程序的提示。",
    ),
)


def _slip(code: str, message: tuple[str, str], why: tuple[str, str], bad: str, good: str) -> Rule:
    """A slip whose cure is one corrected line."""
    hint = ("Write: `{line}`", "应写成：`{line}`")
    return rule(code, _ERROR, message=message, hint=hint, why=why, bad=bad, good=good)


FULL_WIDTH_COLON: Final = _slip(
    "full-width-colon",
    ("After `{key}` stands a full-width colon `：`.", "`{key}` 后面是全角冒号 `：`。"),
    (
        "Only the narrow colon with a blank after it parts a name from its value.",
        "只有半角冒号加一个空格才能分隔名称和内容。",
    ),
    "title：污水处理厂",
    "title: 污水处理厂",
)
NO_SPACE: Final = _slip(
    "no-space-after-colon",
    ("There is no blank after the colon of `{key}`.", "`{key}` 的冒号后缺少空格。"),
    (
        "Without the blank the whole is one word (as in 12:30 or https://…).",
        "没有空格时，整段会被当作一个词（如 12:30 或 https://…）。",
    ),
    "title:Sewage plant",
    "title: Sewage plant",
)
NO_COLON: Final = _slip(
    "no-colon",
    ("After `{key}` there is no colon.", "`{key}` 后面缺少冒号。"),
    ("A colon and a blank part a name from its value.", "名称与内容之间应有冒号和空格。"),
    "title = Sewage plant",
    "title: Sewage plant",
)
NO_SPACE_AFTER_DASH: Final = _slip(
    "no-space-after-dash",
    ("There is no blank after the hyphen of a list.", "列表的连字符后缺少空格。"),
    ("Without the blank the hyphen is part of the word.", "没有空格时，连字符会成为词的一部分。"),
    "supporting:\n  -water",
    "supporting:\n  - water",
)
BULLET: Final = _slip(
    "odd-list-mark",
    ("A list is written with `- `; here it is `{typed}`.", "列表应使用 `- `，此处是 `{typed}`。"),
    ("In the fields other signs mean other things.", "在字段部分，其他符号另有含义。"),
    "supporting:\n  • water",
    "supporting:\n  - water",
)
TAB: Final = _slip(
    "indented-by-tab",
    ("This line is indented by {what}; only blanks can be used.", "这一行用{what}缩进，只能使用半角空格。"),
    (
        "A tab is as wide as each program likes; blanks are the same everywhere.",
        "制表符的宽度因程序而异，空格处处相同。",
    ),
    "closing:\n\tself_check: …",
    "closing:\n  self_check: …",
)
INDENTATION: Final = _slip(
    "wrong-indentation",
    ("The blanks at the beginning of this line fit no line above it.", "这一行行首的空格与上面各行都对不上。"),
    ("Fields that belong together begin in the same column.", "同一层的字段应从同一列开始。"),
    "id: DL-01\n lead: water",
    "id: DL-01\nlead: water",
)
SWALLOWED: Final = _slip(
    "swallowed-line",
    ("This line was read as part of the text of the field above it.", "这一行被当成了上面字段内容的一部分。"),
    (
        "A line that begins further to the right continues the text above it; a field would be lost without a word.",
        "行首比上一行更靠右，就会成为上一行文字的续行；字段会不声不响地丢失。",
    ),
    "title: Sewage plant\n  lead:water",
    "title: Sewage plant\nlead: water",
)
COLON_IN_TEXT: Final = _slip(
    "colon-in-text",
    (
        "The text of `{key}` holds a colon with a blank after it and has no quotes.",
        "`{key}` 的内容含有“冒号加空格”，却没有加引号。",
    ),
    (
        "A colon and a blank part a name from its value, so the text needs quotes.",
        "冒号加空格用来分隔名称和内容，所以文字要加引号。",
    ),
    "title: Groundwater: second phase",
    'title: "Groundwater: second phase"',
)
FULL_WIDTH_QUOTES: Final = _slip(
    "full-width-quotes",
    (
        "`{key}` is in full-width quotes, which do not protect the signs between them.",
        "`{key}` 用的是中文引号，不能保护其中的符号。",
    ),
    ("Only the narrow quotes of the keyboard hold a text together.", "只有英文半角引号才能把文字括在一起。"),
    "title: “Groundwater: second phase”",
    'title: "Groundwater: second phase"',
)
UNCLOSED_QUOTE: Final = _slip(
    "unclosed-quote",
    ("The text of `{key}` begins with a quote that is not closed.", "`{key}` 的内容以引号开头，却没有结束引号。"),
    ("All that follows was read as part of the text.", "后面的内容全被当成了这段文字。"),
    'title: "Sewage plant',
    'title: "Sewage plant"',
)
QUOTE_IN_TEXT: Final = _slip(
    "quote-in-text",
    ("The text of `{key}` goes on after its closing quote.", "`{key}` 的内容在结束引号之后还有文字。"),
    ("A text that begins with a quote ends at the next one.", "以引号开头的文字到下一个引号就结束。"),
    'title: "Two-wave" plan',
    "title: '\"Two-wave\" plan'",
)
BACKSLASH: Final = _slip(
    "backslash-in-quotes",
    ("The text of `{key}` holds a backslash between double quotes.", "`{key}` 的双引号内容里有反斜杠。"),
    (
        "Between double quotes a backslash and the next sign mean another character.",
        "双引号中，反斜杠会和后一个字符组成别的字符。",
    ),
    r'place: "Block C\D"',
    r"place: 'Block C\D'",
)
UNCLOSED_BRACKET: Final = _slip(
    "unclosed-bracket",
    ("The bracket `{typed}` that begins here is not closed.", "这里的括号 `{typed}` 没有闭合。"),
    ("A list in brackets goes on until its closing bracket.", "方括号、花括号里的内容要一直到闭合的括号为止。"),
    "areas: [changxing, jinpu",
    "areas: [changxing, jinpu]",
)
RESERVED_SIGN: Final = _slip(
    "sign-needs-quotes",
    (
        "The text of `{key}` begins with `{typed}`, which has a meaning of its own.",
        "`{key}` 的内容以 `{typed}` 开头，它另有含义。",
    ),
    ("Texts that begin with such a sign need quotes.", "以这类符号开头的文字要加引号。"),
    "title: @Jinpu: works",
    'title: "@Jinpu: works"',
)
COMMENT: Final = _slip(
    "odd-comment",
    ("A comment begins with `#`; here it is `{typed}`.", "注释应以 `#` 开头，此处是 `{typed}`。"),
    ("Other signs are read as text.", "其他符号会被当成文字。"),
    "// ask the water bureau",
    "# ask the water bureau",
)
ODD_KEY: Final = _slip(
    "odd-key",
    ("The name `{typed}` holds {what}.", "字段名 `{typed}` 含有{what}。"),
    (
        "A name with such a sign in it is another name and would not be found.",
        "夹着这类符号的名称是另一个名称，程序找不到。",
    ),
    "ｔｉｔｌｅ: Sewage plant",
    "title: Sewage plant",
)
CUT_BY_HASH: Final = rule(
    "text-cut-by-hash",
    Severity.WARNING,
    message=(
        "From `{typed}` on this line is a comment; the text of `{key}` ends before it.",
        "从 `{typed}` 起是注释，`{key}` 的内容到此为止。",
    ),
    hint=("If it belongs to the text, use quotes: `{line}`", "如果它是内容的一部分，请加引号：`{line}`"),
    why=("A blank and `#` begin a comment, which nobody reads.", "空格加 `#` 表示注释，其后的文字不会被读取。"),
    bad="title: Boiler #2",
    good='title: "Boiler #2"',
)
FULL_WIDTH_COMMA: Final = rule(
    "full-width-comma",
    Severity.WARNING,
    message=(
        "The list has a full-width sign `{typed}`; it was read as one item: `{item}`.",
        "列表中有全角符号 `{typed}`，被当成了一项：`{item}`。",
    ),
    hint=(
        "If these are several items, write: `[{line}]`; if it is one, put it in quotes",
        "如果是多项，应写成：`[{line}]`；如果是一项，请加引号",
    ),
    why=("Only the narrow comma parts the items of a list.", "只有半角逗号才能分隔列表中的各项。"),
    bad="areas: [changxing，jinpu]",
    good="areas: [changxing, jinpu]",
)

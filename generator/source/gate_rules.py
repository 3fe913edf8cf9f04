"""What the gate refuses, as rules. Each is an error: a public edition with a doubt in it is not built."""

from __future__ import annotations

from typing import Final

from generator.model.problem import Severity, rule

_ERROR: Final = Severity.ERROR
_CLOSED: Final = (
    (
        "The gate between the editions lets nothing pass of which it cannot tell for whom it is, and loses nothing in "
        "silence: in doubt the public edition is not built."
    ),
    "两个版本之间的关口不放行任何无法判定公开范围的内容，也不悄悄丢弃任何内容：凡有疑问，就不生成公开版。",
)

NO_AUDIENCE: Final = rule(
    "audience-missing",
    _ERROR,
    message=("The record does not say for whom it is.", "这条记录没有写明公开范围。"),
    hint=(
        "Add a line: `audience: public` or `audience: internal`",
        "请加一行：`audience: public` 或 `audience: internal`",
    ),
    why=_CLOSED,
    bad="---\nid: DL-01\n---",
    good="---\nid: DL-01\naudience: public\n---",
)
ODD_AUDIENCE: Final = rule(
    "audience-unknown",
    _ERROR,
    message=("`{typed}` is no audience.", "`{typed}` 不是有效的公开范围。"),
    hint=("Write `audience: public` or `audience: internal`", "应写 `audience: public` 或 `audience: internal`"),
    why=_CLOSED,
    bad="audience: Internal",
    good="audience: internal",
)
LOOK_ALIKE: Final = rule(
    "guarded-key-look-alike",
    _ERROR,
    message=("The name `{typed}` resembles `{meant}`, but is not it.", "名称 `{typed}` 与 `{meant}` 相似，却不是它。"),
    hint=(
        "If it is meant, write `{meant}:`; if not, choose another name",
        "如果就是它，应写 `{meant}:`；如果不是，请换一个名称",
    ),
    why=(
        "What stands below `internal:` stays in the office; a slip in that very word would publish it.",
        "`internal:` 下的内容只留在内部；这个词一旦写错，内容就会被公开。",
    ),
    bad="Internal:\n  phone: …",
    good="internal:\n  phone: …",
)
FOLDER_LOOK_ALIKE: Final = rule(
    "internal-folder-look-alike",
    _ERROR,
    message=(
        "The folder `{typed}` resembles `internal`, but is not it.",
        "文件夹 `{typed}` 与 `internal` 相似，却不是它。",
    ),
    hint=("Rename it to `internal`, or to something else", "请改名为 `internal`，或换一个名称"),
    why=(
        "All files below a folder `internal` stay in the office; a slip in its name would publish them.",
        "`internal` 文件夹下的文件只留在内部；文件夹名一旦写错，文件就会被公开。",
    ),
)
NO_PLACE: Final = rule(
    "file-without-place",
    _ERROR,
    message=(
        "No kind of record is kept at this place, so nobody can tell for whom the file is.",
        "此处不存放任何记录，无法判定该文件的公开范围。",
    ),
    hint=(
        "Move it to where it belongs, e.g. `tasks/DL-01/task.md`, or below a folder `internal/`",
        "请移到正确位置，例如 `tasks/DL-01/task.md`，或放入 `internal/` 文件夹",
    ),
    why=_CLOSED,
)
NO_TASK: Final = rule(
    "progress-without-public-task",
    _ERROR,
    message=(
        "There is no task in `{folder}`, so nobody can tell for whom this report is.",
        "`{folder}` 中没有任务，无法判定该报告的公开范围。",
    ),
    hint=(
        "Put it into the folder of its task: `tasks/DL-01/progress/2018-10-12.md`",
        "请放入对应任务的文件夹：`tasks/DL-01/progress/2018-10-12.md`",
    ),
    why=("A report is for no wider circle than its task.", "进展报告的公开范围不得大于所属任务。"),
)
CANNOT_READ: Final = rule(
    "gate-cannot-read",
    _ERROR,
    message=(
        "The file cannot be read, so nobody can tell for whom it is ({reason}).",
        "文件无法读取，不能判定其公开范围（{reason}）。",
    ),
    hint=("Make it readable, or move it below a folder `internal/`", "请恢复读取权限，或移入 `internal/` 文件夹"),
    why=_CLOSED,
)
COMMENT_UNCLOSED: Final = rule(
    "comment-unclosed",
    _ERROR,
    message=("The comment that begins here with `<!--` is not closed.", "从这里以 `<!--` 开始的注释没有结束。"),
    hint=("Close it with `-->` where it ends", "请在结束处写 `-->`"),
    why=(
        "Where a comment ends must never be guessed; what is left of it would be published.",
        "注释在哪里结束绝不能靠猜，否则残余部分会被公开。",
    ),
    bad="<!-- ask the bureau",
    good="<!-- ask the bureau -->",
)
COMMENT_UNOPENED: Final = rule(
    "comment-unopened",
    _ERROR,
    message=("Here `-->` ends a comment that was not begun.", "此处的 `-->` 结束了一个没有开始的注释。"),
    hint=("Begin the comment with `<!--`; for an arrow write `→`", "请用 `<!--` 开始注释；如果是箭头，请写 `→`"),
    why=(
        "A slip in `<!--` leaves the whole comment in the public text; only its end still shows that it was one.",
        "`<!--` 一旦写错，整个注释就会留在公开文字里，只有结尾还能看出它是注释。",
    ),
    bad="<!- ask the bureau -->",
    good="<!-- ask the bureau -->",
)
COMMENT_BROKEN: Final = rule(
    "comment-broken",
    _ERROR,
    message=(
        "Two comments, or a comment and an internal passage, lie across each other here.",
        "此处两个注释、或注释与内部段落互相交叉。",
    ),
    hint=(
        "Keep each whole: `<!-- … -->` without another `<!--` inside, and wholly inside or wholly outside a passage",
        "请各自保持完整：`<!-- … -->` 中不要再有 `<!--`，且整个位于内部段落之内或之外",
    ),
    why=(
        "When one of the two is cut, a rest of the other would remain in the public text.",
        "裁去其中之一时，另一个的残余会留在公开文字里。",
    ),
)
ODD_COMMENT: Final = rule(
    "comment-of-another-kind",
    _ERROR,
    message=(
        "`{typed}` is not shown by browsers or Markdown, but stays in the text.",
        "`{typed}` 不会显示出来，但仍留在文字中。",
    ),
    hint=("Write a comment as `<!-- … -->`, or delete it", "注释请写成 `<!-- … -->`，或将其删除"),
    why=(
        "A note that is hidden only from the eye is still in the text that is published and given out.",
        "只是看不见的备注，仍然存在于对外发布的文字中。",
    ),
    bad="[//]: # (ask the bureau)",
    good="<!-- ask the bureau -->",
)
FENCE_IN_FIELD: Final = rule(
    "passage-in-field",
    _ERROR,
    message=("A passage `:::` cannot stand in a field.", "字段内容中不能使用 `:::` 段落。"),
    hint=(
        "Put the internal text below the key `internal:`, or the passage into the text below the fields",
        "请把内部文字写在 `internal:` 之下，或把段落移到正文中",
    ),
    why=("Passages are cut out of the text below the fields only.", "只有正文中的内部段落才会被裁去。"),
)
LABEL_IS_INTERNAL: Final = rule(
    "note-is-internal",
    _ERROR,
    message=("`[{label}]` is defined in an internal passage only.", "`[{label}]` 只在内部段落中有定义。"),
    hint=("Define it outside of the passage, or take the reference into it", "请把定义移到段落之外，或把引用移入段落"),
    why=("In the public edition the reference would lead nowhere.", "在公开版中，该引用将无所指。"),
)
SAME_ID: Final = rule(
    "id-public-and-internal",
    _ERROR,
    message=(
        "The id `{id}` names a public and an internal item of one list.",
        "同一列表中，编号 `{id}` 既用于公开项又用于内部项。",
    ),
    hint=("Give the internal item another id", "请为内部项换一个编号"),
    why=("A translation of the internal item would be shown at the public one.", "内部项的译文会显示在公开项上。"),
)
BY_POSITION: Final = rule(
    "translation-by-position",
    _ERROR,
    message=(
        "The texts of `{field}` follow the order of a list that has internal items or fewer items.",
        "`{field}` 的译文按顺序对应，而原列表含有内部项或项数更少。",
    ),
    hint=(
        "Name each by its id (`{field}: {m1: …}`), or write both languages in the record: `{en: …, zh: …}`",
        "请按编号填写（`{field}: {m1: …}`），或在原记录中写两种语言：`{en: …, zh: …}`",
    ),
    why=(
        "Counted off, the text of an internal item could come out at a public one.",
        "按顺序数下去，内部项的译文可能出现在公开项上。",
    ),
)
NO_ORIGINAL: Final = rule(
    "translation-without-text",
    _ERROR,
    message=("The record has no `{field}` that this could translate.", "原记录中没有 `{field}`，译文无从对应。"),
    hint=("Write `{field}` in the record too, or delete it here", "请在原记录中补写 `{field}`，或在此删除"),
    why=(
        "A translation is shown where its original is; this one would vanish in silence.",
        "译文随原文显示；没有原文，译文会悄悄消失。",
    ),
)
ASSET_IS_INTERNAL: Final = rule(
    "file-is-internal",
    _ERROR,
    message=("The public text names the internal file `{name}`.", "公开文字引用了内部文件 `{name}`。"),
    hint=("Take the name into the internal part, or make the file public", "请把引用移到内部部分，或将该文件改为公开"),
    why=(
        "A public page has no dead links, and an internal file no public ones.",
        "公开页面不得有失效链接，内部文件不得被公开引用。",
    ),
)
ASSET_ELSEWHERE: Final = rule(
    "file-of-another-record",
    _ERROR,
    message=("`{name}` lies in the folder of another record.", "`{name}` 位于另一条记录的文件夹中。"),
    hint=("Copy it into this record's folder or into `assets/`", "请复制到本记录的文件夹，或放入 `assets/`"),
    why=(
        "A file is public or internal with its record; named from elsewhere it would outlive a change of that.",
        "文件随所属记录公开或不公开；被别处引用，就可能在该记录转为内部后仍被公开。",
    ),
)
NO_METHOD: Final = rule(
    "check-method-unknown",
    _ERROR,
    message=("The check does not say clearly whether it was announced.", "该核查没有写明是明查还是暗访。"),
    hint=("Write `method: announced` or `method: unannounced`", "应写 `method: announced` 或 `method: unannounced`"),
    why=("An unannounced check must not be announced by its publication.", "暗访不能因公开而泄露行程。"),
)
NO_CHECK_DATE: Final = rule(
    "check-date-unknown",
    _ERROR,
    message=("The date of this unannounced check cannot be read.", "这次暗访的日期无法识别。"),
    hint=("Write it as `date: 2018-10-20`", "请写成 `date: 2018-10-20`"),
    why=("An unannounced check becomes public only after its day.", "暗访只有在当天过后才能公开。"),
)
HELD_BACK: Final = rule(
    "check-held-back",
    Severity.NOTICE,
    message=("This unannounced check is kept back until {date} is past.", "这次暗访在 {date} 过后才会公开。"),
    hint=(
        "Nothing has to be done, but until then no public text may link to it: the link would announce it. Write"
        " `audience: internal` to keep it back for good",
        "无需处理，但在此之前公开文字不得链接到它，否则等于预告；如需长期不公开，请写 `audience: internal`",
    ),
    why=("An unannounced check must not be announced by its publication.", "暗访不能因公开而泄露行程。"),
)

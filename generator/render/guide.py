"""The field guide as Markdown, written from the declarations of the records: what can be typed, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import fields as f
from generator.model.records import FOLDERS, KINDS, REQUIRES_ID
from generator.model.site import Site, Unit
from generator.model.text import Both

_TITLES: Final[dict[str, Both]] = {
    "inspection": Both("Inspection", "督察"),
    "task": Both("Task", "整改任务"),
    "progress": Both("Progress report", "整改进展"),
    "meeting": Both("Meeting", "会议"),
    "check": Both("Check", "现场核查"),
    "bulletin": Both("Bulletin", "简报"),
    "page": Both("Page", "页面"),
    "site": Both("Settings (site.yaml)", "站点设置（site.yaml）"),
    "unit": Both("Units (units.yaml)", "单位名录（units.yaml）"),
}
_HEAD: Final = Both(
    "# Field guide\n\nThis page is written by the program from the definitions of the records; a test holds it true.\n"
    "Fields marked * are required. Every mapping may hold an `internal:` mapping, whose keys exist for the internal\n"
    "edition only; items of lists may say `audience: internal`.\n",
    "# 字段说明\n\n本页由程序根据记录定义生成，并有测试保证一致。带 * 的字段必填。任何一组键值中都可以有 `internal:`，\n"
    "其内容仅用于内部版；列表条目可写 `audience: internal`。\n",
)
_COLUMNS: Final = Both("| field | what to type | meaning | example |", "| 字段 | 填写内容 | 含义 | 示例 |")

_ADDRESSED: Final = frozenset(KINDS[kind] for kind in REQUIRES_ID)


def field_guide(language: str) -> str:
    """The whole guide in one language, as Markdown."""
    parts = [_HEAD.in_language(language)]
    shapes: dict[str, type] = {**KINDS, "site": Site, "unit": Unit}
    folders = {kind: folder for folder, kind in FOLDERS.items()}
    for name, shape in shapes.items():
        parts.append(f"\n## {_TITLES[name].in_language(language)}\n")
        if name in folders:
            parts.append(f"\n`content/{'tasks/ID/progress' if name == 'progress' else folders[name]}/`\n")
        parts.append("\n" + "\n".join(_table(shape, language, "")) + "\n")
    return "".join(parts)


def _table(shape: type, language: str, above: str) -> Iterator[str]:
    yield _COLUMNS.in_language(language)
    yield "|---|---|---|---|"
    yield from _rows(shape, language, above)


def _rows(shape: type, language: str, above: str) -> Iterator[str]:
    for key, declared in f.fields_of(shape).items():
        if above and key in {"audience", "internal"}:
            continue
        star = " *" if declared.required or (key == "id" and shape in _ADDRESSED) else ""
        example = f"`{declared.example}`" if declared.example else ""
        meaning = declared.help.in_language(language).replace("|", "\\|")
        kind = kind_in_words(declared.kind).in_language(language).replace("|", "\\|")
        yield f"| `{above}{key}`{star} | {kind} | {meaning} | {example} |"
        inner = _inner_shape(declared.kind)
        if inner is not None:
            mark = f"{above}{key}[]." if isinstance(declared.kind, f.ListOf) else f"{above}{key}."
            yield from _rows(inner, language, mark)


def _inner_shape(kind: f.Kind) -> type | None:
    match kind:
        case f.Nested(shape=shape):
            return shape
        case f.ListOf(item=f.Nested(shape=shape)):
            return shape
        case _:
            return None


def kind_in_words(kind: f.Kind) -> Both:
    """What can be typed in a field of this kind, in a few words."""
    match kind:
        case f.ListOf(item=item):
            inner = kind_in_words(item)
            return Both(f"list: {inner.en}", f"列表：{inner.zh}")
        case f.Choice(options=options):
            words = " / ".join(f"`{option}`" for option, _ in options)
            return Both(f"one of {words}", f"可选 {words}")
        case f.Number(whole=True):
            return Both("whole number", "整数")
        case f.UnitName(many=True) | f.RecordName(many=True):
            return Both("one id or a list of ids", "一个或多个编号")
        case f.Limit(parts=True):
            return Both("deadline, or a list of parts {text, due, done}", "时限，或分阶段列表 {text, due, done}")
        case f.Named(value=value):
            inner = kind_in_words(value)
            return Both(f"names with: {inner.en}", f"名称对应：{inner.zh}")
        case _:
            return _PLAIN_KINDS[type(kind)]


_PLAIN_KINDS: Final[dict[type[f.Kind], Both]] = {
    f.Identifier: Both("id", "编号"),
    f.Words: Both("text, or {en: …, zh: …}", "文字，或 {en: …, zh: …}"),
    f.Plain: Both("text", "文字"),
    f.Day: Both("date YYYY-MM-DD", "日期 YYYY-MM-DD"),
    f.Limit: Both("deadline", "时限"),
    f.Span: Both("length of time", "时长"),
    f.Number: Both("number", "数字"),
    f.Flag: Both("`true` or `false`", "`true` 或 `false`"),
    f.UnitName: Both("id of a unit", "单位编号"),
    f.RecordName: Both("id of a record", "记录编号"),
    f.CategoryName: Both("id of a category", "类别编号"),
    f.AssetName: Both("file name", "文件名"),
    f.Nested: Both("keys as below", "见下列各键"),
}

"""Rebuilds office packages (XLSX, DOCX) part by part from a list of parts that are known; an unknown part refuses.

What tells of persons, sessions and machines is dropped; what is hidden or tracked refuses, because leaving it out
would change what the document says. It must not know records or editions.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

from lxml import etree

from generator.model.patterns import pattern
from generator.model.text import Both
from generator.shell import images
from generator.shell.refusal import RefusalError, damaged

LARGEST_UNPACKED: Final = 200 << 20
MOST_PARTS: Final = 4000
EPOCH: Final = (1980, 1, 1, 0, 0, 0)

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XML: Final = pattern(r"\.(xml|rels|vml)$")

_KEPT: Final = pattern(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(_rels/)?(document|styles|numbering|settings|webSettings|fontTable|footnotes|endnotes|header\d*|footer\d*"
    r"|stylesWithEffects)\.xml(\.rels)?"
    r"|word/theme/(_rels/)?theme\d*\.xml(\.rels)?|word/media/[^/]+\.(png|jpe?g)|word/fonts/[^/]+\.odttf"
    r"|xl/(_rels/)?(workbook|styles|sharedStrings|metadata)\.xml(\.rels)?"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/theme/(_rels/)?theme\d*\.xml(\.rels)?"
    r"|xl/drawings/(_rels/)?drawing\d+\.xml(\.rels)?|xl/charts/(_rels/)?(chart|style|colors)\d+\.xml(\.rels)?"
    r"|xl/tables/(_rels/)?table\d+\.xml(\.rels)?|xl/media/[^/]+\.(png|jpe?g)",
    re.IGNORECASE,
)
_DROPPED: Final = (
    (pattern(r"docProps/.*|xl/persons/.*|word/people\.xml|xl/revisions/.*|xl/printerSettings/.*|customXml/.*"
                r"|word/printerSettings/.*|word/glossary/.*|xl/calcChain\.xml|xl/ctrlProps/.*", re.IGNORECASE), None),
    (pattern(r"(word|xl)/(_rels/)?(threadedC|c)omments[^/]*(/.*)?|xl/drawings/(_rels/)?[^/]*\.vml(\.rels)?"
                r"|xl/threadedComments/.*|word/comments.*", re.IGNORECASE), Both("comments", "批注")),
    (pattern(r"(word|xl)/embeddings/.*|xl/externalLinks/.*|xl/connections\.xml|xl/queryTables/.*", re.IGNORECASE),
     Both("embedded files and outside links", "嵌入文件与外部链接")),
)
_TRACKED: Final = frozenset(
    _W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange",
                           "tcPrChange", "trPrChange", "numberingChange", "cellIns", "cellDel")
)
_DROPPED_ELEMENTS: Final = frozenset(
    [_S + name for name in ("legacyDrawing", "legacyDrawingHF", "externalReferences", "oleObjects", "controls",
                            "fileSharing", "fileRecoveryPr", "customWorkbookViews", "customSheetViews")]
    + [_W + name for name in ("rsids", "docVars", "attachedTemplate", "object", "altChunk", "mailMerge",
                            "commentRangeStart", "commentRangeEnd", "commentReference")]
    + ["{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"]
)


def office_copy(body: bytes) -> tuple[bytes, list[Both]]:
    """The package without comments, properties and embedded parts, and what was left out. Raises RefusalError."""
    try:
        parts = _unpacked(body)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise damaged() from None
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise RefusalError(
            Both("it has macros", "含有宏"), Both("Save it as .xlsx or .docx.", "请另存为不含宏的 .xlsx 或 .docx。")
        )
    removed: list[Both] = []
    kept: dict[str, bytes] = {}
    for name, part in parts.items():
        drop = next((drop for drop in _DROPPED if drop[0].fullmatch(name)), None)
        if drop is not None:
            removed.extend([drop[1]] if drop[1] else [])
        elif _KEPT.fullmatch(name):
            kept[name] = part
        else:
            raise RefusalError(
                Both(f"it holds a part that is not known ({name})", f"含有无法识别的部分（{name}）"),
                Both("Save it as PDF.", "请另存为 PDF。"),
            )
    return _packed({name: _part(name, part, kept) for name, part in kept.items()}), removed


def _unpacked(body: bytes) -> dict[str, bytes]:
    """The parts of a package by name; ValueError when they are too many, too large, twice there or outside of it."""
    found: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        if len(package.infolist()) > MOST_PARTS:
            raise ValueError("too many parts")
        for info in package.infolist():
            if info.is_dir():
                continue
            name = info.filename
            if ".." in name.split("/") or name.startswith("/") or "\\" in name or name in found:
                raise ValueError("a part outside of the package, or twice")
            with package.open(info) as file:
                part = file.read(left + 1)
            left -= len(part)
            if left < 0:
                raise ValueError("too large")
            found[name] = part
    return found


def _packed(parts: dict[str, bytes]) -> bytes:
    """A package whose bytes follow from its parts alone: sorted, the table of types first, without a clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, parts[name])
    return out.getvalue()


def _part(name: str, part: bytes, kept: dict[str, bytes]) -> bytes:
    if not _XML.search(name):
        return _picture(name, part) if "/media/" in name else part
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise damaged()
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise damaged() from None
    if name.endswith(".rels"):
        _without_dead_relations(root, name, kept)
    elif name == "[Content_Types].xml":
        _without_dead_types(root, kept)
    else:
        _refuse_what_is_hidden(root)
        _without_marks(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _picture(name: str, part: bytes) -> bytes:
    """A picture inside a document, re-encoded like every other, in the format that its name promises."""
    kind = "jpeg" if re.search(r"\.jpe?g$", name, re.IGNORECASE) else "png"
    made = images.redrawn(part, kind)
    if made is None:
        raise RefusalError(
            Both(f"a picture in it cannot be read ({name})", f"其中的图片无法读取（{name}）"),
            Both("Insert the picture again, or save the document as PDF.", "请重新插入图片，或另存为 PDF。"),
        )
    return made


def _without_dead_relations(root: Any, name: str, kept: dict[str, bytes]) -> None:
    """Drop relations to parts that were dropped and to files outside; web and mail addresses stay."""
    folder = name.replace("_rels/", "").rpartition("/")[0]
    for relation in list(root.iter(_RELATIONS)):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            alive = re.match(r"(https?|mailto|tel):", target, re.IGNORECASE) is not None
        else:
            alive = _resolved(folder, target) in kept
        if not alive:
            root.remove(relation)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _without_dead_types(root: Any, kept: dict[str, bytes]) -> None:
    for entry in list(root):
        part = entry.get("PartName")
        if part is not None and part.lstrip("/") not in kept:
            root.remove(entry)


def _refuse_what_is_hidden(root: Any) -> None:
    for element in root.iter():
        if element.tag in _TRACKED:
            raise RefusalError(
                Both("it has tracked changes", "含有修订痕迹"),
                Both("Accept or reject all changes, then save it again.", "请接受或拒绝全部修订后重新保存。"),
            )
        if element.tag == _W + "vanish" and element.get(_W + "val") not in {"0", "false", "off"}:
            raise RefusalError(
                Both("it has hidden text", "含有隐藏文字"), Both("Delete the hidden text.", "请删除隐藏文字。")
            )
        is_hidden_sheet = element.tag == _S + "sheet" and element.get("state") in {"hidden", "veryHidden"}
        is_hidden_line = element.tag in {_S + "row", _S + "col"} and element.get("hidden") in {"1", "true"}
        if is_hidden_sheet or is_hidden_line:
            raise RefusalError(
                Both("it has hidden sheets, rows or columns", "含有隐藏的工作表或行列"),
                Both("Show them or delete them.", "请取消隐藏，或将其删除。"),
            )


def _without_marks(root: Any) -> None:
    """Drop what tells of persons, sessions, machines and parts that are gone."""
    for element in list(root.iter()):
        if element.tag in _DROPPED_ELEMENTS:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for key in list(element.attrib):
            if key.startswith(_W + "rsid"):
                del element.attrib[key]
    for entry in list(root.iter(_S + "definedName")):
        if entry.get("hidden") in {"1", "true"}:
            entry.getparent().remove(entry)

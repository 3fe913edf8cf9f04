"""Cleans documents that travel with the records (PDF, XLSX, DOCX): what a reader sees stays, what it drags along goes.

Properties, comments, embedded files, macros and the paths of the author's machine are removed. What cannot be removed
without changing what the document says (tracked changes, hidden sheets, text made invisible) is refused with a hint:
a guess here would either publish a secret or falsify a document. It must not know records or editions.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Final

import pikepdf

from generator.model.frozen import frozen
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.text import Both
from generator.shell.office import office_copy
from generator.shell.refusal import RefusalError, damaged

REFUSED = rule(
    "attachment-refused", Severity.ERROR,
    message=("The document {file} cannot be published: {cause}.", "附件 {file} 不能发布：{cause}。"),
    hint=("{cure}", "{cure}"),
    why=("Documents carry more than they show: earlier wordings, hidden rows, names.",
         "文档中除可见内容外还可能含有历史修改、隐藏行列和人名；无法安全去除的不予发布。"),
)
CLEANED = rule(
    "attachment-cleaned", Severity.NOTICE,
    message=("The published copy of {file} leaves out: {parts}.", "{file} 的发布副本已去除：{parts}。"),
    hint=("Nothing to do; look at the published copy if that was meant to be read.",
          "无需处理；如这些内容需要公开，请写入正文。"),
    why=("Comments and embedded files are seldom meant for every reader.", "批注和嵌入文件通常不是给所有读者看的。"),
)


@frozen
class Cleaned:
    """The copy that may be published; empty when the document was refused."""

    body: bytes
    problems: tuple[Problem, ...] = ()


def cleaned(path: str, body: bytes) -> Cleaned:
    """The copy of a document without what it drags along. The kind is judged by its first bytes, not by its name."""
    place, name = Place(path), path.rsplit("/", 1)[-1]
    try:
        copy, removed = _cleaner(body)(body)
    except RefusalError as refusal:
        return Cleaned(b"", (REFUSED.at(place, file=name, cause=refusal.cause, cure=refusal.cure),))
    told = tuple(dict.fromkeys(removed))
    if not told:
        return Cleaned(copy)
    parts = Both(", ".join(part.en for part in told), "、".join(part.zh for part in told))
    return Cleaned(copy, (CLEANED.at(place, file=name, parts=parts),))


def _cleaner(body: bytes) -> Callable[[bytes], tuple[bytes, list[Both]]]:
    if body.lstrip()[:5] == b"%PDF-":
        return _pdf
    if body[:4] == b"PK\x03\x04":
        return office_copy
    if body[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise RefusalError(
            Both("it is an old Office file or is encrypted", "旧版 Office 格式或已加密"),
            Both("Save it as .docx, .xlsx or PDF, without a password.", "请另存为 .docx、.xlsx 或 PDF，且不设密码。"),
        )
    raise RefusalError(
        Both("it is no PDF, XLSX or DOCX", "不是 PDF、XLSX 或 DOCX"),
        Both("Save it as PDF.", "请另存为 PDF。"),
    )


# --- PDF ----------------------------------------------------------------------------------------------------------

_KEPT_ANNOTATIONS: Final = frozenset({"/Link", "/Widget"})
_KEPT_ACTIONS: Final = frozenset({"/URI", "/GoTo"})
_CATALOG_DROPS: Final = ("/OpenAction", "/AA", "/Collection", "/PieceInfo", "/Threads", "/SpiderInfo", "/Perms", "/DSS")


def _pdf(body: bytes) -> tuple[bytes, list[Both]]:
    try:
        document = pikepdf.open(io.BytesIO(body))
    except pikepdf.PasswordError:
        raise RefusalError(
            Both("it is encrypted", "已加密"), Both("Save it without a password.", "请取消密码后重新保存。")
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise damaged() from None
    with document:
        _refuse_hidden_layers(document)
        removed = [*_without_catalog_extras(document), *_without_annotations(document)]
        _without_metadata(document)
        out = io.BytesIO()
        document.save(
            out, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
            linearize=False,
        )
    return out.getvalue(), removed


def _refuse_hidden_layers(document: pikepdf.Pdf) -> None:
    layers = document.Root.get("/OCProperties")
    settings = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if not isinstance(settings, pikepdf.Dictionary):
        return
    if len(settings.get("/OFF", [])) or str(settings.get("/BaseState", "/ON")) == "/OFF":
        raise RefusalError(
            Both("it has hidden layers", "含有隐藏图层"),
            Both("Print what is visible to a new PDF.", "请将可见内容重新打印为 PDF。"),
        )


def _without_catalog_extras(document: pikepdf.Pdf) -> Iterator[Both]:
    root = document.Root
    for key in _CATALOG_DROPS:
        if key in root:
            del root[key]
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if "/EmbeddedFiles" in names:
            del names["/EmbeddedFiles"]
            yield Both("embedded files", "嵌入文件")
        if "/JavaScript" in names:
            del names["/JavaScript"]
            yield Both("scripts", "脚本")
    if "/AF" in root:
        del root["/AF"]
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        raise RefusalError(
            Both("it is an interactive form (XFA)", "为交互式表单（XFA）"),
            Both("Print it to a new PDF.", "请重新打印为 PDF。"),
        )


def _without_annotations(document: pikepdf.Pdf) -> Iterator[Both]:
    """Drop comments, attachments, media and actions from the pages; links to the web and within the file stay."""
    for page in document.pages:
        kept = []
        for annotation in page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype", ""))
            if kind == "/Redact":
                raise RefusalError(
                    Both("it has redactions that were marked but not applied", "含有已标记但未执行的涂黑"),
                    Both("Apply the redactions, then save it again.", "请执行涂黑后重新保存。"),
                )
            if kind not in _KEPT_ANNOTATIONS:
                yield Both("comments and attached files", "批注与附加文件")
                continue
            if "/AA" in annotation:
                del annotation["/AA"]
            action = annotation.get("/A")
            if isinstance(action, pikepdf.Dictionary) and not _is_harmless(action):
                del annotation["/A"]
            for key in ("/T", "/Contents", "/NM", "/M"):
                if kind == "/Link" and key in annotation:
                    del annotation[key]
            kept.append(annotation)
        if "/Annots" in page.obj:
            page.obj["/Annots"] = pikepdf.Array(kept)
        for key in ("/AA", "/PieceInfo", "/Thumb", "/LastModified"):
            if key in page.obj:
                del page.obj[key]


def _is_harmless(action: pikepdf.Dictionary) -> bool:
    if str(action.get("/S", "")) not in _KEPT_ACTIONS or "/Next" in action:
        return False
    return re.match(r"(https?|mailto|tel):", str(action.get("/URI", "https:")), re.IGNORECASE) is not None


def _without_metadata(document: pikepdf.Pdf) -> None:
    """Drop document properties and the metadata streams of every object, pictures inside the pages included."""
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in ("/Metadata", "/PieceInfo", "/LastModified"):
                if key in thing:
                    del thing[key]

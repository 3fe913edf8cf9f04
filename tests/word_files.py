"""Word documents for tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx


def word_file(fill: Callable[[Any], object]) -> bytes:
    """A DOCX file that `fill` has written into."""
    document = docx.Document()
    # The template of python-docx hides a style and brings a thumbnail; an office's own documents do not.
    for element in list(document.styles.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}vanish")):
        element.getparent().remove(element)
    fill(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def minutes(document: Any) -> None:
    """Minutes as an office writes them."""
    document.add_heading("整改调度会议纪要", 1)
    document.add_paragraph("2018年10月15日，会议在市政府召开。")
    document.add_heading("一、有关情况", 2)
    run = document.add_paragraph("会议听取了").add_run("水务局")
    run.bold = True
    document.add_paragraph("第一点", style="List Bullet")
    document.add_paragraph("第二点", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("任务", "进展", "DL-01", "50%|完成"), strict=True):
        cell.text = text
    document.add_heading("二、议定事项", 2)
    document.add_paragraph("1. 水务局于2018年11月30日前完成DL-01管网铺设。")
    document.add_paragraph("2. 加强巡查。")

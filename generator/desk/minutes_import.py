"""A Word document with minutes → the files of a meeting note, all of it internal until somebody says otherwise."""

from __future__ import annotations

from typing import Final

from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.site import Content
from generator.render.scaffold import Given, scaffold
from generator.shell.word_files import WordFile
from generator.source.minutes import Proposed, day_of, markdown, proposed, title_of, tree_of

FOLDER: Final = "evidence"
_CHINESE: Final = pattern("[\u3400-\u9fff]")


@frozen
class Note:
    """The files of a meeting note by path, and the decisions that are proposed in it. No files where the day is not known."""

    files: tuple[tuple[str, bytes], ...]
    decisions: tuple[Proposed, ...]


def meeting_note(content: Content, document: WordFile, *, name: str = "", day: str = "") -> Note:
    """The note; `name` and `day` (YYYY-MM-DD) go before what the document says of itself."""
    root = tree_of(document.html)
    on = day or day_of(root)
    if not on:
        return Note((), ())
    name = name or f"{on}-minutes"
    title = title_of(root) or name
    decisions = tuple(proposed(root, content))
    body, first = markdown(root), content.site.language
    chinese = next((one for one in content.site.languages if one.startswith("zh")), first)
    language = chinese if _CHINESE.search(body) else first

    def tongued(text: str) -> Given:
        return text if language == first else {language: text}

    values: dict[str, Given] = {
        "id": name, "audience": "internal", "title": tongued(title), "kind": "scheduling", "date": on,
        "decisions": [_row(number, one, tongued(one.text)) for number, one in enumerate(decisions, 1)],
    }
    folder = f"meetings/{name}"
    files = [(f"{folder}/meeting.md", scaffold("meeting", values, first, body=body if language == first else "").encode())]
    if language != first:
        files.append((f"{folder}/meeting.{language}.md", f"---\ntitle: {_quoted(title)}\n---\n{body}".encode()))
    files += [(f"{folder}/{picture}", pixels) for picture, pixels in document.pictures]
    return Note(tuple(files), decisions)


def _row(number: int, one: Proposed, text: Given) -> Given:
    row: dict[str, Given] = {"id": f"d{number}", "text": text}
    for key, said in (("task", one.tasks), ("owner", one.owners)):
        if said:
            row[key] = said[0] if len(said) == 1 else list(said)
    return row | ({"due": one.due} if one.due else {})


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

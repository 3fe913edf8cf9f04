"""Word documents → HTML with their pictures beside it. What cannot be seen in the document refuses it."""

from __future__ import annotations

import io
from typing import Any, Final

import mammoth

from generator.model.frozen import frozen
from generator.model.text import Both
from generator.shell.office import office_copy
from generator.shell.refusal import RefusalError, damaged

LARGEST: Final = 50_000_000
_ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg"}


@frozen
class WordFile:
    """A document: its HTML, its pictures by the name under which the HTML refers to them, and what was left out."""

    html: str
    pictures: tuple[tuple[str, bytes], ...]
    left_out: tuple[Both, ...]


def read_word_file(body: bytes, folder: str) -> WordFile:
    """A DOCX file; pictures are named `folder`/picture-1.png …. Raises RefusalError for hidden text, revisions, macros."""
    if len(body) > LARGEST:
        raise RefusalError(Both("it is too large", "文件过大"), Both("Make its pictures smaller.", "请压缩其中的图片。"))
    seen, left_out = office_copy(body)
    pictures: list[tuple[str, bytes]] = []

    def kept(image: Any) -> dict[str, str]:
        with image.open() as file:
            name = f"{folder}/picture-{len(pictures) + 1}{_ENDINGS.get(image.content_type, '.png')}"
            pictures.append((name, file.read()))
        return {"src": name}

    try:
        result = mammoth.convert_to_html(io.BytesIO(seen), convert_image=mammoth.images.img_element(kept))
    except Exception:  # noqa: BLE001 - a document that the library stumbles over is one that cannot be read
        raise damaged() from None
    return WordFile(str(result.value), tuple(pictures), tuple(left_out))

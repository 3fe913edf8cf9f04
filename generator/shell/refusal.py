"""The exception by which a cleaner of documents says no, with the cause and the cure in the editors' words."""

from __future__ import annotations

from generator.model.text import Both


class RefusalError(ValueError):
    """Why a document is not published, and what its editor can do about it."""

    def __init__(self, cause: Both, cure: Both) -> None:
        super().__init__(cause.en)
        self.cause = cause
        self.cure = cure


def damaged() -> RefusalError:
    """The refusal of a file that cannot be read as what it claims to be."""
    return RefusalError(
        Both("it is damaged or encrypted", "文件已损坏或已加密"),
        Both("Save it again without a password, or as PDF.", "请取消密码后重新保存，或另存为 PDF。"),
    )

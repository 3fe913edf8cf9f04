import pytest

from generator.model.output import PictureInfo
from tests.checks.trying import examined, found, task


def public(body: str) -> list[str]:
    """Codes found in the text of a public task."""
    return [problem.code for problem in found({"tasks/DL-01/task.md": task(body=body)}, public=True)]


@pytest.mark.parametrize(
    "text", ["绝密★启用前", "密级：秘密", "（内部）", "仅供内部参考", "CONFIDENTIAL", "Not for circulation."]
)
def test_marks_of_secret_papers_are_found(text: str) -> None:
    assert public(f"{text}\n\n3 pumps arrived in October.") == ["secrecy-mark"]


@pytest.mark.parametrize(
    "text", ["保守国家秘密", "商业秘密", "confidential treatment of complaints", "内部管网", "a restricted area"]
)
def test_words_in_a_sentence_are_no_marks(text: str) -> None:
    assert public(f"On 3 October: {text}.") == []


def test_a_picture_with_coordinates_is_told_of() -> None:
    files = {"tasks/DL-01/task.md": task("evidence: [{file: a.jpg, alt: A, taken: 2018-10-02, faces: none}]\n")}
    pictures = {"tasks/DL-01/a.jpg": PictureInfo(8, 6, "a" * 64, has_location=True)}
    assert [problem.code for problem in examined(files, public=True, pictures=pictures).problems] == [
        "picture-with-location"
    ]
    assert examined(files, pictures=pictures).problems == ()

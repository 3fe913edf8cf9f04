from collections.abc import Iterator
from typing import Any

import pytest

from generator.shell import ending_space

weasyprint = pytest.importorskip("weasyprint")

TITLE = "Scheduling meeting on the rectification of the central and <span>the marine inspection</span>"


@pytest.fixture(autouse=True)
def _adapted() -> Iterator[None]:
    assert ending_space.install()
    yield
    ending_space.remove()


def lines(html: str, width: float) -> list[str]:
    """The lines of a paragraph of a width in points."""
    style = f'p{{font:15pt/28pt "Noto Serif";width:{width}pt}}span{{white-space:nowrap}}'
    found = []

    def walk(box: Any) -> None:
        if type(box).__name__ == "LineBox":
            found.append("".join(one.text for one in box.descendants() if hasattr(one, "text")).strip())
        else:
            for child in getattr(box, "children", ()):
                walk(child)

    for page in weasyprint.HTML(string=f"<html lang=en><style>{style}</style><p>{html}</p></html>").render().pages:
        walk(page._page_box)
    return found


def test_no_line_breaks_after_its_first_word_because_of_its_last_space() -> None:
    firsts = {lines(TITLE, width / 2)[0] for width in range(780, 920, 3)}
    assert {first.rpartition(" ")[2] for first in firsts} == {"the", "central", "and"}


def test_nothing_is_lost_where_the_space_hangs() -> None:
    words = "Scheduling meeting on the rectification of the central and the marine inspection"
    assert {" ".join(lines(TITLE, width / 2)) for width in range(780, 920, 3)} == {words}


def test_without_the_adaptation_it_does() -> None:
    ending_space.remove()
    assert "Scheduling" in {lines(TITLE, width / 2)[0] for width in range(780, 920, 3)}


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ending_space.remove()
    stock = ending_space.inline.split_first_line
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert not ending_space.install()
    assert ending_space.inline.split_first_line is stock

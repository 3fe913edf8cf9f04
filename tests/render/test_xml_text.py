"""What is written is read back as it was."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.render.xml_text import escape, quoteattr

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n")) | st.text("&<>\"'\n;ab")


@given(texts)
def test_texts_and_attributes_come_back(text: str) -> None:
    read = ET.fromstring(f"<a b={quoteattr(text)}>{escape(text)}</a>")
    assert (read.get("b"), read.text or "") == (text, text)


def test_a_carriage_return_stays_one_in_an_attribute() -> None:
    assert ET.fromstring(f"<a b={quoteattr('x' + chr(13))}/>").get("b") == "x\r"

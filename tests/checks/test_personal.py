import pytest

from tests.checks.trying import found, task


def public(body: str) -> list[tuple[str, str]]:
    """Codes and masked forms found in the text of a public task."""
    problems = found({"tasks/DL-01/task.md": task(body=body)}, public=True)
    return [(problem.code, str(dict(problem.arguments).get("masked", ""))) for problem in problems]


@pytest.mark.parametrize(
    "number", ["13812341234", "138 1234 1234", "138-1234-1234", "+86 13812341234", "１３８１２３４１２３４"]
)
def test_a_mobile_number_is_masked_in_the_middle(number: str) -> None:
    assert public(f"Call {number} in October 2018.") == [("personal-mobile-number", "138****1234")]


@pytest.mark.parametrize(
    "text", ["0411-83612345", "项目代码201813812341234", "1.13812341234", "12812341234", "138****1234"]
)
def test_other_numbers_are_not_mobile_numbers(text: str) -> None:
    assert public(f"Number {text} of 2018.") == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("10月3日，家住兴港街道滨海路12号的居民反映。", "兴港街道滨海路"),
        ("10月3日，李某（幸福小区5号楼2单元301室）反映。", "幸福小区"),
        ("3 October: Mrs Li lives at 12 Harbour Street.", "Harbour Street"),
        ("3 October: No. 12 Harbour Road, room 301.", "Harbour Road"),
    ],
)
def test_an_address_is_cut_down_to_its_street(text: str, masked: str) -> None:
    assert public(text) == [("personal-address", masked)]


@pytest.mark.parametrize(
    "text",
    [
        "10月3日，兴港街道12个点位完成监测。",
        "10月3日，滨海路12号泵站投运，周边居民满意。",
        "污水处理厂位于滨海路12号，10月通水。",
        "3 October: 12 Harbour Street pumps were replaced.",
        "3 pipes of Harbour Street; residents of the street agree.",
    ],
)
def test_a_street_or_a_works_is_no_home(text: str) -> None:
    assert public(text) == []


def test_a_number_in_the_name_of_a_file_is_found() -> None:
    body = "3 pumps: ![Pump](13812341234.jpg)"
    files = {"tasks/DL-01/task.md": task(body=body), "tasks/DL-01/13812341234.jpg": "x"}
    codes = [problem.code for problem in found(files, public=True)]
    assert codes == ["personal-mobile-number", "personal-mobile-number"]

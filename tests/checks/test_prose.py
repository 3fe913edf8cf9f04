import pytest

from tests.checks.trying import found, record, task

TITLE = "title: {en: Sewage plant at Changxing Island, zh: 长兴岛污水处理厂}\n"


def codes(body: str, **options: str) -> set[str]:
    files = {"tasks/DL-07/task.md": task(TITLE + options.get("fields", ""), body)}
    return {problem.code for problem in found(files)}


@pytest.mark.parametrize(
    "body",
    [
        "The task is completed.",
        "All rectification measures have been fully implemented.",
        "The sewage plant at Changxing Island has been completed.",
        "整改任务已完成。",
        "该问题已整改到位，群众满意。",
        "目前，各项整改措施均已落实到位。",
        "长兴岛污水处理厂已全部建成。",
        "已完成销号。",
    ],
)
def test_words_of_completion_are_found(body: str) -> None:
    assert "text-says-completed" in codes(body)


@pytest.mark.parametrize(
    "body",
    [
        "The task is not completed.",
        "The task will be completed by December; the survey is completed.",
        "Once the task is completed, the notice follows.",
        "Completed tasks are watched.",
        "The tender for the plant has been completed.",
        "整改任务尚未完成。",
        "力争年底前整改任务全部完成。",
        "整改方案已完成编制，已完成整改方案备案。",
        "设备采购已完成，土建已完成60%。",
        "已完成整改任务的80%。",
        "确保问题整改到位。",
    ],
)
def test_words_that_only_come_close_are_not(body: str) -> None:
    assert "text-says-completed" not in codes(body)


def test_the_sentence_is_shown_at_its_line() -> None:
    problems = found({"tasks/DL-07/task.md": task(TITLE, "First line.\n\nThen the task is completed.\n")})
    (problem,) = [each for each in problems if each.code == "text-says-completed"]
    assert problem.place.line == 19
    assert problem.place.column == 6
    assert "On schedule" in problem.message("en")


def test_a_link_to_another_task_in_a_text_is_no_mistake() -> None:
    files = {
        "tasks/DL-07/task.md": task(body="See [[DL-08]] for the boilers; 3 remain."),
        "tasks/DL-08/task.md": task(),
    }
    assert found(files) == ()


def test_a_value_in_the_text_is_held_against_the_reported_one() -> None:
    fields = "indicators: [{id: cap, name: {en: capacity, zh: 处理能力}, unit: {en: t/d, zh: 吨/日}, baseline: 10, target: 50000}]\n"
    report = record("indicators: {cap: 35000}\n", "处理能力达到４５，０００吨/日。\n".replace("，", ","))
    files = {"tasks/DL-07/task.md": task(fields), "tasks/DL-07/progress/2018-10-20.md": report}
    assert [problem.code for problem in found(files)] == ["text-value-disagrees"]

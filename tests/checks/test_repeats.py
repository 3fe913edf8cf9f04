from tests.checks.trying import found, only, record, task

TEXT = "截至10月5日，已铺设管网8公里，安装水泵2台，剩余工程正按计划组织施工，确保按期完成。"


def test_both_places_are_shown() -> None:
    files = {
        "tasks/DL-01/task.md": task(),
        "tasks/DL-01/progress/2018-10-05.md": record(body=TEXT),
        "tasks/DL-01/progress/2018-10-25.md": record(body=TEXT),
    }
    problem = only(found(files), "report-repeats-earlier")
    assert problem.place.path.endswith("2018-10-25.md")
    assert [place.path for place in problem.related] == ["tasks/DL-01/progress/2018-10-05.md"]
    assert "100 %" in problem.message("en")

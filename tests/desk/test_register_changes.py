"""What a register tells of a task's course becomes a report and days of the closing steps, once."""

from datetime import date

from generator.shell.workbook import Sheet
from tests.desk.test_register import carried_out, plan
from tests.sites import SiteFolder


def test_what_a_register_tells_of_progress_is_a_report_once(folder: SiteFolder) -> None:
    rows = (("编号", "责任单位", "整改进展情况", "进展日期"), ("DL-01", "水务局", "已铺管30公里。", date(2018, 10, 20)))
    made = plan(folder, Sheet("台账", rows))
    assert (made.faults, sorted(made.files)) == ((), ["tasks/DL-01/progress/2018-10-20.md", "tasks/DL-01/progress/2018-10-20.zh.md"])
    assert "by: water-bureau\n" in made.files["tasks/DL-01/progress/2018-10-20.md"].decode()
    carried_out(folder, made)
    again = plan(folder, Sheet("台账", rows))
    assert (again.steps, again.faults) == ((), ())
    other = (rows[0][:3], ("DL-01", "水务局", "已铺管32公里。"))
    assert "--date" in plan(folder, Sheet("台账", other)).faults[0].said.en
    assert "已存在" in plan(folder, Sheet("台账", other), day="2018-10-20").faults[0].said.zh
    assert plan(folder, Sheet("台账", other), day="2018-10-21").faults == ()


def test_days_of_the_closing_steps_stand_in_columns_of_a_register(folder: SiteFolder) -> None:
    made = plan(folder, Sheet("台账", (("编号", "整改完成时间", "销号日期"), ("DL-01", "2018年10月20日", None))))
    assert [(step.field, step.new) for step in made.steps] == [("closing.self_check.date", "2018-10-20")]
    assert "closing:\n  self_check:\n    date: 2018-10-20\n" in made.files["tasks/DL-01/task.md"].decode()

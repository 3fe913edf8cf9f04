from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from generator.ledger.state import Change, ChangeKind, Group, Ledger
from generator.model.output import File
from generator.model.text import Both
from generator.render.open_tables import open_tables
from generator.render.opendata import open_data
from tests import builders


def ledger() -> Ledger:
    return builders.ledger(
        builders.task("DL-01", deadline="2018-10-21", lead=("water",), areas=("north",), title='=cmd|"x", y'),
        builders.task("DL-02", deadline="2018年底前", finding="@finding\nin two lines"),
        builders.task("1.10", deadline="continuing", indicators=(builders.indicator("kv", baseline=1.5, target=9),)),
        builders.report("1.10", "2018-10-12", indicators={"kv": 3}),
        builders.meeting("m", "2018-10-15", builders.decision("d1", task="DL-01", owner="water", due="2018-10-20")),
    )


CHANGES = (Change(ChangeKind.COMPLETED, "DL-01", date(2018, 10, 20), Both("Done.", "完成。")),)


def files() -> dict[str, File]:
    made = ledger()
    return {file.path: file for file, _ in open_data(made, open_tables(made, CHANGES))}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[f"data/{name}.csv"].body.decode(), newline="")))


def test_there_are_these_files():
    assert list(files()) == [
        f"data/{name}"
        for name in (
            "tasks.csv",
            "tasks.xlsx",
            "tasks.json",
            "tasks.schema.json",
            "progress.csv",
            "indicators.csv",
            "readings.csv",
            "decisions.csv",
            "changes.csv",
            "datapackage.json",
        )
    ]


def test_ids_are_text_and_formulas_are_not():
    assert [row["id"] for row in rows("tasks")] == ["1.10", "DL-01", "DL-02"]
    assert rows("tasks")[1]["title_en"] == '\'=cmd|"x", y'
    assert rows("tasks")[2]["finding_en"] == "'@finding\nin two lines"


def test_the_json_keeps_to_its_schema():
    made = files()
    schema = json.loads(made["data/tasks.schema.json"].body)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(made["data/tasks.json"].body)
    jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())
    document["tasks"][0]["label"] = "unheard-of"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_csv_json_and_workbook_say_the_same():
    made = files()
    listed = json.loads(made["data/tasks.json"].body)["tasks"]
    sheet = openpyxl.load_workbook(io.BytesIO(made["data/tasks.xlsx"].body))["tasks"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for row, record, line in zip(rows("tasks"), listed, cells, strict=True):
        for (name, cell), value, in_sheet in zip(row.items(), record.values(), line, strict=True):
            if isinstance(value, bool) or value is None:
                assert cell == ("" if value is None else str(value).lower())
            elif isinstance(value, (int, float)):
                assert float(cell) == value == in_sheet, name
            elif isinstance(in_sheet, datetime):
                assert cell == value == f"{in_sheet:%Y-%m-%d}"


def test_the_numbers_are_those_of_the_ledger():
    """What pages print comes from the same ledger; here each group is counted again from the file."""
    made = ledger()
    counted = {group: sum(row["group"] == group for row in rows("tasks")) for group in Group}
    assert counted == {group: made.by_group.get(group, 0) for group in Group}
    assert {row["id"]: int(row["days_late"]) for row in rows("tasks")} == {s.task.id: s.days_late for s in made.tasks}


def test_the_package_describes_its_files(tmp_path: Path):
    import frictionless
    for file in files().values():
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_bytes(file.body)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_a_changed_byte_breaks_the_package(tmp_path: Path):
    import frictionless
    for file in files().values():
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_bytes(
            file.body.replace(b"2018-10-12", b"2018-10-13") if "progress" in file.path else file.body
        )
    assert not frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid


def test_the_same_ledger_gives_the_same_bytes():
    assert files() == files()


def test_a_site_without_tasks_has_tables_without_rows():
    empty = builders.ledger()
    made = {file.path: file for file, _ in open_data(empty, open_tables(empty, ()))}
    assert made["data/tasks.csv"].body.count(b"\r\n") == 1
    assert json.loads(made["data/tasks.json"].body)["tasks"] == []

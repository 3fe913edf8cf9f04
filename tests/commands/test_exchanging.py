"""`export` and `import` on a site: the plan is shown, --apply writes it, a refusal says what to do."""

from pathlib import Path
from typing import Any

import openpyxl

from tests.conftest import Rectify
from tests.desks import folder
from tests.sites import SiteFolder
from tests.word_files import minutes, word_file

__all__ = ["folder"]


def ledger(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_there_and_back_changes_nothing(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    before = folder.files()
    target = tmp_path / "register.xlsx"
    assert rectify(folder, "export", "--xlsx", str(target)).status == 0
    ran = rectify(folder, "import", str(target), "--apply")
    assert (ran.status, ran.out) == (0, "Nothing to do: the records say the same.\n")
    assert folder.files() == before


def test_the_plan_comes_first_then_the_files_then_nothing(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    rows = (("DL-01", None, "2018年11月底"), ("DL-30", "Close it", "2019年底前"))
    file = ledger(tmp_path / "a.xlsx", ("编号", "任务名称", "整改时限"), *rows)
    before = folder.files()
    ran = rectify(folder, "import", str(file))
    assert "~ tasks/DL-01/task.md  deadline: 2018-12-31 → 2018年11月底" in ran.out
    assert "+ tasks/DL-30/task.md  title: Close it" in ran.out
    assert "2 files would be written" in ran.out
    assert folder.files() == before
    assert rectify(folder, "import", str(file), "--apply").status == 0
    assert "deadline: 2018年11月底" in folder.files()["tasks/DL-01/task.md"].decode()
    assert "Nothing to do" in rectify(folder, "import", str(file), "--apply").out


def test_one_wrong_cell_stops_the_whole_import(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.xlsx", ("编号", "整改时限"), ("DL-01", "2018年11月底"), ("DL-02", "尽快"))
    before = folder.files()
    ran = rectify(folder, "--language", "zh", "import", str(file), "--apply")
    assert ran.status == 1
    assert "Sheet B3：“尽快”不是时限" in ran.err
    assert folder.files() == before


def test_a_mapping_file_names_further_columns(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    file = ledger(tmp_path / "a.xlsx", ("编号", "名称", "要求"), ("DL-01", "Plant", "New target"))
    assert "`要求`" in rectify(folder, "import", str(file)).err
    names = tmp_path / "names.toml"
    names.write_text('"要求" = "target"\n', "utf-8")
    assert "target: All sewage is treated. → New target" in rectify(folder, "import", str(file), "--mapping", str(names)).out
    names.write_text('"要求" = "goal"\n', "utf-8")
    assert rectify(folder, "import", str(file), "--mapping", str(names)).status == 2
    names.write_text("x", "utf-8")
    assert rectify(folder, "import", str(file), "--mapping", str(names)).status == 2


def test_a_file_that_is_no_workbook_is_told(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"no")
    ran = rectify(folder, "import", str(file))
    assert ran.status == 1
    assert "damaged" in ran.err


def test_minutes_become_a_note_once(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(word_file(minutes))
    ran = rectify(folder, "import", str(file))
    assert "+ meetings/2018-10-15-minutes/meeting.md  decisions: 加强巡查。" in ran.out
    assert "meetings/2018-10-15-minutes/meeting.md" not in folder.files()
    assert rectify(folder, "import", str(file), "--apply").status == 0
    assert "meetings/2018-10-15-minutes/meeting.md" in folder.files()
    assert "Nothing to do" in rectify(folder, "import", str(file), "--apply").out
    path = "meetings/2018-10-15-minutes/meeting.md"
    edited = folder.files()[path].replace(b"kind: scheduling", b"kind: site")
    folder.write(path, edited)
    ran = rectify(folder, "import", str(file), "--apply")
    assert (ran.status, "--id" in ran.err) == (1, True)
    assert folder.files()[path] == edited
    assert rectify(folder, "import", str(file), "--id", "a b").status == 2


def test_hidden_text_in_minutes_is_refused(folder: SiteFolder, rectify: Rectify, tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("2018-10-15").add_run("secret").font.hidden = True

    file = tmp_path / "minutes.docx"
    file.write_bytes(word_file(fill))
    ran = rectify(folder, "--language", "zh", "import", str(file), "--apply")
    assert ran.status == 1
    assert "隐藏文字" in ran.err

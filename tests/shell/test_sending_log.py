"""The log of what was mailed survives being cut off, and admits one run at a time."""

from pathlib import Path

import pytest

from generator.shell.sending_log import FOLDER, REFUSED, SENT, Line, LogBusyError, SendingLog, read_log, sent_before


def line(address: str, result: str = SENT) -> Line:
    return Line("2018-11-09T09:00:00+08:00", address, "press", "d1", result)


def test_what_was_entered_is_read_back(tmp_path: Path) -> None:
    with SendingLog.held(tmp_path, "2018-10") as log:
        log.enter(line("A@dl.example"))
        log.enter(line("b@dl.example", REFUSED))
    assert read_log(tmp_path, "2018-10") == (line("A@dl.example"), line("b@dl.example", REFUSED))
    assert set(sent_before(tmp_path, "2018-10")) == {"a@dl.example"}
    assert sent_before(tmp_path, "2018-11") == {}


def test_a_line_that_was_cut_off_is_not_believed_and_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / FOLDER / "2018-10.jsonl"
    with SendingLog.held(tmp_path, "2018-10") as log:
        log.enter(line("a@dl.example"))
        log.enter(line("b@dl.example"))
    path.write_bytes(path.read_bytes()[:-30])
    assert set(sent_before(tmp_path, "2018-10")) == {"a@dl.example"}
    with SendingLog.held(tmp_path, "2018-10") as log:
        log.enter(line("b@dl.example"))
    assert set(sent_before(tmp_path, "2018-10")) == {"a@dl.example", "b@dl.example"}


def test_two_runs_do_not_mail_one_issue_at_once(tmp_path: Path) -> None:
    with SendingLog.held(tmp_path, "2018-10"):
        with pytest.raises(LogBusyError), SendingLog.held(tmp_path, "2018-10"):
            pass
        with SendingLog.held(tmp_path, "2018-11"):
            pass
    with SendingLog.held(tmp_path, "2018-10"):
        pass

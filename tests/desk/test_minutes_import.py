"""Minutes become a meeting note that the checks can read, internal until somebody says otherwise."""

from generator import build as building
from generator.desk.minutes_import import meeting_note
from generator.model.output import Edition
from generator.shell.word_files import WordFile, read_word_file
from tests.sites import SiteFolder
from tests.word_files import minutes, word_file


def test_minutes_become_a_note_in_their_language(folder: SiteFolder) -> None:
    content = building.views(folder.folder, (Edition.INTERNAL,), None)[0].ledger.content
    note = meeting_note(content, read_word_file(word_file(minutes), "evidence"))
    assert [path for path, _ in note.files] == [
        "meetings/2018-10-15-minutes/meeting.md", "meetings/2018-10-15-minutes/meeting.zh.md",
    ]
    text, chinese = (body.decode() for _, body in note.files)
    assert "audience: internal\n" in text
    assert "    task: DL-01\n    owner: water-bureau\n    due: 2018-11-30\n" in text
    assert "| DL-01 | 50%\\|完成 |" in chinese
    for path, body in note.files:
        folder.write(path, body)
    seen, public = building.views(folder.folder, (Edition.INTERNAL, Edition.PUBLIC), None)
    assert [problem.code for problem in (*seen.problems, *public.problems) if problem.severity == "error"] == []
    (meeting,) = [one for one in seen.ledger.content.meetings if one.id == "2018-10-15-minutes"]
    assert [decision.owner for decision in meeting.decisions] == [("water-bureau",), ()]
    assert "2018-10-15-minutes" not in {one.id for one in public.ledger.content.meetings}


def test_english_minutes_stand_in_one_file_with_their_pictures(folder: SiteFolder) -> None:
    content = building.views(folder.folder, (Edition.INTERNAL,), None)[0].ledger.content
    document = WordFile('<h1>Minutes "A"</h1><p>Text <img src="evidence/picture-1.png"></p>', (("evidence/picture-1.png", b"x"),), ())
    note = meeting_note(content, document, name="m-1", day="2018-10-01")
    assert [path for path, _ in note.files] == ["meetings/m-1/meeting.md", "meetings/m-1/evidence/picture-1.png"]
    assert b'title: "Minutes \\"A\\""' in note.files[0][1]


def test_without_a_day_there_is_no_note(folder: SiteFolder) -> None:
    content = building.views(folder.folder, (Edition.INTERNAL,), None)[0].ledger.content
    assert meeting_note(content, WordFile("<p>text</p>", (), ())).files == ()

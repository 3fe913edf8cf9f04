from dataclasses import replace

from generator.checks.scene import Scene, is_picture, listed, proofs
from generator.checks.sieves import SIEVES
from generator.model.memory import Origins, key_of
from tests.checks.trying import ledger, record, task
from tests.kept import Kept

FILES = {
    "shared/plan.pdf": "x",
    "tasks/DL-01/task.md": task(
        "evidence: [{file: a.jpg, alt: A, taken: 2018-10-02}, {file: shared/plan.pdf, taken: 2018-10-02}]\n"
        "closing: {notice: {from: 2018-10-20, phone: '139 1234 5678, 0411-1', email: Li@Testing.example}}\n"
    ),
    "tasks/DL-01/progress/2018-10-20.md": record("evidence: [{file: b.jpg, alt: B, taken: 2018-10-20}]\n", "3 km.\n"),
}


def scene() -> Scene:
    site = ledger(FILES)
    return Scene(site, full=True, today=site.as_of)


def test_files_are_found_beside_the_record_or_from_the_top() -> None:
    here = scene()
    (state,) = here.ledger.tasks
    found = [here.asset(proof.record, proof.evidence.file) for proof in proofs(state)]
    assert found == ["tasks/DL-01/a.jpg", "shared/plan.pdf", "tasks/DL-01/b.jpg"]
    assert here.asset(state.task, "gone.jpg") == "gone.jpg"


def test_the_offices_own_contact_is_known() -> None:
    assert scene().office_mobiles == {"13912345678"}
    assert scene().office_emails == {"office@testing.example", "li@testing.example"}


def test_units_are_called_by_their_names() -> None:
    assert scene().unit_name("water") == "Water Bureau"
    assert scene().unit_name("nobody") == "nobody"


def test_pictures_are_known_by_their_names() -> None:
    assert is_picture("A.JPG")
    assert not is_picture("a.pdf")
    assert listed(["a", "b"]) == "a, b"


def test_what_lets_a_record_through_is_remembered_for_the_record_as_it_is() -> None:
    site = ledger({"tasks/DL-01/task.md": task(body="Write to a@b.example\n")})
    (record,) = site.content.tasks
    memory = Kept()
    origins = Origins(memory, {record.path: key_of("as it is")})
    scene = Scene(site, full=True, today=site.as_of, origins=origins)
    assert scene.may_match(record, *SIEVES)
    assert scene.let_through(record) == memory.bodies["sieves_full", key_of("as it is")]
    other = replace(record, bodies=())
    assert scene.let_through(other) != scene.let_through(record)
    assert len(memory.bodies) == 1

from generator.checks.scene import Scene, is_picture, listed, proofs
from tests.checks.trying import ledger, record, task

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

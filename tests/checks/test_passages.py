from generator.checks.passages import half_width, passages, passages_of
from generator.model.problem import Place
from tests.checks.trying import ledger, record, task

FIELDS = (
    "title: {en: Plant, zh: 厂}\nmeasures:\n  - {id: a, text: Dig}\n"
    "deadline:\n  - {text: First, due: 2018-11}\ninternal: {notes: Secret}\n"
)


def test_every_text_of_a_record_is_read_with_its_keys() -> None:
    (state,) = ledger({"tasks/DL-01/task.md": task(FIELDS, "Body\n")}).tasks
    found = {(".".join(map(str, passage.steps)), passage.language): passage.text for passage in passages_of(state.task)}
    assert found["title", "zh"] == "厂"
    assert found["measures.0.text", "en"] == "Dig"
    assert found["deadline.0.text", "en"] == "First"
    assert found["internal.notes", "en"] == "Secret"
    assert found["", "en"].strip() == "Body"


def test_a_place_is_the_key_of_a_field_and_the_line_of_a_body() -> None:
    (state,) = ledger({"tasks/DL-01/task.md": task(FIELDS, "One\ntwo three\n")}).tasks
    of_fields = {passage.steps: passage for passage in passages_of(state.task) if not passage.is_body}
    assert of_fields["measures", 0, "text"].place(2).line == 4
    assert of_fields["internal", "notes"].is_internal
    (body,) = [passage for passage in passages_of(state.task) if passage.is_body]
    assert body.place(body.text.index("three")) == Place(body.path, body.line + 1, 5)


def test_settings_and_units_are_read_too() -> None:
    content = ledger({"pages/p.md": record()}).content
    paths = {passage.path for passage in passages(content)}
    assert {"site.yaml", "units.yaml", "pages/p.md"} <= paths


def test_full_width_signs_become_half_width_one_for_one() -> None:
    assert half_width("电话１３８ＡＢ＠") == "电话138AB@"
    assert half_width("，。：") == "，。："

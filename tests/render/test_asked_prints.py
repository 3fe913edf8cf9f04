from dataclasses import replace

import pytest

from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.model.problem import Places
from generator.render.asked_prints import KINDS, UnknownNameError, documents, standing
from generator.render.edition import edition_prints
from generator.render.print_frame import PrintScene
from tests import builders as b
from tests.render.printing import scene


def asked(*prints: str) -> Ledger:
    content = b.ledger(b.task("A-1"), b.task("A-2"), b.meeting("m", "2018-10-01")).content
    places = Places("\n" + "".join(f"prints.{number}:{number + 7}:5\n" for number in range(len(prints))))
    site = replace(content.site, prints=prints, languages=("en",), places=places)
    return replace(b.ledger(b.task("A-1"), b.task("A-2")), content=replace(content, site=site))


def office(ledger: Ledger) -> PrintScene:
    return scene(ledger, Edition.INTERNAL)


@pytest.mark.parametrize(
    ("kind", "names", "paths"),
    [
        ("minutes", ("m",), ["meetings/m.en.pdf"]),
        ("minutes", None, ["meetings/m.en.pdf"]),
        ("pack", (), ["office/pack.en.pdf"]),
        ("dossier", ("A-2",), ["dossiers/A-2.en.pdf"]),
        ("dossier", None, ["dossiers/A-1.en.pdf", "dossiers/A-2.en.pdf"]),
        ("annual", ("2018",), ["reports/2018.en.pdf"]),
        ("tasks", (), ["lists/all.en.pdf"]),
        ("tasks", ("pace=behind", "group=late"), ["lists/group=late,pace=behind.en.pdf"]),
    ],
)
def test_documents_are_had_by_their_words(kind: str, names: tuple[str, ...] | None, paths: list[str]) -> None:
    assert [one.job.path for one in documents(office(asked()), kind, names, "en")] == paths


def test_the_order_of_filters_makes_no_other_list() -> None:
    both = [
        next(iter(documents(office(asked()), "tasks", names, "en"))).job
        for names in (("pace=behind", "group=late"), ("group=late", "pace=behind"))
    ]
    assert both[0] == both[1]


@pytest.mark.parametrize(("kind", "names"), [("dossier", ("A-3",)), ("annual", ("next",)), ("yearly", ()), ("minutes", ("x",))])
def test_what_is_not_there_is_named_with_what_is(kind: str, names: tuple[str, ...]) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        list(documents(office(asked()), kind, names, "en"))
    assert unknown.value.name in (kind, *names)
    assert unknown.value.known


def test_a_build_prints_what_the_settings_ask_for() -> None:
    ledger = asked("annual 2018", "dossier --all", "tasks pace=behind")
    paths = [one.job.path for one in standing(office(ledger), "en")]
    assert paths == [
        "reports/2018.en.pdf", "dossiers/A-1.en.pdf", "dossiers/A-2.en.pdf", "lists/pace=behind.en.pdf",
    ]  # fmt: skip


def test_the_public_edition_has_no_dossiers() -> None:
    ledger = asked("dossier --all", "tasks")
    assert [one.job.path for one in standing(scene(ledger), "en")] == ["lists/all.en.pdf"]


@pytest.mark.parametrize(
    ("words", "code"),
    [("yearly 2018", "print-unknown"), ("annual", ""), ("dossier A-9", "print-unknown"), ("tasks pase=behind", "block-filter")],
)
def test_what_cannot_be_printed_is_a_mistake_at_its_line(words: str, code: str) -> None:
    problems = [problem for one in standing(office(asked("tasks", words)), "en") for problem in one.problems]
    assert [problem.code for problem in problems] == ([code] if code else [])
    if code == "print-unknown":
        assert (problems[0].place.path, problems[0].place.line) == ("site.yaml", 8)
        assert words in str(problems[0].arguments)


def test_every_kind_has_its_way() -> None:
    assert set(KINDS) == {"minutes", "pack", "dossier", "annual", "tasks"}


def test_what_is_asked_for_twice_is_printed_once() -> None:
    from generator.shell import template_files
    from tests.conftest import REPOSITORY

    texts, _ = template_files.templates_of(REPOSITORY)
    made = edition_prints(asked("pack", "tasks", "tasks", "minutes m"), Edition.INTERNAL, {}, texts)
    paths = [one.job.path for one in made]
    assert len(paths) == len(set(paths))
    assert {"lists/all.en.pdf", "office/pack.en.pdf", "meetings/m.en.pdf"} <= set(paths)

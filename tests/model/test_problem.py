"""A problem is a value that says where, what and how to cure it, in two languages."""

import pytest

from generator.model.problem import NO_PLACES, RULES, Place, Severity, places_of, rule
from generator.model.text import Both


def a_rule(code: str) -> None:
    RULES.pop(code, None)
    rule(code, Severity.WARNING, message=("{n} lost in {where}", "{where}缺{n}"), hint=("find {n}", "找{n}"), why=("w", "因"))


def test_arguments_fill_message_and_hint_in_both_languages() -> None:
    a_rule("test-filled")
    problem = RULES.pop("test-filled").at(Place("a.md", 3, 1), n=2, where=Both("east", "东"))
    assert (problem.message("en"), problem.message("zh"), problem.hint("zh")) == ("2 lost in east", "东缺2", "找2")
    assert (problem.code, problem.severity, str(problem.place)) == ("test-filled", Severity.WARNING, "a.md:3:1")


def test_braces_that_an_editor_typed_are_never_a_format() -> None:
    a_rule("test-braces")
    problem = RULES.pop("test-braces").at(Place("a.md"), n="{0.__class__}", where="{where}")
    assert problem.message("en") == "{0.__class__} lost in {where}"


def test_a_code_names_one_rule() -> None:
    a_rule("test-twice")
    with pytest.raises(ValueError, match="test-twice"):
        rule("test-twice", Severity.ERROR, message=("", ""), hint=("", ""), why=("", ""))
    RULES.pop("test-twice")


def test_a_place_that_was_not_typed_is_that_of_the_nearest_key_above() -> None:
    places = places_of([("milestones", 4, 1), ("milestones.0", 5, 3), ("milestones.0.due", 6, 5)])
    assert places.of("t.md", "milestones", 0, "due") == Place("t.md", 6, 5)
    assert places.of("t.md", "milestones", 0, "done") == Place("t.md", 5, 3)
    assert places.of("t.md", "milestones", 1, "done") == Place("t.md", 4, 1)
    assert places.of("t.md", "mile") == Place("t.md")
    assert NO_PLACES.of("t.md", "x") == Place("t.md")


def test_a_report_is_ordered_by_place_and_then_by_weight() -> None:
    a_rule("test-order")
    made = RULES.pop("test-order")
    later, sooner = made.at(Place("b.md", 1), n=1), made.at(Place("a.md", 9), n=1)
    assert sorted([later, sooner], key=lambda p: p.order()) == [sooner, later]
    assert [s.weight for s in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)] == [0, 1, 2]


def test_a_problem_can_be_said_of_one_edition() -> None:
    a_rule("test-edition")
    problem = RULES.pop("test-edition").at(Place("a.md"), n=1)
    assert (problem.edition, problem.in_edition("public").edition) == ("", "public")

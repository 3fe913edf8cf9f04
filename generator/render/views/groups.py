"""Pages of what tasks have in common: an area, a unit, an inspection, a problem category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from generator.ledger.state import DecisionState, TaskState
from generator.model.frozen import frozen
from generator.model.records import INSPECTION_KINDS, Inspection
from generator.model.site import UNIT_KINDS, Unit
from generator.model.text import Said
from generator.render.views.backdrop import Backdrop, Day, Link
from generator.render.views.changes import ChangeGroup
from generator.render.views.meetings import DecisionRow, decision_row
from generator.render.views.tally import Tally, TallyRow, figures_sentence, tally, tally_rows
from generator.render.views.task import former_links
from generator.render.views.tasks import Chosen, Row, TaskLists
from generator.render.views.timeline import chosen
from generator.render.views.whole_lists import WholeList, link_to_all

MOST_ANSWERS: Final = 10
MOST_ROWS: Final = 20
MOST_IN_ROLE: Final = 5
MOST_OWED: Final = 20
"""So many tasks a page shows of its own, of those in which a unit has another role than to lead, and so many decisions that
it owes; links lead to all."""
ROLES: Final = (("supports", "supporting"), ("supervises", "supervising"), ("accepts", "acceptance_unit"))
"""What a unit does for a task besides leading it: the word for it, and the field."""


@frozen
class TaskTable:
    """Some tasks under a heading; `more` leads to all of them where not all are shown."""

    id: str
    title: str
    rows: tuple[Row, ...]
    total: int
    more: Link | None


@frozen
class Answerable:
    """A category's part of one task: what was found, what was promised."""

    link: Link
    finding: Said
    target: Said


@frozen
class GroupView:
    """An area's, a unit's, an inspection's or a category's page. What a kind does not have is empty."""

    title: Said
    sentence: str
    tally: Tally
    tables: tuple[TaskTable, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    days: tuple[tuple[str, Day], ...] = ()
    decisions: tuple[DecisionRow, ...] | None = None
    decisions_all: Link | None = None
    areas: tuple[TallyRow, ...] = ()
    categories: tuple[TallyRow, ...] = ()
    answers: tuple[Answerable, ...] = ()
    answers_more: str = ""
    body: Markup = Markup()
    note: str = ""
    published: tuple[ChangeGroup, ...] = ()
    """What publications told of an area's tasks, newest first, by day and task."""


def unit_view(backdrop: Backdrop, lists: TaskLists, unit: Unit) -> GroupView:
    """The page of a unit: what it leads, supports, supervises and accepts, and the decisions that it owes."""
    led, owed = lists.of_unit("lead", unit.id), owed_list(backdrop, unit)
    counted = tally(lists, backdrop, led, (("lead", unit.id),))
    tables = (
        _table(backdrop, lists, "leads", led, (("lead", unit.id),)),
        *(_role_table(backdrop, lists, role_list(backdrop, lists, unit, key, field), key) for key, field in ROLES),
    )
    return GroupView(
        title=backdrop.said(unit.name),
        sentence=_sentence(backdrop, unit, counted),
        tally=counted,
        tables=tuple(table for table in tables if table.total),
        facts=_relatives(backdrop, unit),
        decisions=tuple(decision_row(backdrop, state) for state in owed.decisions[:MOST_OWED]),
        decisions_all=link_to_all(backdrop, owed, MOST_OWED),
    )


def area_view(backdrop: Backdrop, lists: TaskLists, unit: Unit) -> GroupView:
    """The page of an area: its tasks, by category, and the decisions that it owes."""
    within = (("area", unit.id),)
    states = lists.lists.get(within, [])
    counted = tally(lists, backdrop, states, within)
    here = {state.task.id for state in states}
    led = [state for state in lists.of_unit("lead", unit.id) if state.task.id not in here]
    owed = owed_list(backdrop, unit)
    tables = (
        _table(backdrop, lists, "tasks", states, within),
        _table(backdrop, lists, "leads", led, (("lead", unit.id),)),
    )
    return GroupView(
        title=backdrop.said(unit.name),
        sentence=_sentence(backdrop, unit, counted),
        tally=counted,
        tables=tuple(table for table in tables if table.total),
        facts=_relatives(backdrop, unit),
        decisions=tuple(decision_row(backdrop, state) for state in owed.decisions[:MOST_OWED]),
        decisions_all=link_to_all(backdrop, owed, MOST_OWED),
    )


def inspection_view(backdrop: Backdrop, lists: TaskLists, inspection: Inspection) -> GroupView:
    """The page of an inspection: its dates, its tasks by category, and all of them."""
    within = (("inspection", inspection.id),)
    states = lists.lists.get(within, [])
    counted = tally(lists, backdrop, states, within)
    days = (
        ("feedback_received", inspection.feedback_received), ("plan_published", inspection.plan_published),
        ("look_back_expected", inspection.look_back_expected),
    )
    title, say = backdrop.said(inspection.title), backdrop.say
    facts = [(say("kind"), (Link(backdrop.own(chosen(INSPECTION_KINDS, inspection.kind, backdrop)), ""),))]
    if inspection.body_name:
        facts.append((say("inspected_by"), (Link(backdrop.said(inspection.body_name), ""),)))
    return GroupView(
        title=title,
        sentence=figures_sentence(backdrop, "inspection_about", counted, title=title),
        tally=counted,
        tables=(_table(backdrop, lists, "tasks", states, within),),
        facts=tuple(facts),
        days=tuple((say(key), backdrop.day(day)) for key, day in days if day),
        body=backdrop.bodies(inspection, backdrop.language),
        note=backdrop.note(title, records=(inspection,)),
    )


def category_view(backdrop: Backdrop, lists: TaskLists, identifier: str, name: Said) -> GroupView:
    """The page of a problem category: cause, solution, who is accountable, the tasks."""
    within = (("category", identifier),)
    states = lists.lists.get(within, [])
    counted = tally(lists, backdrop, states, within)
    areas = _distinct(area for state in states for area in state.task.areas)
    units = backdrop.ledger.content.unit_by_id
    named = _distinct(unit for state in states for unit in state.task.lead)
    departments = tuple(unit for unit in named if unit not in units or units[unit].kind != "area")
    say = backdrop.say
    return GroupView(
        title=name,
        sentence=figures_sentence(backdrop, "category_sentence", counted, areas=len(areas)),
        tally=counted,
        tables=(_table(backdrop, lists, "tasks", states, within),),
        facts=((say("accountable_areas"), backdrop.units(areas)), (say("accountable_units"), backdrop.units(departments))),
        answers=tuple(_answer(backdrop, state) for state in states[:MOST_ANSWERS]),
        answers_more=say("answers_more", n=len(states) - MOST_ANSWERS) if len(states) > MOST_ANSWERS else "",
    )


def unit_rows(backdrop: Backdrop, lists: TaskLists, *, areas: bool) -> tuple[TallyRow, ...]:
    """All areas, or all other units, that have tasks to answer for, with their figures."""
    units = [unit for unit in backdrop.ledger.content.units if (unit.kind == "area") is areas]
    links = ((unit.id, backdrop.unit(unit.id)) for unit in units)
    return tally_rows(lists, backdrop, "area" if areas else "lead", links)


def other_units(backdrop: Backdrop, lists: TaskLists, *, areas: bool) -> tuple[Link, ...]:
    """The areas, or other units, without such tasks."""
    facet = "area" if areas else "lead"
    return tuple(
        backdrop.unit(unit.id) for unit in backdrop.ledger.content.units
        if (unit.kind == "area") is areas and ((facet, unit.id),) not in lists.lists
    )


def _table(
    backdrop: Backdrop, lists: TaskLists, key: str, states: Sequence[TaskState], within: Chosen,
) -> TaskTable:
    """The first tasks of a filter's list, with a link to the whole."""
    more = None
    if len(states) > MOST_ROWS:
        more = backdrop.link(backdrop.say("all_tasks", n=len(states)), lists.address(within))
    return TaskTable(key, backdrop.say(key), tuple(lists.row(state) for state in states[:MOST_ROWS]), len(states), more)


def _role_table(backdrop: Backdrop, lists: TaskLists, whole: WholeList, key: str) -> TaskTable:
    rows = tuple(lists.row(state) for state in whole.states[:MOST_IN_ROLE])
    return TaskTable(key, backdrop.say(key), rows, len(whole.states), link_to_all(backdrop, whole, MOST_IN_ROLE))


def role_list(backdrop: Backdrop, lists: TaskLists, unit: Unit, key: str, field: str) -> WholeList:
    """The tasks in which a unit has a role."""
    title = f"{backdrop.said(unit.name)}{backdrop.say('colon')}{backdrop.say(key)}"
    return WholeList("units", f"{key}={unit.id}", title, lists.of_unit(field, unit.id))


def cut_lists(backdrop: Backdrop, lists: TaskLists) -> Iterator[WholeList]:
    """The lists of units of which their pages show the beginning only, and that are no filter's."""
    for unit in backdrop.ledger.content.units:
        owed = owed_list(backdrop, unit)
        if len(owed) > MOST_OWED:
            yield owed
        if unit.kind != "area":
            for key, field in ROLES:
                whole = role_list(backdrop, lists, unit, key, field)
                if len(whole.states) > MOST_IN_ROLE:
                    yield whole


def _sentence(backdrop: Backdrop, unit: Unit, counted: Tally) -> str:
    name = backdrop.said(unit.name)
    if not counted.total:
        return backdrop.say("unit_no_tasks", name=name)
    return figures_sentence(backdrop, "unit_sentence", counted, name=name)


def _relatives(backdrop: Backdrop, unit: Unit) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    say = backdrop.say
    facts: list[tuple[str, tuple[Link, ...]]] = []
    if unit.kind != "area":
        # An area stands under "Areas"; that it is one says nothing new.
        facts.append((say("kind"), (Link(backdrop.own(chosen(UNIT_KINDS, unit.kind, backdrop)), ""),)))
    if unit.parent:
        facts.append((say("part_of"), (backdrop.unit(unit.parent),)))
    below = tuple(backdrop.unit(other.id) for other in backdrop.ledger.content.units if other.parent == unit.id)
    if below:
        facts.append((say("parts"), below))
    if unit.was:
        folder = "areas" if unit.kind == "area" else "units"
        facts.append((say("former_numbers"), former_links(backdrop, folder, unit.was)))
    return tuple(facts)


def owed_list(backdrop: Backdrop, unit: Unit) -> WholeList:
    """The decisions of meetings that a unit owes, the latest first."""
    known, say = {unit.id, *unit.was}, backdrop.say

    def urgency(state: DecisionState) -> tuple[int, str]:
        return (-state.days_late, state.decision.due.isoformat() if state.decision.due else "9999")

    owed = [d for d in backdrop.ledger.decisions if not d.is_done and known.intersection(d.decision.owner)]
    title = f"{backdrop.said(unit.name)}{say('colon')}{say('owes')}"
    folder = "areas" if unit.kind == "area" else "units"
    return WholeList(folder, f"owes={unit.id}", title, decisions=sorted(owed, key=urgency))


def _answer(backdrop: Backdrop, state: TaskState) -> Answerable:
    return Answerable(
        backdrop.task(state.task.id), backdrop.said(state.task.finding), backdrop.said(state.task.target),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def categories_of(backdrop: Backdrop) -> Iterator[tuple[str, Said]]:
    """The categories of the site, with their names."""
    for identifier, name in backdrop.ledger.content.site.categories:
        yield identifier, backdrop.said(name)


def category_rows(backdrop: Backdrop, lists: TaskLists) -> tuple[TallyRow, ...]:
    """Progress by category."""
    names = categories_of(backdrop)
    return tally_rows(lists, backdrop, "category", ((key, backdrop.category(key)) for key, _ in names))


def inspection_rows(backdrop: Backdrop, lists: TaskLists) -> tuple[TallyRow, ...]:
    """Progress by inspection."""
    return tally_rows(lists, backdrop, "inspection", ((i.id, backdrop.to(i)) for i in backdrop.inspections()))



"""What pages show: the right words and numbers, from the ledger and nothing else."""

import json
from datetime import date

import pytest
from markupsafe import Markup

from generator.ledger.change_sentences import new_task
from generator.ledger.state import Change, ChangeKind, Group
from generator.model.output import Edition
from generator.model.site import Unit
from generator.model.text import Both, Said
from generator.render.block_pieces import Cell, Column, Table
from generator.render.views import boards
from generator.render.views.backdrop import FILLS, GROUP_FILLS
from generator.render.views.board_parts import parts_of
from generator.render.views.bulletins import Print, bulletin_line, bulletin_view, bulletins_issued
from generator.render.views.changes import Span, changes_view, span_since_last
from generator.render.views.checks import check_line, check_title, check_view, checks_made
from generator.render.views.closing import closing_steps
from generator.render.views.groups import area_view, category_view, other_units, unit_rows, unit_view
from generator.render.views.home import burn_up, due_soon, home_view, month_ends
from generator.render.views.meetings import meeting_line, meeting_view, meetings_held
from generator.render.views.tables import ReportingView, guide_view, reporting_view, visits_view
from generator.render.views.tally import tally
from generator.render.views.task import task_view
from generator.render.views.task_index import task_index
from generator.render.views.tasks import FACETS, PAIRS, TaskLists, facet_values, in_facet_order
from generator.render.views.timeline import timeline
from tests import builders as b
from tests.render.websites import backdrop, busy_ledger, lists

AS_OF = date(2018, 10, 31)


def view_of(task: object, *others: object, language: str = "en", edition: Edition = Edition.PUBLIC):  # type: ignore[no-untyped-def]
    ledger = b.ledger(task, *others)  # type: ignore[arg-type]
    return task_view(backdrop(ledger, language, edition), ledger.tasks[0])


# --- lists and filters ---


def test_every_filter_s_count_is_the_length_of_the_list_it_leads_to() -> None:
    made = lists(busy_ledger())
    by_address = {made.address(chosen): held for chosen, held in made.lists.items()}
    for chosen in made.in_order():
        for facet in made.view(chosen, 1).facets:
            for option in facet.options:
                assert option.count == len(by_address[option.address]), (chosen, facet.id)


def test_every_chosen_filter_holds_for_every_task_of_its_list() -> None:
    ledger = busy_ledger()
    for chosen, held in lists(ledger).lists.items():
        for state in held:
            assert all(value in facet_values(ledger.content, state)[facet] for facet, value in chosen)


def test_filters_combine_in_one_order_only() -> None:
    assert in_facet_order((("area", "x"), ("group", "late"))) == (("group", "late"), ("area", "x"))
    assert all(FACETS.index(one) < FACETS.index(other) for one, other in PAIRS)


def test_the_chosen_value_is_marked_and_can_be_taken_away() -> None:
    made = lists(busy_ledger())
    view = made.view((("area", "north"),), 1)
    area = next(facet for facet in view.facets if facet.id == "area")
    assert [str(option.text) for option in area.options if option.here] == ["North District"]
    assert view.chosen[0].address == "en/tasks/index.html"
    assert view.title == "Tasks: Area: North District"


def test_a_task_under_a_unit_s_former_name_is_in_its_list() -> None:
    from dataclasses import replace

    units = tuple(replace(unit, was=("old-water",)) if unit.id == "water" else unit for unit in b.UNITS)
    made = lists(b.ledger(b.task(lead="old-water"), units=units))
    assert (("lead", "water"),) in made.lists
    assert [state.task.id for state in made.of_unit("lead", "water")] == ["DL-01"]


def test_paging_shows_ends_neighbours_and_gaps() -> None:
    made = lists(b.ledger(*(b.task(f"T-{at:04}") for at in range(600))))
    assert [step.text for step in made.view((), 6).paging] == ["1", "…", "4", "5", "6", "7", "8", "…", "12"]


def test_the_script_list_holds_every_task_once() -> None:
    ledger = busy_ledger()
    place = backdrop(ledger)
    files = list(task_index(place, TaskLists(place)))
    assert [file.path for file in files] == ["en/tasks/list-1.js", "en/tasks/list.js"]
    text = files[0].body.decode()
    assert text.startswith("taskList(1,[")
    assert all(text.count(f"tasks/{state.task.id}/index.html") == 1 for state in ledger.tasks)
    rows = json.loads(text.removeprefix("taskList(1,").removesuffix(");\n"))
    late = next(row for row in rows if "was" in row)
    assert [len(late["day"]), len(late["was"])] == [2, 2]  # as a `<time>` has it, so that no day is broken
    assert date.fromisoformat(late["was"][0]) < date.fromisoformat(late["day"][0])


# --- the four figures ---


def test_the_figures_of_any_set_add_up() -> None:
    ledger = busy_ledger()
    made = lists(ledger)
    for chosen, held in made.lists.items():
        counted = tally(made, backdrop(ledger), held, chosen)
        assert sum(figure.count for figure in counted.figures) == counted.total == len(held)
        assert all(counted.of(group) == sum(s.group is group for s in held) for group in Group)


def test_every_class_has_a_fill() -> None:
    assert set(FILLS.values()) | set(GROUP_FILLS.values()) <= {"todo", "review", "doing", "closed", "late"}
    assert len(set(GROUP_FILLS.values())) == len(Group)


# --- a task ---


@pytest.mark.parametrize(
    ("deadline", "said"),
    [("2018-11-01", "1 day left"), ("2018-10-31", "due today"), ("2018-10-30", "1 day late"), ("continuing", "")],
)
def test_days_left_or_late(deadline: str, said: str) -> None:
    assert view_of(b.task(deadline=deadline)).left == said


def test_a_completed_task_says_whether_it_was_in_time() -> None:
    done = b.closing(self_check="2018-08-10")
    assert view_of(b.task(deadline="2018-08-01", closing=done)).left == "finished 9 days late"
    assert view_of(b.task(deadline="2018-08-10", closing=done)).left == "finished in time"


def test_a_task_that_turned_out_not_to_be_done_is_not_said_to_be_in_time() -> None:
    done = b.task(deadline="2018-08-10", closing=b.closing(self_check="2018-08-10"))
    assert view_of(done, b.check("c", "2018-09-01", b.finding("DL-01", "resurfaced"))).left == ""


def test_a_measure_that_is_late_says_by_how_much() -> None:
    made = view_of(b.task(measures=(b.measure(due="2018-10-01"), b.measure("m", done="2018-09-01"))))
    assert made.measures[0].state == "not done, 30 days late"
    assert made.measures[1].done is not None


def test_a_bad_check_that_stands_is_announced_with_its_link() -> None:
    made = view_of(
        b.task(closing=b.closing(self_check="2018-08-01")), b.check("c", "2018-09-01", b.finding("DL-01", "resurfaced")),
    )
    assert made.warned is not None
    assert made.warned.check.address == "en/checks/c/index.html"
    assert "1 September 2018" in made.warned.text


def test_the_office_s_knowledge_is_in_the_internal_edition_only() -> None:
    from generator.model.records import TaskInternal

    lagging = b.task(internal=TaskInternal(root_cause=b.text("Tender failed"), phone="100"))
    assert view_of(lagging).office is None
    office = view_of(lagging, edition=Edition.INTERNAL).office
    assert office is not None
    assert [(item.name, str(item.text)) for item in office.items] == [("Root cause", "Tender failed")]


def test_an_indicator_says_where_it_stands() -> None:
    made = view_of(
        b.task(indicators=(b.indicator(baseline=0, target=100),)), b.report("DL-01", "2018-09-01", "x", indicators={"capacity": 40}),
    )
    (indicator,) = made.indicators
    assert (indicator.value, indicator.target, indicator.state) == ("40", "100", "40% of the way")
    assert indicator.chart is not None


def test_closing_steps_are_five_and_later_ones_not_yet_done() -> None:
    ledger = b.ledger(b.task(closing=b.closing(
        self_check="2018-09-01", acceptance="2018-09-10", notice=("2018-10-08", "2018-10-12"), filing="2018-12-01",
    )))
    steps = closing_steps(backdrop(ledger), ledger.tasks[0])
    assert [step.day.iso if step.day else "" for step in steps] == ["2018-09-01", "2018-09-10", "2018-10-08", "", ""]
    assert steps[2].counted == "It ran for 5 working days."


def test_the_timeline_is_newest_first_and_tells_of_everything() -> None:
    ledger = busy_ledger()
    entries = timeline(backdrop(ledger), ledger.task_by_id["A-1"])
    assert [entry.day.iso for entry in entries] == sorted((entry.day.iso for entry in entries), reverse=True)
    heads = [entry.head for entry in entries]
    assert "Milestone done: Milestone m1" in heads
    assert "Progress report" in heads
    assert any("Indicator capacity: 40 t/d" in entry.details for entry in entries)


@pytest.mark.parametrize(("task", "head"), [
    ("A-2", "Decision of a meeting"), ("A-2", "Deadline moved"), ("A-3", "Announced check: confirmed"), ("A-3", "Accepted"),
])
def test_meetings_checks_moves_and_steps_are_in_the_timeline(task: str, head: str) -> None:
    ledger = busy_ledger()
    assert head in [entry.head for entry in timeline(backdrop(ledger), ledger.task_by_id[task])]


# --- home and changes ---


def test_due_soon_is_open_and_within_thirty_days() -> None:
    ledger = b.ledger(
        b.task("near", deadline="2018-11-30"), b.task("far", deadline="2018-12-01"), b.task("past", deadline="2018-10-30"),
        b.task("done", deadline="2018-11-10", closing=b.closing(self_check="2018-10-01")),
    )
    assert [state.task.id for state in due_soon(backdrop(ledger))] == ["near"]


def test_burn_up_counts_plans_and_completions_by_month() -> None:
    ledger = b.ledger(
        b.task("a", deadline="2018-08-31", closing=b.closing(self_check="2018-07-15")), b.task("b", deadline="2018-11-30"),
    )
    chart = burn_up(backdrop(ledger))
    assert chart is not None
    by_month = dict(zip(chart.months, chart.planned, strict=True))
    assert by_month[date(2018, 8, 31)] == 1
    assert by_month[date(2018, 11, 30)] == 2
    assert chart.actual[-1] == 1
    assert burn_up(backdrop(b.ledger(b.task()))) is None


def test_months_end_on_their_last_day() -> None:
    assert month_ends(date(2018, 1, 31), date(2018, 3, 1)) == (date(2018, 1, 31), date(2018, 2, 28), date(2018, 3, 31))


def test_home_says_the_state_in_one_sentence() -> None:
    ledger = busy_ledger()
    view = home_view(backdrop(ledger), lists(ledger), span_since_last(ledger), {})
    assert view.sentence.startswith("Of 5 tasks, 1 is accepted or closed")
    assert view.changes is not None
    assert view.bulletin is not None


def test_changes_lead_to_their_task_unless_it_is_gone() -> None:
    ledger = b.ledger(b.task())
    span = Span(AS_OF, AS_OF, [
        Change(ChangeKind.NEW, "DL-01", date(2018, 10, 1), Both("New.", "新增。")),
        Change(ChangeKind.REMOVED, "gone", date(2018, 10, 2), Both("Gone.", "移出。")),
    ])
    lines = changes_view(backdrop(ledger), span).lines
    assert [(line.link.address, str(line.link.text)) for line in lines] == [("", "Gone."), ("en/tasks/DL-01/index.html", "New.")]


def test_last_time_is_the_newest_issue_that_is_a_week_old() -> None:
    old, new = b.bulletin("a", "2018-09-02", as_of="2018-09-01"), b.bulletin("b", "2018-10-31", 2, as_of="2018-10-30")
    assert span_since_last(b.ledger(old, new)).since == date(2018, 9, 1)
    assert span_since_last(b.ledger()).since == date(2018, 10, 1)


# --- meetings, checks, bulletins ---


def test_decisions_are_numbered_with_their_state_today() -> None:
    ledger = busy_ledger()
    view = meeting_view(backdrop(ledger), ledger.content.meetings[0])
    (row,) = view.decisions
    assert (row.number, row.state, row.is_late) == (1, "21 days overdue", True)
    assert str(row.tasks[0].tag.text) == "Overdue"
    place = backdrop(ledger)
    assert meeting_line(place, meetings_held(place)[0]).decisions == "1 decision"


def test_meetings_and_checks_of_the_future_are_not_listed() -> None:
    ledger = b.ledger(b.meeting("m", "2018-11-01"), b.check("c", "2018-11-01"), b.bulletin("x", "2018-11-01"))
    place = backdrop(ledger)
    assert meetings_held(place) == checks_made(place) == bulletins_issued(place) == ()


def test_a_check_is_named_by_method_and_day() -> None:
    ledger = busy_ledger()
    check = ledger.content.checks[0]
    assert check_title(backdrop(ledger), check) == "Announced check of 5 October 2018"
    assert check_title(backdrop(ledger, "zh"), check) == "2018年10月5日明查"
    assert [row.result for row in check_view(backdrop(ledger), check).findings] == ["confirmed", "not confirmed"]
    place = backdrop(ledger)
    assert check_line(place, checks_made(place)[0]).results == "1 confirmed, 1 not confirmed"


def test_an_issue_names_its_print_only_where_there_is_one() -> None:
    ledger = b.ledger(b.bulletin("x", "2018-10-01", 3, cumulative=12))
    place, issue = backdrop(ledger), ledger.content.bulletins[0]
    assert bulletin_view(place, issue, Markup(), {}).line.pdf is None
    made = bulletin_view(place, issue, Markup(), {"bulletins/x.en.pdf": Print(4, 120_000)}).line
    assert (made.pdf.address, str(made.pdf.text)) == ("bulletins/x.en.pdf", "Print (PDF) (4 pages, 120 kB)")
    assert made.number == "No. 3 (total no. 12)"


def test_a_replaced_issue_says_by_what() -> None:
    ledger = b.ledger(b.bulletin("x", "2018-10-01"), b.bulletin("y", "2018-10-05", 2, replaces="x"))
    place = backdrop(ledger)
    newer, older = (bulletin_line(place, issue, {}) for issue in bulletins_issued(place))
    assert newer.replaced_by is None
    assert older.replaced_by is not None
    assert older.replaced_by.address == "en/bulletins/y/index.html"


def test_an_issue_that_is_not_out_yet_replaces_none() -> None:
    ledger = b.ledger(b.bulletin("x", "2018-10-01"), b.bulletin("y", "2018-10-05", 2, replaces="x"), as_of="2018-10-02")
    assert bulletin_line(backdrop(ledger), ledger.content.bulletins[0], {}).replaced_by is None


# --- groups, guide, reports, visits ---


def test_a_unit_s_page_says_what_it_leads_and_owes() -> None:
    ledger = busy_ledger()
    water = ledger.content.unit_by_id["water"]
    view = unit_view(backdrop(ledger), lists(ledger), water)
    assert view.sentence.startswith("Water Bureau has 5 tasks: 1 accepted or closed")
    assert [str(row.text) for row in view.decisions or ()] == ["Hurry"]


def test_an_area_s_page_counts_tasks_of_several_areas_too() -> None:
    ledger = busy_ledger()
    south = ledger.content.unit_by_id["south"]
    assert area_view(backdrop(ledger), lists(ledger), south).tally.total == 1
    assert [str(row.link.text) for row in unit_rows(backdrop(ledger), lists(ledger), areas=True)] == ["North District", "South District"]
    assert [str(link.text) for link in other_units(backdrop(ledger), lists(ledger), areas=True)] == ["City"]


def test_a_category_s_page_names_who_is_accountable() -> None:
    ledger = busy_ledger()
    place = backdrop(ledger)
    view = category_view(place, lists(ledger), "sewage", place.category("sewage").text)
    assert {name: [str(link.text) for link in links] for name, links in view.facts} == {
        "Accountable areas": ["North District", "South District"], "Accountable units": ["Water Bureau"],
    }
    assert len(view.answers) == 5


def test_an_area_that_leads_is_named_as_an_area_only() -> None:
    ledger = b.ledger(b.task("A-1", areas=("north",), lead=("north", "water")))
    place = backdrop(ledger)
    view = category_view(place, lists(ledger), "sewage", place.category("sewage").text)
    assert [[str(link.text) for link in links] for _, links in view.facts] == [["North District"], ["Water Bureau"]]


def test_the_guide_defines_every_class() -> None:
    view = guide_view(backdrop(b.ledger()))
    assert len(view.classes) == len(FILLS)
    assert all(word.name and word.meaning for words in (view.classes, view.groups, view.steps, view.terms, view.scores) for word in words)


def test_a_report_upward_names_who_still_owes() -> None:
    from dataclasses import replace

    ledger = b.ledger(b.task(), site=replace(b.SITE, reports_due=25))
    view = reporting_view(backdrop(ledger), lists(ledger))
    assert view.due is not None
    assert view.due.iso == "2018-11-25"
    assert [str(one.unit.text) for one in view.owed] == ["Water Bureau"]
    assert reporting_view(backdrop(b.ledger()), lists(b.ledger())).sentence == "No reporting day is set."


def test_a_report_upward_stays_readable_however_much_is_owed_and_was_settled() -> None:
    from dataclasses import replace

    from generator.render.views.tables import cut_lists

    units = [Unit(id=f"unit-{n}", name=b.text(f"Unit {n}"), kind="department") for n in range(5)]

    def found(count: int) -> tuple[ReportingView, dict[str, int]]:
        owing = [b.task(f"O-{n:02}", lead=(f"unit-{n % 5}",)) for n in range(count)]
        settled = [b.task(f"S-{n:02}", closing=b.closing(self_check="2018-10-28")) for n in range(count)]
        moved = [b.deadline_change("2018-10-29", "2018-12-31", "2019-06-30")]
        late = [b.task(f"L-{n:02}", lead=("unit-0",), deadline_changes=moved) for n in range(count)]
        ledger = b.ledger(*owing, *settled, *late, units=units, site=replace(b.SITE, reports_due=25))
        place = backdrop(ledger)
        return reporting_view(place, lists(ledger)), {whole.name: len(whole) for whole in cut_lists(place)}

    few, none_cut = found(4)
    assert [len(one.rows) for one in few.owed] == [5, 1, 1, 1]
    assert (few.settled_all, few.moved_all) == (None, None)
    assert not [name for name in none_cut if not name.startswith("visited")]

    many, cut = found(40)
    assert [(len(one.rows), str(one.all.text) if one.all else "") for one in many.owed] == [
        (0, "All 48 tasks"), *[(0, "All 8 tasks")] * 4,
    ]
    assert cut["settled=all"] == cut["moved=all"] == 40
    assert {name: cut[name] for name in cut if name.startswith("owed")} == {"owed=unit-0": 48} | {f"owed=unit-{n}": 8 for n in range(1, 5)}
    assert many.settled is not None
    assert len(many.settled.lines) == 15


def test_tasks_that_no_leader_has_visited_are_named() -> None:
    ledger = busy_ledger()
    view = visits_view(backdrop(ledger), lists(ledger))
    assert [one.row.id for one in view.visited] == ["A-2"]
    assert len(view.never) == 4


# --- the office's boards ---


def test_the_pack_names_late_tasks_and_says_where_a_cause_is_missing() -> None:
    ledger = busy_ledger()
    place = backdrop(ledger, edition=Edition.INTERNAL)
    board = boards.meeting_pack(place, {"office/pack.en.pdf": Print(3, 90_000)})
    late = board.sections[0].pieces[0]
    assert "No root cause is on record." in [str(cell.text) for row in late.rows for cell in row]  # type: ignore[union-attr]
    assert board.lead.endswith("1 decision overdue.")
    assert (board.pdf, board.pdf_size) == ("office/pack.en.pdf", "3 pages, 90 kB")


def test_a_moved_deadline_in_the_pack_stands_beside_the_one_from_which_the_days_late_are_counted() -> None:
    for language, was in (("en", "originally 30 June 2018"), ("zh", "原时限：2018年6月30日")):
        late = b.task("M-1", deadline="2018-06-30", started="2018-02-01",
                      deadline_changes=(b.deadline_change("2018-06-01", "2018-06-30", "2019-06-30"),))  # fmt: skip
        board = boards.meeting_pack(backdrop(b.ledger(late), language, Edition.INTERNAL), {})
        table = next(piece for part in board.sections for piece in part.pieces if isinstance(piece, Table) and piece.rows)
        first, second = (str(note) for note in table.rows[0][1].notes[:2])
        assert first == was
        assert "123" in second  # days since then, on the last of October


def test_every_table_of_the_pack_bears_the_name_of_its_section() -> None:
    board = boards.meeting_pack(backdrop(busy_ledger(), "zh"), {})
    assert [(part.title, piece.caption) for part in board.sections for piece in part.pieces if piece.caption != part.title] == []


def test_the_check_plan_names_what_was_never_checked() -> None:
    ledger = b.ledger(b.task(closing=b.closing(self_check="2018-08-01")))
    sections = {part.id: part.pieces[0] for part in boards.check_plan(backdrop(ledger)).sections}
    assert len(sections["plan-never"].rows) == 1  # type: ignore[union-attr]
    assert sections["plan-bad"].rows == ()  # type: ignore[union-attr]


def test_problems_are_shown_by_severity() -> None:
    from generator.model.problem import Place
    from generator.render.markup_talk import UNKNOWN_RECORD_LINK

    place = backdrop(b.ledger())
    board = boards.problems(place, [UNKNOWN_RECORD_LINK.at(Place("a.md", 3), name="x")])
    assert board.lead == "1 error, 0 warnings, 0 notices."
    (table,) = board.sections[0].pieces
    assert str(table.rows[0][1].notes[0]).startswith("Write the id of a record, as in “[[DL-01]]”;")
    assert boards.problems(place, []).sections == ()


def test_what_the_public_edition_leaves_out_is_counted() -> None:
    from generator.model.records import TaskInternal

    ledger = b.ledger(
        b.task("open", internal=TaskInternal(), body="::: internal\nsecret\n:::"), b.task("shut", audience="internal"),
        b.meeting("m", "2018-10-01", b.decision("x", audience="internal")),
    )
    board = boards.differences(backdrop(ledger, edition=Edition.INTERNAL))
    whole, partly = (part.pieces[0] for part in board.sections)
    assert [str(row[0].text) for row in whole.rows] == ["Task shut"]  # type: ignore[union-attr]
    assert [(str(row[0].text), str(row[1].text)) for row in partly.rows] == [("Task open", "2"), ("Meeting m", "1")]  # type: ignore[union-attr]


def test_boards_of_an_empty_site_are_empty() -> None:
    place = backdrop(b.ledger(), edition=Edition.INTERNAL)
    for board in (boards.scoreboard(place), boards.readiness(place), boards.dossiers(place, {})):
        assert board.sections


def test_changes_of_a_task_on_a_day_stand_together_without_its_name_before_each() -> None:
    task = b.task("A-1", title={"en": "Plant", "zh": "污水厂"}, milestones=(b.milestone("m1", "2018-10-20", done="2018-10-20"),))
    ledger = b.ledger(task, b.report("A-1", "2018-10-20", "Pipes."), b.task("A-2", started="2018-10-20"))
    view = changes_view(backdrop(ledger, "zh"), span_since_last(ledger))
    first, second = view.groups
    assert (str(first.task.text), first.id, len(first.sentences)) == ("污水厂", "A-1", 3)
    assert not [sentence for sentence in first.sentences if "污水厂" in sentence]
    assert second.id == "A-2"
    english = changes_view(backdrop(ledger), span_since_last(ledger)).groups
    assert all(sentence[0].isupper() for group in english for sentence in group.sentences)


@pytest.mark.parametrize(("language", "told"), [("en", "New, due by 31 December 2018."), ("zh", "新增整改任务，时限2018年12月31日。")])
def test_a_new_task_is_not_named_again_below_its_name(language: str, told: str) -> None:
    state = b.ledger(b.task("A-1", title={"en": "Plant", "zh": "污水厂"}, deadline="2018-12-31"))
    span = Span(AS_OF, AS_OF, [new_task(state.tasks[0], date(2018, 10, 1))])
    (group,) = changes_view(backdrop(state, language), span).groups
    assert group.sentences == (told,)


def test_a_board_of_many_rows_goes_on_in_parts() -> None:
    def table(name: str, count: int) -> Table:
        cells = tuple((Cell(Said(f"{name}{n}", "en")),) for n in range(count))
        return Table(name, name, (Column(name, 100),), cells, foot=(Cell(Said("sum", "en")),), nothing="none")

    board = boards.Board("lead", (
        boards.Part("a", "A", (table("a", 30),)), boards.Part("b", "B", (table("b", 130),)), boards.Part("c", "C", (table("c", 0),)),
    ))
    parts = parts_of(board)
    tables = [[piece for section in part.sections for piece in section.pieces] for part in parts]
    assert [[len(piece.rows) for piece in found if isinstance(piece, Table)] for found in tables] == [
        [30, 20], [50], [50], [10, 0],
    ]
    assert [len(piece.foot) for found in tables for piece in found if isinstance(piece, Table)] == [1, 0, 0, 0, 1, 1]
    rows = [str(row[0].text) for found in tables for piece in found if isinstance(piece, Table) for row in piece.rows]
    assert rows == [f"a{n}" for n in range(30)] + [f"b{n}" for n in range(130)]
    assert parts_of(boards.Board("lead", ())) == (boards.Board("lead", ()),)

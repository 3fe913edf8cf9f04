"""What each `:::` block shows, as pieces: rows and numbers are reckoned here, once for web and print.

A block that names what is not there is a problem at its line, and shows nothing. This module knows neither HTML nor
paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from generator.ledger.agenda import next_due
from generator.ledger.changes import changes
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import Bulletin, Check, Meeting, Record, Task
from generator.model.site import Content
from generator.render.block_pieces import Drawing, Figures, Lines, Photos, Piece
from generator.render.blocks import Block
from generator.render.board_pieces import change_lines, class_table, decision_table, meeting_pieces, score_table
from generator.render.task_pieces import event_lines, evidence_of, history_lines, numbered, task_card, task_table
from generator.render.views.backdrop import Backdrop
from generator.render.views.home import burn_up
from generator.render.views.pictures import gallery
from generator.render.views.tally import figures_sentence, tally
from generator.render.views.tasks import CLASSES, FACETS, TaskLists, facet_values
from generator.render.words import WORDS

UNKNOWN_FILTER = rule(
    "block-filter", Severity.ERROR,
    message=("The block cannot be filtered by {typed}.", "该模块不能按 {typed} 筛选。"),
    hint=("Write one of: {known}.", "可用条件：{known}。"),
    why=("A filter that is not known would let every task through, and the table would say what it does not mean.",
         "无法识别的条件会使全部任务列入，表格含义随之出错。"),
    bad="::: tasks pase=behind", good="::: tasks pace=behind",
)
UNKNOWN_NAME = rule(
    "block-name", Severity.ERROR,
    message=("The block names {typed}, which is no record that it could show.", "该模块引用的 {typed} 不存在或不能在此显示。"),
    hint=("Write the id of a {wanted}.", "请填写{wanted}的编号。"),
    why=("A block without its record would leave a hole in the text.", "找不到记录的模块会在正文中留下空白。"),
    bad="::: task DL-1O", good="::: task DL-10",
)
WITHIN: Final = pattern(r"([0-9]{1,3})d")
MONTH: Final = pattern(r"[0-9]{4}-[0-9]{2}")
LAST_DAYS: Final = timedelta(days=30)


@frozen
class Occasion:
    """The time that a text speaks of: after `since`, up to `until`."""

    since: date
    until: date


def last_month(as_of: date) -> Occasion:
    """The time that a text without a period of its own speaks of: the last thirty days."""
    return Occasion(as_of - LAST_DAYS, as_of)


def occasion_of(record: Record, as_of: date) -> Occasion:
    """The time that a record's text speaks of: an issue's period, else the last thirty days."""
    period = record.period if isinstance(record, Bulletin) else None
    if period is None or period.from_ is None:
        return last_month(as_of)
    return Occasion(period.from_ - timedelta(days=1), as_of)


@frozen
class Shown:
    """What a block shows, and what was wrong with it."""

    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...] = ()


@frozen(slots=False)
class Blocks:
    """Draws the blocks of one edition and language; made once and used for every text of it."""

    backdrop: Backdrop
    lists: TaskLists

    def shown(self, block: Block, occasion: Occasion, path: str) -> Shown:
        """The pieces of a block. `internal` has none of its own: its inside is shown by whom draws the text."""
        place = Place(path, block.line)
        draw = _DRAWN.get(block.name)
        return draw(self, block, occasion, place) if draw else Shown(())

    def summary(self, _block: Block, _occasion: Occasion, _place: Place) -> Shown:
        """The four figures, every class with its number and meaning, and the course of completion."""
        backdrop = self.backdrop
        counted = tally(self.lists, backdrop, backdrop.ledger.tasks)
        say = backdrop.say
        sentence = figures_sentence(backdrop, "state_sentence", counted) if counted.total else say("state_none")
        pieces: list[Piece] = [Figures(sentence, counted), class_table(backdrop)]
        chart = burn_up(backdrop)
        if chart is not None:
            pieces.append(Drawing(chart.title, chart))
        return Shown(tuple(pieces))

    def tasks(self, block: Block, _occasion: Occasion, place: Place) -> Shown:
        """The tasks that all filters let through."""
        problems = tuple(self._faults(block.filters, place))
        if problems:
            return Shown((), problems)
        states = [state for state in self.backdrop.ledger.tasks if self._passes(state, block.filters)]
        caption = tasks_caption(self.backdrop, block.filters)
        return Shown((task_table(self.backdrop, self.lists, states, caption),))

    def changes(self, _block: Block, occasion: Occasion, _place: Place) -> Shown:
        """What changed in the time of the text, by task, the newest first."""
        found = changes(self.backdrop.ledger.content, occasion.since, occasion.until)
        return Shown((change_lines(self.backdrop, found, _first_day(occasion), occasion.until),))

    def timeline(self, block: Block, occasion: Occasion, place: Place) -> Shown:
        """The events of the named tasks; without a name those of all tasks in the time of the text."""
        backdrop, say = self.backdrop, self.backdrop.say
        known = backdrop.ledger.task_by_id
        problems = [self._unknown(place, word, "task") for word in block.words if word not in known]
        states = [known[word] for word in block.words if word in known] or list(backdrop.ledger.tasks)
        if problems:
            return Shown((), tuple(problems))
        if block.words and len(states) == 1:
            caption = say("block_history_of", task=numbered(backdrop, states[0].task.id).text.text)
            return Shown((Lines(caption, history_lines(backdrop, states[0]), say("block_nothing")),))
        first = date.min if block.words else occasion.since
        lines = sorted(
            (line for state in states for line in event_lines(backdrop, state, first)),
            key=lambda line: line.day.iso, reverse=True,
        )
        caption = say("block_timeline", since=say.day(_first_day(occasion)), until=say.day(occasion.until))
        return Shown((Lines(say("block_history") if block.words else caption, tuple(lines), say("block_nothing")),))

    def scoreboard(self, _block: Block, _occasion: Occasion, _place: Place) -> Shown:
        """Areas, then lead units, with their figures."""
        return Shown(tuple(score_table(self.backdrop, board) for board in ("area", "unit")))

    def meeting(self, block: Block, _occasion: Occasion, place: Place) -> Shown:
        """A meeting's facts and the beginning of its note."""
        found = self._record(block, Meeting)
        if not isinstance(found, Meeting):
            return Shown((), (self._unknown(place, " ".join(block.words), "meetings"),))
        return Shown(meeting_pieces(self.backdrop, found))

    def task(self, block: Block, _occasion: Occasion, place: Place) -> Shown:
        """A task at a glance: label, deadline, who, what, how far."""
        state = self.backdrop.ledger.task_by_id.get(" ".join(block.words))
        if state is None:
            return Shown((), (self._unknown(place, " ".join(block.words), "task"),))
        return Shown(task_card(self.backdrop, state))

    def photos(self, block: Block, _occasion: Occasion, place: Place) -> Shown:
        """The pictures of a task with its reports, of a meeting or of a check; before and after in pairs."""
        found = self._record(block, Task, Meeting, Check)
        if found is None:
            return Shown((), (self._unknown(place, " ".join(block.words), "task"),))
        sources = evidence_of(self.backdrop, found)
        return Shown((Photos(gallery(self.backdrop, sources), self.backdrop.say("no_photos")),))

    def decisions(self, block: Block, _occasion: Occasion, place: Place) -> Shown:
        """The decisions of the named meetings, else of all, with how far they have come."""
        ledger = self.backdrop.ledger
        known = {meeting.id for meeting in ledger.content.meetings}
        problems = tuple(self._unknown(place, word, "meetings") for word in block.words if word not in known)
        if problems:
            return Shown((), problems)
        wanted = [each for each in ledger.decisions if not block.words or each.meeting.id in block.words]
        return Shown((decision_table(self.backdrop, wanted, names_meetings=len(block.words) != 1),))

    def _record(self, block: Block, *kinds: type[Record]) -> Record | None:
        found = self.backdrop.ledger.content.record_by_id.get(" ".join(block.words).lower())
        return found if isinstance(found, kinds) else None

    def _unknown(self, place: Place, typed: str, wanted: str) -> Problem:
        return UNKNOWN_NAME.at(place, typed=typed or "—", wanted=WORDS[wanted])

    def _faults(self, filters: Sequence[tuple[str, str]], place: Place) -> Iterable[Problem]:
        """A problem for each filter that is none, and for each value that no record could have."""
        content = self.backdrop.ledger.content
        for facet, value in filters:
            if facet not in FACETS:
                yield UNKNOWN_FILTER.at(place, typed=f"{facet}=", known=", ".join(FACETS))
            elif not could_be(content, facet, value):
                known = [f"{facet}={name}" for name in _values(content, facet)] or ["due=30d", "due=2018-12"]
                yield UNKNOWN_FILTER.at(place, typed=f"{facet}={value}", known=", ".join(known))

    def _passes(self, state: TaskState, filters: Iterable[tuple[str, str]]) -> bool:
        values = facet_values(self.backdrop.ledger.content, state)
        for facet, value in filters:
            within = WITHIN.fullmatch(value) if facet == "due" else None
            if within:
                due = next_due(state, self.backdrop.ledger.as_of)
                until = self.backdrop.ledger.as_of + timedelta(days=int(within[1]))
                if state.completed is not None or due is None or due > until:
                    return False
            elif value not in values[facet]:
                return False
        return True


def could_be(content: Content, facet: str, value: str) -> bool:
    """Whether tasks can be filtered by this: a facet that there is, and a value that one of them could have."""
    if facet == "due":
        return bool(WITHIN.fullmatch(value) or MONTH.fullmatch(value))
    return facet in FACETS and value in _values(content, facet)


def _values(content: Content, facet: str) -> tuple[str, ...]:
    """The values of a facet; none for due dates, which nobody could list."""
    if facet == "category":
        return tuple(content.category_names)
    if facet == "inspection":
        return tuple(content.inspection_by_id)
    if facet in {"area", "lead"}:
        return tuple(content.unit_by_id)
    return tuple(str(value) for value, _ in CLASSES.get(facet, ()))


def tasks_caption(backdrop: Backdrop, filters: Sequence[tuple[str, str]]) -> str:
    """What a table of the tasks under some filters is called; the filters are known ones."""
    say = backdrop.say
    if not filters:
        return say("block_all_tasks")
    parts = []
    for facet, value in filters:
        within = WITHIN.fullmatch(value) if facet == "due" else None
        if within:
            parts.append(say("block_due_within", n=int(within[1])))
        else:
            named = say(f"facet_{facet}")
            parts.append(say("block_chosen", facet=named[:1].lower() + named[1:], value=_name(backdrop, facet, value)))
    return say("block_where", chosen=say.joined(parts))


def _name(backdrop: Backdrop, facet: str, value: str) -> str:
    if facet == "category":
        return backdrop.category(value).text.text
    if facet in {"area", "lead"}:
        return backdrop.unit(value).text.text
    if facet == "inspection":
        return backdrop.inspection(value).text.text
    if facet == "due":
        return backdrop.say.month(date.fromisoformat(f"{value}-01"))
    meanings = {str(word): meaning for word, meaning in CLASSES[facet]}
    return backdrop.told(meanings[value].name)


def _first_day(occasion: Occasion) -> date:
    """The first day of the time, as readers count: the day after the one from which the changes are reckoned."""
    return occasion.since + timedelta(days=1)


_DRAWN: Final[Mapping[str, Callable[[Blocks, Block, Occasion, Place], Shown]]] = {
    "summary": Blocks.summary,
    "tasks": Blocks.tasks,
    "changes": Blocks.changes,
    "timeline": Blocks.timeline,
    "scoreboard": Blocks.scoreboard,
    "meeting": Blocks.meeting,
    "task": Blocks.task,
    "photos": Blocks.photos,
    "decisions": Blocks.decisions,
}

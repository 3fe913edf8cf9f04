"""Do dates and document numbers hold together? Facts in the future, reports made up afterwards, numbers used twice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from generator.checks.evidence import all_proofs
from generator.checks.judges import each_task, whole_site
from generator.checks.scene import Scene
from generator.ledger.state import TaskState
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import DeadlinePart, Measure, Milestone, Task

LATE_REPORT_DAYS: Final = 31
"""Reports go up once a month; a fact that is reported later than that was not reported when it was one."""
FEW: Final = 3

IN_THE_FUTURE: Final = rule(
    "future-date",
    Severity.WARNING,
    message=("`{key}` is {day}, which lies after {today}.", "`{key}` 的日期{day}晚于{today}。"),
    hint=("Correct the date; what is planned belongs under `due:`.", "请核对日期；计划事项应填写在 `due:` 中。"),
    why=(
        "A fact cannot be dated in the future; until then it is counted as if it had not been written.",
        "事实不可能发生在将来；在此之前不计入统计。",
    ),
    bad="as of 2018-10-31: done: 2018-11-30",
    good="as of 2018-10-31: due: 2018-11-30",
)
REPORTED_BEFORE: Final = rule(
    "reported-before-fact",
    Severity.WARNING,
    message=("Reported on {reported}, before the fact of {date}.", "上报日期{reported}早于事实日期{date}。"),
    hint=("Correct `date:` or `reported:`.", "请核对 `date:` 与 `reported:`。"),
    why=("Nothing can be reported before it has happened.", "尚未发生的事不可能先上报。"),
    bad="date: 2018-10-12\nreported: 2018-10-01",
    good="date: 2018-10-12\nreported: 2018-10-14",
)
BACK_DATED: Final = rule(
    "back-dated-report",
    Severity.WARNING,
    message=(
        "The fact of {date} was reported on {reported}, {days} days later.",
        "{date}的事实到{reported}才上报，相隔{days}天。",
    ),
    hint=(
        "Say in the text why it was reported so late, and add evidence taken at the time.",
        "请在正文说明迟报原因，并附当时的佐证材料。",
    ),
    why=(
        "Reports written long after the fact are the usual way to fill a gap before an inspection.",
        "事后补报是应付督察、填补空白的常见手法。",
    ),
    source="Published case: a document made up afterwards under an earlier date",
    bad="date: 2018-06-30\nreported: 2018-10-12",
    good="date: 2018-10-10\nreported: 2018-10-12",
)
MADE_UP_AT_ONCE: Final = rule(
    "reports-made-at-once",
    Severity.WARNING,
    message=(
        "{count} reports on different days were all reported on {reported}.",
        "{count}份不同日期的进展报告都在{reported}上报。",
    ),
    hint=("Report each month's progress in its month.", "应按月如实上报，不得集中补填。"),
    why=(
        "A series written at one sitting shows no course of the work.",
        "集中补填的系列报告不能反映整改过程。",
    ),
    bad="2018-06.md, 2018-07.md, 2018-08.md: reported: 2018-10-12",
    good="2018-06.md: reported: 2018-07-02 … 2018-08.md: reported: 2018-09-03",
)
NUMBER_TWICE: Final = rule(
    "document-number-twice",
    Severity.WARNING,
    message=("Document number {number} also stands at {other}.", "文号{number}同时用于{other}。"),
    hint=(
        "Look up the number of this document; if one document serves several tasks, accept this check with that reason.",
        "请核对本文件的文号；确为一文多用的，可说明理由后豁免。",
    ),
    why=(
        "A number belongs to one document. The same one at another place means that a document was made up.",
        "一个文号只对应一份文件；重号往往说明文件是事后编造的。",
    ),
    source="Published case: a document made up afterwards bore the number of another one",
    bad="DL-01: document: 大环验〔2018〕12号\nDL-02: document: 大环验〔2018〕12号",
    good="DL-01: document: 大环验〔2018〕12号\nDL-02: document: 大环验〔2018〕13号",
)
NUMBER_YEAR: Final = rule(
    "document-year",
    Severity.WARNING,
    message=(
        "Document {number} bears the year {year}, but is dated {day}.",
        "文号{number}的年份为{year}，而日期为{day}。",
    ),
    hint=("Correct the date or the number.", "请核对日期或文号。"),
    why=("A document number holds the year of issue.", "文号中的年份即发文年份。"),
    source="GB/T 9704-2012, 7.2.5",
    bad="acceptance: {date: 2018-10-20, document: 大环验〔2017〕12号}",
    good="acceptance: {date: 2018-10-20, document: 大环验〔2018〕12号}",
)
BULLETIN_NUMBER_TWICE: Final = rule(
    "bulletin-number-twice",
    Severity.WARNING,
    message=("Issue {number} of {year} exists already: {other}.", "{year}年第{number}期已存在：{other}。"),
    hint=("Give this issue the next number: `number: {next}`", "本期应编为 `number: {next}`。"),
    why=(
        "Issues are cited by their number; they are counted per year and per audience.",
        "简报按期号引用；公开版与内部版分别按年编号。",
    ),
    bad="2018-10.md: number: 9; 2018-09.md: number: 9",
    good="2018-10.md: number: 10; 2018-09.md: number: 9",
)
BULLETIN_GAP: Final = rule(
    "bulletin-number-gap",
    Severity.NOTICE,
    message=(
        "Between issue {before} and issue {number} of {year} a number is missing.",
        "{year}年第{before}期与第{number}期之间缺号。",
    ),
    hint=("Number the issues one after another.", "期号应连续编排。"),
    why=("A gap makes readers ask for the issue that they were not given.", "缺号会让读者以为有一期未予公开。"),
    bad="number: 9, then number: 11",
    good="number: 9, then number: 10",
)
BULLETIN_BEFORE_DATA: Final = rule(
    "bulletin-before-data",
    Severity.WARNING,
    message=(
        "The issue is dated {date}, but its data are as of {data}.",
        "简报日期为{date}，数据却截至{data}。",
    ),
    hint=("Correct `date:`, `as_of:` or the period.", "请核对 `date:`、`as_of:` 或报告期。"),
    why=("An issue cannot report what had not happened yet.", "简报不可能刊载尚未发生的数据。"),
    bad="date: 2018-10-20\nas_of: 2018-10-31",
    good="date: 2018-11-02\nas_of: 2018-10-31",
)

_BRACKETS: Final = (
    str.maketrans("〔［【（〈《", "[[[[[[") | str.maketrans("〕］】）〉》", "]]]]]]") | str.maketrans("()", "[]")
)
_NUMBER_YEAR: Final = pattern(r"\[\s*((?:19|20)\d\d)\s*\]")
_NUMBERED: Final = pattern(r"\d")


@frozen
class Cited:
    """A document number at its place. `kind` is the closing step, or `deadline_changes`."""

    task: str
    kind: str
    number: str
    day: date | None
    place: Place

    @property
    def normal(self) -> str:
        """The number without blanks, brackets made alike, leading zeros and 第/号 gone."""
        plain = unicodedata.normalize("NFKC", self.number.translate(_BRACKETS)).lower().translate(_BRACKETS)
        return re.sub(r"no\.?(?=\d)|(?<!\d)0+(?=\d)", "", re.sub(r"[\s第号]", "", plain))


@whole_site(IN_THE_FUTURE)
def future_date(scene: Scene) -> Iterator[Problem]:
    for key, day, place in _facts(scene):
        if day > scene.today:
            yield IN_THE_FUTURE.at(place, key=key, day=day, today=scene.today)


@whole_site(REPORTED_BEFORE)
def reported_before_fact(scene: Scene) -> Iterator[Problem]:
    for report in scene.content.progress:
        if report.date and report.reported and report.reported < report.date:
            yield REPORTED_BEFORE.at(report.place("reported"), reported=report.reported, date=report.date)


@whole_site(BACK_DATED)
def back_dated_report(scene: Scene) -> Iterator[Problem]:
    for report in scene.content.progress:
        if report.date and report.reported and (report.reported - report.date).days > LATE_REPORT_DAYS:
            days = (report.reported - report.date).days
            yield BACK_DATED.at(report.place("reported"), date=report.date, reported=report.reported, days=days)


@each_task(MADE_UP_AT_ONCE)
def reports_made_at_once(state: TaskState, scene: Scene) -> Iterator[Problem]:
    counted = Counter(report.reported for report in state.progress if report.reported)
    for day, count in counted.items():
        together = [report for report in state.progress if report.reported == day]
        if count >= FEW and len({report.date for report in together}) >= FEW:
            last = together[-1]
            related = tuple(report.place("reported") for report in together[:-1])
            yield MADE_UP_AT_ONCE.at(last.place("reported"), related=related, count=count, reported=day)


@whole_site(NUMBER_TWICE)
def document_number_twice(scene: Scene) -> Iterator[Problem]:
    """One paper of one day for the same step of several tasks is usual, and only a notice."""
    first: dict[str, Cited] = {}
    for cited in _cited(scene):
        other = first.setdefault(cited.normal, cited)
        if other is cited or not _NUMBERED.search(cited.normal):
            continue
        found = NUMBER_TWICE.at(cited.place, related=(other.place,), number=cited.number, other=other.place)
        together = other.kind == cited.kind and other.day == cited.day and other.task != cited.task
        yield replace(found, severity=Severity.NOTICE) if together else found


@whole_site(NUMBER_YEAR)
def document_year(scene: Scene) -> Iterator[Problem]:
    for cited in _cited(scene):
        year = _NUMBER_YEAR.search(
            unicodedata.normalize("NFKC", cited.number.translate(_BRACKETS)).translate(_BRACKETS)
        )
        if year and cited.day and int(year[1]) != cited.day.year:
            yield NUMBER_YEAR.at(cited.place, number=cited.number, year=year[1], day=cited.day)


@whole_site(BULLETIN_NUMBER_TWICE)
def bulletin_number_twice(scene: Scene) -> Iterator[Problem]:
    for year, numbers in _issues(scene):
        seen: dict[int, Place] = {}
        for number, place in numbers:
            if number in seen:
                following = max(each for each, _ in numbers) + 1
                other = seen[number]
                yield BULLETIN_NUMBER_TWICE.at(
                    place, related=(other,), number=number, year=year, other=other.path, next=following
                )
            seen.setdefault(number, place)


@whole_site(BULLETIN_GAP)
def bulletin_number_gap(scene: Scene) -> Iterator[Problem]:
    for year, numbers in _issues(scene):
        ordered = sorted(numbers)
        for (before, _), (number, place) in pairwise(ordered):
            if number > before + 1:
                yield BULLETIN_GAP.at(place, before=before, number=number, year=year)


@whole_site(BULLETIN_BEFORE_DATA)
def bulletin_before_data(scene: Scene) -> Iterator[Problem]:
    for bulletin in scene.content.bulletins:
        data = bulletin.data_date
        if bulletin.date and data and data > bulletin.date:
            yield BULLETIN_BEFORE_DATA.at(bulletin.place("date"), date=bulletin.date, data=data)


def _issues(scene: Scene) -> Iterator[tuple[int, list[tuple[int, Place]]]]:
    """Year, and the numbers of the issues in the order of their days; replaced issues are left out."""
    replaced = {bulletin.replaces for bulletin in scene.content.bulletins}
    found: dict[tuple[str, int], list[tuple[int, Place]]] = {}
    for bulletin in sorted(scene.content.bulletins, key=lambda each: (each.date or date.min, each.id)):
        if bulletin.date and bulletin.number and bulletin.id not in replaced:
            entry = (bulletin.number, bulletin.place("number"))
            found.setdefault((bulletin.audience, bulletin.date.year), []).append(entry)
    for (_, year), numbers in found.items():
        yield year, numbers


def _cited(scene: Scene) -> Iterator[Cited]:
    """Every document number of closing steps and changes of deadlines."""
    for task in scene.content.tasks:
        closing = task.closing
        for kind in ("self_check", "acceptance", "notice", "filing", "closed"):
            step = getattr(closing, kind) if closing else None
            if step and step.document:
                day = step.from_ if kind == "notice" else step.date
                place = task.place("closing", kind, "document")
                yield Cited(task.id, kind, str(step.document), day, place)
        for index, change in enumerate(task.deadline_changes):
            if change.document:
                place = task.place("deadline_changes", index, "document")
                yield Cited(task.id, "deadline_changes", str(change.document), change.on, place)


def _facts(scene: Scene) -> Iterator[tuple[str, date, Place]]:
    """Every date that tells of something that has happened: its key, the day, its place."""
    for task in scene.content.tasks:
        yield from _task_facts(task)
    for report in scene.content.progress:
        for key, day in (("date", report.date), ("reported", report.reported)):
            if day:
                yield key, day, report.place(key)
    for meeting in scene.content.meetings:
        for index, decision in enumerate(meeting.decisions):
            if decision.done:
                yield "done", decision.done, meeting.place("decisions", index, "done")
    for proof in all_proofs(scene):
        if proof.evidence.taken:
            yield "taken", proof.evidence.taken, proof.at("taken")


def _task_facts(task: Task) -> Iterator[tuple[str, date, Place]]:
    if task.started:
        yield "started", task.started, task.place("started")
    parts = task.deadline.parts if task.deadline else ()
    lists: dict[str, Sequence[Measure | Milestone | DeadlinePart]] = {
        "measures": task.measures,
        "milestones": task.milestones,
        "deadline": parts,
    }
    for key, items in lists.items():
        for index, item in enumerate(items):
            if item.done:
                yield "done", item.done, task.place(key, index, "done")
    for index, change in enumerate(task.deadline_changes):
        if change.on:
            yield "on", change.on, task.place("deadline_changes", index, "on")
    for name in ("self_check", "acceptance", "filing", "closed"):
        step = getattr(task.closing, name) if task.closing else None
        if step and step.date:
            yield name, step.date, task.place("closing", name, "date")

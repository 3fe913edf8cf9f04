"""Typed factories of records for tests that need no files: `content(task("A", deadline="2018-12-31"))`.

Days are written as in a record (`"2018-10-01"`), deadlines and durations in the field's wordings. Every factory passes
what it does not know on to the record, so any field can be given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.ledger.reckoning import reckon
from generator.ledger.state import Ledger, TaskState
from generator.model.records import (
    Body,
    Bulletin,
    Check,
    CheckFinding,
    Closing,
    ClosingStep,
    Deadline,
    DeadlineChange,
    DeadlinePart,
    Decision,
    Evidence,
    Indicator,
    Inspection,
    Measure,
    Meeting,
    Milestone,
    Page,
    Progress,
    PublicNotice,
    Record,
    Task,
)
from generator.model.site import Content, Site, Unit
from generator.model.text import NO_TEXT, Text
from generator.source.wording import read_deadline, read_duration

SITE = Site(
    title=Text((("en", "Rectification in Testing"), ("zh", "测试市整改公开"))),
    authority=Text((("en", "Rectification Office of Testing"), ("zh", "测试市整改办"))),
    base_url="https://testing.example",
    languages=("en", "zh"),
    as_of=date(2018, 10, 31),
    categories=(("sewage", Text((("en", "Sewage treatment"), ("zh", "污水处理")))),),
)
UNITS = (
    Unit(id="city", name=Text((("en", "City"), ("zh", "市"))), kind="area"),
    Unit(id="north", name=Text((("en", "North District"), ("zh", "北区"))), kind="area", parent="city"),
    Unit(id="south", name=Text((("en", "South District"), ("zh", "南区"))), kind="area", parent="city"),
    Unit(id="water", name=Text((("en", "Water Bureau"), ("zh", "水务局"))), kind="department"),
)
INSPECTION = Inspection(
    id="cepi-2017",
    audience="public",
    path="inspections/cepi-2017.md",
    title=Text((("en", "Central inspection"), ("zh", "中央督察"))),
    kind="central",
    feedback_received=date(2017, 7, 31),
    plan_published=date(2018, 1, 15),
)

Day = str | date | None
Words = str | Text | Mapping[str, str]


def day(written: Day) -> date | None:
    """The date of `YYYY-MM-DD`; dates and None pass."""
    return date.fromisoformat(written) if isinstance(written, str) else written


def known_day(written: str | date) -> date:
    """The same where there has to be one."""
    return date.fromisoformat(written) if isinstance(written, str) else written


def text(said: Words) -> Text:
    """An English text from a string, or one in several languages from a mapping."""
    if isinstance(said, Text):
        return said
    if isinstance(said, str):
        return Text((("en", said),)) if said else NO_TEXT
    return Text(tuple(said.items()))


def names(given: str | Iterable[str]) -> tuple[str, ...]:
    """One id or several."""
    return (given,) if isinstance(given, str) else tuple(given)


def deadline(*parts: str | DeadlinePart) -> Deadline:
    """A deadline from its wordings; a part that is not a string is taken as it is."""
    return Deadline(tuple(part(each) if isinstance(each, str) else each for each in parts))


def part(due: str, *, done: Day = None, **fields: Any) -> DeadlinePart:
    found = read_deadline(due)
    assert found is not None, due
    return DeadlinePart(due=found, done=day(done), **fields)


def deadline_change(on: Day, from_: str | None, to: str, *, approved_by: Words = "", **fields: Any) -> DeadlineChange:
    before = read_deadline(from_) if from_ else None
    fields["document"] = text(fields.get("document", ""))
    return DeadlineChange(on=day(on), from_=before, to=read_deadline(to), approved_by=text(approved_by), **fields)


def milestone(
    id: str, due: Day = None, *, takes: str = "", done: Day = None, weight: float | None = None, **fields: Any
) -> Milestone:
    span = read_duration(takes) if takes else None
    assert span is not None or not takes, takes
    said = text(fields.pop("text", f"Milestone {id}"))
    return Milestone(id=id, text=said, due=day(due), takes=span, done=day(done), weight=weight, **fields)


def measure(id: str = "build", *, due: Day = None, done: Day = None, **fields: Any) -> Measure:
    said = text(fields.pop("text", f"Measure {id}"))
    return Measure(id=id, text=said, due=day(due), done=day(done), **fields)


def indicator(
    id: str = "capacity", *, baseline: float | None = 0, target: float | None = 100, **fields: Any
) -> Indicator:
    name = text(fields.pop("name", f"Indicator {id}"))
    return Indicator(id=id, name=name, unit=text(fields.pop("unit", "t/d")), baseline=baseline, target=target, **fields)


def evidence(file: str = "evidence/after.jpg", *, kind: str = "after", taken: Day = None, **fields: Any) -> Evidence:
    return Evidence(file=file, kind=kind, alt=text(fields.pop("alt", "A picture")), taken=day(taken), **fields)


def step(on: Day = None, *, unit: str | Iterable[str] = (), document: Words = "") -> ClosingStep:
    return ClosingStep(date=day(on), unit=names(unit), document=text(document))


def notice(first: Day, last: Day = None, *, days: int | None = None, **fields: Any) -> PublicNotice:
    return PublicNotice(from_=day(first), to=day(last), days=days, **fields)


def closing(
    *,
    self_check: Day | ClosingStep = None,
    acceptance: Day | ClosingStep = None,
    notice: PublicNotice | tuple[Day, Day] | None = None,
    filing: Day | ClosingStep = None,
    closed: Day | ClosingStep = None,
) -> Closing:
    """Closing steps from their days; a notice from its first and last day."""

    def made(given: Day | ClosingStep) -> ClosingStep | None:
        return given if isinstance(given, ClosingStep) or given is None else step(given)

    notified = PublicNotice(from_=day(notice[0]), to=day(notice[1])) if isinstance(notice, tuple) else notice
    return Closing(
        self_check=made(self_check),
        acceptance=made(acceptance),
        notice=notified,
        filing=made(filing),
        closed=made(closed),
    )


def inspection(
    id: str = "cepi-2017", *, feedback_received: Day = None, plan_published: Day = None, **fields: Any
) -> Inspection:
    fields["title"] = text(fields.get("title", f"Inspection {id}"))
    return Inspection(
        **_head("inspections", id, fields), feedback_received=day(feedback_received), plan_published=day(plan_published)
    )


def task(id: str = "DL-01", **fields: Any) -> Task:
    """A task under way is not assumed: nothing is dated but what is given. `deadline` takes a wording or a Deadline."""
    fields["title"] = text(fields.get("title", f"Task {id}"))
    for name in ("finding", "target"):
        fields[name] = text(fields.get(name, f"The {name} of {id}."))
    for name, default in (("inspection", "cepi-2017"), ("areas", "north"), ("lead", "water")):
        fields[name] = names(fields.get(name, default))
    fields.setdefault("category", "sewage")
    if isinstance(fields.get("deadline", "2018-12-31"), str):
        fields["deadline"] = deadline(fields.get("deadline", "2018-12-31"))
    fields["started"] = day(fields.get("started"))
    for name in ("deadline_changes", "milestones", "indicators", "evidence"):
        fields[name] = tuple(fields.get(name, ()))
    fields["measures"] = tuple(fields.get("measures", (measure(),)))
    return Task(**_head("tasks", id, fields, f"tasks/{id}/task.md"))


def report(task: str, on: Day, body: str | Mapping[str, str] = "", **fields: Any) -> Progress:
    """A progress report of a task; `indicators` takes a mapping."""
    fields["indicators"] = tuple(dict(fields.get("indicators", {})).items())
    fields["milestones_done"] = names(fields.get("milestones_done", ()))
    fields["evidence"] = tuple(fields.get("evidence", ()))
    fields["by"] = names(fields.get("by", "water"))
    fields["reported"] = day(fields.get("reported"))
    if body:
        fields["body"] = body
    path = fields.pop("path", f"tasks/{task}/progress/{on}.md")
    return Progress(**_head("", fields.pop("id", ""), fields, path), task=task, date=day(on))


def decision(
    text_: Words = "Do it", *, task: str | Iterable[str] = (), due: Day = None, done: Day = None, **fields: Any
) -> Decision:
    fields["owner"] = names(fields.get("owner", "water"))
    return Decision(text=text(text_), task=names(task), due=day(due), done=day(done), **fields)


def meeting(id: str, on: Day, *decisions: Decision, kind: str = "scheduling", **fields: Any) -> Meeting:
    fields["title"] = text(fields.get("title", f"Meeting {id}"))
    for name in ("attending", "tasks", "inspections"):
        fields[name] = names(fields.get(name, ()))
    return Meeting(**_head("meetings", id, fields), date=day(on), kind=kind, decisions=decisions)


def finding(task: str, result: str = "confirmed", said: Words = "Seen on site.") -> CheckFinding:
    return CheckFinding(task=task, result=result, text=text(said))


def check(id: str, on: Day, *findings: CheckFinding, method: str = "announced", **fields: Any) -> Check:
    fields["unit"] = names(fields.get("unit", ()))
    return Check(**_head("checks", id, fields), date=day(on), method=method, findings=findings)


def bulletin(id: str, on: Day, number: int = 1, body: str | Mapping[str, str] = "", **fields: Any) -> Bulletin:
    fields["title"] = text(fields.get("title", "Bulletin"))
    fields["as_of"] = day(fields.get("as_of"))
    if body:
        fields["body"] = body
    return Bulletin(**_head("bulletins", id, fields), date=day(on), number=number)


def page(id: str, body: str | Mapping[str, str] = "", **fields: Any) -> Page:
    fields["title"] = text(fields.get("title", f"Page {id}"))
    if body:
        fields["body"] = body
    return Page(**_head("pages", id, fields))


def content(*records: Record, site: Site = SITE, units: Iterable[Unit] = UNITS, **fields: Any) -> Content:
    """Content of records of any kind, in the order that `Content` promises; an inspection is there if none is given."""
    kept: dict[type[Record], list[Any]] = {}
    for record in records:
        kept.setdefault(type(record), []).append(record)
    kept.setdefault(Inspection, [INSPECTION])
    sorted_ones = {kind: tuple(sorted(found, key=lambda record: record.id)) for kind, found in kept.items()}
    reports = sorted(kept.get(Progress, ()), key=lambda record: (record.date or date.min, record.path))
    return Content(
        site=site,
        units=tuple(units),
        inspections=sorted_ones[Inspection],
        tasks=sorted_ones.get(Task, ()),
        progress=tuple(reports),
        meetings=sorted_ones.get(Meeting, ()),
        checks=sorted_ones.get(Check, ()),
        bulletins=sorted_ones.get(Bulletin, ()),
        pages=sorted_ones.get(Page, ()),
        **fields,
    )


def ledger(*records: Record, as_of: str | date = "2018-10-31", **fields: Any) -> Ledger:
    """The ledger of some records as of a date."""
    return reckon(content(*records, **fields), known_day(as_of))


def state(made: Task, *others: Record, as_of: str | date = "2018-10-31", **fields: Any) -> TaskState:
    """The state of one task among other records."""
    return ledger(made, *others, as_of=as_of, **fields).task_by_id[made.id]


def _head(folder: str, id: str, fields: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The head fields, and a `body` given as one string or by language."""
    fields.setdefault("audience", "public")
    fields.setdefault("path", path or f"{folder}/{id}.md")
    fields.setdefault("folder", fields["path"].rpartition("/")[0])
    said = fields.pop("body", "")
    bodies = {"en": said} if isinstance(said, str) else said
    fields.setdefault(
        "bodies", tuple(Body(language, words, fields["path"], 1) for language, words in bodies.items() if words)
    )
    return {"id": id} | fields

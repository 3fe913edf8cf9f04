"""Were the five closing steps taken, in order, by the right units, and was the public notice long enough?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.checks.judges import each_task
from generator.checks.numerals import NUMERAL, number_of
from generator.checks.passages import half_width
from generator.checks.scene import Scene, is_completed, listed, proofs
from generator.ledger.calendar import working_days
from generator.ledger.notices import notice_days
from generator.ledger.state import TaskState
from generator.model.patterns import pattern
from generator.model.problem import Problem, Severity, rule
from generator.model.records import ClosingStep, PublicNotice, Task
from generator.model.text import NO_TEXT, Both

STEP_NAMES: Final = {
    "self_check": Both("self-check", "自查"),
    "acceptance": Both("acceptance", "验收"),
    "notice": Both("public notice", "公示"),
    "filing": Both("filing", "备案"),
    "closed": Both("closing", "销号"),
}
DAY_KINDS: Final = {"working": Both("working days", "个工作日"), "calendar": Both("calendar days", "个自然日")}
FEW: Final = 3
"""Two steps on a day may happen, three do not."""
CLAIMED: Final = Both("claimed", "而公告称")
REQUIRED: Final = Both("required", "而规定应为")
ORDER_SOURCE: Final = "Practice: self-check, acceptance, public notice, filing, closing (自查、验收、公示、备案、销号)"

STEP_MISSING: Final = rule(
    "closing-step-missing",
    Severity.WARNING,
    message=(
        "The {later} is dated, but the step before it is missing: {missing}.",
        "已填写{later}，但缺少此前的步骤：{missing}。",
    ),
    hint=(
        "Enter the missing step with its date and document, or take the later one back.",
        "补填所缺步骤的日期和文号；确未履行的，应撤回后续步骤。",
    ),
    why=(
        "The five closing steps build on one another; a task that skips one is not closed, whatever it says.",
        "销号程序环环相扣，缺少任何一步都不能算销号。",
    ),
    source=ORDER_SOURCE,
    bad="closing: {self_check: {date: 2018-10-01}, closed: {date: 2018-10-31}}",
    good="closing: {self_check: …, acceptance: …, notice: …, filing: …, closed: …}",
)
OUT_OF_ORDER: Final = rule(
    "closing-out-of-order",
    Severity.WARNING,
    message=(
        "The {later} ({later_day}) is dated before the {earlier} ({earlier_day}).",
        "{later}日期({later_day})早于{earlier}日期({earlier_day})。",
    ),
    hint=(
        "Correct the dates; the order is self-check, acceptance, notice, filing, closing.",
        "请核对日期；顺序应为自查、验收、公示、备案、销号。",
    ),
    why=(
        "Nobody can accept what the unit has not yet finished, or close what has not yet been accepted.",
        "未自查不能验收，未验收不能公示，未备案不能销号；程序倒置多为事后补办。",
    ),
    source=ORDER_SOURCE,
    bad="self_check: {date: 2018-10-20}\nacceptance: {date: 2018-10-12}",
    good="self_check: {date: 2018-10-12}\nacceptance: {date: 2018-10-20}",
)
WITHIN_NOTICE: Final = rule(
    "closed-within-notice",
    Severity.WARNING,
    message=(
        "The {step} of {day} falls before the end of the public notice on {to}.",
        "公示期至{to}，{step}日期却为{day}。",
    ),
    hint=("Wait for the end of the notice, then enter the {step}.", "应在公示期满后再办理{step}。"),
    why=(
        "Objections can arrive until the last day; a decision taken earlier has not waited for them.",
        "公示期满之前群众都可以提出异议；提前办理等于公示走过场。",
    ),
    source=ORDER_SOURCE,
    bad="notice: {from: 2018-10-22, to: 2018-10-26}\nfiling: {date: 2018-10-24}",
    good="notice: {from: 2018-10-22, to: 2018-10-26}\nfiling: {date: 2018-10-29}",
)
NOTICE_SHORT: Final = rule(
    "notice-too-short",
    Severity.WARNING,
    message=(
        "The public notice from {start} to {to} ran {counted} {kind}; {needed} were {who}.",
        "{start}至{to}的公示实际只有{counted}{kind}，{who}{needed}{kind}。",
    ),
    hint=(
        "Extend the notice to {cure} at least, or publish it again; holidays and make-up days are counted as in the "
        "official calendar.",
        "公示应至少延至{cure}，或重新公示；节假日和调休按国务院放假安排计算。",
    ),
    why=(
        "Residents need the promised days to object; a notice laid over a holiday is shorter than it looks.",
        "公示期是群众提出异议的时间；跨节假日的公示看似够长，实际不足。",
    ),
    source='Published case: a notice of "10 working days" over the National Day holiday ran 4',
    bad="notice: {from: 2024-09-29, to: 2024-10-09, days: 10}",
    good="notice: {from: 2024-09-29, to: 2024-10-17, days: 10}",
)
NOTICE_UNVERIFIED: Final = rule(
    "notice-unverified",
    Severity.NOTICE,
    message=(
        "The working days of the notice from {start} to {to} cannot be verified: the calendar of that year is unknown.",
        "{start}至{to}的公示期无法核实工作日：该年度放假安排未知。",
    ),
    hint=(
        "Count by the official holiday calendar and state the number: `days: 5`.",
        "请按国务院办公厅放假通知核算，并填写 `days: 5`。",
    ),
    why=(
        "Public holidays are fixed year by year; a guess would be presented as a fact.",
        "放假安排逐年公布；未公布的年份不作推测。",
    ),
    bad="notice: {from: 2031-10-01, to: 2031-10-12}",
    good="notice: {from: 2018-10-08, to: 2018-10-12}",
)
NO_CONTACT: Final = rule(
    "notice-without-contact",
    Severity.NOTICE,
    message=("The public notice names no telephone or e-mail for objections.", "公示未列明意见反馈电话或邮箱。"),
    hint=("Add `phone: {phone}` or `email:`.", "填写 `phone: {phone}` 或 `email:`。"),
    why=("A notice that nobody can answer asks nobody.", "没有反馈渠道的公示形同虚设。"),
    bad="notice: {from: 2018-10-22, to: 2018-10-26}",
    good="notice: {from: 2018-10-22, to: 2018-10-26, phone: 0411-00000000}",
)
NO_DOCUMENT: Final = rule(
    "step-without-document",
    Severity.NOTICE,
    message=("The {step} of {day} has no document number.", "{day}的{step}未填写文号。"),
    hint=("Add `document:` with the number of the letter or report.", "填写 `document:` 文号。"),
    why=("A step without a document cannot be looked up by anybody.", "没有文号，就无从查证。"),
    bad="acceptance: {date: 2018-10-20}",
    good="acceptance: {date: 2018-10-20, document: 大环验〔2018〕12号}",
)
ACCEPTED_BY_LEAD: Final = rule(
    "accepted-by-lead",
    Severity.WARNING,
    message=("{unit} leads the task and accepted it itself.", "{unit}是牵头单位，又自行验收。"),
    hint=("Have it accepted by a unit that did not do the work.", "应由未承担整改的单位验收。"),
    why=(
        "Acceptance by the unit that did the work is a second self-check.",
        "责任单位验收自己的工作，只是又一次自查。",
    ),
    bad="lead: water-bureau\nclosing: {acceptance: {date: 2018-10-20, unit: water-bureau}}",
    good="lead: water-bureau\nclosing: {acceptance: {date: 2018-10-20, unit: environment}}",
)
ALL_IN_ONE_DAY: Final = rule(
    "closing-in-one-day",
    Severity.WARNING,
    message=("{steps} are all dated {day}.", "{steps}的日期均为{day}。"),
    hint=("Enter the day on which each step was really taken.", "请逐项填写各步骤实际办理的日期。"),
    why=(
        "Steps that check one another need time; all on one day means that papers were made, not checks.",
        "层层把关需要时间；同日办完多为突击补办手续。",
    ),
    bad="self_check: {date: 2018-10-20}\nacceptance: {date: 2018-10-20}\nclosed: {date: 2018-10-20}",
    good="self_check: {date: 2018-10-05}\nacceptance: {date: 2018-10-20}\nclosed: {date: 2018-11-05}",
)
BEFORE_EVIDENCE: Final = rule(
    "accepted-before-evidence",
    Severity.WARNING,
    message=(
        "Accepted on {accepted}, but the earliest evidence of the state after the work is of {taken}.",
        "{accepted}即通过验收，而最早的整改后佐证日期为{taken}。",
    ),
    hint=(
        "Add the evidence that the acceptance was based on, or correct the dates.",
        "补充验收所依据的佐证材料，或核对日期。",
    ),
    why=("Acceptance judges evidence; here there was none to judge yet.", "验收应以佐证为据；先验收后取证，程序不实。"),
    bad="acceptance: {date: 2018-10-12}\nevidence: [{file: after.jpg, taken: 2018-10-20}]",
    good="acceptance: {date: 2018-10-20}\nevidence: [{file: after.jpg, taken: 2018-10-12}]",
)
AFTER_CLOSING: Final = rule(
    "evidence-after-closing",
    Severity.NOTICE,
    message=(
        "Evidence `{file}` is dated {taken}, after the task was closed on {closed}.",
        "佐证材料“{file}”日期为{taken}，晚于销号日期{closed}。",
    ),
    hint=(
        "Mark later monitoring as `kind: monitoring-report`, or enter the visit as a check.",
        "销号后的监测填写 `kind: monitoring-report`，现场复查请另建核查记录。",
    ),
    why=(
        "What is added after closing did not support it; often it replaces proof that never existed.",
        "销号后补充的材料不能作为销号依据。",
    ),
    bad="closed: {date: 2018-10-12}\nevidence: [{file: after.jpg, kind: after, taken: 2018-10-20}]",
    good="closed: {date: 2018-10-31}\nevidence: [{file: after.jpg, kind: after, taken: 2018-10-20}]",
)


@each_task(STEP_MISSING)
def closing_step_missing(state: TaskState, scene: Scene) -> Iterator[Problem]:
    dates = step_dates(state)
    for place, name in enumerate(dates):
        missing = [before for before in list(dates)[:place] if dates[before] is None]
        if dates[name] is not None and missing:
            at = state.task.place("closing", name)
            yield STEP_MISSING.at(at, later=STEP_NAMES[name], missing=_names(missing))
            return


@each_task(OUT_OF_ORDER)
def closing_out_of_order(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Each dated step against the last dated one before it; a notice counts by its first day."""
    earlier, earlier_day = "", date.min
    for name, day in step_dates(state).items():
        if day is None:
            continue
        if earlier and day < earlier_day:
            yield OUT_OF_ORDER.at(
                state.task.place("closing", name),
                later=STEP_NAMES[name],
                later_day=day,
                earlier=STEP_NAMES[earlier],
                earlier_day=earlier_day,
            )
        else:
            earlier, earlier_day = name, day


@each_task(WITHIN_NOTICE)
def closed_within_notice(state: TaskState, scene: Scene) -> Iterator[Problem]:
    notice = _notice(state)
    if notice is None or notice.to is None or notice.from_ is None:
        return
    for name, step in _steps(state, "filing", "closed"):
        if step.date and notice.from_ <= step.date <= notice.to:
            place = state.task.place("closing", name, "date")
            yield WITHIN_NOTICE.at(place, step=STEP_NAMES[name], day=step.date, to=notice.to)
            return


@each_task(NOTICE_SHORT)
def notice_too_short(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Both ends count; measured against the longer of what the site's rule asks and what the notice claims."""
    notice, settings = _notice(state), scene.content.site.notice
    if notice is None or notice.from_ is None or notice.to is None:
        return
    claimed, kind = notice.days or _claimed_in_words(state.task), settings.kind
    needed = max(claimed, settings.days)
    counted = notice_days(notice.from_, notice.to, scene.content.site.calendar, working=kind == "working")
    if counted is not None and counted < needed:
        who = CLAIMED if claimed == needed else REQUIRED
        yield NOTICE_SHORT.at(
            state.task.place("closing", "notice"),
            start=notice.from_,
            to=notice.to,
            counted=counted,
            kind=DAY_KINDS[kind],
            needed=needed,
            who=who,
            cure=_notice_end(notice.from_, needed, scene) or "…",
        )


@each_task(NOTICE_UNVERIFIED)
def notice_unverified(state: TaskState, scene: Scene) -> Iterator[Problem]:
    notice, site = _notice(state), scene.content.site
    if notice is None or notice.from_ is None or notice.to is None:
        return
    if notice_days(notice.from_, notice.to, site.calendar, working=site.notice.kind == "working") is None:
        yield NOTICE_UNVERIFIED.at(state.task.place("closing", "notice"), start=notice.from_, to=notice.to)


@each_task(NO_CONTACT)
def notice_without_contact(state: TaskState, scene: Scene) -> Iterator[Problem]:
    notice = _notice(state)
    if notice and notice.from_ and not notice.phone and not notice.email:
        phone = scene.content.site.contact.phone or "0411-00000000"
        yield NO_CONTACT.at(state.task.place("closing", "notice"), phone=phone)


@each_task(NO_DOCUMENT)
def step_without_document(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for name, step in _steps(state, "acceptance", "filing", "closed"):
        if step.date and not step.document:
            yield NO_DOCUMENT.at(state.task.place("closing", name), step=STEP_NAMES[name], day=step.date)


@each_task(ACCEPTED_BY_LEAD)
def accepted_by_lead(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for name, step in _steps(state, "acceptance"):
        for unit in step.unit:
            if unit in state.task.lead:
                yield ACCEPTED_BY_LEAD.at(state.task.place("closing", name, "unit"), unit=scene.unit_name(unit))


@each_task(ALL_IN_ONE_DAY)
def closing_in_one_day(state: TaskState, scene: Scene) -> Iterator[Problem]:
    dates = {name: day for name, day in step_dates(state).items() if day and name != "notice"}
    days = set(dates.values())
    if len(dates) >= FEW and len(days) == 1:
        yield ALL_IN_ONE_DAY.at(state.task.place("closing"), steps=_names(list(dates)), day=days.pop())


@each_task(BEFORE_EVIDENCE)
def accepted_before_evidence(state: TaskState, scene: Scene) -> Iterator[Problem]:
    accepted = step_dates(state)["acceptance"]
    taken = [
        each.evidence.taken
        for each in proofs(state)
        if each.evidence.taken and each.evidence.kind not in ("before", "acceptance")
    ]
    if accepted and taken and min(taken) > accepted and is_completed(state):
        place = state.task.place("closing", "acceptance", "date")
        yield BEFORE_EVIDENCE.at(place, accepted=accepted, taken=min(taken))


@each_task(AFTER_CLOSING)
def evidence_after_closing(state: TaskState, scene: Scene) -> Iterator[Problem]:
    closed = step_dates(state)["closed"]
    for proof in proofs(state):
        taken = proof.evidence.taken
        if closed and taken and taken > closed and proof.evidence.kind != "monitoring-report":
            yield AFTER_CLOSING.at(proof.at("taken"), file=proof.evidence.file, taken=taken, closed=closed)


def step_dates(state: TaskState) -> dict[str, date | None]:
    """The five steps in their order, each with its date; a notice stands by its first day."""
    closing = state.task.closing
    if closing is None:
        return dict.fromkeys(STEP_NAMES)
    dated = {name: getattr(closing, name) for name in STEP_NAMES}
    return {name: (step.from_ if name == "notice" else step.date) if step else None for name, step in dated.items()}


def _steps(state: TaskState, *names: str) -> Iterator[tuple[str, ClosingStep]]:
    closing = state.task.closing
    for name in names:
        step = getattr(closing, name) if closing else None
        if isinstance(step, ClosingStep):
            yield name, step


def _notice(state: TaskState) -> PublicNotice | None:
    return state.task.closing.notice if state.task.closing else None


def _claimed_in_words(task: Task) -> int:
    """The length that the notice's own name or the task's text claims: "10 working days", 公示10个工作日."""
    named = task.closing.notice.document if task.closing and task.closing.notice else NO_TEXT
    for text in (*(words for _, words in named), *(body.text for body in task.bodies)):
        found = _CLAIM.search(half_width(text))
        if found:
            return number_of(found[1] or found[2] or found[3]) or 0
    return 0


_CLAIM: Final = pattern(
    rf"公示[^。；;\n]{{0,16}}?({NUMERAL})个?工作日|({NUMERAL})个?工作日[^。；;\n]{{0,8}}公示"
    r"|notice[^.;\n]{0,40}?\b(\d{1,2}|[a-z]+) working days",
    re.IGNORECASE,
)


def _notice_end(first: date, days: int, scene: Scene) -> date | None:
    if scene.content.site.notice.kind == "working":
        return working_days(scene.content.site.calendar).last_of(days, first)
    return first + timedelta(days - 1)


def _names(steps: list[str]) -> Both:
    return Both(listed([STEP_NAMES[name].en for name in steps]), "、".join(STEP_NAMES[name].zh for name in steps))

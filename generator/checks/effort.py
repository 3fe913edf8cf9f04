"""Is the work more than words? Reports without facts, texts left unfinished, tasks of which nothing is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.judges import each_task, each_text
from generator.checks.passages import Passage, half_width
from generator.checks.scene import Scene, is_completed
from generator.checks.sieves import sieve
from generator.ledger.state import TaskState
from generator.model.patterns import pattern
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import Progress
from generator.model.text import Both

NO_FACTS: Final = rule(
    "report-without-facts",
    Severity.WARNING,
    message=(
        "The report of {date} gives no result: no number, no date, no place.",
        "{date}的进展报告没有数字、日期和地点，看不出实际进展。",
    ),
    hint=(
        "Say how much was done, where and when: lengths, counts, values; or fill `indicators:` and `milestones_done:`.",
        "写明做了多少、在哪里、何时完成；或填写 `indicators:`、`milestones_done:`。",
    ),
    why=(
        "Meetings and attention are no result. A report that would fit every task says nothing about this one.",
        "开会、部署、重视不是成效；放到哪个任务都能用的话，等于没有报告。",
    ),
    source="Published case: an outcome that told of meetings and supervision only",
    bad="The leaders attached great importance, held several meetings and strengthened supervision.",
    good="By 12 October, 8 of 12 km of sewers were laid in Changxing; the pumps arrive on 20 October.",
)
EMPTY_REPORT: Final = rule(
    "empty-report",
    Severity.WARNING,
    message=("The report of {date} has no text, no value and no milestone.", "{date}的进展报告没有正文、指标和节点。"),
    hint=("Write at least one sentence with a number, date or place.", "至少写一句包含数字、日期或地点的进展。"),
    why=("An empty report fills a gap in a table and nothing else.", "空报告只是为了完成上报次数。"),
    bad="---\ndate: 2018-10-12\naudience: public\n---",
    good="---\ndate: 2018-10-12\naudience: public\nindicators: {capacity: 35000}\n---\n8 of 12 km of sewers are laid.",
)
NO_RESULT: Final = rule(
    "outcome-without-result",
    Severity.WARNING,
    message=(
        "Completed, but no report and no text tells a measurable result.",
        "任务已完成，但正文和进展报告均无可衡量的整改结果。",
    ),
    hint=(
        "Say what is different on site now: how much, where, since when.",
        "写明现场发生了什么变化：数量、地点、时间。",
    ),
    why=(
        "Residents and inspectors judge the result on site, not the effort of the office.",
        "群众和督察看的是现场结果，不是办公室的工作量。",
    ),
    source="Published case: a notice of completion that told of meetings and supervision only",
    bad="Completed: several meetings were held and supervision was strengthened.",
    good="Completed: 2 outfalls closed, 50 000 t/d treated since 20 October.",
)
STALE: Final = rule(
    "nothing-new",
    Severity.WARNING,
    message=(
        "Nothing new for {days} days (last on {last}); allowed are {most}.",
        "已{days}天没有新进展(最近一次为{last})，超过规定的{most}天。",
    ),
    hint=("Add a progress report: `rectify new progress {task}`", "请填报进展：`rectify new progress {task}`。"),
    why=(
        "Ongoing tasks are reported regularly; silence is the first sign of a delay.",
        "推进中的任务要定期报告；没有消息往往就是滞后的开始。",
    ),
    bad="last report of 2018-07-01, as of 2018-10-31",
    good="last report of 2018-10-12, as of 2018-10-31",
)
PLACEHOLDER: Final = rule(
    "placeholder-text",
    Severity.WARNING,
    message=('A placeholder was left in the text: "{words}"', "文字中留有占位内容：“{words}”。"),
    hint=("Fill it in, or take the sentence out.", "请补充完整，或删去该句。"),
    why=("What was meant to be filled in later is published as it stands.", "待补的内容会原样公开。"),
    bad="The capacity has reached XX t/d.",
    good="The capacity has reached 35 000 t/d.",
)

NEVER: Final = Both("no day so far", "无")
_ACTIVITY: Final = pattern(
    r"[\d一二三四五六七八九十两多数]{1,8}\s{0,3}余?\s{0,3}(?:次|场|轮|份|期|遍|人次|批次)(?!日)"
    r"|\b(?:\d+|one|two|three|several|many) (?:\w+ ){0,2}"
    r"(?:meetings?|visits?|documents?|letters?|sessions?|rounds?|times|inspections?|notices?)\b",
    re.IGNORECASE,
)
_ORDINAL: Final = pattern(
    r"(?:^|(?<=\s))[ \t]{0,8}(?:\d{1,3}[.、)）](?!\d)|[（(]?[一二三四五六七八九十\d]{1,4}[）)、])"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十\d]{1,4}[,，、]",
    re.MULTILINE,
)
_NUMBER: Final = pattern(
    r"\d|[一二两三四五六七八九十百千万]{1,8}(?:座|台|家|户|处|公里|米|吨|人|亩|条|套|栋|艘|口|个(?!方面|环节|维度|月))|半数|全部(?:关停|拆除|清运|接入)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundred|thousand)\b",
    re.IGNORECASE,
)
_DATE: Final = pattern(
    r"\d\s{0,3}[月日年]|[一二三四五六七八九十]{1,3}月"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PLACE_ZH: Final = pattern(
    r"([\u4e00-\u9fff]{2,6}(?:镇|乡|街道|村|社区|水库|污水处理厂|垃圾填埋场|锅炉房|工业园|河|岛|港|湾|路))"
)
_NO_PLACE: Final = pattern(r"各|全|有关|相关|所有|每|辖区|本|沿|一")
_PLACE_EN: Final = pattern(
    r"\b(?!The\b|Each\b|Every\b|All\b)[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,4} "
    r"(?:District|County|City|Town|Township|Village|River|Island|Bay|Port|Road|Street|Reservoir|Plant|Park|Landfill|Zone)\b"
)
_PLACEHOLDER: Final = sieve(
    pattern(
        r"待(?:补充|定|完善|填写|核实)(?=[）)】\]。，,\s]|$)|请填写|（此处|在此(?:填写|输入)|…{3,}|_{4,}"
        r"|[×ＸX]{2,12}(?=\s*(?:年|月|日|吨|个|家|公里|t/d|%|km|元|[,.，。]|$))"
        r"|\bTBD\b|\bTBA\b|\bto be (?:added|filled in|completed later)\b|\[(?:insert|your|name|date)[^\]]*\]|\blorem ipsum\b",
    ),
    hints=(
        "待(?:补充|定|完善|填写|核实)", "请填写", "（此处", "在此(?:填写|输入)", "………", "____", "X[×ＸX]", "×[×ＸX]", "Ｘ[×ＸX]",
        "TB[DA]", "to be (?:added|filled in|completed later)", r"\[(?:insert|your|name|date)", "lorem ipsum",
    ),
)  # fmt: skip


@each_task(NO_FACTS)
def report_without_facts(state: TaskState, scene: Scene) -> Iterator[Problem]:
    names = place_names(state, scene)
    for report in state.progress:
        if (
            report.bodies
            and not _reports_value(report)
            and not any(has_fact(body.text, names) for body in report.bodies)
        ):
            body = report.bodies[0]
            yield NO_FACTS.at(Place(body.path, body.line), date=report.date)


@each_task(EMPTY_REPORT)
def empty_report(state: TaskState, scene: Scene) -> Iterator[Problem]:
    for report in state.progress:
        if not any(body.text.strip() for body in report.bodies) and not _reports_value(report):
            yield EMPTY_REPORT.at(report.place(), date=report.date)


@each_task(NO_RESULT)
def outcome_without_result(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Only where something is told at all: a task without any text lacks evidence, which has its own rule."""
    if not is_completed(state):
        return
    bodies = [*state.task.bodies, *(body for report in state.progress for body in report.bodies)]
    measured = any(each.readings for each in state.indicators) or any(_reports_value(each) for each in state.progress)
    if bodies and not measured and not any(has_number(body.text) for body in bodies):
        yield NO_RESULT.at(Place(bodies[0].path, bodies[0].line))


@each_task(STALE)
def nothing_new(state: TaskState, scene: Scene) -> Iterator[Problem]:
    if state.is_stale and state.days_silent is not None:
        most, last = scene.content.site.stale_after_days, state.last_news or NEVER
        yield STALE.at(state.task.place(), days=state.days_silent, last=last, most=most, task=state.task.id)


@each_text(PLACEHOLDER, _PLACEHOLDER)
def placeholder_text(passage: Passage, scene: Scene) -> Iterator[Problem]:
    found = _PLACEHOLDER.search(passage.text)
    if found:
        yield PLACEHOLDER.at(passage.place(found.start()), words=found[0].strip())


def place_names(state: TaskState, scene: Scene) -> frozenset[str]:
    """Names of areas and of the task's own place, in every language, short forms of Chinese areas included."""
    names = {words for _, words in state.task.location.name} if state.task.location else set()
    names |= scene.area_names
    return frozenset(name for name in names if len(name) > 1)


def has_fact(text: str, places: frozenset[str]) -> bool:
    """Whether a text gives a number that is no count of meetings, a date, or a place."""
    plain = half_width(text)
    if has_number(plain) or _DATE.search(plain) or any(name in plain for name in places) or _PLACE_EN.search(plain):
        return True
    return any(not _NO_PLACE.search(found[1]) for found in _PLACE_ZH.finditer(plain))


def has_number(text: str) -> bool:
    """Whether a text gives a number other than counts of meetings, inspections and papers, and of its own points."""
    plain = _ORDINAL.sub(" ", _ACTIVITY.sub(" ", half_width(text)))
    return _NUMBER.search(plain) is not None


def _reports_value(report: Progress) -> bool:
    return bool(report.indicators or report.milestones_done)

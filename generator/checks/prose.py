"""Does the text say what the record says? Words of completion, mentions of other items, and numbers of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.judges import each_task, whole_site
from generator.checks.numerals import NUMERAL, number_of
from generator.checks.passages import Passage, bodies_of, clause_on, passages_below
from generator.checks.scene import Scene, is_completed
from generator.checks.sieves import Behind, sieve
from generator.ledger.meaning import LABELS
from generator.ledger.state import TaskState
from generator.model.patterns import pattern
from generator.model.problem import Problem, Severity, rule
from generator.model.records import Check, Meeting, Task

SAYS_COMPLETED: Final = rule(
    "text-says-completed",
    Severity.WARNING,
    message=('The text says "{words}", but the record does not: {stage}.', "正文称“{words}”，而记录显示：{stage}。"),
    hint=(
        "Say what is done and what is left; or, if all is done, enter the self-check.",
        "写明已完成和未完成的内容；确已全部完成的，填写自查。",
    ),
    why=(
        "Text and record are read side by side; where the text runs ahead, readers are told something false.",
        "正文与记录并列公开，正文超前于记录即为不实。",
    ),
    source="Published case: the text said that sorting was completed, the status that it went on",
    bad="The rectification has been completed.   (no self_check)",
    good="11 of 12 outfalls are closed; the last one follows in November.",
)
SAYS_UNFINISHED: Final = rule(
    "text-says-unfinished",
    Severity.WARNING,
    message=(
        'The record says completed on {completed}, but the text says "{words}".',
        "记录显示任务于{completed}完成，正文却称“{words}”。",
    ),
    hint=("Correct the text, or take the completion back.", "请更正正文，或撤回完成结论。"),
    why=("Work that still goes on is not completed.", "仍在施工、仍在推进的，不能算完成。"),
    bad="self_check: {date: 2018-10-01}; report of 2018-10-20: the pipes are still under construction",
    good="self_check: {date: 2018-10-25}; report of 2018-10-20: the pipes are still under construction",
)
OTHER_ITEM: Final = rule(
    "names-other-item",
    Severity.WARNING,
    message=('The text speaks of "{words}", but this is task {task}.', "文字称“{words}”，而本任务编号为{task}。"),
    hint=(
        "Correct the number; if another task is meant, move the text there or link it: `[[…]]`",
        "请更正序号；如确指其他任务，应移至该任务或用 `[[…]]` 链接。",
    ),
    why=(
        "A notice or document that names another item was copied, or belongs to another task.",
        "公示或文件写错项目序号，多为套用他项材料。",
    ),
    source='Published case: a notice headed "item ten" with an annex for "item one"',
    bad="id: SP-10; notice: {document: Public notice on item one}",
    good="id: SP-10; notice: {document: Public notice on item ten}",
)
OTHER_TASK: Final = rule(
    "names-other-task",
    Severity.WARNING,
    message=("The text names task {other}, but the entry is for {task}.", "文字提到任务{other}，而该条目对应{task}。"),
    hint=("Correct `task:` or the text.", "请更正 `task:` 或文字。"),
    why=("An entry that speaks of another task is counted for the wrong one.", "张冠李戴的条目会计入错误的任务。"),
    bad="decisions: [{task: DL-01, text: Finish the boilers of DL-02}]",
    good="decisions: [{task: DL-02, text: Finish the boilers of DL-02}]",
)
VALUE_DISAGREES: Final = rule(
    "text-value-disagrees",
    Severity.WARNING,
    message=(
        'The text says "{words}", but indicator `{indicator}` is reported as {value}.',
        "正文称“{words}”，而指标“{indicator}”上报为{value}。",
    ),
    hint=("Make both the same.", "请核对并统一。"),
    why=("One of two different numbers for the same thing is false.", "同一指标两个数值，必有一个不实。"),
    bad="indicators: {rate: 60}; text: the connection rate has reached 85 %",
    good="indicators: {rate: 85}; text: the connection rate has reached 85 %",
)

_WHOLE_ZH: Final = (
    r"(?:整改(?:工作|任务)?|(?:该|本|此)(?:项)?(?:整改)?(?:任务|问题|项目|工程)|(?:各项|全部)(?:整改)?(?:任务|措施|工作)|"
    r"(?:反馈)?问题(?:整改)?)"
)
_DONE_ZH: Final = r"(?:(?:均|都)?(?:已经|已)(?:全部|全面|基本|按期|如期|提前)*|(?:均|都)?(?:全部|全面))"
_NO_PART: Final = r"(?!\s*[\d一二三四五六七八九十百]|后|的|方案|计划|台账|清单|率|情况|时限|编制)"
_SAID_ZH: Final = (
    "(?:已|全部|全面)(?:经|全部|全面|基本|按期|如期|提前)*(?:完成|完工|建成|整改到位|整改完|办结|销号|落实到位)"
)
_COMPLETED_ZH: Final = sieve(
    pattern(
        rf"{_WHOLE_ZH}{_DONE_ZH}(?:完成|整改到位|整改完毕|整改完成|办结|销号|落实到位){_NO_PART}"
        r"|(?:已经|已)(?:全部|全面|基本|按期|如期|提前)*"
        rf"(?:完成了?+(?:全部|各项)?+整改(?:工作|任务)?+{_NO_PART}|整改到位|整改完毕|整改完成|完成销号|销号)"
    ),
    hints=(_SAID_ZH,),
    is_wide=True,
)
_SUBJECT_ZH: Final = sieve(
    pattern(
        r"([^\s，。；：、,;:!?！？（）()]{2,30}?)(?:均|都)?(?:已经|已)(?:全部|全面|基本|按期|如期)*(?:完成|完工|建成)(?=[，。；,;.!！\s]|$)"
    ),
    hints=(_SAID_ZH,),
    is_wide=True,
)
_NOT_ZH: Final = pattern(
    r"(未|尚|预计|计划|力争|确保|将|拟|要求|待|争取|如|若|推动|推进|只有|年底前|月底前|目标[是为])"
)
_MARKS_EN: Final = ("complete", "finished", "closed", "rectified", "fully implemented", "in place")
_VERBS_EN: Final = frozenset(
    {"is", "are", "was", "were", "been", "now", "all", "already", "fully", "basically", "completely"}
)
"""What may stand right before one of these, adverbs among them."""


def _says_that_it_is(before: str) -> bool:
    last = before.rsplit(None, 1)[-1:]
    return before[-1:].isspace() and (not last or last[0] in _VERBS_EN)  # nothing but blanks: more of it would tell


_SAID_EN: Final = Behind(_MARKS_EN, _says_that_it_is)
_COMPLETED_EN: Final = sieve(
    pattern(
        r"\b(?:the |this |all (?:of )?(?:the )?)?(?:whole |entire )?"
        r"(?:rectification(?: work| task| measures)?|(?:rectification )?tasks?|problems?|(?:rectification )?measures|item|work)\s+"
        r"(?:is|are|was|were|has been|have been)(?: now| all| already| fully| basically| completely)*\s+"
        r"(?:completed?|finished|closed|rectified|fully implemented|in place)\b",
        re.IGNORECASE,
    ),
    *_MARKS_EN,
    hints=(_SAID_EN,),
)
_SUBJECT_EN: Final = sieve(
    pattern(
        r"\b((?:[\w'-]+ ){0,6}[\w'-]+) (?:is|are|was|were|has been|have been)(?: now| all| already| fully| basically)*"
        r" (?:completed?|finished)\b(?! (?:by|until|before|in 20[3-9]))",
        re.IGNORECASE,
    ),
    "complete", "finished",
    hints=(_SAID_EN,),
)  # fmt: skip
_SAID: Final = (_COMPLETED_ZH, _COMPLETED_EN)
"""Where neither may match, neither may the patterns with a subject: their hints are the same."""
_NOT_EN: Final = pattern(
    r"\b(not|n't|never|until|once|when|if|will|shall|should|must|before|to be|expected|planned|after|unless)\b",
    re.IGNORECASE,
)
_UNFINISHED: Final = pattern(
    r"尚未(?:全部|全面)?(?:完成|完工|建成|整改|销号)|(?:仍|还|正)在(?:施工|建设|推进|整改|进行|实施)|仍未完成|未完成整改|正(?:加快|全力|抓紧)(?:推进|建设|施工)"
    r"|\b(?:still (?:under (?:way|construction)|going on|in progress|being \w+|incomplete)"
    r"|(?:not|isn't|aren't) (?:yet |been )*(?:completed?|finished)|has yet to be|remains? (?:open|unfinished|to be done))\b",
    re.IGNORECASE,
)
_ITEM: Final = sieve(
    pattern(
        rf"第\s*({NUMERAL})\s*项|(?:序号|清单|任务|问题)\s*(?:第)?\s*(\d{{1,3}})(?!\d|[-/.年月日%个项])"
        rf"|\bitem (?:no\. ?|number )?(\d{{1,3}}|[a-z]+(?:-[a-z]+)?)\b",
        re.IGNORECASE,
    ),
    "第", "序号", "清单", "任务", "问题", "item ",
)  # fmt: skip
_ITEM_IN_BODY: Final = sieve(
    pattern(
        rf"第\s*({NUMERAL})\s*项(?!措施|工作|内容|重点|要求|指标|议题|节点|目标|是|，|、|:|：)"
        r"|\b(?:rectification )?(?:task|item) (?:no\. ?|number )?(\d{1,3}|[a-z]+(?:-[a-z]+)?)\b(?! of the (?:report|list|agenda))",
        re.IGNORECASE,
    ),
    "第", "task ", "item ",
    hints=(rf"第\s*(?:{NUMERAL})\s*项", r"task [a-z\d]", r"item [a-z\d]"),
)  # fmt: skip
_SENTENCE: Final = pattern(r"[^。！？!?\n；;]*(?:\.(?=\d)[^。！？!?\n；;]*)*[。！？!?\n；;]?")
_TASK_ID: Final = pattern(r"(?<![\w.-])[A-Za-z\u4e00-\u9fff]{1,10}[-_.]?\d[\w.-]*(?<![.-])")
"""What could be a task's id; looked up afterwards, so that 10 000 ids cost nothing."""
_CHINESE: Final = pattern("[\u4e00-\u9fff]")
_COMMON: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "and",
        "for",
        "to",
        "at",
        "by",
        "its",
        "this",
        "that",
        "all",
        "new",
        "old",
        "has",
        "been",
        "is",
        "are",
        "was",
        "were",
        "now",
        "work",
        "works",
        "project",
        "building",
        "construction",
        "first",
        "second",
        "third",
    ]
)


@each_task(SAYS_COMPLETED)
def text_says_completed(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """The body of the task and its last report; what an earlier report said has been followed by others."""
    if is_completed(state):
        return
    stage = LABELS[state.label].name
    for record in (state.task, *state.progress[-1:]):
        for passage in bodies_of(record) if scene.may_match(record, *_SAID) else ():
            for offset, words in _claims(passage, state.task):
                yield SAYS_COMPLETED.at(passage.place(offset), words=words, stage=stage)
                break


@each_task(SAYS_UNFINISHED)
def text_says_unfinished(state: TaskState, scene: Scene) -> Iterator[Problem]:
    completed = state.completed
    if not is_completed(state) or completed is None:
        return
    later = [report for report in state.progress if report.date and report.date >= completed]
    for report in later[-1:]:
        for passage in bodies_of(report):
            found = _UNFINISHED.search(passage.text)
            if found:
                yield SAYS_UNFINISHED.at(passage.place(found.start()), completed=completed, words=found[0])


@each_task(OTHER_ITEM)
def names_other_item(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """Item numbers in the closing documents and evidence, and "item no." in bodies, against the task's own number."""
    own: frozenset[int] | None = None
    for record in (state.task, *state.progress):
        if not scene.may_match(record, _ITEM, _ITEM_IN_BODY):
            continue
        own = _own_numbers(state.task) if own is None else own
        for passage in (*passages_below(record, "closing"), *passages_below(record, "evidence"), *bodies_of(record)):
            for found, number in _items(passage):
                if own and number not in own:
                    yield OTHER_ITEM.at(passage.place(found.start()), words=found[0], task=state.task.id)
                own = own or frozenset({number})  # a task without a number is what its papers first call it


def _items(passage: Passage) -> Iterator[tuple[re.Match[str], int]]:
    """The item numbers in a text where they mean the task: its papers, its evidence, its bodies."""
    form = _ITEM_IN_BODY if passage.is_body else _ITEM
    if passage.is_internal:
        return
    for found in form.finditer(passage.text):
        number = number_of(next(group for group in found.groups() if group))
        if number is not None:
            yield found, number


@whole_site(OTHER_TASK)
def names_other_task(scene: Scene) -> Iterator[Problem]:
    """Decisions, findings of checks and closing documents that name a task and none of their own."""
    content = scene.content
    for key, records in (("decisions", content.meetings), ("findings", content.checks), ("closing", content.tasks)):
        for record in records:
            for passage in passages_below(record, key):
                yield from _named_for_another(passage, scene)


def _named_for_another(passage: Passage, scene: Scene) -> Iterator[Problem]:
    own = _entry_tasks(passage)
    if not own:
        return
    named = {found[0] for found in _TASK_ID.finditer(passage.text)}
    known = {scene.ledger.task_by_id[name].task.id for name in named if name in scene.ledger.task_by_id}
    if known and not known & own:
        other, task = ", ".join(sorted(known)), ", ".join(sorted(own))
        yield OTHER_TASK.at(passage.place(), other=other, task=task)


@each_task(VALUE_DISAGREES)
def text_value_disagrees(state: TaskState, scene: Scene) -> Iterator[Problem]:
    """A clause that names an indicator and gives numbers in its unit, none of which is the reported value."""
    for report in state.progress:
        values = dict(report.indicators)
        for indicator in state.task.indicators:
            if indicator.id not in values:
                continue
            known = {values[indicator.id], indicator.baseline, indicator.target, indicator.plan_target}
            known |= {value for other in state.progress for name, value in other.indicators if name == indicator.id}
            for passage in bodies_of(report):
                clause = clause_on(indicator, passage)
                said = float(clause[1].replace(",", "")) if clause else None
                reached = clause is not None and said == indicator.target and _is_reached(passage.text, clause)
                if clause and said != values[indicator.id] and (said not in known or reached):
                    value, words = f"{values[indicator.id]:g}", clause[0].strip()
                    place = passage.place(clause.start())
                    yield VALUE_DISAGREES.at(place, words=words, indicator=indicator.id, value=value)


def _is_reached(text: str, clause: re.Match[str]) -> bool:
    """Whether a clause that names the target says that it has been reached, and not that it will be."""
    around = _before(text[: clause.end()], clause.start()) + clause[0]
    return _REACHED.search(around) is not None and _AIMED_AT.search(around) is None


_REACHED: Final = pattern(r"达到|达|已|完成|\b(?:has|have|reached|stands? at|is now|was raised)\b", re.IGNORECASE)
_AIMED_AT: Final = pattern(
    r"目标|计划|拟|将|预计|力争|确保|要求|\b(?:target|plan\w*|will|shall|should|towards?|until|to reach|expected|aims?)\b",
    re.IGNORECASE,
)


def _claims(passage: Passage, task: Task) -> Iterator[tuple[int, str]]:
    """Offsets and words of sentences that say the whole task is done."""
    if not any(each.may_match(passage.text) for each in _SAID):
        return
    for sentence in _SENTENCE.finditer(passage.text):
        chinese = _CHINESE.search(sentence[0]) is not None
        whole, subject, negated = (
            (_COMPLETED_ZH, _SUBJECT_ZH, _NOT_ZH) if chinese else (_COMPLETED_EN, _SUBJECT_EN, _NOT_EN)
        )
        for form in (whole, subject):
            found = form.search(sentence[0])
            if found is None or negated.search(_before(sentence[0], found.start()) + found[0]):
                continue
            if form is whole or _is_title(found[1], task):
                yield sentence.start() + found.start(), found[0].strip()
                break


def _before(sentence: str, offset: int) -> str:
    """The words of the same clause before an offset."""
    return re.split(r"[，,：:]", sentence[:offset])[-1]


def _is_title(subject: str, task: Task) -> bool:
    """Whether a sentence's subject is what the whole task is about: most of either's words are the other's."""
    said = _words(subject)
    titles = [words for words in (_words(title) for _, title in task.title) if words]
    return any(
        len(said & named) >= 0.9 * len(named) or len(said & named) >= max(0.6 * len(said), 0.5 * len(named))
        for named in titles
    )


def _words(text: str) -> frozenset[str]:
    """Words of an English text without the common ones; pairs of characters of a Chinese one."""
    latin = {word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _COMMON}
    chinese = re.sub(r"[^\u4e00-\u9fff]", "", re.sub(r"(整改|任务|工作|问题|工程|项目)", "", text))
    return frozenset(latin | {chinese[at : at + 2] for at in range(len(chinese) - 1)})


def _own_numbers(task: Task) -> frozenset[int]:
    """The numbers by which a task may be called: those of its id and its title."""
    numbers = {int(digits) for digits in re.findall(r"(?<!\d)\d{1,3}(?!\d)", task.id)}
    for _, title in task.title:
        for found in _ITEM.finditer(title):
            number = number_of(next(group for group in found.groups() if group))
            numbers |= set() if number is None else {number}
    return frozenset(numbers)


def _entry_tasks(passage: Passage) -> frozenset[str]:
    """The tasks that a decision, a finding or a closing document is for; empty for all other texts."""
    record, steps = passage.record, passage.steps
    match record, steps:
        case Meeting(), ("decisions", int(index), *_):
            return frozenset(record.decisions[index].task)
        case Check(), ("findings", int(index), *_):
            return frozenset({record.findings[index].task})
        case Task(), ("closing", *_):
            return frozenset({record.id})
        case _:
            return frozenset()

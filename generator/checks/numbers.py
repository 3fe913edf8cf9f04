"""Do totals in prose add up, and do they agree with the recount? "58 tasks: 13 completed, 38 on schedule, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.checks.judges import each_text
from generator.checks.numerals import ENGLISH, NUMERAL, number_of
from generator.checks.passages import Passage
from generator.checks.recount import OPEN_CLASSES, Class, Counted, class_of, recounts
from generator.checks.scene import Scene
from generator.checks.sieves import sieve
from generator.model.frozen import frozen
from generator.model.patterns import pattern
from generator.model.problem import Problem, Severity, rule
from generator.model.records import Bulletin, Page
from generator.model.text import Both

NOT_ADDING_UP: Final = rule(
    "totals-not-adding-up",
    Severity.WARNING,
    message=(
        "The text speaks of {total} tasks, but its parts add up to {sum}: {parts}.",
        "正文称共{total}项任务，分项合计却为{sum}：{parts}。",
    ),
    hint=(
        "Recount; a figure that is part of another one follows “of which”.",
        "请重新核算；包含在另一数字之内的，用“其中”引出。",
    ),
    why=(
        "Readers add up. A sum that is wrong makes every other figure doubtful.",
        "读者会自己加总；合计出错，其他数据也会受到质疑。",
    ),
    bad="60 tasks: 13 completed, 38 on schedule, 2 implemented, 5 behind",
    good="58 tasks: 13 completed, 38 on schedule, 2 implemented, 5 behind",
)
AGAINST_RECOUNT: Final = rule(
    "totals-against-recount",
    Severity.WARNING,
    message=(
        "The text says {said} {what}, the recount as of {as_of} gives {counted}.",
        "正文称{what}{said}项，按{as_of}台账统计为{counted}项。",
    ),
    hint=(
        "Correct the number, or use the blocks `::: summary` and `::: scoreboard`, which count by themselves.",
        "请更正数字，或使用 `::: summary`、`::: scoreboard` 自动统计。",
    ),
    why=(
        "Numbers typed by hand grow old; a bulletin that disagrees with its own list is not believed.",
        "手工填写的数字容易过时；与台账不符的简报没有公信力。",
    ),
    bad="Of the 22 tasks, 9 are completed.   (the ledger counts 7)",
    good="::: summary\n:::",
)

CLAIM_AGAINST_RECOUNT: Final = rule(
    "claim-against-recount",
    Severity.WARNING,
    message=(
        'The text says "{words}", the recount as of {as_of} gives {counted}.',
        "正文称“{words}”，按{as_of}台账统计为{counted}。",
    ),
    hint=("Correct the sentence, or use the block `::: summary`.", "请更正该句，或使用 `::: summary` 自动统计。"),
    why=(
        '"None", "all" and shares are totals too, and the first that readers quote.',
        "“无”“全部”和百分比同样是统计数据，也最容易被引用。",
    ),
    bad="No task is overdue.   (the ledger counts one)",
    good="One task is overdue: [[DL-07]].",
)
LONGEST_PART: Final = 80
"""A figure and its words are short; what is longer is no part of an enumeration."""
MUCH: Final = 2
TASKS_IN_ALL: Final = Both("tasks in all", "任务总数")
_NUMBER: Final = rf"(?:{NUMERAL}|\b(?:{ENGLISH})\b)"
_TOTAL: Final = sieve(
    pattern(
        rf"(?P<first>{_NUMBER})\s?(?:rectification )?tasks?\b|(?P<second>{_NUMBER})\s*[项个](?:(?:整改)?任务|(?:整改|反馈)问题)"
        rf"|(?:任务|整改问题|反馈问题)(?:共计?|总数为?|总计|合计)?\s*(?P<third>{_NUMBER})\s*[项个]",
        re.IGNORECASE,
    ),
    "task", "任务", "问题",
    hints=(
        r"task(?:(?<=\wtask)|(?<=\w\stask)|(?<=rectification task))",
        "[项个](?:整改任务|任务|整改问题|反馈问题)",
        r"任务(?:共计?|总数为?|总计|合计)?\s*\w{1,13}(?:-\w{3,5})?\s*[项个]",
        r"问题(?:共计?|总数为?|总计|合计)?\s*\w{1,13}(?:-\w{3,5})?\s*[项个]",
    ),
)  # fmt: skip
_OF_TOTAL: Final = sieve(
    pattern(
        rf"(?P<part>{_NUMBER}) (?:out )?of (?:the |all )?(?P<total>{_NUMBER}) (?:rectification )?tasks?\b(?P<rest>[^,;.]*)",
        re.IGNORECASE,
    ),
    "task",
    hints=(r"task(?:(?<=\w task)|(?<= rectification task))",),
)
_SEPARATOR: Final = pattern(r"[,，、;；:：()（）—–。]|\.\s|\s-\s|\band\b|以及|和(?=[已正按未滞逾超])")
_ENGLISH_PART: Final = pattern(
    rf"^\s*(?P<number>{_NUMBER})\s+(?:of (?:them|these) )?(?P<words>(?:[a-z]+[ -]?){{1,6}})\s*$", re.IGNORECASE
)
_CHINESE_PART: Final = pattern(rf"(?P<before>[^\d]*?)(?P<number>{NUMERAL})\s*[项个件](?P<after>[^\d]*)")
_CHINESE: Final = pattern("[\u4e00-\u9fff]")
_SUB_PART: Final = pattern(r"^\s*(?:其中|of (?:which|these|them)|including|包括|含)", re.IGNORECASE)
_OTHER_UNITS: Final = pattern(
    r"^(?:days?|weeks?|months?|years?|km|t|tons?|ha|m|people|households|units?|areas?|districts?|meetings?|checks?|of|"
    r"percent|decisions?|measures?|were discussed|were heard|inspections?)\b",
    re.IGNORECASE,
)
_OF_THE_PERIOD: Final = pattern(
    r"\b(?:this|last) (?:month|week|quarter|period|year)\b|\bnew(?:ly)?\b|本[月周期季年]|上月|新增|新", re.IGNORECASE
)
_ELSEWHERE: Final = pattern(
    r"\b(?:province|provincial|nationwide|country|other cities|neighbou?ring)\b|全省|省级|全国|我省|外地|兄弟城市|其他(?:城)?市",
    re.IGNORECASE,
)
_REST: Final = pattern(r"\b(?:rest|remaining|others?)\b|其余|剩余|余下", re.IGNORECASE)
_NONE: Final = sieve(
    pattern(
        r"\b(?:no|none of the) tasks? (?:(?:is|are|was|were|has|have) )?(overdue|behind(?: schedule)?|late|resurfaced)\b"
        r"|(?:无|没有)(?:一项)?(?:出现)?(?:任务|问题)?(逾期|超期|滞后|反弹)(?!未)",
        re.IGNORECASE,
    ),
    "no task", "none of the task", "无", "没有",
)  # fmt: skip
_SHARE: Final = sieve(
    pattern(
        r"(?:任务|问题)?(?:整改)?(?P<class_zh>完成|销号|验收)率(?:已)?(?:为|达到?|是)?\s*(?P<zh>\d{1,3}(?:\.\d+)?)\s*[%％]"
        r"|(?P<en>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent) of (?:all |the )*tasks (?:is|are|were|have been) (?P<class_en>[a-z ]{4,20})",
        re.IGNORECASE,
    ),
    "%", "％", "per cent", "percent",
)  # fmt: skip
_PARAGRAPH: Final = pattern(r"[^。！？!?\n]+(?:(?<=\d)\.(?=\d)[^。！？!?\n]*)?(?:。(?=其中|这些)[^。！？!?\n]+)?")
_GOES_ON: Final = pattern(r"\s*(?:of (?:these|them|which)|among (?:these|them)|in all)\b", re.IGNORECASE)
_SENTENCE_END: Final = pattern(r"(?<=[a-z)\d])\.(?=\s|$)")


@frozen
class Part:
    """One figure of an enumeration; `kind` is its class, or None where its words are unknown."""

    number: int
    kind: Class | None
    words: str
    is_sub: bool


@frozen
class Sum:
    """An enumeration: a total, and the figures that follow in the same sentence. `offset` is the total's."""

    offset: int
    sentence: str
    total: int
    parts: tuple[Part, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the total in any reading of "of which": it may take one figure, or all after it."""
        return any(found == self.total for found in self.readings())

    def readings(self) -> Iterator[int]:
        """The sums that the parts can be meant to have, the plainest first."""
        yield sum(part.number for part in self.parts if not part.is_sub)
        yield sum(part.number for part in self.parts)
        for index, part in enumerate(self.parts):
            if part.is_sub:
                for end in range(index + 1, len(self.parts) + 1):
                    yield sum(each.number for each in (*self.parts[:index], *self.parts[end:]) if not each.is_sub)


@each_text(NOT_ADDING_UP, _TOTAL)
def totals_not_adding_up(passage: Passage, scene: Scene) -> Iterator[Problem]:
    for found in sums(passage):
        plain = [part for part in found.parts if not part.is_sub]
        if len(plain) < 2 or found.adds_up:
            continue
        added = next(found.readings())
        is_whole = len(plain) > 2 or any(_REST.search(part.words) or part.kind in OPEN_CLASSES for part in plain)
        if added > found.total or is_whole:
            parts = " + ".join(str(part.number) for part in plain)
            yield NOT_ADDING_UP.at(passage.place(found.offset), total=found.total, sum=added, parts=parts)


@each_text(AGAINST_RECOUNT, _TOTAL)
def totals_against_recount(passage: Passage, scene: Scene) -> Iterator[Problem]:
    """Bulletins as of their data, pages as of the ledger. A sentence about somewhere else is left alone."""
    if not isinstance(passage.record, Bulletin | Page):
        return
    as_of = passage.record.data_date if isinstance(passage.record, Bulletin) else None
    for found in sums(passage):
        if _ELSEWHERE.search(found.sentence) or not any(part.kind for part in found.parts):
            continue
        counts = recounts(scene, as_of or scene.ledger.as_of)
        if found.total > MUCH * counts.everything.total:
            continue  # the total of a higher level: ours cannot be so much larger than all that there is
        wrong = _disagreement(found, counts.scopes(found.sentence), counts.everything)
        if wrong:
            what, said, counted = wrong
            place = passage.place(found.offset)
            yield AGAINST_RECOUNT.at(place, what=what, said=said, counted=counted, as_of=counts.as_of)


@each_text(CLAIM_AGAINST_RECOUNT, _NONE)
def none_against_recount(passage: Passage, scene: Scene) -> Iterator[Problem]:
    """A total of nought in words: no task is overdue, 无逾期任务."""
    if not isinstance(passage.record, Bulletin | Page):
        return
    as_of = passage.record.data_date if isinstance(passage.record, Bulletin) else None
    for found in _NONE.finditer(passage.text):
        kind = class_of(found[1] or found[2])
        sentence = _around(passage.text, found.start())
        if kind is None or _ELSEWHERE.search(sentence):
            continue
        counts = recounts(scene, as_of or scene.ledger.as_of)
        named = counts.scopes(sentence)
        scope = named[0] if named else counts.everything
        counted = min(scope.count(labels) for labels in kind.labels)
        if counted:
            place = passage.place(found.start())
            yield CLAIM_AGAINST_RECOUNT.at(place, words=found[0].strip(), counted=counted, as_of=counts.as_of)


@each_text(CLAIM_AGAINST_RECOUNT, _SHARE)
def share_against_recount(passage: Passage, scene: Scene) -> Iterator[Problem]:
    """A share in words, to the nearest percent: 86 % of all tasks are completed, 整改完成率86%."""
    if not isinstance(passage.record, Bulletin | Page):
        return
    as_of = passage.record.data_date if isinstance(passage.record, Bulletin) else None
    for found in _SHARE.finditer(passage.text):
        kind, sentence = class_of(found["class_zh"] or found["class_en"]), _around(passage.text, found.start())
        if kind is None or _ELSEWHERE.search(sentence):
            continue
        counts = recounts(scene, as_of or scene.ledger.as_of)
        said = float(found["zh"] or found["en"])
        scopes = [scope for scope in counts.scopes(sentence) if scope.total]
        shares = [100 * scope.count(labels) / scope.total for scope in scopes for labels in kind.labels]
        if shares and all(abs(share - said) >= 1 for share in shares):
            place, counted = passage.place(found.start()), f"{shares[0]:.0f} %"
            yield CLAIM_AGAINST_RECOUNT.at(place, words=found[0].strip(), counted=counted, as_of=counts.as_of)


def _around(text: str, offset: int) -> str:
    """The sentence in which an offset lies."""
    before = re.split(r"[。！？!?\n]|\.\s", text[:offset])[-1]
    return before + re.split(r"[。！？!?\n]|\.\s", text[offset:])[0]


def sums(passage: Passage) -> Iterator[Sum]:
    """The enumerations of tasks in a text."""
    if passage.is_internal or not _TOTAL.may_match(passage.text):
        return
    for paragraph in _PARAGRAPH.finditer(passage.text):
        start = paragraph.start()
        for sentence in _whole_sentences(paragraph[0]):
            found = _sum(sentence, start)
            start += len(sentence) + 1
            if found:
                yield found


def _whole_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; "Of these, …" goes on with the one before it."""
    whole: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if whole and _GOES_ON.match(sentence):
            whole[-1] += f".{sentence}"
        else:
            whole.append(sentence)
    return whole


def _sum(sentence: str, start: int) -> Sum | None:
    within = _OF_TOTAL.search(sentence)
    if within:
        number, total = number_of(within["part"]), number_of(within["total"])
        kind = class_of(within["rest"])
        if number is None or total is None or kind is None:
            return None
        rest = _parts(sentence[within.end() :])
        return Sum(start + within.start(), sentence, total, (Part(number, kind, within["rest"], is_sub=False), *rest))
    found = _TOTAL.search(sentence)
    total = number_of(found["first"] or found["second"] or found["third"]) if found else None
    if found is None or total is None or total < 2:
        return None
    parts = tuple(_parts(sentence[found.end() :]))
    return Sum(start + found.start(), sentence, total, parts) if parts else None


def _parts(text: str) -> Iterator[Part]:
    """The figures of an enumeration. Words without a figure belong to the next one in Chinese, where the figure comes
    last (滞后、逾期3项), and to the last one in English, where it comes first (2 completed and closed).
    """
    waiting, held = "", None
    for chunk in _SEPARATOR.split(text):
        found = _part(waiting + chunk) if len(waiting + chunk) <= LONGEST_PART else None
        if found is not None:
            if held is not None:
                yield held
            elif found.is_sub:  # right behind the total, "of which" begins its own parts
                found = replace(found, is_sub=False)
            waiting, held = "", found
        elif _CHINESE.search(chunk):
            waiting = f"{waiting}{chunk}、"[-LONGEST_PART:]
        elif held is not None and not re.search(r"\d", chunk) and class_of(chunk):
            words = f"{held.words} and {chunk.strip()}"
            held = Part(held.number, class_of(words), words, held.is_sub)
    if held is not None:
        yield held


def _part(chunk: str) -> Part | None:
    is_sub = _SUB_PART.search(chunk) is not None
    plain = _SUB_PART.sub("", chunk)
    if _OF_THE_PERIOD.search(plain):
        return None
    chinese, english = _CHINESE_PART.search(plain), _ENGLISH_PART.search(plain)
    if chinese:
        number, words = number_of(chinese["number"]), chinese["before"] + chinese["after"]
    elif english and not _OTHER_UNITS.search(english["words"]):
        number, words = number_of(english["number"]), english["words"]
    else:
        return None
    return Part(number, class_of(words), words.strip(), is_sub) if number is not None and words.strip() else None


def _disagreement(found: Sum, scopes: Sequence[Counted], everything: Counted) -> tuple[str | Both, int, int] | None:
    """What is said, its number and the recount; nothing if any scope that may be meant agrees with all figures."""
    fitting = [scope for scope in scopes if scope.total == found.total]
    if not fitting:
        return TASKS_IN_ALL, found.total, (scopes[0] if len(scopes) == 1 else everything).total
    wrong: tuple[str | Both, int, int] | None = None
    for scope in fitting:
        wrong = next(
            (
                (part.words, part.number, scope.count(part.kind.labels[0]))
                for part in found.parts
                if part.kind and all(scope.count(labels) != part.number for labels in part.kind.labels)
            ),
            None,
        )
        if wrong is None:
            return None
    return wrong

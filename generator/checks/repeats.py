"""Is the same text handed in again and again? Reports and plans that repeat others nearly word for word (照搬照抄)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.checks.judges import whole_site
from generator.checks.scene import Scene
from generator.ledger.repeats import PassageKind, Repeat
from generator.model.problem import Place, Problem, Rule, Severity, rule

REPEATED: Final = rule(
    "report-repeats-earlier",
    Severity.WARNING,
    message=(
        "The report of {date} repeats the one of {earlier} ({share} % the same).",
        "{date}的进展报告与{earlier}的报告雷同({share}%)。",
    ),
    hint=(
        "Say what is new since {earlier}: what was done, how much, where; if nothing is new, say why.",
        "写明{earlier}以来的新进展：做了什么、多少、在哪里；没有进展的说明原因。",
    ),
    why=(
        "A report that could have been written last month tells nothing of this month.",
        "照抄上期的报告等于没有报告，是敷衍整改的表现。",
    ),
    bad="2018-09: Construction is being pushed forward.\n2018-10: Construction is being pushed forward.",
    good="2018-10: Since 12 September 4 km more were laid; 8 of 12 km are done.",
)
COPIED: Final = rule(
    "report-copies-other-task",
    Severity.WARNING,
    message=(
        "The report of {date} says the same as a report of task {other} ({share} % the same).",
        "{date}的进展报告与任务{other}的报告雷同({share}%)。",
    ),
    hint=("Report what was done for this task, at its own place.", "请如实填写本任务的进展。"),
    why=(
        "Two tasks do not progress word for word alike; one of the texts was copied.",
        "两项任务的进展不可能字字相同，照搬照抄即为敷衍。",
    ),
    bad="the same text in DL-01/progress/2018-10.md and DL-02/progress/2018-10.md",
    good="a text of its own for each task",
)
PLAN_COPIED: Final = rule(
    "plan-copies-other-task",
    Severity.WARNING,
    message=(
        "Target, measures and text are nearly those of task {other} ({share} % the same).",
        "整改目标、措施和正文与任务{other}基本相同({share}%)。",
    ),
    hint=(
        "Write what this place needs; where tasks are really alike, say what differs: amounts, places, days.",
        "请结合本地实际制定措施；确属同类的，应写明数量、地点、时限等差别。",
    ),
    why=(
        "Plans copied from other areas, with the names changed, are made for the file and not for the place.",
        "照搬其他地区的方案、只改地名，是应付交差，不是整改。",
    ),
    source="Published case: districts copied their city; three rivers had almost the same plan",
    bad="DL-02: the measures of DL-01 with another river's name",
    good="DL-02: measures with the outfalls, lengths and days of its own river",
)


@whole_site(REPEATED)
def report_repeats_earlier(scene: Scene) -> Iterator[Problem]:
    """Also where a figure is new: the words around it have to be new as well, or there are none worth writing."""
    for found in _found(scene, PassageKind.PROGRESS):
        if found.is_same_task:
            told = {"date": found.passage.on, "earlier": found.source.on}
            yield _problem(REPEATED, found, told)


@whole_site(COPIED)
def report_copies_other_task(scene: Scene) -> Iterator[Problem]:
    for found in _found(scene, PassageKind.PROGRESS):
        if not found.is_same_task:
            yield _problem(COPIED, found, {"date": found.passage.on, "other": found.source.task})


@whole_site(PLAN_COPIED)
def plan_copies_other_task(scene: Scene) -> Iterator[Problem]:
    for found in _found(scene, PassageKind.PLAN):
        if not found.is_same_task:
            yield _problem(PLAN_COPIED, found, {"other": found.source.task})


def _found(scene: Scene, kind: PassageKind) -> Iterator[Repeat]:
    return (found for found in scene.repeats if found.passage.kind is kind)


def _problem(kind: Rule, found: Repeat, told: Mapping[str, object]) -> Problem:
    related: tuple[Place, ...] = (found.source.place,)
    return kind.at(found.passage.place, related=related, **{**told, "share": round(100 * found.similarity)})

"""What was published binds: nothing of it is changed in silence, and what is new goes out in time.

These rules are asked only once something was published, and only of the public view.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.checks.judges import whole_site
from generator.checks.scene import Scene
from generator.ledger.calendar import working_days
from generator.ledger.changes import changes
from generator.ledger.promises import is_moved, promises_of, reports_of
from generator.ledger.publications import BrokenRecordError, Entry, chain_of, read_chain
from generator.ledger.tombstones import tombstones
from generator.model.problem import Place, Problem, Severity, rule
from generator.model.records import Task

DAYS_TO_PUBLISH: Final = 20
"""Working days within which a change has to be public: the term for information that is disclosed of its own accord."""

RECORD_BROKEN: Final = rule(
    "record-broken",
    Severity.ERROR,
    message=("The publication record is broken: {said}", "公开记录已损坏：{said}"),
    hint=(
        "Bring the files in `publications/` back as they were published, e.g. from the version history.",
        "请从版本历史中恢复 publications/ 中的文件，使其与公开时一致。",
    ),
    why=(
        "Each entry seals the one before it, so that the history of what was published cannot be changed in silence.",
        "每一条目都封存前一条目，公开历史因此不能悄然改动。",
    ),
    source="Practice of this program: the publication record",
    bad="publications/0002.json edited by hand",
    good="publications/0002.json as it was published",
)
DEADLINE_MOVED: Final = rule(
    "deadline-moved-in-silence",
    Severity.WARNING,
    message=(
        "The deadline was published as “{before}” on {day} and says “{now}” now, without a new approval.",
        "时限于{day}公开为“{before}”，现为“{now}”，但没有新的批准记录。",
    ),
    hint=(
        "Enter the change: `deadline_changes: [{on: …, from: {before}, to: {now}, approved_by: …}]`",
        "请填写调整记录：`deadline_changes: [{on: …, from: {before}, to: {now}, approved_by: …}]`",
    ),
    why=(
        "A promise that was published is kept or changed in the open, with the approval that allows it.",
        "已公开的承诺，要么兑现，要么经批准后公开调整。",
    ),
    source="整改方案调整须履行报批程序并向社会公开",
    bad="deadline: 2019-06-30",
    good="deadline_changes:\n  - {on: 2018-11-01, from: 2018-12-31, to: 2019-06-30, approved_by: …, document: …}",
)
TARGET_MOVED: Final = rule(
    "target-moved-in-silence",
    Severity.WARNING,
    message=(
        "The target was published as “{before}” on {day} and says something else now.",
        "整改目标于{day}公开为“{before}”，现已改变。",
    ),
    hint=(
        "Bring the target back, or accept this check with the approval as the reason.",
        "请恢复原目标，或以批准文件为理由登记豁免（accept）。",
    ),
    why=("A lower target is the easiest way to be done.", "降低目标是最容易的“完成”方式。"),
    source="整改方案调整须履行报批程序并向社会公开",
    bad="target: Most sewage is treated",
    good="target: All sewage is treated",
)
REPORT_ALTERED: Final = rule(
    "published-report-altered",
    Severity.WARNING,
    message=(
        "The progress report was published on {day} and says something else now.",
        "该进展报告已于{day}公开，现内容已改变。",
    ),
    hint=(
        "Bring it back as it was, and write what is new in a report of its own: `rectify new progress {task}`",
        "请恢复原文，并将新情况另写一份报告：`rectify new progress {task}`",
    ),
    why=("A report is what was known on its day.", "进展报告反映的是当日所知。"),
    bad="# progress/2018-10-12.md, after its publication\n41 of 50 km are laid.",
    good="# progress/2018-10-26.md, a report of its own\n41 of 50 km are laid.",
)
REPORT_DELETED: Final = rule(
    "published-report-deleted",
    Severity.WARNING,
    message=(
        "The progress report {path} was published on {day} and is gone.",
        "进展报告 {path} 已于{day}公开，现已不存在。",
    ),
    hint=(
        "Bring it back, or give the reason under `withdrawn` in site.yaml.",
        "请恢复该报告，或在 site.yaml 的 withdrawn 中说明原因。",
    ),
    why=("What readers have seen does not vanish without a word.", "公众看过的内容不能无故消失。"),
    bad="# progress/2018-10-12.md is gone",
    good="withdrawn: [{id: DL-01-2018-10-12, on: 2018-10-20, reason: Sent by mistake}]",
)
RECORD_GONE: Final = rule(
    "published-record-gone",
    Severity.WARNING,
    message=("{id} was published, last on {day}, and is gone.", "{id} 曾公开（最近一次为{day}），现已不存在。"),
    hint=(
        "Bring it back, or say why in site.yaml: `withdrawn: [{id: {id}, on: {today}, reason: …}]`",
        "请恢复该记录，或在 site.yaml 中说明原因：`withdrawn: [{id: {id}, on: {today}, reason: …}]`",
    ),
    why=(
        "What readers have seen does not vanish without a word: its address goes on to say what stood there and why it"
        " does no longer.",
        "公众看过的内容不能无故消失：原地址将继续说明曾公开的内容及撤回原因。",
    ),
    bad="# tasks/DL-07/task.md deleted after its publication",
    good="withdrawn:\n  - {id: DL-07, on: 2018-10-26, reason: {en: Published twice, see DL-08., zh: 与 DL-08 重复公开。}}",
)
NOT_PUBLISHED: Final = rule(
    "change-not-published",
    Severity.WARNING,
    message=(
        "{count} changes since {since} should have been public by now; the oldest is of {day}: {sentence}",
        "自{since}起有{count}项变化已超过公开期限，最早为{day}：{sentence}",
    ),
    hint=("Publish: `rectify publish`", "请发布：`rectify publish`"),
    why=("A change is made public within 20 working days.", "变化应在20个工作日内公开。"),
    source="Regulations on Open Government Information of the PRC (2019), Art. 26: 20 working days",
    bad="the last publication is of 31 August, a task was completed on 20 September",
    good="rectify publish",
)


@whole_site(RECORD_BROKEN)
def record_broken(scene: Scene) -> Iterator[Problem]:
    """The chain of entries, read as strictly as anybody outside would."""
    try:
        read_chain(scene.content.publications)
    except BrokenRecordError as error:
        yield from (RECORD_BROKEN.at(Place(fault.path), said=fault.said) for fault in error.faults)


@whole_site(DEADLINE_MOVED, full=False)
def deadline_moved(scene: Scene) -> Iterator[Problem]:
    """Another deadline than the published one, and no entry more under `deadline_changes`."""
    for task, entry, before, now in _promises(scene):
        if is_moved(before, now, "deadline") and int(now["changes"]) <= int(before.get("changes", "0")):
            place, day = task.place("deadline"), _day(entry)
            yield DEADLINE_MOVED.at(place, before=before["deadline"], now=now["deadline"], day=day)


@whole_site(TARGET_MOVED, full=False)
def target_moved(scene: Scene) -> Iterator[Problem]:
    """Another target than the published one."""
    for task, entry, before, now in _promises(scene):
        if is_moved(before, now, "target"):
            yield TARGET_MOVED.at(task.place("target"), before=before["target"], day=_day(entry))


@whole_site(REPORT_ALTERED, full=False)
def report_altered(scene: Scene) -> Iterator[Problem]:
    """A published report that tells something else."""
    newest = chain_of(scene.content).newest
    if newest is None:
        return
    now = reports_of(scene.content)
    for report in scene.content.progress:
        if newest.reports.get(report.path, now[report.path]) != now[report.path]:
            yield REPORT_ALTERED.at(report.place("date"), day=_day(newest), task=report.task)


@whole_site(REPORT_DELETED, full=False)
def report_deleted(scene: Scene) -> Iterator[Problem]:
    """A published report that is not there, and for which no reason was given."""
    newest = chain_of(scene.content).newest
    if newest is None:
        return
    there = {report.path for report in scene.content.progress}
    explained = {gone.id for gone in scene.content.site.withdrawn}
    for path in sorted(set(newest.reports) - there):
        if not any(name in _names(path) for name in explained):
            yield REPORT_DELETED.at(_owner(scene, path), path=path, day=_day(newest))


@whole_site(RECORD_GONE, full=False)
def record_gone(scene: Scene) -> Iterator[Problem]:
    """A published record that is not there, and for which no reason was given."""
    for stone in tombstones(scene.content, scene.ledger.as_of):
        if stone.withdrawn is None:
            yield RECORD_GONE.at(Place("site.yaml"), id=stone.id, day=_day(stone.last), today=scene.ledger.as_of)


@whole_site(NOT_PUBLISHED, full=False)
def change_not_published(scene: Scene) -> Iterator[Problem]:
    """Facts later than the last publication that are older than the term allows; a year unknown to the calendar is not judged."""
    newest = chain_of(scene.content).newest
    if newest is None or newest.as_of >= scene.ledger.as_of:
        return
    limit = working_days(scene.content.site.calendar).first_of(DAYS_TO_PUBLISH + 1, scene.ledger.as_of)
    late = [one for one in changes(scene.content, newest.as_of, scene.ledger.as_of) if limit and one.on < limit]
    if late:
        oldest = min(late, key=lambda one: (one.on, one.task))
        place, count, sentence = Place("site.yaml"), len(late), oldest.sentence
        yield NOT_PUBLISHED.at(place, count=count, since=newest.as_of, day=oldest.on, sentence=sentence)


def _promises(scene: Scene) -> Iterator[tuple[Task, Entry, dict[str, str], dict[str, str]]]:
    """Each task that was published, with what was promised then and is promised now."""
    newest = chain_of(scene.content).newest
    if newest is None:
        return
    now = promises_of(scene.content)
    for task in scene.content.tasks:
        before = newest.promises.get(task.id)
        if before is not None:
            yield task, newest, dict(before), now[task.id]


def _day(entry: Entry) -> date:
    return entry.published.date()


def _names(path: str) -> tuple[str, ...]:
    """What an editor may call a report: its path's parts, and task and day joined."""
    steps = path.removesuffix(".md").split("/")
    return (path, *steps, f"{steps[1]}-{steps[-1]}" if len(steps) > 1 else path)


def _owner(scene: Scene, path: str) -> Place:
    """The place of the task to which the report belonged, if it is there."""
    folder = path.partition("/progress/")[0]
    owner = next((task for task in scene.content.tasks if task.folder == folder), None)
    return owner.place("id") if owner is not None else Place("site.yaml")

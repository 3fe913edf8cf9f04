"""Writes made-up sites into folders, to be built and tried from outside: any number of tasks under hard conditions, or one.

    python -m tests.crowded_site FOLDER 1000

Forty areas of which some have nothing, titles of 120 Chinese characters, every state, two languages, both audiences, no
photograph. The same number gives the same bytes on every machine.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import yaml

from tests.sites import Front, SiteFolder

AS_OF: Final = date(2018, 11, 20)
AREAS: Final = 40
IDLE_AREAS: Final = 4
"""The last ones have no task: their pages have only empty lists."""
DEPARTMENTS: Final = 20
CATEGORIES: Final = {
    "sewage": ("Sewage treatment", "污水处理"),
    "boilers": ("Small coal-fired boilers", "燃煤小锅炉"),
    "relocation": ("Relocation of residents", "居民搬迁"),
    "landfills": ("Informal landfills", "非正规垃圾填埋场"),
    "idle": ("A category without a task", "没有任务的类别"),
}
NOUNS: Final = (
    "污水处理厂", "配套管网", "燃煤小锅炉", "一级水源保护区", "非正规垃圾填埋场", "渗滤液处理设施", "地下水监测井", "入海排污口",
    "自然保护区核心区", "雨污分流管线", "工业园区集中供热站", "畜禽养殖场粪污池", "海岸线修复工程", "河道黑臭水体", "危险废物贮存库",
)
VERBS: Final = ("提标改造", "限期淘汰", "整体搬迁", "清挖转运", "封堵取缔", "生态修复", "扩容建设", "专项排查", "联网监测", "规范管理")
TAILS: Final = ("并确保稳定达标排放", "并落实长效管护责任", "同步完成验收与销号", "防止问题反弹回潮", "接受社会各界监督")
LONG_TITLE: Final = 120
INTERNAL_EVERY: Final = 25
"""The last task of each so many is internal, with the meeting and the check about it."""
STATES: Final = (
    "idle", "late", "behind", "ahead", "on-schedule", "done", "accepted", "on-notice", "closed", "resurfaced",
)  # fmt: skip
"""What the tasks are made to be, in turn; one more of each ten is without an end."""


def crowded(folder: Path, count: int) -> SiteFolder:
    """A site of `count` tasks, with what surrounds them."""
    made = SiteFolder(folder).with_settings(_settings(), _units())
    made.record("pages/about.md", {"id": "about", "title": _both("About", "关于本站"), "audience": "public"}, "Text.\n")
    titles = {"central": ("Central inspection", "中央督察"), "idle": ("An inspection without tasks", "没有任务的督察")}
    for name, title in titles.items():
        made.inspection(name, "Feedback.\n", title=_both(*title), feedback_received="2018-01-10")
    for number in range(count):
        _task(made, number)
    for number in range(0, count, max(1, count // 60)):
        _meeting(made, number)
        _check(made, number)
    for number in (1, 2):
        _issue(made, number)
    return made


def lone(folder: Path) -> SiteFolder:
    """A site of one task, with nothing but what a task needs."""
    made = SiteFolder(folder).with_settings(_settings(), _units())
    made.inspection("central", "Feedback.\n")
    return made.task("only-1", inspection="central", areas=["area-1"], lead="department-1", title=_title(random.Random("lone"), 0))


def _is_internal(number: int) -> bool:
    return number % INTERNAL_EVERY == INTERNAL_EVERY - 1


def _both(english: str, chinese: str) -> Front:
    return {"en": english, "zh": chinese}


def _settings() -> str:
    return yaml.safe_dump(
        {
            "title": _both("Rectification of a large city", "某市督察整改公开"),
            "authority": _both("Rectification Office of a large city", "某市督察整改工作领导小组办公室"),
            "base_url": "https://crowded.example/",
            "languages": ["en", "zh"],
            "timezone": "Asia/Shanghai",
            "as_of": AS_OF.isoformat(),
            "categories": {key: _both(*names) for key, names in CATEGORIES.items()},
            "calendar": "CN",
            "stale_after_days": 45,
            "reports_due": 25,
            "editions": ["public", "internal"],
        },
        allow_unicode=True,
        sort_keys=False,
    )


def _units() -> str:
    areas = [
        {"id": f"area-{n}", "kind": "area", "name": _both(f"District {n} and its development zone", f"第{n}区（经济技术开发区管委会）")}
        for n in range(1, AREAS + 1)
    ]
    departments = [
        {"id": f"department-{n}", "name": _both(f"Municipal bureau number {n}", f"市第{n}管理局"), "kind": "department"}
        for n in range(1, DEPARTMENTS + 1)
    ]
    return yaml.safe_dump(areas + departments, allow_unicode=True, sort_keys=False)


def _title(words: random.Random, number: int) -> Front:
    """Every third is as long as the longest that were met, the rest as usual."""
    chinese = f"第{number}项{words.choice(NOUNS)}{words.choice(VERBS)}"
    english = f"Task {number}: {words.choice(('treat', 'close', 'move', 'repair'))} what was found in district {number % AREAS}"
    if number % 3 == 0:
        while len(chinese) < LONG_TITLE:
            chinese += f"、{words.choice(NOUNS)}{words.choice(VERBS)}{words.choice(TAILS)}"
        chinese = chinese[:LONG_TITLE]
        english += ", with all sewers, pumping stations, outfalls and monitoring wells that belong to it, and keep it so" * 2
    return _both(english, chinese)


def _facts(state: str, words: random.Random) -> Front:
    """Dated facts that make a task what it is meant to be on the site's day."""
    week = timedelta(days=words.randrange(7))
    due = AS_OF + timedelta(days=words.randrange(5, 400))
    begun = date(2018, 2, 1) + week
    step = {"id": "m1", "text": _both("Works finished", "主体完工"), "due": date(2018, 9, 30), "weight": 2}
    end: Front = {"id": "m2", "text": _both("Trial run", "试运行"), "takes": "30d"}
    shaped: dict[str, Front] = {
        "idle": {"deadline": due, "milestones": [end]},
        "late": {"deadline": date(2018, 8, 31) + week, "started": begun, "milestones": [step, end], "deadline_changes": [
            {"on": date(2018, 8, 1), "from": date(2018, 8, 31) + week, "to": due, "approved_by": _both("The province", "省整改办")}]},
        "behind": {"deadline": due, "started": begun, "milestones": [step, end]},
        "ahead": {"deadline": due, "started": begun, "milestones": [{**step, "done": date(2018, 9, 10)}, end]},
        "on-schedule": {"deadline": due, "started": begun, "milestones": [{**step, "done": date(2018, 9, 30)}, end]},
    }  # fmt: skip
    if state in shaped:
        return shaped[state]
    closing: dict[str, Front] = {
        "self_check": {"date": date(2018, 9, 3) + week, "unit": "department-1"},
        "acceptance": {"date": date(2018, 9, 17) + week, "unit": "department-2"},
        "notice": {"from": date(2018, 11, 15), "to": date(2018, 11, 21)},
    }
    kept = {"done": 1, "resurfaced": 1, "accepted": 2, "on-notice": 3, "closed": 2}[state]
    steps = dict(list(closing.items())[:kept])
    if state == "closed":
        steps["notice"] = {"from": date(2018, 10, 8), "to": date(2018, 10, 12)}
        steps["filing"] = {"date": date(2018, 10, 16), "unit": "department-2"}
        steps["closed"] = {"date": date(2018, 10, 22), "unit": "department-2"}
    done = [{**step, "due": date(2018, 8, 31), "done": date(2018, 8, 30)}]
    return {"deadline": date(2018, 12, 31), "started": begun, "milestones": done, "closing": steps}


def _task(made: SiteFolder, number: int) -> None:
    words = random.Random(f"task-{number}")
    name = f"T-{number:04}"
    state = STATES[number % len(STATES)]
    facts = _facts(state, words)
    if number % 11 == 10:
        facts = {"deadline": "continuing", "started": date(2018, 3, 1)}
    made.task(
        name,
        f"Why it happened. See [[T-{number - number % INTERNAL_EVERY:04}]].\n\n::: internal\nAsk for a daily line.\n:::\n",
        title=_title(words, number),
        audience="internal" if _is_internal(number) else "public",
        inspection="central",
        category=list(CATEGORIES)[number % (len(CATEGORIES) - 1)],
        areas=[f"area-{number % (AREAS - IDLE_AREAS) + 1}"],
        lead=f"department-{number % DEPARTMENTS + 1}",
        supporting=["department-1", "department-2"],
        acceptance_unit="department-2",
        measures=[{"id": "a1", "text": _both("Build 12 km of sewers", "新建管网12公里"), "due": "2018-09-30"}],
        indicators=[{"id": "km", "name": _both("Sewers", "管网"), "unit": _both("km", "公里"), "baseline": 0, "target": 12}],
        internal={"officer": _both("Deputy head", "分管副局长"), "root_cause": _both("The land was not free.", "用地未落实。")},
        **facts,
    )
    if "started" in facts and state != "idle":
        for month in range(8, 11 if number % 2 else 10):
            made.progress(
                name, f"2018-{month:02}-{words.randrange(1, 28):02}",
                f"{month} of 12 km of sewers are laid in section {number}.\n\n第{number}项任务：管网已铺设{month}公里。\n",
                by=f"department-{number % DEPARTMENTS + 1}", indicators={"km": month},
            )  # fmt: skip


def _meeting(made: SiteFolder, number: int) -> None:
    made.meeting(
        f"m-{number:04}", "The meeting went through the tasks.\n",
        title=_both(f"Scheduling meeting {number}", f"第{number}次整改调度会"), date=date(2018, 10, 1) + timedelta(days=number % 40),
        kind=("site", "scheduling", "leading-group")[number % 3], place=_both("City hall", "市政府"), chair=_both("Mayor", "市长"),
        attending=[f"department-{n}" for n in range(1, 9)], tasks=[f"T-{number:04}"],
        audience="internal" if _is_internal(number) else "public",
        decisions=[
            {"id": f"d{n}", "text": _both("Finish the sewer.", "完成管网建设。"), "task": f"T-{number:04}",
             "owner": f"department-{n}", "due": date(2018, 11, 10 + n), **({"done": date(2018, 11, 9)} if n == 1 else {})}
            for n in (1, 2, 3)
        ],
    )  # fmt: skip


def _check(made: SiteFolder, number: int) -> None:
    """A task that is to resurface is found bad, of the others one in four is not as it was reported."""
    resurfaced = STATES[number % len(STATES)] == "resurfaced"
    result = "resurfaced" if resurfaced else "not-confirmed" if number % 4 == 1 else "confirmed"
    made.check(
        f"c-{number:04}", f"T-{number:04}", result, date="2018-11-05", audience="internal" if _is_internal(number) else "public",
        method=("announced", "unannounced")[number % 2], unit="department-3",
    )  # fmt: skip


def _issue(made: SiteFolder, number: int) -> None:
    body = "::: summary\n:::\n\n## Late\n\n::: tasks pace=overdue area=area-2\n:::\n\n## By area\n\n::: scoreboard\n:::\n"
    made.bulletin(
        f"2018-{8 + number:02}", body, number=str(number), title=_both(f"Issue {number}", f"第{number}期简报"),
        date=date(2018, 9 + number, 8), as_of=date(2018, 8 + number, 30),
    )  # fmt: skip


if __name__ == "__main__":
    target, size = Path(sys.argv[1]), int(sys.argv[2])
    lone(target) if size == 1 else crowded(target, size)

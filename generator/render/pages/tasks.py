"""The task list under every filter that is built in advance, and every task's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.ledger.state import TaskState
from generator.model.memory import key_of
from generator.render import addresses
from generator.render.frame import Outline, Page
from generator.render.pages.scene import Scene, digest_of
from generator.render.pages.structured import publisher
from generator.render.views.printed import list_prints
from generator.render.views.task import task_view
from generator.render.views.tasks import Chosen


def pages(scene: Scene) -> Iterator[Outline]:
    """The lists, then the tasks."""
    lists = scene.lists
    for chosen in lists.in_order():
        for number in range(1, lists.page_count(chosen) + 1):
            yield Outline(
                lists.address(chosen, number), partial(_list, scene, chosen, number), partial(_list_basis, scene, chosen, number)
            )
    yield from (_task(scene, state) for state in scene.backdrop.ledger.tasks)


def page_at(scene: Scene, address: str) -> Outline | None:
    """The page of a task that lies at this address: found without looking at any other page."""
    steps = address.split("/")
    state = scene.backdrop.ledger.task_by_id.get(steps[-2]) if steps[1:2] == ["tasks"] and len(steps) == 4 else None
    found = _task(scene, state) if state is not None else None
    return found if found is not None and found.address == address else None


def _task(scene: Scene, state: TaskState) -> Outline:
    return Outline(
        addresses.record(scene.backdrop.language, "tasks", state.task.id), partial(task_page, scene, state),
        partial(digest_of, scene.backdrop, state, scene.given.digests.whole),
    )


def _list_basis(scene: Scene, chosen: Chosen, number: int) -> bytes:
    """What a page of a list is made of: its filters with their counts, and the facts of its tasks."""
    shown = [scene.facts(state) for state in scene.lists.shown(chosen, number)]
    counted = str(len(scene.lists.lists[chosen]))
    printed = [str(link) for link in list_prints(scene.backdrop, scene.given.prints, chosen)]
    return key_of(scene.lists.filters(chosen), counted, *printed, *shown) if all(shown) else b""


def _list(scene: Scene, chosen: Chosen, number: int) -> Page:
    lists, say = scene.lists, scene.backdrop.say
    title = lists.title(chosen, number)
    return Page(
        address=lists.address(chosen, number),
        template="pages/tasks.html",
        title=title,
        description=scene.description(f"{title}{say('stop')} {say('tasks_about')}"),
        section="tasks",
        view=replace(lists.view(chosen, number), prints=list_prints(scene.backdrop, scene.given.prints, chosen)),
        breadcrumb=scene.way("tasks") if chosen or number > 1 else scene.way(),
        scripts=(scene.assets.filter,),
    )


def task_page(scene: Scene, state: TaskState) -> Page:
    """A task's page."""
    backdrop = scene.backdrop
    view = replace(task_view(backdrop, state), published=scene.published.get(state.task.id, ()))
    say = backdrop.say
    limit = " ".join(part for part in (view.limit.text, view.limit.day.text if view.limit.day else "") if part)
    about = say(
        "task_about", title=view.title, label=view.tag.text, deadline=limit, lead=backdrop.unit_names(state.task.lead),
    )
    return Page(
        address=addresses.record(backdrop.language, "tasks", state.task.id),
        template="pages/task.html",
        title=f"{state.task.id} {view.title}",
        description=scene.description(about),
        section="tasks",
        view=view,
        breadcrumb=scene.way("tasks"),
        published=view.updated.iso if view.updated else "",
        feeds=tuple(scene.given.feeds.get(addresses.record(backdrop.language, "tasks", state.task.id), ())),
        structured={
            "@context": "https://schema.org",
            "@type": "Report",
            "identifier": state.task.id,
            "name": view.title.text,
            "inLanguage": say.tag,
            "abstract": about,
            "dateModified": view.updated.iso if view.updated else backdrop.ledger.as_of.isoformat(),
            "publisher": publisher(backdrop),
        },
    )

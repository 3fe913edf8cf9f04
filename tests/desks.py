"""A small site with a desk, and a running preview of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from generator.build import Order
from generator.desk.desk import Desk
from generator.shell.preview import Server
from tests.conftest import SiteBuilder
from tests.sites import SiteFolder

TASK = """---
# The plant of the north.
id: DL-01
title: Plant   # a short title
audience: public
inspection: cepi-2017
category: sewage
areas: [north]
lead: water-bureau
finding: Sewage runs into the river.
target: All sewage is treated.
deadline: 2018-12-31
measures:
  - id: build
    text: Build the plant
milestones:
  # the first step
  - id: pipes
    text: Pipes laid
    due: 2018-11-30
internal:
  officer: Head of the plant
---
The plant is being built.
"""


@pytest.fixture
def folder(site: SiteBuilder) -> SiteFolder:
    built = site().inspection().write("tasks/DL-01/task.md", TASK)
    built.progress("DL-01", "2018-10-12").meeting("2018-10-15-scheduling", tasks=["DL-01"])
    return built.task("DL-02", audience="internal", title="Secret plan").bulletin("2018-10")


@pytest.fixture
def desk(folder: SiteFolder) -> Desk:
    made = Desk(Order(folder.folder, folder.folder / "output"), "en")
    made.rebuild()
    return made


@pytest.fixture
def running(desk: Desk, folder: SiteFolder) -> Iterator[Callable[[], str]]:
    """The address of a preview that runs in a thread."""
    server = Server(desk, (folder.content,))
    told: list[str] = []
    thread = threading.Thread(target=server.serve, args=(told.append,), daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not told and time.monotonic() < end:
        time.sleep(0.02)
    yield lambda: told[0]
    server.end()
    thread.join(10)

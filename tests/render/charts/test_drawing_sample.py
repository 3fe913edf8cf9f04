"""In every chart of the sample site each word has its own room, in both languages."""

from functools import cache
from pathlib import Path

import pytest

from generator import build
from generator.ledger.state import Ledger
from generator.model.output import Edition
from generator.render.charts.drawing import drawn
from generator.render.views.home import burn_up
from generator.render.views.task import task_view
from generator.render.words import spoken
from tests.render.charts.boxes import faults_of
from tests.render.websites import backdrop

REPOSITORY = Path(__file__).resolve().parents[3]


@cache
def ledger() -> Ledger:
    return build.views(REPOSITORY, (Edition.INTERNAL,), None)[0].ledger


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_words_meet_and_none_leaves_the_picture(language: str) -> None:
    behind = backdrop(ledger(), language, Edition.INTERNAL)
    views = [task_view(behind, state) for state in ledger().tasks]
    charts = [burn_up(behind), *(view.schedule for view in views), *(each.chart for view in views for each in view.indicators)]
    made = [str(drawn(chart, spoken(language))) for chart in charts if chart]
    assert len(made) > 40
    assert [fault for one in made for fault in faults_of(one)] == []
    assert not [one for one in made if "…" in one]

"""The values of the ledger."""

from __future__ import annotations

import dataclasses

import pytest

from generator.ledger import state
from generator.ledger.state import Label, Pace, Readiness, ReadinessItem, Stage


def test_the_share_of_readiness_is_that_of_the_items_met():
    items = tuple(ReadinessItem)
    assert Readiness(items[:2], items[2:4]).share == 0.5


def test_every_stage_from_completion_on_and_every_pace_is_a_label():
    for stage in tuple(Stage)[2:]:
        assert Label(stage.value)
    for pace in Pace:
        assert Label(pace.value)


@pytest.mark.parametrize(
    "kind",
    [each for each in vars(state).values() if dataclasses.is_dataclass(each) and each.__module__ == state.__name__],
)
def test_values_are_frozen(kind):
    value = object.__new__(kind)
    for each in dataclasses.fields(kind):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, each.name, None)

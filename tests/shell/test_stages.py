"""Stages are timed and told in their order."""

from generator.shell.stages import Stages


def test_stages_are_told_and_added_up() -> None:
    told: list[str] = []
    stages = Stages(told.append)
    for name in ("read", "write", "read"):
        with stages(name):
            pass
    assert told == ["read", "write", "read"]
    assert list(stages.seconds) == ["read", "write"]
    assert all(seconds >= 0 for seconds in stages.seconds.values())


def test_things_are_counted_as_they_come() -> None:
    heard: list[tuple[str, int, int]] = []
    stages = Stages(count=lambda *told: heard.append(told))
    things = stages.counted("print", iter("ab"), 2)
    assert next(things) == "a"
    assert heard == [("print", 1, 2)]
    assert list(things) == ["b"]
    assert heard == [("print", 1, 2), ("print", 2, 2)]

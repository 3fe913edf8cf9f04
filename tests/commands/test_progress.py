"""What long work says of itself, on a terminal and in a log."""

import io

import pytest

from generator.commands.progress import STAGES, Progress, told_stages


class Screen(io.StringIO):
    """A terminal that remembers everything."""

    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def counted(language: str, stream: io.StringIO, seconds: float) -> str:
    """200 prints, one after the other, each taking so long."""
    clock = Clock()
    progress = Progress(language, stream, clock)
    progress.begin("print")
    for done in range(1, 201):
        clock.now += seconds
        progress.count("print", done, 200)
    progress.end()
    return stream.getvalue()


def test_a_terminal_shows_one_line_that_goes_away() -> None:
    said = counted("en", Screen(), 0.5).split("\r\x1b[K")
    assert said[1:4] == ["Printing …", "Printing 1 of 200", "Printing 2 of 200"]
    assert said[9] == "Printing 8 of 200, about 95 s left".replace("95 s", "2 min")
    assert said[150] == "Printing 149 of 200, about 25 s left"
    assert said[-2:] == ["Printing 200 of 200", ""]
    assert "\n" not in "".join(said)


def test_a_log_gets_a_line_now_and_then() -> None:
    lines = counted("zh", io.StringIO(), 0.5).splitlines()
    assert lines[0] == "排印：20/200，约剩2分钟"
    assert len(lines) == 10
    assert lines[-2] == "排印：180/200，约剩10秒"


def test_short_work_says_nothing_in_a_log() -> None:
    assert not counted("en", io.StringIO(), 0.04)


def test_a_terminal_is_not_written_to_for_every_piece() -> None:
    assert counted("en", Screen(), 0.001).count("Printing") <= 4


def test_how_far_a_new_stage_is_says_nothing_of_the_one_before() -> None:
    screen, clock = Screen(), Clock()
    progress = Progress("en", screen, clock)
    progress.begin("print")
    clock.now += 60
    progress.count("pictures", 1, 9)
    assert "Making pictures 1 of 9" in screen.getvalue()
    assert "left" not in screen.getvalue()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_stage_has_a_name(language: str, capfd: pytest.CaptureFixture[str]) -> None:
    with told_stages(language) as stages:
        for name in STAGES:
            with stages(name):
                stages.count(name, 1, 2)
    assert capfd.readouterr() == ("", "")

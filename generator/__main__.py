"""`python -m generator` and `rectify`: a build of which nothing changed is told again; for all else there is `cli`."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from generator.shell import stat_index


def command() -> None:
    """The entry point of the program: does what was asked for, and ends the process without taking apart what was made.

    That would be a sixth of a build after an edit. What asked meanwhile to be told of the end is told.
    """
    # What a command makes lives until its end: looking for garbage finds next to none. `serve` and the printing
    # workers, which go on for long, turn it on again or clear up themselves. Measured: docs/performance.md.
    gc.disable()
    call = stat_index.Call(sys.argv[1:])
    status: list[int] = []
    atexit.register(_leave, status, call)  # the first to be registered is the last to be called
    try:
        _run(call)
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            status.append(leaving.code or 0)
        raise


def _leave(status: list[int], _: stat_index.Call) -> None:
    """End the process with its status; the call is here so that what it holds is still there."""
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError:  # a full disk: Python says so, and ends with a status of its own
        return
    for number in status:
        os._exit(number)


def main() -> None:
    """The same within a process that goes on: raises SystemExit."""
    gc.disable()
    try:
        _run(stat_index.Call(sys.argv[1:]))
    finally:
        gc.enable()


def _run(call: stat_index.Call) -> None:
    unchanged = stat_index.repeatable(call)
    if unchanged is None:
        from generator import cli  # noqa: PLC0415 - click alone takes longer to import than a repetition to tell

        cli.main(call)
    else:
        _tell_again(unchanged)


def _tell_again(unchanged: stat_index.Index) -> None:
    try:
        for is_problem, text in unchanged.said:
            stream = sys.stderr if is_problem else sys.stdout
            stream.write(text)
            stream.flush()
    except BrokenPipeError:
        sys.exit(0)
    sys.exit(unchanged.status)


if __name__ == "__main__":
    command()

import gc

import pytest

from generator.shell.collecting import uncollected


def test_the_search_is_off_inside_and_as_it_was_behind() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_inside_turns_it_on_again() -> None:
    with pytest.raises(ValueError, match="ours"), uncollected():
        raise ValueError("ours")
    assert gc.isenabled()

"""Work is done one piece after the other where nobody says otherwise."""

from functools import partial

from generator.model.work import one_by_one


def test_pieces_are_done_in_their_order_and_only_when_asked_for() -> None:
    done: list[int] = []

    def doubled(number: int) -> int:
        done.append(number)
        return number * 2

    results = one_by_one([partial(doubled, number) for number in range(3)])
    assert done == []
    assert list(results) == [0, 2, 4]
    assert done == [0, 1, 2]

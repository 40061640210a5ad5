"""What is many, piece by piece."""

import pytest

from kith.ground.batches import in_batches


@pytest.mark.parametrize(
    ("many", "pieces"),
    [(0, []), (1, [[0]]), (3, [[0, 1, 2]]), (4, [[0, 1, 2], [3]]), (7, [[0, 1, 2], [3, 4, 5], [6]])],
)
def test_nothing_is_left_out_and_no_piece_is_too_long(many: int, pieces: list[list[int]]) -> None:
    assert [list(piece) for piece in in_batches(range(many), 3)] == pieces

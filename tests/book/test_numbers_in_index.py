"""Module 0, overview: what its cell shows after the edits that the text suggests."""

import numpy as np
import pytest
from edited import Page

PAGE = Page("0-foundations/index.md")


def house(numbers="1, 0, 0, 1"):
    """Return the corners of the dotted house and of the moved one."""
    ran = PAGE.run("move-the-house", edits=[("move-the-house", "1, 0, 0, 1", numbers)])
    return [np.array(line.get_data()) for line in ran.axes["move-the-house"][0].lines]


def test_as_it_stands_the_house_does_not_move():
    before, after = house()
    assert (after == before).all()
    assert np.ptp(before, axis=1).tolist() == [2, 3]
    assert before[:, 0].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("numbers", "moved"),
    [
        ("2, 0, 0, 1", lambda right, up: (2 * right, up)),  # twice as wide
        ("1, 1, 0, 1", lambda right, up: (right + up, up)),  # leans to the right, the floor stays
        ("-1, 0, 0, 1", lambda right, up: (-right, up)),  # mirrored
    ],
)
def test_the_edits_that_the_text_suggests(numbers, moved):
    before, after = house(numbers)
    assert after == pytest.approx(np.array(moved(*before)))

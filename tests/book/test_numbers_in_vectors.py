"""Section 0.4: the numbers that its text promises and no cell prints."""

from ast import literal_eval
from fractions import Fraction
from math import atan2, cos, hypot, isclose, sqrt
from random import Random

import pytest
from edited import Page, mistakes, value

PAGE = Page("0-foundations/vectors.md")


def dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


def bill(*edits):
    return float(
        PAGE.run("basket", "bill", edits=[("basket", *edit) for edit in edits]).printed["bill"].split()[-1]
    )


def test_modify_dearer_cheese():
    assert bill() == pytest.approx(2 * 1.2 + 0.5 * 9 + 3 * 2.5)
    assert bill(("9.0", "10.0")) == pytest.approx(bill() + 0.5)


def test_modify_a_price_taken_away():
    PAGE.run("basket", "add-and-scale", "bill", edits=[("basket", ", 2.5]", "]")], fails="bill")


def arrows(axes):
    return list(zip(axes.collections[0].U, axes.collections[0].V, strict=True))


def test_the_arrows_of_the_pictures():
    ran = PAGE.run("basket", "arrows", "shadows")
    left, right = map(arrows, ran.axes["arrows"])
    assert left == [(4, 1), (1, 3), (5, 4)]
    assert right == [(4, 1), (8, 2), (-4, -1)]
    pairs = [arrows(axes) for axes in ran.axes["shadows"]]
    assert [int(dot(a, b)) for a, b in pairs] == [24, 0, -18]
    assert [hypot(*b) for _, b in pairs] == [5, 5, 5]


@pytest.mark.parametrize("seed", range(5))
def test_the_list_and_the_arrow_give_the_same_number(seed):
    random = Random(seed)
    a, b = ([random.uniform(-3, 3) for _ in range(2)] for _ in range(2))
    angle = atan2(b[1], b[0]) - atan2(a[1], a[0])
    assert dot(a, b) == pytest.approx(hypot(*a) * hypot(*b) * cos(angle))
    third = dot(b, b) + dot(a, a) - 2 * dot(a, b)
    assert third == pytest.approx(hypot(b[0] - a[0], b[1] - a[1]) ** 2)


def test_the_worked_example():
    unit, wind = (Fraction(4, 5), Fraction(3, 5)), (7, -1)
    assert hypot(4, 3) == 5
    assert [x * y for x, y in zip(unit, wind, strict=True)] == [Fraction("5.6"), Fraction("-0.6")]
    assert dot(unit, wind) == 5
    assert dot(wind, wind) == 50
    assert isclose(cos(atan2(1, 1)), 5 / sqrt(50))  # 45 degrees
    assert dot((Fraction(-3, 5), Fraction(4, 5)), wind) == -5


def test_the_four_winds_the_task_and_the_detour():
    assert [dot((4, 3), wind) for wind in ((5, 0), (3, -4), (-1, -2), (8, 6))] == [20, 0, -10, 50]
    assert dot((1, 2), (1, 1)) == 3 == -3 * -1
    assert hypot(4, 3) + hypot(4, -3) == 10
    assert hypot(4 + 4, 3 - 3) == 8


def test_e13_the_copy_shop():
    answer, _ = PAGE.answers("E0.13")
    amounts, prices = (120, 8, 2), (Fraction("0.05"), Fraction("0.3"), Fraction("4.5"))
    products = [x * y for x, y in zip(amounts, prices, strict=True)]
    assert products == [6, Fraction("2.4"), 9]
    assert value(answer) == pytest.approx(float(sum(products)))
    found = [sum(amounts) * sum(prices), sum(products[:2]), sum(prices)]
    found += [sum(amounts) + sum(prices), products[0] + products[2]]
    assert mistakes(answer) == pytest.approx([float(each) for each in found])


def test_e14_the_boat():
    far, entry = PAGE.answers("E0.14")
    a, b = (2, -1), (4, 9)
    way = (2 + 4, -1 + 9)
    assert value(far) == hypot(*way) == 10
    assert hypot(3, 4) == 5 != 3 + 4  # the recall
    assert value(entry) == pytest.approx(way[0] / 10)
    assert hypot(*a) + hypot(*b) == pytest.approx(12.1, abs=0.05)
    assert mistakes(far) == pytest.approx(
        [hypot(*a) + hypot(*b), sum(way), dot(way, way), hypot(6, 10), 2 * sum(way)]
    )
    assert mistakes(entry) == pytest.approx([6, 8 / 10, 6 / sum(way), 6 / 10**2, 2 / hypot(*a)])


def angle(a, b):
    """Return what E0.15 calls the angle between two arrows."""
    if a[0] * b[1] == a[1] * b[0]:
        return "exactly 0°" if dot(a, b) > 0 else "exactly 180°"
    if dot(a, b) == 0:
        return "exactly 90°"
    return "between 0° and 90°" if dot(a, b) > 0 else "between 90° and 180°"


def test_e15_the_angles():
    match, perpendicular = PAGE.answers("E0.15")
    pairs = [
        [literal_eval(each.strip("$")) for each in found["left"].split(" and ")] for found in match["pairs"]
    ]
    assert [angle(*pair) for pair in pairs] == [found["right"] for found in match["pairs"]]
    assert [dot(*pair) for pair in pairs] == [5, 0, -1, -15]
    assert dot((value(perpendicular), 3), (2, -4)) == 0
    assert angle((-1.5, 3), (2, -4)) == "exactly 180°"  # the mistake that lies along one line

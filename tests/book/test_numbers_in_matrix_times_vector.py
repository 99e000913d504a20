"""Section 0.5: the numbers that its text promises and no cell prints."""

import re
from functools import reduce

import numpy as np
import pytest
from edited import Page, mistakes, value

PAGE = Page("0-foundations/matrix-times-vector.md")
SHAPE = r"\(?(\d) \\times (\d)\)?"


def shape_of(factors):
    r"""Return the shape of a product such as $(4 \times 2)(3 \times 2)^{\mathsf{T}}$, or "does not fit"."""
    shapes = []
    for rows, columns, turned in re.findall(SHAPE + r"(\^\{\\mathsf\{T\}\})?", factors):
        shapes.append((int(columns), int(rows)) if turned else (int(rows), int(columns)))
    try:
        return reduce(np.matmul, [np.ones(each) for each in shapes]).shape
    except ValueError:
        return "does not fit"


def test_the_drills_of_shapes():
    drills = dict(re.findall(r"^\| ([a-l]) \| \$(.*)\$ \|$", PAGE.text, re.MULTILINE))
    boxes = re.findall(r'^\?\?\? success "Answers to the drill"\n((?:    .*\n)+)', PAGE.text, re.MULTILINE)
    answers = re.findall(r"\b([a-l]): (.*?)(?= [a-l]: |$)", " ".join(" ".join(boxes).split()))
    assert [letter for letter, _ in answers] == list(drills) == list("abcdefghijkl")
    for letter, words in answers:
        shapes = [(int(rows), int(columns)) for rows, columns in re.findall(SHAPE, words)]
        assert (shapes[-1] if shapes else words[:12]) == shape_of(drills[letter]), letter


@pytest.mark.parametrize(
    ("chain", "shape"),
    [
        (r"(3 \times 2)(2 \times 4)(4 \times 1)", (3, 1)),
        (r"(2 \times 3)(3 \times 1)", (2, 1)),
        (r"(1 \times 3)(3 \times 8)(8 \times 5)(5 \times 1)", (1, 1)),
        (r"(3 \times 2)(3 \times 1)", "does not fit"),
        (r"(1 \times 3)(3 \times 4)(4 \times 6)", (1, 6)),
    ],
)
def test_the_chains_of_the_text(chain, shape):
    assert chain in PAGE.text
    assert shape_of(chain) == shape


def test_the_mix_of_the_columns_and_the_breakfast_box():
    names = PAGE.run("bakery").names
    A, x = names["A"], names["x"]  # noqa: N806
    assert 10 * A[:, 0] + 4 * A[:, 1] == pytest.approx([6.2, 1, 16])
    assert A @ x == pytest.approx([6.2, 1, 16])
    assert names["A"].tolist() == [[0.5, 0.3], [0.02, 0.2], [0, 4]]  # as in the product in numbers
    assert 2 * A[:, 0] == pytest.approx([1, 0.04, 0])
    boxes = PAGE.run("bakery", "boxes").names["B"].tolist()
    assert [list(map(float, PAGE.row(name))) for name in ("loaves", "cakes")] == boxes


def points_after(*edits):
    """Return all points of the grid's lines after M, and where the two arrows end."""
    after = PAGE.run("bakery", "grid", edits=[("grid", *edit) for edit in edits]).axes["grid"][1]
    arrows = after.collections[0]
    points = np.hstack([line.get_data() for line in after.lines])
    return points, list(zip(arrows.U, arrows.V, strict=True))


def test_the_arrows_end_at_the_columns_and_after_the_edit_a_quarter_turn_to_the_left():
    assert points_after()[1] == [(2, 1), (-1, 1)]
    points, arrows = points_after(("[[2.0, -1.0], [1.0, 1.0]]", "[[0.0, -1.0], [1.0, 0.0]]"))
    assert arrows == [(0, 1), (-1, 0)]
    assert np.abs(points).max() == 2


def test_modify_the_grid_falls_onto_one_line():
    (across, up), _ = points_after(("[[2.0, -1.0], [1.0, 1.0]]", "[[1.0, 2.0], [2.0, 4.0]]"))
    assert up == pytest.approx(2 * across)
    assert np.ptp(across) > 0


def test_tall_or_wide():
    left, right = PAGE.run("bakery", "grid", "order-matters").axes["order-matters"]
    points = [np.hstack([line.get_data() for line in axes.lines]) for axes in (left, right)]
    sizes = [np.ptp(each, axis=1).tolist() for each in points]
    assert sizes == [[4, 8], [8, 4]]


def test_e17_the_dominoes():
    match, exist, entries = PAGE.answers("E0.17")
    shapes = dict(re.findall(r"\$([ABCxy])\$ is \$(\d \\times \d)\$", " ".join(PAGE.text.split())))
    assert len(shapes) == 5

    def product(factors):
        plain = factors.strip("$").replace(r"^{\mathsf{T}}", "'")
        found = [f"({shapes[each[0]]})" + r"^{\mathsf{T}}" * each.endswith("'") for each in plain.split()]
        return shape_of("".join(found))

    for each in match["pairs"]:
        shape = re.findall(SHAPE, each["right"])
        assert product(each["left"]) == (tuple(map(int, shape[0])) if shape else each["right"]), each["left"]
    assert [product(each) != "does not fit" for each in exist["right"]] == [True] * 2
    assert {product(each["text"]) for each in exist["wrong"]} == {"does not fit"}
    assert value(entries) == np.ones((3, 7)).size
    assert mistakes(entries) == [7 + 3, 7, 3, 7 * 7]


def test_e18_the_cinema():
    takings, _, formula = PAGE.answers("E0.18")
    friday, saturday, sunday = (40 * 12 + 10 * 7, 25 * 12 + 30 * 7, 60 * 12 + 5 * 7)
    assert value(takings) == saturday
    assert mistakes(takings) == [friday, 25 + 30, 25 * 12, 30 * 7, (25 + 30) * (12 + 7), sunday]
    assert formula["value"] == "3*s + 4*t"  # the second of the rows (1, 2) and (3, 4)
    assert 2 * np.array([1, 3]) + np.array([0, 5]) == pytest.approx([2, 11])  # the recall


def test_e19_three_machines():
    _, entries, columns, _ = PAGE.answers("E0.19")
    assert (value(entries), value(columns)) == (3 * 4, 6)
    assert mistakes(entries) == [3 + 4, 4 * 6, 3 * 6, 3, 4]
    assert mistakes(columns) == [1, 4, 3, 6 + 4 + 3]
    assert shape_of(r"(4 \times 6)^{\mathsf{T}}(3 \times 4)^{\mathsf{T}}") == (6, 3)

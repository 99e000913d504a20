"""Sums that the text writes out, such as 46 − 41.71 = 4.29: both sides must be equal, up to rounding."""

import re
from itertools import pairwise

import pytest
from edited import Page
from formulas_as_written import read

PAGES = [
    *(
        f"0-foundations/{name}.md"
        for name in ("algebra-of-powers", "reading-axes", "famous-graphs", "vectors")
    ),
    *(f"0-foundations/{name}.md" for name in ("matrix-times-vector", "numpy-in-20-lines", "index")),
    *(f"1-what-is-calculus/{name}.md" for name in ("a-curve-that-fits", "functions-and-their-pictures")),
    *(
        f"1-what-is-calculus/{name}.md"
        for name in ("rise-over-run", "the-derivative", "functions-worth-knowing")
    ),
    *(f"1-what-is-calculus/{name}.md" for name in ("four-rules", "taming-a-beast", "slope-from-numbers")),
    *(f"1-what-is-calculus/{name}.md" for name in ("summary", "index")),
]
SIDE = r"[-−(]*\d[\d\s.()+\-−·/]*"
IN_PROSE = re.compile(rf"(?<![=+−·/(][ \n])(?<![\w.−′\'(])({SIDE}(?:=\s*{SIDE})+)")
WORDS = r"\\(?:cdot|[dt]?frac|sqrt|lvert|rvert|ln|sin|cos|pi|left|right|,|;)"


def sums_in(text):
    """Return the pairs of sides between which the text puts =, where both are numbers."""
    text = re.sub(r"\A---.*?\n---\n|^( *)```.*?^\1```", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"`[^`\n]*`|</?[a-z][^>]*>|\]\([^)]*\)", "", text)
    formulas = re.compile(r"\$\$(.*?)\$\$|\$([^$]+)\$", re.DOTALL)
    chains = [
        part
        for found in formulas.finditer(text)
        for part in re.split(r",\s|\\\\|\\q?quad|\\text", found[1] or found[2])
    ]
    chains += [found[1] for found in IN_PROSE.finditer(formulas.sub("…", text))]
    for chain in chains:
        sides = re.split(r"=|\\approx|≈", chain.replace("&", ""))
        for left, right in pairwise(sides):
            if _is_number(left) and _is_number(right):
                yield left.strip(), right.strip()


def _is_number(side):
    if side.count("(") != side.count(")"):  # a vector, cut at its comma
        return False
    return re.search(r"\d", side) and not re.search(r"[^\d\s.()+\-−·/^{}]", re.sub(WORDS, "", side))


def _agree(left, right):
    """Whether the sides are equal, the right one rounded as it is written."""
    a, b = read(left), read(right)
    decimals = re.fullmatch(r"[-−]?\d+\.(\d+)\.?", right)
    return a == b or (decimals is not None and abs(a - b) <= 0.5 * 10.0 ** -len(decimals[1]))


@pytest.mark.parametrize("name", PAGES)
def test_both_sides_are_equal(name):
    assert [f"{left} = {right}" for left, right in sums_in(Page(name).text) if not _agree(left, right)] == []


def test_sums_are_found():
    text = "It is 46 −\n41.71 = 4.29, and 180 − 100 = 80 litres. $$x = \\frac{1}{2} + 3^2 = 9.5$$ So 15 · 3.6 = 54."
    assert len(list(sums_in(text))) == 4
    assert all(_agree(*sides) for sides in sums_in(text))
    assert not any(_agree(*sides) for sides in sums_in("2 + 2 = 5, 1 / 3 = 0.34, $2^3 = 6$"))

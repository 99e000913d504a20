r"""The numbers of a page: its cells run as by a reader who makes the edits of the text, its formulas, its answers.

page = Page("1-what-is-calculus/rise-over-run.md")
ran = page.run("charge-model", "charge-table", edits=[("charge-model", "10 + 1.8", "40 + 1.8")])
ran.printed["charge-table"], ran.names["charge"]
page.holds(r"E(50 + h) = 75 + 0.8\,h - 0.01\,h^2", E=ran.names["charge"])
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
import sympy
import yaml
from formulas_as_written import are_same, plain, read

import cells
from fences import cells_in
from page_lines import answer_blocks

DOCS = Path(__file__).resolve().parents[2] / "docs"


@dataclass
class Ran:
    """What the cells printed and drew, by their ids, and the variables that they left."""

    names: dict = field(default_factory=cells.new_namespace)
    printed: dict = field(default_factory=dict)
    axes: dict = field(default_factory=dict)


class Page:
    def __init__(self, name):
        self.name = name
        self.text = (DOCS / name).read_text("utf-8")
        self.code = {cell.id: cell.parsed.code for cell in cells_in(self.text)}

    def run(self, *ids, edits=(), fails=""):
        """Run these cells in this order, with `edits`: a cell's id, an old text in it, the new one.

        The drawings stay Matplotlib's: `axes` has the axes of each cell. Only the cell `fails` may fail, and must.
        """
        code = {each: self._code(each) for each in ids}
        for edited, old, new in edits:
            count = code.get(edited, "").count(old)
            if count != 1:
                pytest.fail(
                    f"{self.name}: the edit of the cell {edited!r} replaces {old!r}, which it has {count} times"
                )
            code[edited] = code[edited].replace(old, new)
        ran = Ran()
        for each in ids:
            with patch.object(cells, "take_figures", lambda name, most: (_axes(ran, name), 0)):
                outcome = cells.run(code[each], ran.names, each)
            assert outcome.failed == (each == fails), f"{self.name}, cell {each!r}: {outcome.text}"
            ran.printed[each] = outcome.text
        return ran

    def holds(self, formula, **names):
        """Fail unless the page has this formula (LaTeX), and all sides of its equations are the same.

        `names` says what a letter or function stands for; other letters stand for any number.
        """
        first, *others = self.sides(formula, **names)
        for other in others:
            assert are_same(first, other), f"{self.name}: {formula}: {first} is not {other}"

    def sides(self, formula, **names):
        """Return the sides of the equations of a formula that the page has, as SymPy's expressions."""
        if plain(formula) not in plain(self.text):
            pytest.fail(f"{self.name}: the formula {formula} is not there as the test has it: check it anew")
        return [read(side, **names) for side in re.sub(r"&|\\\\", " ", formula).split("=")]

    def solutions(self, equation):
        """Return the real solutions of an equation that the page has, in one unknown."""
        left, right = self.sides(equation)
        (unknown,) = (left - right).free_symbols
        return sorted(each for each in sympy.solve(left - right, unknown) if each.is_real)

    def row(self, name):
        """Return the numbers of the first row of this name in a table, as SymPy's."""
        for line in self.text.splitlines():
            if line.startswith(f"| {name} |"):
                return [read(entry.strip(" $")) for entry in line.split("|")[2:-1]]
        return pytest.fail(f"{self.name} has no table with a row {name!r}")

    def answers(self, exercise):
        """Return the answer blocks of an exercise, such as "E1.17", as they are written."""
        section = re.search(
            rf"^### {re.escape(exercise)} .*?(?=^##)", self.text + "\n##", re.DOTALL | re.MULTILINE
        )
        assert section, f"{self.name} has no exercise {exercise}"
        return [yaml.safe_load(block.body) for block in answer_blocks(section[0])]

    def _code(self, name):
        if name not in self.code:
            pytest.fail(f"{self.name} has no cell {name!r}")
        return self.code[name]


def value(answer):
    """Return the number of an answer block, which may be written as a formula."""
    return float(read(str(answer["value"])))


def mistakes(answer):
    """Return the values of the wrong answers that a block knows."""
    return [value(each) for each in answer["wrong"]]


def _axes(ran, name):
    """Keep the axes of what a cell has drawn, and close it: an SVG of it is not needed."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        ran.axes[name] = [axes for number in pyplot.get_fignums() for axes in pyplot.figure(number).axes]
        pyplot.close("all")
    return []

"""Write a live cell as HTML that is complete without JavaScript: code, printed output, formulas and figures.

The attributes `data-mf-*` are the contract between the page, our browser code and every test; they are
listed in docs/decisions/dom-contract.md.
"""

from __future__ import annotations

import functools
import re
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

import cells
from fences import Cell, CellError

_ACTIONS = (
    ("run", "Run", "Run cell {}"),
    ("stop", "Stop", "Stop cell {}"),
    ("reset", "Reset", "Reset cell {} to the book's code"),
    ("copy", "Copy", "Copy the code of cell {}"),
    ("share", "Link", "Copy a link to cell {} as you have edited it"),
)


def render(cell: Cell, number: int, outcome: cells.Outcome) -> str:
    """Return the finished cell; `number` is its place on the page, counted from 1."""
    parsed = cell.parsed
    _check(cell, parsed, outcome)
    attributes = {
        "class": "mf-cell",
        "id": cell.id,
        "role": "group",
        "aria-label": f"Live cell {number}",
        "data-mf-cell": cell.id,
        "data-mf-state": "static",
        "data-mf-number": str(number),
        "data-mf-want": parsed.want,
        "data-mf-alt": cell.alt,
        "data-mf-caption": cell.caption,
        "data-mf-isolated": "true" if cell.isolated else "",
        "data-mf-checks": cell.checks,
    }
    style = f' style="--mf-lines: {cell.height}"' if cell.height else ""
    opening = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    return (
        f"<div {opening}{style}>"
        f'<div class="mf-cell__head" data-search-exclude>'
        f'<span class="mf-cell__name">In&nbsp;{number}</span>{_buttons(number)}</div>'
        f'<div class="mf-cell__code highlight"><pre data-mf-code tabindex="0" role="group" '
        f'aria-label="Code of live cell {number}"><code>{_highlighted(parsed.code)}</code></pre></div>'
        f'<p class="mf-cell__status" data-mf-status></p>'
        f'<div class="mf-cell__output" data-mf-output>{_output(cell, outcome)}</div>'
        "</div>"
    )


def _buttons(number: int) -> str:
    buttons = "".join(
        f'<button type="button" class="mf-button mf-button--{action}" data-mf-action="{action}" '
        f'aria-label="{escape(label.format(number))}">{text}</button>'
        for action, text, label in _ACTIONS
    )
    return f'<span class="mf-cell__actions">{buttons}</span>'


def _highlighted(code: str) -> str:
    return str(highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))).rstrip("\n")


def _output(cell: Cell, outcome: cells.Outcome) -> str:
    text = f"<pre>{escape(outcome.text)}</pre>" if outcome.text else ""
    # An element of class "arithmatex" is a formula, which formulas.py typesets.
    formulas = "".join(f'<div class="arithmatex">\\[{escape(latex)}\\]</div>' for latex in outcome.latex)
    # The picture of an interactive figure stands in the figure.
    figures = [] if cell.figure else outcome.figures
    return text + formulas + "".join(_figure(svg, cell) for svg in figures)


def _figure(svg: str, cell: Cell) -> str:
    caption = f"<figcaption>{escape(cell.caption)}</figcaption>" if cell.caption else ""
    return f"<figure>{picture(svg, cell)}{caption}</figure>"


def picture(svg: str, cell: Cell) -> str:
    """Return what a cell has drawn, with its description."""
    return _compact(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(cell.alt)}" ', 1))


@functools.cache
def _compact(svg: str) -> str:
    """Leave out namespaces, names of groups, spaces in paths, and decimals that no screen can show."""
    svg = re.sub(r' xmlns(:xlink)?="[^"]*"', "", svg)
    svg = re.sub(r'<g id="[^"]*">', "<g>", svg)
    svg = re.sub(r' d="([^"]*)"', lambda path: f' d="{_in_steps(path[1])}"', svg)
    return re.sub(
        r' (?:d|x|y)="[^"]*"|translate\([^)]*\)', lambda place: re.sub(r"(\.\d\d)\d+", r"\1", place[0]), svg
    )


def _in_steps(path: str) -> str:
    """Write a path of straight pieces as steps of a tenth of a point, which are short and much alike."""
    if not re.fullmatch(r"[MLz\s\d.-]*", path):
        return re.sub(r"\s*([A-Za-z])\s*", r"\1", path)
    written, here = [], (0.0, 0.0)
    for command, numbers in re.findall(r"([MLz])([^MLz]*)", path):
        if command == "z":
            written.append("z")
            continue
        x, y = (round(float(number), 1) for number in numbers.split())
        step = (x, y) if command == "M" else (round(x - here[0], 1), round(y - here[1], 1))
        written.append(f"{'M' if command == 'M' else 'l'}{step[0]:g} {step[1]:g}")
        here = (x, y)
    return "".join(written)


def _check(cell: Cell, parsed: cells.Parsed, outcome: cells.Outcome) -> None:
    if not cells.agrees(parsed.want, outcome.text):
        raise CellError(
            f"cell {cell.id!r} prints\n{outcome.text}\nbut the page says\n{parsed.want}", cell.line
        )
    if outcome.figures and not cell.alt:
        raise CellError(f'cell {cell.id!r} draws a figure: describe it with alt="…" in the fence', cell.line)
    if cell.alt and not outcome.figures:
        raise CellError(f"cell {cell.id!r} has an alt text but draws no figure: remove alt", cell.line)

"""The `pycon` fence: turn a fenced block with `>>>` prompts into the placeholder of a live cell.

Python-Markdown calls `validate` and `placeholder` for each such block, in page order. A block is only known
to be a page's third cell, and its line in the page, once the whole page is converted. So the fence leaves a
placeholder that carries what is written, `find_placeholders` makes cells of it or says what is wrong, and
`replace_placeholders` swaps it for the finished cell (cell_html.py).
No import of MkDocs here: the tests read the cells of a page with plain Python-Markdown (`cells_in`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import markdown

import cells
from page_lines import live_blocks

OPTIONS = ("alt", "caption", "height", "isolated", "figure", "predict")
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.tabbed"]


class CellError(ValueError):
    """An author's mistake in a cell: what to write instead, and the line of the page where the cell begins."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Cell:
    """A live cell as its author wrote it."""

    source: str
    id: str = ""
    alt: str = ""
    caption: str = ""
    height: str = ""
    isolated: bool = False
    figure: str = ""
    """The interactive figure whose picture the cell draws, such as "F1.1" (figures/figure_html.py)."""
    predict: str = ""
    """What the reader of that figure is to predict first."""
    number: str = ""
    """The number of that figure in its section, such as "1.3.2" (figures/numbers.py)."""
    line: int = 0
    checks: str = ""
    """The part of a lab that the cell checks, such as "L1.2" (labs/source.py)."""

    @property
    def parsed(self) -> cells.Parsed:
        """The code without prompts, and the output that the book expects."""
        return cells.parse(self.source)


def validate(
    language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    attrs: dict[str, Any],
    md: markdown.Markdown,
) -> bool:
    """Take all options; which of them a cell knows is asked when its line in the page is known."""
    options.update(inputs)
    return True


def placeholder(
    source: str,
    language: str,
    css_class: str,
    options: dict[str, Any],
    md: markdown.Markdown,
    *,
    classes: Sequence[str],
    id_value: str = "",
    **_: Any,
) -> str:
    """Return the block that stands for the cell until the page is complete."""
    written = options | {f".{name}": "" for name in classes}
    data = json.dumps({"source": source + "\n", "id": id_value, "options": written})
    return f'<div class="mf-cell-placeholder" data-source="{html.escape(data)}"></div>'


CUSTOM_FENCE = {"name": "pycon", "class": "mf-cell", "validator": validate, "format": placeholder}

_PLACEHOLDER = re.compile(r'<div class="mf-cell-placeholder" data-source="([^"]*)"></div>')


def find_placeholders(page_html: str, page_source: str) -> list[Cell]:
    """Return the cells of a converted page, in order, each with its line and an id that is unique on the page."""
    written = [json.loads(html.unescape(match[1])) for match in _PLACEHOLDER.finditer(page_html)]
    blocks = live_blocks(page_source)
    for block, data in zip_longest(blocks, written):
        if block is None:
            raise CellError("a cell stands where its line cannot be found, as in a quotation: move it", 1)
        if data is None or block.body.split() != data["source"].split():
            raise CellError('the options of this cell cannot be read: write each as name="value"', block.line)
    found: list[Cell] = []
    for number, (block, data) in enumerate(zip(blocks, written, strict=True), 1):
        cell = _cell(data, number, block.line)
        if cell.id in {other.id for other in found}:
            raise CellError(f"the id {cell.id!r} is taken by a cell above it; choose another", cell.line)
        found.append(cell)
    return found


def replace_placeholders(page_html: str, render: Callable[[int], str]) -> str:
    """Replace the n-th placeholder by `render(n)`, counting from 0."""
    numbers = iter(range(page_html.count("mf-cell-placeholder")))
    return _PLACEHOLDER.sub(lambda _: render(next(numbers)), page_html)


def cells_in(markdown_text: str) -> list[Cell]:
    """Return the live cells of a Markdown page, in page order."""
    converter = markdown.Markdown(
        extensions=[*EXTENSIONS, "pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": [CUSTOM_FENCE]}},
    )
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown_text, flags=re.DOTALL)
    return find_placeholders(converter.convert(body), markdown_text)


def _cell(data: dict[str, Any], number: int, line: int) -> Cell:
    """Make a cell of what is written in its fence."""
    options = data["options"]
    for name, value in options.items():
        if name not in OPTIONS:
            raise CellError(f"a cell has no option {name!r}; it knows {', '.join(OPTIONS)}", line)
        if name == "height" and not re.fullmatch(r"\d+", value):
            raise CellError(f'height={value!r} is no number of lines; write for example height="12"', line)
    isolated = {"isolated": "isolated" in options}
    cell = Cell(source=data["source"], id=data["id"] or f"cell-{number}", line=line, **options | isolated)
    if not re.fullmatch(r"[a-z][a-z0-9-]*", cell.id):
        raise CellError(f"the id {cell.id!r} must be lower-case letters, digits and hyphens", line)
    if bool(cell.figure) != bool(cell.predict):
        raise CellError(
            f'cell {cell.id!r}: an interactive figure needs both figure="F1.1" and predict="…", a question to its '
            "reader",
            line,
        )
    try:
        cells.parse(cell.source)
    except ValueError as error:
        raise CellError(f"cell {cell.id!r}: {error}", line) from error
    return cell

"""The `pycon` fence: turn a fenced block with `>>>` prompts into the placeholder of a live cell.

Python-Markdown calls `validate` and `placeholder` for each such block, in page order. A block is only known
to be a page's third cell once the whole page is converted, so the fence leaves a placeholder that carries
its source, and `replace_placeholders` swaps it for the finished cell (cell_html.py).
No import of MkDocs here: the tests read the cells of a page with plain Python-Markdown (`cells_in`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import markdown
from pymdownx.superfences import SuperFencesException

import cells

OPTIONS = ("alt", "caption", "height", "isolated")
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.tabbed"]


class CellError(ValueError):
    """An author's mistake in a cell; the message says what to write instead."""


@dataclass(frozen=True)
class Cell:
    """A live cell as its author wrote it."""

    source: str
    id: str = ""
    alt: str = ""
    caption: str = ""
    height: str = ""
    isolated: bool = False

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
    """Accept the options of a cell; *raise* on any other (returning False would only drop the block)."""
    for name, value in inputs.items():
        if name not in OPTIONS:
            known = ", ".join(OPTIONS)
            raise SuperFencesException(f"a pycon cell has no option {name!r}; it knows {known}")
        if name == "height" and not re.fullmatch(r"\d+", value):
            raise SuperFencesException(f"height={value!r} is no number of lines; write for example height=12")
        options[name] = value
    return True


def placeholder(
    source: str,
    language: str,
    css_class: str,
    options: dict[str, Any],
    md: markdown.Markdown,
    *,
    id_value: str = "",
    **_: Any,
) -> str:
    """Return the block that stands for the cell until the page is complete."""
    options = options | {"isolated": "isolated" in options}
    data = json.dumps(asdict(Cell(source=source + "\n", id=id_value, **options)))
    return f'<div class="mf-cell-placeholder" data-source="{html.escape(data)}"></div>'


CUSTOM_FENCE = {"name": "pycon", "class": "mf-cell", "validator": validate, "format": placeholder}

_PLACEHOLDER = re.compile(r'<div class="mf-cell-placeholder" data-source="([^"]*)"></div>')


def find_placeholders(page_html: str) -> list[Cell]:
    """Return the cells of a converted page, in order, each with an id that is unique on the page."""
    found = [Cell(**json.loads(html.unescape(match[1]))) for match in _PLACEHOLDER.finditer(page_html)]
    numbered = [
        Cell(**(asdict(cell) | {"id": cell.id or f"cell-{number}"})) for number, cell in enumerate(found, 1)
    ]
    for number, cell in enumerate(numbered, 1):
        _check(cell, number)
        if cell.id in {other.id for other in numbered[: number - 1]}:
            raise CellError(f"cell {number}: the id {cell.id!r} is taken by a cell above it; choose another")
    return numbered


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
    return find_placeholders(converter.convert(body))


def line_of(markdown_text: str, cell: Cell) -> int:
    """Return the line number in the page where the cell's first prompt stands."""
    first = cell.source.strip().splitlines()[0]
    for number, line in enumerate(markdown_text.splitlines(), start=1):
        if line.strip() == first:
            return number
    return 1


def _check(cell: Cell, number: int) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", cell.id):
        raise CellError(f"cell {number}: the id {cell.id!r} must be lower-case letters, digits and hyphens")
    try:
        cells.parse(cell.source)
    except ValueError as error:
        raise CellError(f"cell {cell.id!r}: {error}") from error

"""Write each page with live cells as a Jupyter notebook and as a Python script, to take along.

Both hold the same cells: prose from the page's Markdown (notebook_text.py) and the code of its live cells
(notebook_code.py). The notebook carries the outputs of the build; the script is in Jupytext's percent format.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import cells
from fences import Cell
from notebook_code import SHOW, for_notebook, for_script, outputs_of
from notebook_text import Live, Resolve, split

SETUP = """\
# The cells below use the book's package, mfml.
try:
    import mfml
except ImportError:
    print("Install the book's package and start again: pip install mfml (in a notebook: %pip install mfml)")
"""
PYPLOT = "import matplotlib.pyplot as plt\n\n"
FOLDED = {"jupyter": {"outputs_hidden": True, "source_hidden": True}}
SCRIPT_HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---
"""


@dataclass(frozen=True)
class Part:
    """A cell of the notebook and of the script; `script` is its code there, and empty for prose."""

    kind: str
    id: str
    source: str
    script: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    outputs: list[dict[str, Any]] = field(default_factory=list)


def publish(
    page: Page,
    page_cells: Sequence[Cell],
    outcomes: Sequence[cells.Outcome],
    files: Files,
    config: MkDocsConfig,
) -> str:
    """Add the page's notebook and script to the site, beside the page; return the line that links to them."""
    site = config.site_url or ""

    def resolve(target: str) -> str | None:
        path, _, anchor = target.partition("#")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path))
        file = files.get_file_from_path(place) if path else page.file
        return urljoin(site, file.url) + (f"#{anchor}" if anchor else "") if site and file else None

    title = str(page.meta.get("title") or page.title)
    origin = origin_line(title, config.site_name, urljoin(site, page.url) if site else "")
    found = parts(page.markdown or "", page_cells, outcomes, resolve, origin)
    for place, content in zip(places(page), (notebook(found), script(found)), strict=True):
        if before := files.get_file_from_path(place):
            files.remove(before)
        files.append(File.generated(config, place, content=content))
    return links(page.file.name)


def places(page: Page) -> tuple[str, str]:
    """Return where the page's notebook and its script stand in the site."""
    start = posixpath.join(posixpath.dirname(page.file.dest_uri), page.file.name)
    return f"{start}.ipynb", f"{start}.py"


def links(name: str) -> str:
    """Return the line at the page's end that leads to its notebook and its script."""
    name = html.escape(name)
    return (
        '\n<p class="mf-downloads" data-search-exclude>Take this page with you: '
        f'<a href="{name}.ipynb" type="application/x-ipynb+json" download>Jupyter notebook</a> · '
        f'<a href="{name}.py" type="text/x-python" download>Python script</a></p>'
    )


def parts(
    page: str,
    page_cells: Sequence[Cell],
    outcomes: Sequence[cells.Outcome],
    resolve: Resolve,
    origin: str,
) -> list[Part]:
    """Return the cells of the notebook and the script, in order: where it is from, the setup, the page."""
    found: list[Part] = []
    for piece in split(page, page_cells, resolve):
        if isinstance(piece, Live):
            cell, outcome = page_cells[piece.number], outcomes[piece.number]
            found.append(_code_part(cell, outcome, folded=piece.folded))
            if words := in_words(cell):
                found.append(Part("markdown", f"{cell.id}_words"[-64:], words))
        else:
            found.append(Part("markdown", f"text_{len(found)}", piece))
    return with_setup(found, origin)


def with_setup(found: list[Part], origin: str) -> list[Part]:
    """Return the parts below where they are from and what their code needs."""
    codes = [part for part in found if part.kind == "code"]
    setup = Part(
        kind="code",
        id="code_setup",
        source=_setup("".join(part.source for part in codes)),
        script=_setup("".join(part.script for part in codes)),
    )
    return [Part("markdown", "text_origin", origin), setup, *found]


def notebook(found: Sequence[Part]) -> str:
    """Return the notebook as JSON, in the format 4.5."""
    written: list[dict[str, Any]] = []
    count = 0
    for part in found:
        source = part.source.rstrip("\n").splitlines(keepends=True)
        entry: dict[str, Any] = {
            "cell_type": part.kind,
            "id": part.id,
            "metadata": part.metadata,
            "source": source,
        }
        if part.kind == "code":
            count += 1
            numbered = {"execute_result": {"execution_count": count}}
            outputs = [output | numbered.get(output["output_type"], {}) for output in part.outputs]
            entry |= {"execution_count": count, "outputs": outputs}
        written.append(entry)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"cells": written, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def script(found: Sequence[Part]) -> str:
    """Return the script in Jupytext's percent format."""
    written = [SCRIPT_HEADER]
    for part in found:
        if part.kind == "code":
            options = {name: value for name, value in part.metadata.items() if name == "jupyter"}
            extra = "".join(f" {name}={json.dumps(value)}" for name, value in options.items())
            written.append(f"# %% {part.id}{extra}\n{part.script}")
        else:
            lines = (f"# {line}".rstrip() for line in part.source.splitlines())
            written.append("# %% [markdown]\n" + "\n".join(lines) + "\n")
    return "\n".join(written)


def _setup(code: str) -> str:
    """Return the first cell of code: the package, and what the cells after it use beside their own."""
    pyplot = PYPLOT if "plt.show()" in code else ""
    return pyplot + SETUP + (SHOW if "show_value(" in code else "")


def origin_line(title: str, book: str, address: str) -> str:
    """Return the words that say where a notebook is from."""
    named = f"[{title}]({address})" if address else f"“{title}”"
    return (
        f"*This is {named} from the book “{book}”. Text and figures: "
        "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), code: "
        "[MIT licence](https://opensource.org/license/mit). Run the cells from top to bottom.*"
    )


def in_words(cell: Cell) -> str:
    """Return the caption, and the figure in words: a figure drawn again has no text of its own."""
    words = [f"*{cell.caption}*"] if cell.caption else []
    if cell.alt:
        words.append(f"<details><summary>The figure in words</summary>\n\n{cell.alt}\n\n</details>")
    return "\n\n".join(words)


def _code_part(cell: Cell, outcome: cells.Outcome, *, folded: bool) -> Part:
    metadata: dict[str, Any] = dict(FOLDED) if folded else {}
    if outcome.failed:
        metadata["tags"] = ["raises-exception"]
    return Part(
        kind="code",
        id=cell.id[-64:],
        source=for_notebook(cell),
        script=for_script(cell, outcome),
        metadata=metadata,
        outputs=outputs_of(cell, outcome),
    )

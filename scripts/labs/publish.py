"""Add a lab to the site: its page, and the notebooks and the script to take along."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

import cells
import notebook_code
import notebooks
from fences import Cell, CellError
from notebook_text import Resolve, split
from notebooks import Part

from . import source
from .page import render
from .run import Ran, run
from .source import Lab, LabCell

_SOLUTION = """
<details class="success" data-mf-lab-solution data-search-exclude><summary>Solution</summary>
<p>Do all parts first, and compare then: <a href="{name}" type="application/x-ipynb+json" download>a notebook with every
part done</a>. There are other right ways.</p>
</details>"""


def is_lab(page: Page) -> bool:
    """Return whether the page is a lab."""
    return page.file.src_uri.startswith("labs/") and page.file.src_uri.endswith(".py")


def places(page: Page) -> tuple[str, ...]:
    """Return where the files of a lab stand in the site: notebook, script and solution; none for another page."""
    return (*notebooks.places(page), _solution_place(page)) if is_lab(page) else ()


def publish(html: str, page: Page, files: Files, config: MkDocsConfig, runner: Callable[[str], str]) -> str:
    """Return the content of the page, and add the files to the site."""
    lab = source.read(page.file.content_string)
    page.meta["description"] = lab.description
    learners, solution = run(lab, runner)
    site = config.site_url or ""

    def target(link: str) -> str:
        path, _, anchor = link.partition("#")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path))
        file = files.get_file_from_path(place)
        if file is None:
            raise CellError(f"there is no page {place!r}", _line_of(lab, link))
        return file.url + (f"#{anchor}" if anchor else "")

    def on_page(link: str) -> str:
        return link if _leads_out(link) else get_relative_url(target(link), page.url)

    def in_notebook(link: str) -> str | None:
        return link if _leads_out(link) else urljoin(site, target(link)) if site else None

    content = render(html, lab, *learners, on_page)
    origin = notebooks.origin_line(str(page.title), config.site_name, urljoin(site, page.url) if site else "")
    for place, written in zip(
        places(page), contents(lab, learners, solution, in_notebook, origin), strict=True
    ):
        if before := files.get_file_from_path(place):
            files.remove(before)
        files.append(File.generated(config, place, content=written))
    name = posixpath.basename(_solution_place(page))
    return content + _SOLUTION.format(name=name) + notebooks.links(page.file.name)


def contents(lab: Lab, learners: Ran, solution: Ran, resolve: Resolve, origin: str) -> tuple[str, str, str]:
    """Return the learner's notebook, the same as a script, and the notebook with every part done."""
    parts = _parts(lab.learners, learners, resolve, origin)
    done = _parts(lab.solution, solution, resolve, f"{origin}\n\n**With every part done.**")
    return notebooks.notebook(parts), notebooks.script(parts), notebooks.notebook(done)


def _solution_place(page: Page) -> str:
    return posixpath.join(posixpath.dirname(page.file.dest_uri), f"{page.file.name}-solution.ipynb")


def _leads_out(link: str) -> bool:
    return link.startswith(("#", "https:", "http:", "mailto:"))


def _line_of(lab: Lab, text: str) -> int:
    found = (cell for cell in lab.cells if text in cell.text)
    return next((cell.line + cell.text[: cell.text.index(text)].count("\n") for cell in found), 1)


def _parts(lab_cells: Sequence[LabCell], ran: Ran, resolve: Resolve, origin: str) -> list[Part]:
    """Return the cells of a notebook: where it is from, the setup, the lab."""
    live = iter(zip(*ran, strict=True))
    found: list[Part] = []
    for cell in lab_cells:
        if cell.kind == "code":
            found += _code(cell, *next(live))
        else:
            text = "\n\n".join(map(str, split(cell.text, [], resolve)))
            found.append(Part("markdown", f"text_{len(found)}", text))
    return notebooks.with_setup(found, origin)


def _code(cell: LabCell, live: Cell, outcome: cells.Outcome) -> list[Part]:
    outputs = [notebook_code.figure(svg, cell.alt) for svg in outcome.figures]
    if outcome.text:
        outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": outcome.text})
    script = f"{cell.text}\n" + (notebook_code.SHOW_FIGURES if outcome.figures else "")
    metadata = {"mfml": {"checks": cell.checks}} if cell.checks else {}
    part = Part("code", cell.id, cell.text, script, metadata, outputs)
    words = notebooks.in_words(live)
    return [part, Part("markdown", f"{cell.id}_words"[-64:], words)] if words else [part]

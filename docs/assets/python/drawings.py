"""Draw the Matplotlib figures of a run as SVG that can stand in a page: in its text's colour, and more than one."""

from __future__ import annotations

import io
import re
import sys
from typing import Any


def take_figures(name: str, most: int) -> tuple[list[str], int]:
    """Return up to `most` open Matplotlib figures as SVG text, and how many more there were; close them all."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return [], 0
    numbers = pyplot.get_fignums()
    figures = [pyplot.figure(number) for number in numbers[:most]]
    drawings = [_svg(figure, f"{name}-{index}") for index, figure in enumerate(figures, start=1)]
    pyplot.close("all")
    return drawings, len(numbers) - len(drawings)


def _svg(figure: Any, prefix: str) -> str:
    """Draw a figure as one `<svg>` element that takes the page's text colour and clashes with no other.

    Matplotlib's black becomes `currentColor`, ids get `prefix`, and the global style rule becomes
    attributes, so that several figures can stand in one page.
    """
    svg = _drawn(figure)
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<style.*?</style>|<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<defs>\s*</defs>", "", svg)
    svg = svg.replace("#000000", "currentColor")
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    svg = re.sub(r"\s*\n\s*", "\n", svg)
    start = 'fill="currentColor" stroke-linejoin="round" stroke-linecap="butt"'
    svg = re.sub(r'<svg [^>]*?width="[\d.]+pt"[^>]*?>', lambda tag: _root(tag[0], start), svg, count=1)
    return svg.strip()


def _drawn(figure: Any) -> str:
    """Draw a figure as Matplotlib writes it, and leave it as it was.

    `figure.savefig` would draw it twice: the first time only to place the axes, which the second could do as well.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    canvas, dpi = figure.canvas, figure.dpi
    buffer = io.StringIO()
    try:
        paper: Any = FigureCanvasSVG(figure)
        paper.print_svg(buffer, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    finally:
        figure.set_canvas(canvas)
        figure.dpi = dpi
    return buffer.getvalue()


def _root(tag: str, attributes: str) -> str:
    """Rewrite the root tag: keep its view box, drop what HTML does not need."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', tag)
    assert box is not None, "Matplotlib writes a viewBox"
    width, height = box[1], box[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" {attributes}>'
    )

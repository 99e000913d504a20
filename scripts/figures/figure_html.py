"""Write an interactive figure as HTML: complete without JavaScript, with room for what a script adds.

The cell that draws its picture stands below it, folded. So the picture is the book's own code at work, and the
reader finds it where the figure is. The controls are there from the start, so that nothing jumps when they wake.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import cell_html
import cells
from fences import Cell, CellError
from figures.definitions import Control, Definition, definitions

_ACTIONS = (
    '<span class="mf-figure__actions">'
    '<button type="button" class="mf-button" data-mf-action="reset" disabled>Start again</button>'
    '<button type="button" class="mf-button" data-mf-action="share" disabled>Copy a link</button></span>'
)


def render(cell: Cell, number: int, outcome: cells.Outcome, inline: Callable[[str], str]) -> str:
    """Return a finished cell, in its figure if it draws one; `inline` converts a line of Markdown to HTML."""
    rendered = cell_html.render(cell, number, outcome)
    if not cell.figure:
        return rendered
    known = definitions()
    if cell.figure not in known:
        raise CellError(f"there is no figure {cell.figure!r}; there are {', '.join(known)}", cell.line)
    if len(outcome.figures) != 1:
        raise CellError(
            f"cell {cell.id!r} draws {len(outcome.figures)} pictures; draw the one that {cell.figure} shows at first",
            cell.line,
        )
    figure = known[cell.figure]
    anchor = f"figure-{figure.id[1:].replace('.', '-')}"
    caption = f" {inline(cell.caption)}" if cell.caption else ""
    controls = "".join(_control(figure, each) for each in figure.controls)
    return (
        f'<div class="mf-figure" id="{anchor}" data-mf-figure="{figure.id}" role="group" '
        f'aria-labelledby="{anchor}-title"><figure>'
        f'<p class="mf-figure__predict"><strong>Predict first.</strong> {inline(cell.predict)}</p>'
        f'<div class="mf-figure__stage" data-mf-stage style="aspect-ratio: {figure.aspect}">'
        f'<div class="mf-figure__picture">{cell_html.picture(outcome.figures[0], cell)}</div></div>'
        f'<p class="mf-figure__said" data-mf-said aria-hidden="true">{escape(figure.said)}</p>'
        f'<p class="mf-hidden" aria-live="polite" data-search-exclude>{escape(figure.said)}</p>'
        f'<div class="mf-figure__controls" data-search-exclude>{controls}{_ACTIONS}</div>'
        '<p class="mf-figure__told" data-mf-told role="status"></p>'
        f'<figcaption><span class="mf-figure__title" id="{anchor}-title">Figure {cell.number or figure.id[1:]}. '
        f"{escape(figure.title)}.</span>{caption}</figcaption></figure>"
        f'<details class="mf-figure__code"><summary>Show the code that drew this</summary>{rendered}</details>'
        "</div>"
    )


def _control(figure: Definition, control: Control) -> str:
    variable = f'data-mf-variable="{control.name}" disabled'
    if control.kind == "toggle":
        checked = " checked" if control.start else ""
        box = f'<input type="checkbox" {variable}{checked}>'
        return f'<label class="mf-figure__toggle">{box} {escape(control.label)}</label>'
    if control.kind == "choice":
        options = "".join(
            f'<label><input type="radio" name="{figure.id}-{control.name}" value="{value}" {variable}'
            f"{' checked' if value == control.start else ''}> {escape(name)}</label>"
            for value, name in enumerate(control.names)
        )
        return f'<fieldset class="mf-figure__choice"><legend>{escape(control.label)}</legend>{options}</fieldset>'
    place = f"{figure.id}-{control.name}".replace(".", "-")
    return (
        f'<div class="mf-figure__slider"><label for="{place}">{escape(control.label)}</label>'
        f'<input type="range" id="{place}" min="{control.low}" max="{control.high}" step="{control.step}" '
        f'value="{control.start}" {variable} aria-valuetext="{escape(control.said)}">'
        f'<output for="{place}" aria-live="off">{escape(control.said)}</output></div>'
    )

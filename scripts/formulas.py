r"""Render the formulas of a page with KaTeX while the site is built: the page needs no script for them.

The Markdown extension arithmatex leaves `\(…\)` and `\[…\]` in elements of class "arithmatex". Each
becomes HTML for the eye and MathML for screen readers. What KaTeX rejects fails the build.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Sequence
from pathlib import Path

from run_node import run_node

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "formulas"
SCRIPT = ROOT / "scripts" / "katex.mjs"
LOCK = ROOT / "package-lock.json"

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\s*'
    r"(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])\s*</(?P=tag)>(?P<end>[.,;:!?)]*)",
    re.DOTALL,
)
_PIECE = 'class="katex-base"'  # a line may end after each piece of a formula


class FormulaError(ValueError):
    """A formula that KaTeX cannot render; the message shows it."""

    def __init__(self, tex: str, reason: str) -> None:
        super().__init__(f"KaTeX rejects the formula {tex!r}: {reason}")
        self.tex = tex


def render_formulas(page_html: str) -> str:
    """Return the page with each formula replaced by what KaTeX makes of it."""
    found = list(_FORMULA.finditer(page_html))
    rendered = iter(_render([_request(match) for match in found]))
    return _FORMULA.sub(lambda match: _element(match, next(rendered)), page_html)


def _request(match: re.Match[str]) -> dict[str, str | bool]:
    display = match["display"] is not None
    tex = html.unescape(match["display"] if display else match["inline"])
    return {"tex": tex.strip(), "display": display}


def _element(match: re.Match[str], rendered: str) -> str:
    tag = match["tag"]
    if tag == "div":  # a wide formula scrolls inside its own box, reachable with the keyboard
        return f'<div class="mf-formula" tabindex="0" role="group" aria-label="formula">{rendered}</div>{match["end"]}'
    formula = f'<span class="mf-formula">{rendered}</span>{match["end"]}'
    # A full stop does not begin a line.
    whole = match["end"] and rendered.count(_PIECE) == 1
    return f'<span class="mf-whole">{formula}</span>' if whole else formula


def _render(requests: Sequence[dict[str, str | bool]]) -> list[str]:
    """Render all formulas of a page with one call of Node, or take them from the cache."""
    if not requests:
        return []
    question = json.dumps(requests)
    key = hashlib.sha256(question.encode() + SCRIPT.read_bytes() + LOCK.read_bytes()).hexdigest()[:32]
    path = CACHE / f"{key}.json"
    if not path.exists():
        answers = json.loads(run_node(str(SCRIPT), standard_input=question))
        for request, answer in zip(requests, answers, strict=True):
            if "error" in answer:
                raise FormulaError(str(request["tex"]), answer["error"])
        CACHE.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(json.dumps([answer["html"] for answer in answers]), "utf-8")
        unfinished.replace(path)
    return list(json.loads(path.read_text("utf-8")))

"""KaTeX's fonts for a page: those that most pages need in two files, the signs of the book and all others.

A browser fetches a file only for a sign that the page has. So a page with a sign of its own gets all of that font.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Add a sign here when formulas of several pages have it.
SIGNS = {*map(chr, range(0x20, 0x7F)), *"°·×±–…′ˉ⋯⋅∘∣∂∇∑∛√−≈≠≤≥→←⟶Δαγδεηθλμπσ"}
SIGNS |= {
    "\N{NO-BREAK SPACE}",
    *map(chr, range(0x2002, 0x200B)),
    "\ue020",
}  # spaces, and the stroke through ≠
OFTEN = ("Main-Regular", "Math-Italic", "Size1-Regular", "Size2-Regular", "Size3-Regular", "Size4-Regular")
_FACE = re.compile(r"@font-face\{(?P<about>[^}]*?)src:url\(fonts/KaTeX_(?P<name>[\w-]+)\.woff2\)[^}]*\}")


def write(source: Path, folder: Path) -> list[Path]:
    """Write small fonts of KaTeX, of `source`, and its style sheet `katex.css` into `folder`; return all its fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    faces = {name: _split(source / "fonts" / f"KaTeX_{name}.ttf", folder) for name in OFTEN}

    def face(match: re.Match[str]) -> str:
        about, name = match["about"], match["name"]
        if name not in faces:
            return f'@font-face{{{about}src:url(KaTeX_{name}.woff2) format("woff2")}}'
        few, rest = faces[name]
        return (
            f'@font-face{{{about}src:url(KaTeX_{name}.few.woff) format("woff");unicode-range:{few}}}'
            f'@font-face{{{about}src:url(KaTeX_{name}.woff2) format("woff2");unicode-range:{rest}}}'
        )

    style = _FACE.sub(face, (source / "katex.min.css").read_text("utf-8"))
    (folder / "katex.css").write_text(style, "utf-8")
    return [*sorted(folder.glob("*.few.woff")), *sorted((source / "fonts").glob("*.woff2"))]


def _split(font: Path, folder: Path) -> tuple[str, str]:
    """Write the signs of the book from a font; return the ranges of these signs and of all others."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # KaTeX's fonts have dates before 1980
    all_signs = set(TTFont(font).getBestCmap())
    signs = all_signs & {ord(sign) for sign in SIGNS}
    options = Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=False, glyph_names=False)
    few = TTFont(font, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(few)
    few.flavor = "woff"
    few.save(folder / f"{font.stem}.few.woff")
    return _ranges(signs), _ranges(all_signs - signs)


def _ranges(signs: Iterable[int]) -> str:
    """Write signs as a value of `unicode-range`."""
    runs: list[list[int]] = []
    for sign in sorted(signs):
        if runs and sign == runs[-1][1] + 1:
            runs[-1][1] = sign
        else:
            runs.append([sign, sign])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)

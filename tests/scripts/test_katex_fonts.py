"""KaTeX's fonts for a page: no sign is lost, none is in two files, and the small files are small."""

import re

import pytest
from fontTools.ttLib import TTFont

import katex_fonts
from browser_assets import MODULES

SOURCE = MODULES / "katex" / "dist"
FACE = r'url\((KaTeX_{}\.[\w.]+)\) format\("\w+"\);unicode-range:([^}}]+)}}'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("katex")
    katex_fonts.write(SOURCE, folder)
    return folder


def signs(ranges):
    """Return the signs that a value of unicode-range names."""
    found = set()
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


@pytest.mark.parametrize("name", katex_fonts.OFTEN)
def test_two_files_have_all_signs_of_a_font(folder, name):
    style = (folder / "katex.css").read_text("utf-8")
    (few, its_signs), (rest, other_signs) = re.findall(FACE.format(name), style)
    assert (few, rest) == (f"KaTeX_{name}.few.woff", f"KaTeX_{name}.woff2")
    whole = set(TTFont(SOURCE / "fonts" / f"KaTeX_{name}.ttf").getBestCmap())
    assert set(TTFont(folder / few).getBestCmap()) == signs(its_signs)
    assert signs(its_signs) | signs(other_signs) == whole
    assert not signs(its_signs) & signs(other_signs)
    assert (folder / few).stat().st_size < 0.75 * (SOURCE / "fonts" / rest).stat().st_size


def test_all_other_fonts_stay(folder):
    style = (folder / "katex.css").read_text("utf-8")
    before = (SOURCE / "katex.min.css").read_text("utf-8")
    assert style.count("@font-face") == before.count("@font-face") + len(katex_fonts.OFTEN)
    assert "url(fonts/" not in style
    assert style.split("}.katex", 1)[1] == before.split("}.katex", 1)[1]

"""The letters of a page's drawings stand once in the page, and each drawing still shows its own."""

import re

import outlines

A, B = 'd="M1 2L3 4z" transform="scale(0.015625)"', 'd="M5 6Q7 8 9 0z" transform="scale(0.015625)"'
PAGE = (
    f'<p>Text</p><svg><defs><path id="one-A" {A}/>\n<path id="one-B" {B}/></defs><use xlink:href="#one-B"/></svg>'
    f'<svg><defs>\n<path id="two-A" {A}/>\n</defs><use xlink:href="#two-A" x="7"/>'
    '<defs><path id="two-tick" d="M0 0L0 3.5" style="stroke: red"/></defs><use xlink:href="#two-tick"/></svg>'
)


def test_each_outline_stands_once_and_is_used():
    shared = outlines.share(PAGE)
    shapes = dict(re.findall(r'<path id="([^"]+)" (d="[^"]*" transform[^>]*?)/>', shared))
    assert list(shapes.values()) == [A, B]
    ids = {shape: id for id, shape in shapes.items()}
    assert re.findall(r'<use xlink:href="#([^"]+)"', shared) == [ids[B], ids[A], "two-tick"]
    assert shared.endswith("</svg>")
    assert shared.count("<defs>") == 2
    assert '<path id="two-tick"' in shared


def test_a_page_without_letters_stays_as_it_is():
    assert outlines.share("<p>Text</p>") == "<p>Text</p>"

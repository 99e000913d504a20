"""What is wider than a phone shows at which of its edges more is hidden."""

import io

import pytest
from live import open_page
from PIL import Image

FORMULA = '<div class="mf-formula"><div class="wide"></div></div>'
TABLE = (
    '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    "<table><tr><td><div class='wide'></div></td></tr></table></div></div>"
)
OUTPUT = '<div class="mf-cell"><div class="mf-cell__output"><pre><div class="wide"></div></pre></div></div>'

PUT = """([markup, width]) => {
  const place = document.querySelector(".md-content__inner");
  place.innerHTML = markup;
  Object.assign(place.querySelector(".wide").style, { height: "40px", width: `${width}px` });
}"""
SCROLLED = ".mf-formula, .md-typeset__scrollwrap, pre"


def shaded(page):
    """Return for the left and the right edge whether a shadow lies there."""
    picture = Image.open(io.BytesIO(page.locator(SCROLLED).screenshot())).convert("RGB")
    width, middle = picture.width, picture.height // 2
    left, paper, right = (picture.getpixel((x, middle)) for x in (2, width // 2, width - 3))
    return left != paper, right != paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("markup", [FORMULA, TABLE, OUTPUT], ids=["formula", "table", "output"])
def test_a_shadow_lies_where_more_is_hidden(page, host, markup, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, host)
    page.evaluate(PUT, [markup, 900])
    assert shaded(page) == (False, True)
    page.locator(SCROLLED).evaluate("box => { box.scrollLeft = 200 }")
    assert shaded(page) == (True, True)
    page.locator(SCROLLED).evaluate("box => { box.scrollLeft = 2000 }")
    assert shaded(page) == (True, False)
    page.evaluate(PUT, [markup, 100])
    assert shaded(page) == (False, False), "all of it is seen"

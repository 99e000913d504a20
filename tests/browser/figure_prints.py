"""Small prints of the figures' first states, by which a test sees that one is grossly broken.

A print is the screenshot of a stage as 24 × 18 shades of grey. Fonts, a line's width and the browser's edition change
it little; a curve that is missing, a plane at the wrong place or black on black change it much. When a figure is meant
to look different, look at it, and take its print anew:

    .venv/bin/mkdocs build --strict && .venv/bin/python tests/browser/figure_prints.py
"""

import io
import json
import sys
from pathlib import Path

from PIL import Image

FILE = Path(__file__).with_suffix(".json")
SIZE = (24, 18)
VIEWS = {
    "wide light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}


def print_of(stage):
    """Return the print of a stage: its shades, row by row, two hexadecimal digits each."""
    picture = Image.open(io.BytesIO(stage.screenshot(animations="disabled")))
    return picture.convert("L").resize(SIZE, Image.Resampling.BOX).tobytes().hex()


def difference(one, other):
    """Return how far two prints are apart: on average, and at the worst place, in shades from 0 to 255."""
    apart = [abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)]
    return sum(apart) / len(apart), max(apart)


def known():
    """Return the prints that were taken: by figure, then by view."""
    return json.loads(FILE.read_text("utf-8"))


def take():
    """Take the prints of all figures of the built site."""
    sys.path[:0] = [str(Path(__file__).parents[2] / place) for place in ("scripts", "tests/site")]
    from built_site import SITE
    from figure_book import FIGURES, open_figure
    from playwright.sync_api import sync_playwright

    from browser import find_browser
    from static_server import serve

    prints = {}
    chromium = find_browser()
    with sync_playwright() as playwright, serve(SITE, "/mfml/") as host:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for id in FIGURES:
            prints[id] = {}
            for view, options in VIEWS.items():
                page = browser.new_page(**options)
                prints[id][view] = print_of(open_figure(page, host, id).locator("[data-mf-stage]"))
                page.close()
        browser.close()
    FILE.write_text(json.dumps(prints, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    take()

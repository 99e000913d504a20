"""axe finds nothing on any page, in light and dark, on a phone and on a desk, idle and after a run."""

from pathlib import Path

import pytest
from live import SECTION, all_pages, names, open_page, run, type_code

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"desk": (1280, 900), "phone": (390, 800)}


def violations(page):
    """Run axe in an isolated way that the page's policy allows: as the browser's own evaluation."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)"
    )
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:120]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", all_pages())
def test_every_page(page, host, path, scheme, size):
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_page(page, host, path)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"


def test_a_page_in_use(page, host, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_page(page, host, SECTION)
    first, *_, last = names(page)
    run(page, last)
    type_code(page, first, "1 / 0")
    run(page, first)
    assert not violations(page)

"""Every cell of every page, run by the reader's browser, prints and draws what the page shows."""

import pytest
from built_site import pages_with_cells
from live import cell, names, open_page, run

# The drawing of an interactive figure's cell stands above it, on the stage.
DRAWINGS = """cell => cell.querySelectorAll('[data-mf-output] figure').length
  + (cell.closest('[data-mf-figure]')?.querySelectorAll('.mf-figure__picture').length ?? 0)"""


@pytest.mark.parametrize("path", pages_with_cells())
def test_every_cell_agrees_with_the_book(page, host, path):
    open_page(page, host, path)
    drawings = {name: cell(page, name).evaluate(DRAWINGS) for name in names(page)}
    assert drawings
    problems = []
    for name, figures in drawings.items():
        state = run(page, name)
        element = cell(page, name)
        match = element.get_attribute("data-mf-match")
        if (state, match) != ("ok", "same"):
            problems.append(f"{name}: {state}, {match}: {element.locator('[data-mf-output]').text_content()}")
        images = element.locator("[data-mf-output] figure img")
        if images.count() != figures:
            problems.append(f"{name}: {images.count()} figures instead of {figures}")
        for image in images.all():
            page.wait_for_function(
                "image => image.complete && image.naturalWidth > 0", arg=image.element_handle()
            )
    assert not problems, "\n".join(problems)

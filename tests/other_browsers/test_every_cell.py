"""Every cell of every page prints and draws what the page shows."""

import pytest
from built_site import pages_with_cells
from reader import CELL

DRAWN = f"{CELL} return [...cell.querySelectorAll('[data-mf-output] figure img')]"
# The drawing of an interactive figure's cell stands above it, on the stage.
DRAWINGS = (
    f"{CELL} return cell.querySelectorAll('figure').length"
    " + (cell.closest('[data-mf-figure]')?.querySelectorAll('.mf-figure__picture').length ?? 0)"
)
SAVE = f"{CELL} return [...cell.querySelectorAll('[data-mf-output] figure [data-mf-action^=save]')].length"


@pytest.mark.parametrize("path", pages_with_cells())
def test_every_cell_agrees_with_the_book(reader, path):
    reader.follow(path)
    drawings = {name: reader.driver.script(DRAWINGS, name) for name in reader.names()}
    assert drawings
    for name, figures in drawings.items():
        found = (reader.run(name), reader.get("mfMatch", name))
        assert found == ("ok", "same"), f"{name}: {found}: {reader.words(name)}"
        reader.driver.wait(f"{DRAWN}.filter((image) => image.naturalWidth > 0).length === {figures}", name)
        reader.driver.wait(f"{SAVE} === {2 * figures}", name)

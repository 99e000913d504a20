"""Each page with live cells can be taken along, as a notebook and as a script."""

import gzip
import json
import posixpath
from urllib.request import urlopen

from static_server import serve


def test_pages_with_cells_lead_to_a_notebook_and_a_script_that_answer(site, pages):
    with serve(site, "/book/") as server:
        for page, soup in pages.items():
            lines = soup.select("p.mf-downloads[data-search-exclude]")
            assert len(lines) == bool(soup.select("[data-mf-cell]")), page
            for line in lines:
                notebook, script = (
                    posixpath.join(posixpath.dirname(page), a["href"]) for a in line.find_all("a")
                )
                assert json.loads(answer(server, notebook))["nbformat"] == 4
                compile(answer(server, script), script, "exec")


def test_their_cells_are_those_of_the_page(site, pages):
    for page, soup in pages.items():
        for link in soup.select('.mf-downloads a[href$=".ipynb"]'):
            written = json.loads((site / posixpath.dirname(page) / link["href"]).read_text("utf-8"))["cells"]
            codes = [cell["id"] for cell in written if cell["cell_type"] == "code"]
            assert codes[1:] == [element["data-mf-cell"] for element in soup.select("[data-mf-cell]")]


def test_the_search_does_not_find_the_line(site):
    assert "Take this page with you" not in (site / "search" / "search_index.json").read_text("utf-8")


def answer(server, place):
    with urlopen(server.address + place) as response:
        return gzip.decompress(response.read())

"""The pages of the labs in the built site: live cells, checks, files to take along, and nothing from elsewhere."""

import gzip
import json
import re
from pathlib import Path

import nbformat
import pytest

from labs import source

ROOT = Path(__file__).resolve().parents[2]
LABS = sorted((ROOT / "docs" / "labs").glob("*.py"))


@pytest.fixture(params=LABS, ids=lambda path: path.stem)
def lab(request, site, pages):
    """Return what is written, the folder of its page, and the page."""
    place = f"labs/{request.param.stem}/index.html"
    return source.read(request.param.read_text("utf-8")), (site / place).parent, pages[place]


def test_the_page_has_the_cells_and_the_checks_of_its_source(lab):
    written, _, soup = lab
    (element,) = soup.select("[data-mf-lab]")
    assert element["data-mf-lab"] == written.id
    codes = [cell for cell in written.learners if cell.kind == "code"]
    cells = element.select("[data-mf-cell]")
    assert [cell["data-mf-cell"] for cell in cells] == [cell.id for cell in codes]
    assert [cell.select_one("[data-mf-code]").get_text() for cell in cells] == [cell.text for cell in codes]
    checks = [cell["data-mf-checks"] for cell in element.select("[data-mf-checks]")]
    assert checks == [f"{written.id}.{part}" for part in range(1, len(checks) + 1)]
    assert checks
    assert soup.find("meta", attrs={"name": "description"})["content"] == written.description


def test_nothing_of_jupyter_and_nothing_of_the_solution_is_in_it(lab):
    written, _, soup = lab
    assert not soup.select("[class*=jp-], clipboard-copy, article style, article script[src]")
    text = soup.get_text()
    for cell in written.cells:
        if cell.tag == "solution":
            assert cell.text not in text


def test_it_has_the_scripts_of_every_page_and_no_other(lab, pages):
    """So the hashes in its policy are those of every page, too."""

    def scripts(soup):
        """Return the scripts by what they load or say, without the addresses of the page itself."""
        return [
            re.sub(r"(?:\.\./)+|\./", "", script.get("src") or script.string)
            for script in soup.find_all("script")
            if script.get("type") != "application/json"
        ]

    _, _, soup = lab
    assert scripts(soup) == scripts(pages["1-what-is-calculus/rise-over-run/index.html"])


def test_its_headings_are_in_the_contents_and_in_the_search(lab, site):
    _, folder, soup = lab
    headings = {heading["id"] for heading in soup.select("[data-mf-lab] h2")}
    assert len(headings) > 3
    contents = {link["href"].partition("#")[2] for link in soup.select(".md-nav--secondary a[href^='#']")}
    assert headings <= contents
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    place = folder.relative_to(site).as_posix() + "/"
    assert headings <= {
        entry["location"].partition("#")[2] for entry in docs if entry["location"].startswith(place)
    }


def test_its_bytes(lab):
    """All of the page itself; the tests of the browser count what it asks for."""
    _, folder, _ = lab
    assert len(gzip.compress((folder / "index.html").read_bytes(), compresslevel=6, mtime=0)) <= 60_000


def test_its_solution_is_folded_and_a_valid_notebook(lab):
    _, folder, soup = lab
    (box,) = soup.select("details[data-mf-lab-solution]")
    assert not box.has_attr("open")
    (link,) = box.find_all("a")
    assert link.has_attr("download")
    notebook = nbformat.read(folder / link["href"], as_version=4)
    nbformat.validate(notebook)
    checks = [cell for cell in notebook.cells if cell.metadata.get("mfml")]
    assert checks
    assert all(": passed." in cell.outputs[0].text for cell in checks)


def test_the_sources_are_not_published(site):
    assert not [path for path in site.rglob("*.py") if 'tags=["solution"]' in path.read_text("utf-8")]

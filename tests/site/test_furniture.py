"""The furniture of the built book: the toolbox card, the lesson maps, the modules on paper, the links of sections."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from furniture.section_template import is_lesson

DOCS = Path(__file__).resolve().parents[2] / "docs"
MODULES = sorted(path.parent.name for path in DOCS.glob("[0-9]-*/index.md"))
ON_PAPER = sorted(path.parent.name for path in DOCS.glob("[0-9]-*/print.md"))


def sections():
    """Return the files of all sections, which have a number such as 1.3 in their titles."""
    return [
        path for path in DOCS.glob("[0-9]-*/*.md") if re.search(r"^title: \d\.\d", path.read_text(), re.M)
    ]


def test_the_toolbox_has_every_tool(pages):
    terms = [term.get_text() for term in pages["reference/toolbox/index.html"].select(".mf-toolbox dt")]
    for path in sections():
        source = path.read_text("utf-8")
        if not is_lesson(source):
            continue
        _, _, box = source.partition("## Toolbox\n")
        assert box, f"{path} has no toolbox"
        written = re.findall(r"^(\S.*)\n:   ", box.partition("\n## ")[0], re.M)
        assert written
        assert {*written} <= {*terms}, path


@pytest.mark.parametrize("module", MODULES)
def test_the_lesson_map_of_each_module(pages, module):
    rows = pages[f"{module}/index.html"].select('[data-mf-sheet="lessons"] tbody tr')
    ready = {
        f"{row.td.get_text()} {row.a.get_text()}" for row in rows if row.select("td")[2].get_text() == "ready"
    }
    titles = {
        re.search(r"^title: (.*)$", path.read_text("utf-8"), re.M)[1]
        for path in sections()
        if path.parent.name == module
    }
    assert len(rows) >= 7
    assert ready == titles


@pytest.mark.parametrize("module", ON_PAPER)
def test_a_module_on_paper(pages, module):
    sheet = pages[f"{module}/print/index.html"].select_one('[data-mf-sheet="module"]')
    assert not sheet.select(
        "button, input, select, textarea, details, script, [data-mf-cell], [data-mf-figure]"
    )
    others = [path for path in (DOCS / module).glob("*.md") if path.stem not in ("index", "print")]
    for path in others:
        page = pages[f"{module}/{path.stem}/index.html"]
        assert sheet.find("h2", id=path.stem), path
        assert sheet.find("a", href=f"#{path.stem}"), path
        for heading in page.select(".md-content h2[id]"):
            assert sheet.find(id=f"{path.stem}--{heading['id']}"), heading
    answers = sum(len(pages[f"{module}/{path.stem}/index.html"].select("details.success")) for path in others)
    assert len(sheet.select('[id*="--answers-"]')) == answers
    assert pages[f"{module}/index.html"].find("a", href="print/")


@pytest.mark.parametrize("module", ON_PAPER)
def test_a_module_on_paper_is_not_found_by_the_search(site, module):
    assert f'"{module}/print/' not in (site / "search" / "search_index.json").read_text("utf-8")


def test_each_section_of_a_page_has_its_links(pages):
    for path in sections():
        page = pages[f"{path.parent.name}/{path.stem}/index.html"]
        headings = page.select(".md-content h2")
        for heading in headings:
            title = heading.get_text().removesuffix("¶")
            assert heading.select_one(".headerlink")["aria-label"] == f"Link to “{title}”"
        filled = [parse_qs(urlsplit(link["href"]).query)["body"][0] for link in page.select(".mf-report a")]
        named = [re.search(r"^Address: .*#(.*)$", body, re.M)[1] for body in filled]
        assert named == [heading["id"] for heading in headings]
        assert all(re.search(r"^Edition: [0-9a-f]+$", body, re.M) for body in filled)


def test_previous_and_next_say_where_they_lead(pages):
    page = pages["1-what-is-calculus/rise-over-run/index.html"]
    labels = [link["aria-label"] for link in page.select(".md-footer__link")]
    assert labels == ["Previous: 1.2 Functions and their pictures", "Next: 1.4 The derivative, exactly"]

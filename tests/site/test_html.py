"""The pages are valid HTML, and each cell keeps the DOM contract."""

import json
import subprocess
from pathlib import Path

import pytest

import cells
from fences import cells_in
from node import find_node

ROOT = Path(__file__).resolve().parents[2]

# What the theme itself writes, on every page.
OF_THE_THEME = {
    ("valid-autocomplete", 'autocomplete attribute cannot be used on <input type="checkbox">'),
    ("input-missing-label", "<input> element has <label> but <label> has no text"),
    ("input-missing-label", "<input> element does not have a <label>"),
    (
        "attribute-misuse",
        '"rel" attribute cannot be used on <a> in this context: <a> does not allow rel="edit"',
    ),
    ("attribute-allowed-values", 'Attribute "tabindex" has invalid value ""'),
}


def test_every_page_is_valid_html(site, pages, tmp_path):
    validator = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    report = tmp_path / "report.json"
    options = ["--config", str(ROOT / ".htmlvalidate.json"), "--formatter", f"json={report}"]
    command = [find_node().node, str(validator), *options, *(str(site / page) for page in pages)]
    subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    reports = json.loads(report.read_text("utf-8"))
    assert len(reports) == len(pages), (
        "the theme's own marks are in every page, so every page is in the report"
    )
    problems = [
        f"{Path(page['filePath']).relative_to(site)}:{message['line']}: {message['ruleId']}: {message['message']}"
        for page in reports
        for message in page["messages"]
        if (message["ruleId"], message["message"]) not in OF_THE_THEME
    ]
    assert not problems, "\n".join(problems)


def test_ids_are_unique_on_each_page(pages):
    for page, soup in pages.items():
        ids = [element["id"] for element in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), page


def cell_pages():
    return [path for path in sorted((ROOT / "docs").rglob("*.md")) if cells_in(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", cell_pages(), ids=lambda path: path.stem)
def test_cells_of_the_page_are_those_of_its_markdown(path, pages):
    """The site's Markdown and the tests' Markdown find the same cells, and the contract's parts are there."""
    relative = path.relative_to(ROOT / "docs")
    built = (
        relative.with_suffix("") / "index.html" if relative.stem != "index" else relative.with_suffix(".html")
    )
    elements = pages[built.as_posix()].select("[data-mf-cell]")
    written = cells_in(path.read_text("utf-8"))
    assert [element["data-mf-cell"] for element in elements] == [cell.id for cell in written]
    for element, cell in zip(elements, written, strict=True):
        assert element["data-mf-state"] == "static"
        assert element.select_one("[data-mf-code]").get_text() == cell.parsed.code.rstrip("\n")
        output = element.select_one("[data-mf-output]")
        printed = "".join(pre.get_text() for pre in output.find_all("pre", recursive=False))
        assert cells.agrees(cell.parsed.want, printed)
        drawn = element.find_parent(attrs={"data-mf-figure": True}) if cell.figure else output
        assert bool(drawn.select("figure svg[aria-label], figure img[alt]")) == bool(cell.alt)


def test_nothing_is_left_unrendered(pages):
    for page, soup in pages.items():
        text = soup.get_text()
        assert "mf-cell-placeholder" not in str(soup), page
        assert ">>>" not in "".join(element.get_text() for element in soup.select(".mf-cell")), page
        assert not soup.select(".arithmatex"), page
        assert "\\(" not in text, page
        shown = "".join(string for string in soup.strings if not string.find_parent("pre"))
        assert "```" not in shown, page  # but a page may show how a block is written


def test_every_page_has_a_title_a_description_and_a_policy(pages):
    for page, soup in pages.items():
        assert soup.title.get_text(strip=True), page
        assert soup.find("meta", attrs={"name": "description"})["content"], page
        assert soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"}), page
        assert len(soup.find_all("h1")) == 1, page


def test_every_image_has_an_alt_text(pages):
    for page, soup in pages.items():
        for image in soup.find_all("img"):
            assert image.get("alt") is not None, f"{page}: {image}"

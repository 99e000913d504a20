"""The sheets that are made of other pages: the toolbox card, the lesson map, a module on paper."""

import pytest
from bs4 import BeautifulSoup

from furniture import lessons, module_print, toolbox
from furniture.noted import Noted, SheetError, moved
from furniture.sheets import Sheets

TOOL = '<h2 id="toolbox">Toolbox</h2><dl><dt>Slope</dt><dd><a href="#recall">rise</a> over run</dd></dl><p>Units.</p>'
TABLE = (
    "<table><thead><tr><th>no.</th>\n<th>section</th>\n</tr></thead><tbody>"
    "<tr>\n<td>1.1</td>\n<td>A curve</td>\n</tr><tr>\n<td>1.2</td>\n<td>Up &amp; down</td>\n</tr></tbody></table>"
)
OVERVIEW = Noted("1-calculus/", "1 Calculus", TABLE)


def page(name, title, html):
    return Noted(f"1-calculus/{name}/", title, html)


def soup(html):
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("#recall", "../1-calculus/one/#recall"),
        ("../two/", "../1-calculus/two/"),
        ("../../glossary/#slope", "../glossary/#slope"),
        ("https://example.org/#x", "https://example.org/#x"),
    ],
)
def test_a_link_leads_to_the_same_place_from_another_page(address, expected):
    assert moved(address, "1-calculus/one/", "reference/") == expected


def test_the_toolbox_has_the_tools_of_each_section_by_module():
    other = Noted("2-many/", "2 Many", "")
    second = Noted("2-many/row/", "2.1 Rows", TOOL + '<h2 id="more">More</h2><dl><dt>No tool</dt></dl>')
    one = page("one", "1.1 A curve", TOOL)
    card = soup(
        toolbox.write([OVERVIEW, one, page("two", "1.2 Up", ""), other, second], "reference/toolbox/")
    )
    assert [heading.get_text() for heading in card.find_all(["h2", "h3"])] == [
        "1 Calculus",
        "1.1 A curve",
        "2 Many",
        "2.1 Rows",
    ]
    assert [term.get_text() for term in card.find_all("dt")] == ["Slope", "Slope"]
    assert card.h3.a["href"] == "../../1-calculus/one/#toolbox"
    assert card.dd.a["href"] == "../../1-calculus/one/#recall"


def test_a_toolbox_without_tools_is_refused():
    with pytest.raises(SheetError, match="no tool below '## Toolbox'"):
        toolbox.tools_of(
            page("one", "1.1 A curve", '<h2 id="toolbox">Toolbox</h2><p>Slope</p><h2>Next</h2><dl></dl>')
        )


def test_the_lesson_map_says_what_is_ready():
    ready = page("two", "1.2 Up & down", "")
    exercises = page("exercises", "Exercises", "")
    table = soup(lessons.write(TABLE, [OVERVIEW, ready, exercises], OVERVIEW.url))
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
    assert rows == [
        ["no.", "section", "status"],
        ["1.1", "A curve", "in preparation"],
        ["1.2", "Up & down", "ready"],
    ]
    assert [link["href"] for link in table.find_all("a")] == ["two/"]


@pytest.mark.parametrize("title", ["1.2 Up and down", "1.3 New"])
def test_a_section_that_the_plan_does_not_have_is_refused(title):
    with pytest.raises(SheetError, match=f"no row '| {title.replace(' ', ' | ', 1)} |'".replace("|", r"\|")):
        lessons.write(TABLE, [OVERVIEW, page("two", title, "")], OVERVIEW.url)


SECTION = """<h1 id="t">1.1 A curve<a class="headerlink" href="#t">¶</a></h1>
<p>See <a href="#task">the task</a>, <a href="../two/#task">another</a>, <a href="../../glossary/">a word</a>.</p>
<details class="question"><summary>What is it?</summary><p>A rule.</p></details>
<h2 id="task">Task \\(x\\)</h2>
<form class="mf-answer"><label>Your number <input type="text"></label>
<fieldset><legend>Choose one.</legend><label><input type="radio" name="a"> yes</label></fieldset>
<script type="application/json">{"value": 7}</script><template>no</template></form>
<details class="tip"><summary>Hint 1: look</summary><p>Look there.</p></details>
<details class="success"><summary>Solution</summary><p>It is 7.</p></details>
<p>Between.</p>
<details class="success"><summary>Why</summary><p>Because.</p></details>
<div class="mf-cell" id="c" data-mf-cell="c" role="group" aria-label="Live cell 1">
<span class="mf-cell__actions"><button>Run</button></span>
<svg viewBox="0 0 1 1"><path id="p"/><use xlink:href="#p" clip-path="url(#p)"/></svg></div>
<p class="mf-downloads">Take it</p>"""
URL = "1-calculus/print/"


@pytest.fixture
def printed():
    pages = [OVERVIEW, page("one", "1.1 A curve", SECTION), page("two", "1.2 Up & down", SECTION)]
    return soup(module_print.write([*pages, Noted("2-many/row/", "2.1 Rows", "elsewhere")], URL))


def test_on_paper_nothing_waits_for_a_script(printed):
    assert not printed.select(
        "script, template, button, input, form, details, summary, .headerlink, .mf-downloads"
    )
    assert not [
        name for element in printed.find_all(True) for name in element.attrs if name.startswith("data-")
    ]
    assert len(printed.select(".mf-paper__line")) == len(printed.select(".mf-paper__box")) == 2
    assert "A rule." in printed.select_one(".admonition.question").get_text()
    assert "elsewhere" not in printed.get_text()


def test_on_paper_each_id_is_there_once_and_links_stay_inside(printed):
    ids = [element["id"] for element in printed.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inside = [link["href"] for link in printed.find_all("a")]
    assert {link for link in inside if not link.startswith("#")} == {"../../glossary/"}
    assert {link[1:] for link in inside if link.startswith("#")} <= {*ids}
    paragraph = printed.select_one("h2 + p").find_all("a")
    assert [link["href"] for link in paragraph] == ["#one--task", "#two--task", "../../glossary/"]
    assert printed.find("use").attrs == {"xlink:href": "#one--p", "clip-path": "url(#one--p)"}


def test_on_paper_hints_and_answers_stand_at_the_end(printed):
    text = printed.get_text(" ", strip=True)
    hints, answers = text.rindex("Hints 1.1 A curve"), text.rindex("Answers 1.1 A curve")
    assert text.index("Between.") < hints < text.index("Look there.") < answers < text.index("It is 7.")
    away = [place.get_text() for place in printed.select(".mf-paper__away")]
    assert away == ["Hints 1 · Solution: answer 1", "Why: answer 2"] * 2
    assert printed.find(id="one--answers-2").get_text(" ", strip=True) == "2. Task \\(x\\) Why Because."
    assert [heading.name for heading in printed.find_all(["h1", "h2"])] == ["h2"] * 4


def test_a_sheet_is_put_into_its_place():
    sheets = Sheets([OVERVIEW.url, "1-calculus/one/", "reference/toolbox/"])
    sheets.note(OVERVIEW.url, OVERVIEW.title, OVERVIEW.html)
    sheets.note("1-calculus/one/", "1.1 A curve", TOOL)
    sheets.note("1-calculus/draft/", "1.7 Draft", "not in the navigation")
    filled = sheets.fill('<h1>T</h1><div data-mf-sheet="toolbox"></div><p>end</p>', "reference/toolbox/")
    assert "over run" in filled
    assert filled.endswith("</div><p>end</p>")
    assert "not in the navigation" not in sheets.fill('<div data-mf-sheet="module"></div>', URL)
    assert sheets.fill("<p>no place</p>", URL) == "<p>no place</p>"

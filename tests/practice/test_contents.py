"""The list of all exercises: by module and section, with links that lead there from the page that shows it."""

from bs4 import BeautifulSoup

from practice.contents import Contents, Entry

MODULE = "1 What is calculus?"
PRODUCT = Entry("E1.5", "A product at π", 2, "e15-a-product-at")
LAB = """\
<h2 id="step">Choose <em>the step</em><a class="headerlink" href="#step">¶</a></h2>
<div class="mf-cell" id="step-check" data-mf-checks="L1.1"></div>
<h2 id="kink">Where not to trust it &amp; why</h2>
<div class="mf-cell" data-mf-checks="L1.2"></div>
"""


GAMES = """\
<h2 id="g3">Match<a class="headerlink" href="#g3">¶</a></h2>
<div data-mf-figure="G3"><p>The game needs JavaScript.</p></div>
<h2 id="g4">Sniper</h2>
<div data-mf-figure="G4"></div>
<h2 id="moves">Moves</h2>
<figure data-mf-figure="F1.1"></figure>
"""


def a_book():
    book = Contents()
    book.note("labs/l1/", ("The slope machine", "Labs"), [], LAB)
    book.note("2-many/exercises/", ("Exercises", "2 Many"), [Entry("E2.1", "a <b> c", 1, "e21")], "")
    book.note("1-one/exercises/", ("Exercises", MODULE), [PRODUCT, Entry("E1.6", "Next", 4, "e16")], "")
    book.note("1-one/", (MODULE,), [], "<h2 id='a'>Sections</h2>")
    book.note("1-one/rise/", ("1.3 Rise over run",), [], "")
    return book


def shown(book, tool="progress", url="practice/progress/"):
    return BeautifulSoup(book.fill(f'<p><div data-mf-tool="{tool}">\n</div></p>', url), "html.parser")


def test_modules_and_sections_stand_in_the_order_of_the_book():
    page = shown(a_book())
    assert [heading.text for heading in page.select("h2")] == [MODULE, "2 Many"]
    assert [section["data-mf-section"] for section in page.select(".mf-contents")] == [
        "1-one/exercises/",
        "labs/l1/",
        "2-many/exercises/",
    ]
    assert [item["data-mf-item"] for item in page.select("li")] == ["E1.5", "E1.6", "L1.1", "L1.2", "E2.1"]


def test_an_exercise_has_its_title_its_stars_and_a_link():
    page = shown(a_book())
    item = page.select_one("[data-mf-item='E1.5']")
    assert item["data-mf-stars"] == "2"
    assert item.a.text == "E1.5 A product at π"
    assert item.a["href"] == "../../1-one/exercises/#e15-a-product-at"
    assert item.span.text == "★★"
    assert item.span["aria-label"] == "2 of 4 stars"
    assert page.select_one("[data-mf-item='E2.1'] a").text == "E2.1 a <b> c"


def test_a_part_of_a_lab_is_named_by_the_heading_above_it_and_has_no_stars():
    first, second = shown(a_book()).select("[data-mf-section='labs/l1/'] li")
    assert (first.a.text, first.a["href"]) == ("L1.1 Choose the step", "../../labs/l1/#step")
    assert second.a.text == "L1.2 Where not to trust it & why"
    assert first["data-mf-stars"] == "0"
    assert first.span is None


def test_games_stand_between_the_exercises_of_their_module_and_its_lab():
    book = a_book()
    book.note("1-one/games/", ("Games", MODULE), [], GAMES)
    items = shown(book).select("li")
    assert [item["data-mf-item"] for item in items] == ["E1.5", "E1.6", "G3", "G4", "L1.1", "L1.2", "E2.1"]
    assert items[2].a.text == "G3 Match"
    assert items[2].a["href"] == "../../1-one/games/#g3"
    assert items[2]["data-mf-stars"] == "0"


def test_module_0_comes_first_and_what_stands_in_no_module_last():
    book = a_book()
    book.note("play/", ("More games",), [], GAMES.replace("G3", "G5"))
    book.note("0-before/where/", ("0.7 Where", "0 Before"), [Entry("E0.25", "Powers", 1, "e025")], "")
    book.note("0-before/powers/", ("0.1 Powers", "0 Before"), [Entry("E0.1", "One", 1, "e01")], "")
    page = shown(book)
    assert [heading.text for heading in page.select("h2")] == ["0 Before", MODULE, "2 Many", "Elsewhere"]
    items = [item["data-mf-item"] for item in page.select("li")]
    assert items[:3] == ["E0.1", "E0.25", "E1.5"]
    assert items[-3:] == ["E2.1", "G5", "G4"]


def test_a_page_that_is_built_again_alone_takes_the_place_of_its_own_entries():
    book = a_book()
    book.note("1-one/exercises/", ("Exercises", MODULE), [PRODUCT], "")
    assert [item["data-mf-item"] for item in shown(book).select("li")] == ["E1.5", "L1.1", "L1.2", "E2.1"]
    book.note("1-one/exercises/", ("Exercises", MODULE), [], "")
    assert [item["data-mf-item"] for item in shown(book).select("li")] == ["L1.1", "L1.2", "E2.1"]


def test_today_carries_the_list_unseen_and_other_pages_stay_as_they_are():
    page = shown(a_book(), "today", "practice/")
    assert page.template.li["data-mf-item"] == "E1.5"
    assert page.template.a["href"] == "../1-one/exercises/"
    assert not page.select("li")  # a browser, as this parser, keeps a template apart
    other = '<div data-mf-tool="plan"></div>'
    assert a_book().fill(other, "practice/plan/") == other


def test_a_book_without_exercises_has_an_empty_list():
    assert shown(Contents()).div.text == ""

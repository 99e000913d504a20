"""The index of words and symbols, and the list of misconceptions."""

import re

import pytest
from bs4 import BeautifulSoup

from furniture import misconceptions, notation, word_index
from furniture.errors import FurnitureError
from furniture.glossary import Glossary, Term
from furniture.headings import heading, parts

PAGE = """\
<h1 id="t">1.3 Rise <em>over</em> run<a class="headerlink" href="#t">¶</a></h1>
<p>All <strong>slopes</strong>.</p>
<h2 id="a">First &amp; more<a class="headerlink" href="#a">¶</a></h2>
<p>Press run. The curve rises. <code>gradient(f)</code> <span class="arithmatex">\\(\\text{secant} + x\\)</span></p>
<h2 id="b">Second</h2>
<p>The
run of a secant; the gradient of a line. <div class="arithmatex">\\[\\dfrac{f(b) - f(a)}{b - a}\\]</div></p>
"""
WORDS = Glossary(
    [Term(name, "…") for name in ("Gradient", "Gradient of a line", "Rise", "Run", "Secant", "Slope")]
)


def test_parts_of_a_page():
    top, first, second = parts(PAGE)
    assert heading(PAGE) == "1.3 Rise over run"
    assert (top.anchor, top.words) == ("", "1.3 Rise over run All slopes .")
    assert (first.anchor, first.title, first.formulas) == ("a", "First & more", ("\\(\\text{secant} + x\\)",))
    assert second.words == "Second The run of a secant; the gradient of a line."


def test_where_words_are_used():
    found = word_index.uses("rise/", "1.3", list(parts(PAGE)), WORDS, []).places
    assert found == {
        "Gradient of a line": [("b", "Second")],  # and "Gradient" is only a part of it here
        "Rise": [("", "")],  # "rise over run"; "the curve rises" is the verb
        "Run": [("", ""), ("b", "Second")],  # "press run" is none
        "Secant": [("b", "Second")],
        "Slope": [("", "")],
    }


@pytest.mark.parametrize(
    ("symbols", "formula", "used"),
    [
        ("$x$, $t$", r"2t + 1", True),
        ("$x$, $t$", r"\tan y", False),
        ("$h$", r"\text{height} = 3", False),
        ("$h$", r"f(a+h)", True),
        (r"$\dfrac{f(b) - f(a)}{b - a}$", r"m = \frac{f(b)-f(a)}{b-a} .", True),
        (r"$\dfrac{f(b) - f(a)}{b - a}$", r"\frac{f(b) + f(a)}{b - a}", False),
        (r"$\lvert x \rvert$", r"|x|", True),
        (r"$f(x)$", r"f\left(x\right) = 1", True),
    ],
)
def test_where_a_symbol_is_used(symbols, formula, used):
    assert notation.Row(symbols, "", "").is_in(formula) == used


def test_the_table_of_symbols(tmp_path):
    head = "# Notation\n\n| symbol | read | meaning |\n| --- | --- | --- |\n"
    table = f"{head}| $h$ | h | a step |\n| $a \\ne b$ | a | b |\n"
    (tmp_path / "notation.md").write_text(
        f"{table}\nA text.\n\n| other | table |\n| --- | --- |\n| 1 | 2 |\n", "utf-8"
    )
    assert notation.read(tmp_path) == [
        notation.Row("$h$", "h", "a step"),
        notation.Row(r"$a \ne b$", "a", "b"),
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "| symbol | name | meaning |\n| --- | --- | --- |\n| $h$ | h | a step |\n",
            "begin it with | symbol",
        ),
        ("| symbol | read | meaning |\n| --- | --- | --- |\n| $h$ | h |\n", "has 2 cells"),
        ("| symbol | read | meaning |\n| --- | --- | --- |\n| $a | b$ | h | a step |\n", "has 4 cells"),
    ],
)
def test_a_table_of_symbols_that_cannot_be_read(tmp_path, table, told):
    (tmp_path / "notation.md").write_text(f"# Notation\n\n{table}", "utf-8")
    with pytest.raises(FurnitureError, match=re.escape(told)):
        notation.read(tmp_path)


def test_the_index_leads_to_each_part_and_counts_what_it_leaves_out():
    places = [("", ""), *((letter, f"{letter.upper()} <b>") for letter in "abcde")]
    book = [word_index.Uses("1/rise/", "1.3", {"Slope": places}), word_index.Uses("2/", "2.1", {})]
    entries = [word_index.Entry("Slope", "<b>Slope</b>"), word_index.Entry("Secant", "Secant", "A line.")]
    html = word_index.listed(entries, book, lambda url: f"../{url}")
    page = BeautifulSoup(html, "html.parser")
    slope, secant = page.select("dd")
    assert [link["href"] for link in slope.select("a")] == [
        "../1/rise/",
        "../1/rise/#a",
        "../1/rise/#b",
        "../1/rise/#c",
    ]
    assert slope.text == "1.3: A <b>, B <b>, C <b>, 2 more"
    assert secant.text == "A line.not used so far"


BOX = """<div class="admonition warning">
<p class="admonition-title">You may think: where <em>f</em> is high, it is steep</p>"""


def test_misconceptions_get_an_anchor_and_a_place_in_the_list():
    html, found = misconceptions.mark(f'<div class="admonition note"></div>{BOX}<p>No.</p></div>', "")
    (box,) = BeautifulSoup(html, "html.parser").select("[id]")
    assert box["id"] == "you-may-think-where-f-is-high-it-is-steep"
    (link,) = BeautifulSoup(misconceptions.listed([("../rise/", "1.3", found)]), "html.parser").select("li a")
    assert link["href"] == "../rise/#you-may-think-where-f-is-high-it-is-steep"
    assert link.parent.text == "Where f is high, it is steep, in 1.3"


def test_the_same_misconception_twice_on_a_page():
    source = '# A\n\n!!! warning "You may think: where f is high, it is steep"\n'
    with pytest.raises(FurnitureError, match="say the second one differently") as caught:
        misconceptions.mark(BOX + BOX, source)
    assert caught.value.line == 3


def test_a_word_of_one_letter_is_not_its_capital():
    part, other = parts('<p>E of t</p><h2 id="a">The number e</h2>')
    words = Glossary([Term("e", "…")])
    assert word_index.uses("", "", [part, other], words, []).places == {"e": [("a", "The number e")]}

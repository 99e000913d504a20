"""Formulas and arrays that a cell shows: typeset, in their columns, reachable, and never markup."""

from editor import FIRST
from live import cell, open_page, run, type_code
from test_accessibility import violations

PAGE = "reference/choose/"
CELL = "formula"
KATEX = "**/vendor/katex-*.js"
OWN = """class Own:
    def __init__(self, latex):
        self.latex = latex
    def __repr__(self):
        return "own"
    def _repr_latex_(self):
        return self.latex
Own({!r})"""
WIDE = "import numpy as np\nnp.set_printoptions(linewidth=200)\n1000.0 + np.arange(24.0).reshape(2, 12)"
IS_TYPESET = "box => box.querySelector('.katex-mathml') !== null"


def formula(page, name):
    return cell(page, name).locator("[data-mf-output] > .mf-formula")


def typeset(page, name):
    """Wait for the formula of a cell; return what stands in it, for screen readers and for the eye."""
    page.wait_for_function(IS_TYPESET, arg=formula(page, name).element_handle())
    box = formula(page, name).locator(".katex-html").bounding_box()
    return formula(page, name).locator(".katex-mathml").inner_html(), box["width"], box["height"]


def asked_for_katex(host):
    return any("vendor/katex-" in address for address, _ in host.requests)


def test_a_formula_is_typeset_by_a_run_as_in_the_book(page, host):
    open_page(page, host, PAGE)
    book = typeset(page, CELL)
    assert not asked_for_katex(host)
    assert run(page, CELL) == "ok"
    assert typeset(page, CELL) == book
    assert asked_for_katex(host)
    assert cell(page, CELL).locator("[data-mf-output] > pre").text_content() == "(1 - x**2)/(x**2 + 1)**2\n"
    assert not violations(page)


def shown_as_text(page, latex):
    """Run a cell whose value has the formula `latex`; say whether that is shown as text and nothing else."""
    type_code(page, FIRST, OWN.format(latex))
    assert run(page, FIRST) == "ok"
    box = formula(page, FIRST)
    page.wait_for_function("box => box.textContent !== ''", arg=box.element_handle())
    return box.text_content() == latex.strip("$") and box.locator("*").count() == 0


def test_what_katex_does_not_know_is_shown_as_text(start):
    assert shown_as_text(start, r"$\frac{1$")
    assert shown_as_text(start, r"$<img src=x onerror=alert(1)>\frac{$")
    assert shown_as_text(start, r"\nosuch")


def test_without_katex_the_formula_is_text(start):
    start.route(KATEX, lambda route: route.abort())
    assert shown_as_text(start, "$x^2$")
    start.problems[:] = [problem for problem in start.problems if "ERR_FAILED" not in problem]


def test_a_formula_of_a_reader_links_and_loads_nothing(start):
    latex = r"$\href{javascript:alert(1)}{a}\includegraphics{http://127.0.0.1:9/x.png}\htmlId{x}{b}<b>c</b>$"
    type_code(start, FIRST, OWN.format(latex))
    assert run(start, FIRST) == "ok"
    typeset(start, FIRST)
    assert formula(start, FIRST).locator("a, img, b, [id]").count() == 0


def test_the_columns_of_an_array_stay_below_each_other_on_a_phone(phone):
    type_code(phone, FIRST, WIDE)
    run(phone, FIRST)
    block = cell(phone, FIRST).locator("[data-mf-output] > pre")
    phone.wait_for_function("block => block.tabIndex === 0", arg=block.element_handle())
    assert block.evaluate("block => block.scrollWidth > block.clientWidth")
    lines = block.text_content().count("\n")
    assert (
        block.evaluate("block => block.clientHeight / parseFloat(getComputedStyle(block).lineHeight)")
        < lines + 2
    )
    assert block.get_attribute("role") == "group"
    assert block.get_attribute("aria-label") == "Output of live cell 1"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not violations(phone)
    block.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("block => block.scrollLeft > 0", arg=block.element_handle())


def test_a_printed_block_is_a_stop_of_the_tab_key_only_while_it_scrolls(page, host):
    open_page(page, host, PAGE)
    block = cell(page, CELL).locator("[data-mf-output] > pre")
    assert block.get_attribute("tabindex") is None
    page.set_viewport_size({"width": 200, "height": 800})
    page.wait_for_function("block => block.tabIndex === 0", arg=block.element_handle())
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("block => !block.hasAttribute('tabindex')", arg=block.element_handle())
    assert block.get_attribute("role") is None

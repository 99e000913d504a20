"""Docstrings as Markdown, and signatures that fit on a phone."""

import griffe
import markdown
import pytest

from reference import BookDocstrings, public_names, signature, to_markdown

LINKS = {"slope": "mfml.limits.slope", "LineFit": "mfml.lines.LineFit"}

DOCSTRING = """Return x[i][j] times **kwargs, and _not_ italics.

y_i = 2 * x**2 * z        the first formula

This is a sentence with h**2 and k**2, as in `slope` and `np.sin`.

Parameters
----------
a, b : float, optional
    Two numbers with a < b.

    A second paragraph.
sigma : array, shape (n,)
    More.

Returns
-------
list of LineFit
    The fits.

Examples
--------
For x**2 and y**2:

>>> f(1)
2

Source
------
A. Author, A_Title.
"""


def to_html(docstring, **options):
    extensions = ["attr_list", "def_list", "tables", "pymdownx.superfences"]
    return markdown.markdown(to_markdown(docstring, LINKS, **options), extensions=extensions)


def test_signs_of_mathematics_are_not_markup():
    page = to_html(DOCSTRING)
    assert "<em>" not in page
    assert "<strong>" not in page
    assert "Return x[i][j] times **kwargs, and _not_ italics." in page
    assert "a &lt; b" in page


def test_a_paragraph_that_is_no_sentence_is_a_formula():
    page = to_html(DOCSTRING)
    line = "<span>y_i = 2 * x**2 * z        <span>the first formula</span>\n</span>"
    assert f'<pre class="mf-doc-formula">{line}</pre>' in page
    assert "<p>This is a sentence with h**2 and k**2" in page


@pytest.mark.parametrize(
    ("paragraph", "is_formula"),
    [
        ("a0 = x, a1 = f(a0), ...", True),
        ("It ends here.", False),
        ("The reason is:", False),
        ("a = 0.5", True),
    ],
)
def test_how_a_sentence_ends(paragraph, is_formula):
    assert ("mf-doc-formula" in to_markdown(f"Summary.\n\n{paragraph}", {})) == is_formula
    assert "mf-doc-formula" not in to_markdown(f"Summary.\n\n{paragraph}", {}, formulas=False)


def test_indented_lines_are_formulas_anywhere():
    text = to_markdown("Summary.\n\nThen\n\n    a = b\n    c < d", {}, formulas=False)
    assert "<span>a = b\n</span><span>c &lt; d\n</span>" in text


def test_lists_of_parameters_keep_names_types_and_paragraphs():
    page = to_html(DOCSTRING)
    assert "<dt><code>a</code>, <code>b</code>: float, optional</dt>" in page
    assert "<dt><code>sigma</code>: array, shape (n,)</dt>" in page
    assert "<p>A second paragraph.</p>" in page


def test_public_names_become_links_and_others_do_not():
    text = to_markdown(DOCSTRING, LINKS)
    assert "[`slope`][mfml.limits.slope]" in text
    assert "list of [`LineFit`][mfml.lines.LineFit]" in text
    assert "`np.sin`" in text


def test_examples_are_code_but_no_live_cell():
    page = to_html(DOCSTRING)
    assert "mf-doc-example" in page
    assert "For x**2 and y**2:" in page
    assert "mf-cell" not in page


def test_each_section_has_its_title():
    page = to_html(DOCSTRING)
    titles = ["Parameters", "Returns", "Examples", "Source"]
    assert [page.index(f'<p class="mf-doc-title">{title}</p>') for title in titles]
    assert '<p class="mf-doc-source">A. Author, A_Title.</p>' in page


def test_a_table_gets_the_line_that_markdown_wants():
    page = to_html("Summary.\n\n| a | b |\n| 1 | 2 |")
    assert "<th>a</th>" in page
    assert "<td>2</td>" in page


SOURCE = '''
from collections.abc import Callable
import numpy as np
from ._types import Numbers

__all__ = ["Fit", "fit"]

class Fit:
    """A fit."""

    def __init__(self, data: "Numbers") -> None: ...

    def at(self, x: float) -> float:
        """Return one value, as `fit` does."""

def fit(x: Numbers, *more: Numbers, start: Callable[[float], float], name: str = 'none') -> Fit:
    """Fit as `Fit` says; `fit` is this function."""

def long(model: Callable[..., np.ndarray], x: Numbers, *, tol: float = 0.1) -> Fit: ...
'''


@pytest.fixture
def package():
    types = "import numpy as np\nNumbers = float | np.typing.NDArray[np.float64]\n"
    files = {"api.py": SOURCE, "_types.py": types}
    with griffe.temporary_visited_package("sample", files) as loaded:
        yield loaded


def test_signatures_break_at_parameters_and_spell_types_out(package):
    assert signature(package["api.Fit.at"], package) == "(x: float) -> float"
    assert signature(package["api.Fit.__init__"], package) == "(data: float | NDArray[float64])"
    assert signature(package["api.long"], package) == (
        "(\n"
        "    model: Callable[..., ndarray],\n"
        "    x: float | NDArray[float64],\n"
        "    *,\n"
        "    tol: float = 0.1,\n"
        ") -> Fit"
    )
    assert signature(package["api.fit"], package).splitlines()[2:5] == [
        "    *more: float | NDArray[float64],",
        "    start: Callable[[float], float],",
        '    name: str = "none",',
    ]


def test_links_lead_to_public_names_only(package):
    assert public_names(package) == {"Fit": "sample.api.Fit", "fit": "sample.api.fit"}
    BookDocstrings().on_package(pkg=package)
    assert (
        package["api.fit"].docstring.value == "Fit as [`Fit`][sample.api.Fit] says; `fit` is this function."
    )
    assert "[`fit`][sample.api.fit]" in package["api.Fit.at"].docstring.value

"""A page as a notebook and as a script: what each part of its Markdown and each kind of cell becomes."""

import ast
import contextlib
import functools
import io
import json
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import nbformat
import pytest
from matplotlib import pyplot as plt

import cells
from fences import Cell, CellError, cells_in
from notebook_code import for_notebook, for_script, outputs_of
from notebook_text import Live, split
from notebooks import links, notebook, parts, script
from run_cells import run_page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES_WITH_CELLS = [path for path in sorted(DOCS.rglob("*.md")) if cells_in(path.read_text("utf-8"))]
EVERY_PAGE = pytest.mark.parametrize(
    "path", PAGES_WITH_CELLS, ids=lambda path: path.relative_to(DOCS).as_posix()
)


def nowhere(target):
    return None


def prose(page, resolve=nowhere):
    """Convert a page without cells; its pieces are joined by a line of stars."""
    return "\n***\n".join(split(page, [], resolve))


def outcome_of(source, **options):
    cell = Cell(source, id="a", **options)
    return cell, run_page([cell])[0]


# Prose


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("---\ntitle: A\n---\nText", "Text"),
        ("# A { #top }\n\ntext", "# A\n\ntext"),
        ("## A ##\n\n## B", "## A ##\n***\n## B"),
        ("[A](#a-x) \n# A `x` { .c }", '[A](#a-x) \n***\n<a id="a-x"></a>\n\n# A `x`'),
        (
            "See [A](#a-title).\n\n## A *title*",
            'See [A](#a-title).\n***\n<a id="a-title"></a>\n\n## A *title*',
        ),
        ("[B](#b)\n\n# T { .x #b }", '[B](#b)\n***\n<a id="b"></a>\n\n# T'),
        ('A [b](http://c){ .d } and *e*{: #f g="h" }.', "A [b](http://c) and *e*."),
        ("The set $\\{x\\}$ and `{ .a }` and {3}", "The set $\\{x\\}$ and `{ .a }` and {3}"),
        ("\\(a\\) and\n\n\\[\nb\n\\]", "$a$ and\n\n$$\nb\n$$"),
        ("$a$ and $$b[c](d)$$", "$a$ and $$b[c](d)$$"),
        ("[a](b.md), `[a](b.md)`", "a, `[a](b.md)`"),
        ('![An *a*](b.svg){ width="3" }', "*[Image: An *a*]*"),
        ("[a][b] and [c][]\n\n[b]: http://d\n[c]: e.md", "[a](http://d) and c"),
        (
            "A[^x] b[^y].\n\n[^y]: Two.\n[^x]: One.\n    More.",
            "A<sup>[2]</sup> b<sup>[1]</sup>.\n***\n**Notes**\n\n1. Two.\n2. One.\nMore.",
        ),
        (
            "Term\n:   Text $x$\n    more.\n\nOther\n:   Two",
            "- **Term:** Text $x$\n  more.\n\n- **Other:** Two",
        ),
        ('<div class="a" markdown>\n\nb\n\n</div>', '<div class="a">\n\nb\n\n</div>'),
        ('``` { .python title="t" }\n# { #a }\nx\n```', "```python\n# { #a }\nx\n```"),
        ('!!! note "A `b`"\n    c\n\n    - d\n\ne', "> **A `b`**\n>\n> c\n>\n> - d\n\ne"),
        ("!!! danger inline end\n    c", "> **Danger**\n>\n> c"),
        ('!!! note ""\n    c', "> c"),
        ("!!! note\n    $$\n    a\n    = b\n    $$", "> **Note**\n>\n> $$ a = b $$"),
        ('??? tip "A `b`"\n    c', "<details><summary>A <code>b</code></summary>\n\nc\n\n</details>"),
        ("???+ tip\n    c", "<details open><summary>Tip</summary>\n\nc\n\n</details>"),
        ('=== "One"\n\n    a\n\n=== "Two"\n\n    b', "**One**\n\na\n\n**Two**\n\nb"),
        (
            '!!! a "A"\n    ??? b "B"\n        c',
            "> **A**\n>\n> <details><summary>B</summary>\n>\n> c\n>\n> </details>",
        ),
        ("1. a\n\n    !!! note\n        b\n\n2. c", "1. a\n\n    > **Note**\n    >\n    > b\n\n2. c"),
    ],
)
def test_prose(page, expected):
    assert prose(page) == expected


def test_links_lead_where_the_site_is():
    def resolve(target):
        return f"https://site/{target}"

    page = '[a](b.md "t") ![c](d.svg) [e](#f) [g](https://h) [i](mailto:j)'
    assert prose(page, resolve) == (
        '[a](https://site/b.md "t") ![c](https://site/d.svg) [e](https://site/#f) [g](https://h) [i](mailto:j)'
    )


CELL = "``` { .pycon #%s }\n>>> 1\n1\n```"


def test_a_cell_closes_the_box_around_it():
    inner = (CELL % "b").replace("\n", "\n    ")
    page = f'{CELL % "a"}\n\n??? tip "T"\n    x\n\n    {inner}\n\n    y\n\nz'
    assert split(page, cells_in(page), nowhere) == [
        Live(0),
        "<details><summary>T</summary>\n\nx\n\n</details>",
        Live(1, folded=True),
        "<details><summary>T (continued)</summary>\n\ny\n\n</details>\n\nz",
    ]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("!!!", ["> **T**", Live(0)]),
        ("???", ["**T**", Live(0, folded=True)]),
        ("???+", ["**T**", Live(0)]),
    ],
)
def test_a_box_with_nothing_but_a_cell_keeps_its_title(mark, expected):
    inner = (CELL % "a").replace("\n", "\n    ")
    page = f'{mark} tip "T"\n\n    {inner}\n'
    assert split(page, cells_in(page), nowhere) == expected


def test_a_cell_in_a_list_and_the_text_after_it():
    page = f"1. a\n\n    {(CELL % 'a').replace(chr(10), chr(10) + '    ')}\n\n    b\n\n2. c"
    assert split(page, cells_in(page), nowhere) == ["1. a", Live(0), "b\n\n2. c"]


def test_a_fence_that_shows_a_fence_is_no_cell():
    page = f"````\n{CELL % 'a'}\n````\n\n{CELL % 'b'}"
    assert split(page, cells_in(page), nowhere) == [f"````\n{CELL % 'a'}\n````", Live(0)]


def test_a_lost_cell_stops_the_build():
    with pytest.raises(CellError, match="'a' was not found"):
        split("No cell.", [Cell(">>> 1\n1\n", id="a")], nowhere)


# Code


@pytest.mark.parametrize(
    ("source", "in_notebook", "in_script"),
    [
        (">>> 1 + 1\n2\n", "1 + 1\n", "show_value(1 + 1)\n"),
        (">>> 1, 2  # a\n(1, 2)\n", "1, 2  # a\n", "show_value((1, 2))  # a\n"),
        (">>> (1, 2)\n(1, 2)\n", "(1, 2)\n", "show_value((1, 2))\n"),
        (">>> (1 +\n...     1)\n2\n", "(1 +\n    1)\n", "show_value((1 +\n    1))\n"),
        (">>> 'é'; 'ü'\n'é'\n'ü'\n", "'é'; 'ü'\n", "show_value('é'); show_value('ü')\n"),
        (">>> print(1)\n1\n", "print(1)\n", "print(1)\n"),
        (">>> x = 1\n>>> None\n", "x = 1\nNone\n", "x = 1\nNone\n"),
        (">>> 1\n1\n>>> 2\n2\n", "show_value(1)\n2\n", "show_value(1)\nshow_value(2)\n"),
        (">>> for i in [1]:\n...     i\n1\n", "for i in [1]:\n    i\n", "for i in [1]:\n    i\n"),
    ],
)
def test_shown_values(source, in_notebook, in_script):
    cell, outcome = outcome_of(source)
    assert (for_notebook(cell), for_script(cell, outcome)) == (in_notebook, in_script)


def test_an_error_is_caught_in_the_script_only():
    cell, outcome = outcome_of(
        ">>> x = 0\n>>> 1 / x\nTraceback (most recent call last):\nZeroDivisionError: no\n"
    )
    assert for_notebook(cell) == "x = 0\n1 / x\n"
    assert runs(for_script(cell, outcome)) == "ZeroDivisionError: division by zero\n"
    (part,) = [part for part in written([cell], [outcome]) if part.id == "a"]
    assert part.metadata["tags"] == ["raises-exception"]
    assert [output["output_type"] for output in part.outputs] == ["error"]
    assert part.outputs[0]["ename"] == "ZeroDivisionError"
    assert part.outputs[0]["evalue"] == "division by zero"


def test_what_is_no_python_is_a_comment_in_the_script():
    cell, outcome = outcome_of(">>> 1 +\nTraceback (most recent call last):\nSyntaxError: invalid syntax\n")
    assert for_script(cell, outcome) == "# 1 +\nprint('SyntaxError: invalid syntax')\n"


def test_an_isolated_cell_keeps_its_variables_to_itself():
    cell, outcome = outcome_of('>>> x = """a\n... b"""\n>>> x\n\'a\\nb\'\n', isolated=True)
    for code in (for_notebook(cell), for_script(cell, outcome)):
        namespace = {"x": 1, "show_value": print}
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, namespace)
        assert (printed.getvalue(), namespace["x"]) == ("a\nb\n", 1)


def test_a_script_shows_a_figure_and_starts_a_new_one():
    cell, outcome = outcome_of(
        ">>> import matplotlib.pyplot as plt\n>>> _ = plt.plot([1, 2])\n", alt="A line"
    )
    assert for_script(cell, outcome).endswith('plt.show()\nplt.close("all")\n')
    assert "show" not in for_notebook(cell)
    (output,) = outputs_of(cell, outcome)
    assert output["output_type"] == "display_data"
    assert output["data"]["text/plain"] == output["metadata"]["image/svg+xml"]["alt"] == "A line"
    assert '<svg role="img" aria-label="A line"' in output["data"]["image/svg+xml"]
    assert "http://www.w3.org/2000/svg" in output["data"]["image/svg+xml"]


def test_what_is_printed_and_what_is_shown():
    kinds = {
        source: [output["output_type"] for output in outputs_of(*outcome_of(source))]
        for source in (">>> 1\n1\n", ">>> print(1)\n1\n", ">>> 1\n1\n>>> 2\n2\n", ">>> x = 1\n")
    }
    assert list(kinds.values()) == [["execute_result"], ["stream"], ["stream"], []]


def test_a_value_with_a_formula_has_both_in_the_notebook():
    source = ">>> import mfml\n>>> mfml.Symbol('x') ** 2\nx**2\n"
    (output,) = outputs_of(*outcome_of(source))
    assert output["data"] == {"text/plain": "x**2", "text/latex": "$\\displaystyle x^{2}$"}


# Whole files


def runs(code):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    return printed.getvalue()


def written(page_cells, outcomes, page=None):
    source = "".join(f"```pycon\n{cell.source}```\n" for cell in page_cells) if page is None else page
    return parts(source, page_cells, outcomes, nowhere, "The origin")


def test_the_first_cells_say_where_it_is_from_and_ask_for_the_package():
    origin, setup, cell = written(*zip(outcome_of(">>> 1\n1\n"), strict=True))
    assert (origin.kind, origin.source) == ("markdown", "The origin")
    assert runs(setup.source) == ""
    without = setup.source.replace("import mfml", "import mfml_is_not_there")
    assert "pip install mfml" in runs(without)
    assert ("show_value" in setup.source, "show_value" in setup.script) == (False, True)
    assert cell.id == "a"


def test_a_folded_cell_is_folded_in_jupyter():
    page = f'??? tip "T"\n    {(CELL % "a").replace(chr(10), chr(10) + "    ")}\n'
    page_cells = cells_in(page)
    found = written(page_cells, run_page(page_cells), page)
    assert found[-1].metadata == {"jupyter": {"outputs_hidden": True, "source_hidden": True}}
    assert '\n# %% a jupyter={"outputs_hidden": true, "source_hidden": true}\nshow_value(1)\n' in script(
        found
    )


def test_the_caption_and_the_figure_in_words_follow_the_cell():
    cell = Cell(">>> 1\n1\n", id="a", caption="Up", alt="A line")
    words = written([cell], [cells.Outcome("1\n")])[-1]
    assert words.source == "*Up*\n\n<details><summary>The figure in words</summary>\n\nA line\n\n</details>"


def test_the_links_name_both_files():
    assert re.findall(r'href="(.*?)"', links("a&b")) == ["a&amp;b.ipynb", "a&amp;b.py"]


# Every page


@functools.cache
def taken(path):
    page = path.read_text("utf-8")
    page_cells = cells_in(page)
    return page_cells, written(page_cells, run_page(page_cells), page)


def as_jupyter_runs(code, namespace):
    """Run a notebook cell as Jupyter does: only its last value is shown. Return what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*non-interactive.*cannot be shown")
        try:
            *earlier, last = ast.parse(code).body
            exec(compile(ast.Module(earlier, []), "cell", "exec"), namespace)
            mode, node = (
                ("single", ast.Interactive)
                if isinstance(last, ast.Expr)
                else ("exec", lambda body: ast.Module(body, []))
            )
            exec(compile(node([last]), "cell", mode), namespace)
        except Exception as error:
            printed.write(f"{cells.TRACEBACK_HEADER}\n{type(error).__name__}: {error}\n")
    plt.close("all")
    return printed.getvalue()


@EVERY_PAGE
def test_the_notebook_is_valid_and_prints_what_the_book_prints(path):
    page_cells, found = taken(path)
    content = nbformat.reads(notebook(found), as_version=4)
    nbformat.validate(content)
    assert (content.nbformat, content.nbformat_minor) == (4, 5)
    namespace = {"__name__": "__main__"}
    printed = {
        cell.id: as_jupyter_runs(cell.source, namespace) for cell in content.cells if cell.cell_type == "code"
    }
    wanted = {"code_setup": ""} | {cell.id: cell.parsed.want for cell in page_cells}
    assert list(printed) == list(wanted)
    problems = [
        name for name, want in wanted.items() if not cells.agrees(without_module(want), printed[name])
    ]
    assert not problems, {name: printed[name] for name in problems}
    assert not [
        output for cell in content.cells for output in cell.get("outputs", ()) if figure_without_words(output)
    ]


def without_module(want):
    """Return the expected output with errors by their bare name: `LinAlgError`, not `numpy.linalg.LinAlgError`."""
    return re.sub(r"^(?:[a-z_]+\.)+(?=[A-Z]\w+(?:: |$))", "", want, flags=re.MULTILINE)


def figure_without_words(output):
    return output["output_type"] == "display_data" and not output["metadata"]["image/svg+xml"]["alt"]


@EVERY_PAGE
def test_the_script_runs_and_prints_what_the_book_prints(path, tmp_path):
    page_cells, found = taken(path)
    file = tmp_path / path.with_suffix(".py").name
    file.write_text(script(found), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "MPLBACKEND": "agg", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(file)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    wanted = "".join(message_only(without_module(cell.parsed.want)) for cell in page_cells)
    assert cells.agrees(wanted, done.stdout), done.stdout


def message_only(want):
    text, _, error = want.partition(cells.TRACEBACK_HEADER)
    return text + "".join(line for line in error.lstrip("\n").splitlines(keepends=True) if line[0] != " ")


@EVERY_PAGE
def test_nothing_of_the_books_own_markdown_is_left(path):
    _, found = taken(path)
    text = "\n".join(part.source for part in found if part.kind == "markdown")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    assert not re.findall(
        r"^ *(?:!!!|\?\?\?|===) .*|\{:? *[#.][\w-].*?\}|\.pycon|^>>>.*|\]\([^)]*\.md.*?\)|[\x02\x03]",
        text,
        re.M,
    )
    assert json.loads(notebook(found))["cells"][0]["source"]

"""The runner cells.py: what it runs, prints, draws and compares."""

import importlib
import io
import sys
import xml.etree.ElementTree as ElementTree

import pytest

import cells


def run(code, namespace=None):
    return cells.run(code, cells.new_namespace() if namespace is None else namespace, "test")


class TestParse:
    def test_splits_code_and_output(self):
        parsed = cells.parse(">>> x = 2\n>>> for i in range(2):\n...     print(i * x)\n0\n2\n>>> x\n2\n")
        assert parsed.code == "x = 2\nfor i in range(2):\n    print(i * x)\nx\n"
        assert parsed.want == "0\n2\n2\n"

    def test_refuses_a_cell_without_prompt(self):
        with pytest.raises(ValueError, match="no line that starts with '>>> '"):
            cells.parse("x = 2\n")

    def test_refuses_code_after_an_exception(self):
        with pytest.raises(ValueError, match="line 1 raises"):
            cells.parse(
                ">>> 1 / 0\nTraceback (most recent call last):\n    ...\nZeroDivisionError: division\n>>> 2\n2\n"
            )


class TestRun:
    def test_shows_each_expression_as_the_prompt_does(self):
        outcome = run("1 + 1\nNone\n'a'\nprint('b')")
        assert outcome.text == "2\n'a'\nb\n"
        assert not outcome.failed

    def test_keeps_variables_for_the_next_cell(self):
        namespace = cells.new_namespace()
        run("x = 3", namespace)
        assert run("x + 1", namespace).text == "4\n"

    def test_shows_only_the_readers_frames_of_an_error(self):
        outcome = run("import json\ndef load(text):\n    return json.loads(text)\nload('{')")
        assert outcome.failed
        assert 'File "cell test", line 4, in <module>' in outcome.text
        assert 'File "cell test", line 3, in load' in outcome.text
        assert "return json.loads(text)" in outcome.text
        assert "decoder.py" not in outcome.text
        assert outcome.text.endswith("(char 1)\n")

    @pytest.mark.parametrize(
        ("code", "place"),
        [
            ("x = 4\ny = x / 0", [2, 4, 2, 9]),
            ("def f(a):\n    return 'é' + a\nf(3)", [2, 11, 2, 18]),
            ("def f():\n    raise ValueError\n\n\nf()", [2, 4, 2, 20]),
            ("import json\njson.loads('{')", [2, 0, 2, 15]),
            ("x = = 2", [1, 4, 1, 5]),
            ("for k in range(3):\nprint(k)", [2, 0, 2, 5]),
            ("x = (1,", [1, 4, 1, 0]),
            ("x = 1", []),
            ("raise KeyboardInterrupt", []),
        ],
    )
    def test_where_it_failed(self, code, place):
        assert run(code).error_at == place

    @pytest.mark.parametrize("code", ["x = 4\ny = x / 0", "x = 4\ny = x / 0\n", "x = 4\ny = x / 0\nx"])
    def test_carets_stand_below_the_expression(self, code):
        line, carets = run(code).text.splitlines()[2:4]
        start, end = line.index("x / 0"), len(line)
        assert carets == " " * start + "~~^~~"[: end - start]

    def test_an_error_in_a_function_of_another_cell_lies_at_the_call(self):
        namespace = cells.new_namespace()
        cells.run("def f(x):\n    return 1 / x", namespace, "other")
        assert run("y = 0\nf(y)", namespace).error_at == [2, 0, 2, 4]

    def test_what_was_printed_before_an_error_stays(self):
        assert run("print('first')\n1 / 0\nprint('never')").text.startswith("first\nTraceback")

    def test_a_syntax_error_runs_nothing_and_shows_the_line(self):
        outcome = run("print('no')\nx = = 2")
        assert outcome.failed
        assert "no\n" not in outcome.text
        assert "x = = 2" in outcome.text
        assert "SyntaxError" in outcome.text

    @pytest.mark.parametrize("code", ["raise SystemExit(3)", "raise KeyboardInterrupt"])
    def test_leaving_python_only_ends_the_cell(self, code):
        assert run(code).failed

    def test_warnings_and_stderr_are_part_of_the_output(self):
        outcome = run("import sys\n_ = sys.stderr.write('careful\\n')")
        assert outcome.text == "careful\n"

    def test_restores_standard_output(self, capsys):
        run("print('inside')")
        print("outside")
        assert capsys.readouterr().out == "outside\n"

    def test_one_statement_of_several_lines(self):
        assert run("def f(x):\n    return x\n\nif True:\n    f(5)").text == "5\n"


class WithFormula:
    def __init__(self, latex):
        self.latex = latex

    def __repr__(self):
        return "it"

    def _repr_latex_(self):
        return self.latex


class TestFormulas:
    @pytest.mark.parametrize(
        ("latex", "inside"),
        [("$x$", ["x"]), ("$$\nx\n$$", ["x"]), ("\\frac{1}{2}", ["\\frac{1}{2}"]), (None, []), (3, [])],
    )
    def test_a_value_with_a_formula_shows_both(self, latex, inside):
        outcome = run("it", cells.new_namespace() | {"it": WithFormula(latex)})
        assert (outcome.text, outcome.latex) == ("it\n", inside)

    def test_only_a_value_that_is_shown_has_a_formula(self):
        namespace = cells.new_namespace() | {"it": WithFormula("$x$"), "Kind": WithFormula}
        outcome = run("y = it\nprint(it)\nKind\n_ = [it]", namespace)
        assert outcome.latex == []
        assert run("it\nit", namespace).latex == ["x", "x"]

    def test_an_error_in_the_method_is_an_error_of_the_cell(self):
        outcome = run("class A:\n    def _repr_latex_(self):\n        return 1 / 0\n\n\nA()")
        assert outcome.failed
        assert "ZeroDivisionError" in outcome.text
        assert outcome.text.startswith("<__main__.A object")

    def test_so_many_and_so_long(self):
        namespace = cells.new_namespace() | {
            "it": WithFormula("$x$"),
            "long": WithFormula("x" * (cells.LONGEST_FORMULA + 1)),
        }
        assert run("long", namespace).latex == []
        assert len(run("for _ in range(100):\n    it", namespace).latex) == cells.MOST_FORMULAS

    def test_the_prompt_is_as_before(self):
        before = sys.displayhook
        run("1")
        assert sys.displayhook is before

    @pytest.mark.parametrize(
        ("code", "latex"),
        [
            ("import mfml\nmfml.differentiate('x**3', 'x')", "3 x^{2}"),
            ("import mfml\nmfml.linearize(lambda x: x**2, 3)", "9 + 6 \\, \\left(x - 3\\right)"),
            ("import numpy as np\nnp.polynomial.Polynomial([1, 0, 2])", "x \\mapsto"),
        ],
    )
    def test_the_formulas_of_the_package_and_of_numpy(self, code, latex):
        (found,) = run(code).latex
        assert latex in found


class TestFigures:
    def test_two_figures_are_captured_and_closed(self):
        code = "import matplotlib.pyplot as plt\nfor k in (1, 2):\n    _ = plt.figure()\n    _ = plt.plot([0, k])"
        outcome = run(code)
        assert outcome.text == ""
        assert len(outcome.figures) == 2
        import matplotlib.pyplot as plt

        assert plt.get_fignums() == []

    def test_figure_is_well_formed_themed_and_has_its_own_ids(self):
        code = (
            "import matplotlib.pyplot as plt\n_ = plt.plot([0, 1], label='a')\n_ = plt.legend()\nplt.show()"
        )
        (svg,) = run(code).figures
        tree = ElementTree.parse(io.StringIO(svg))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert ids
        assert all(name.startswith("test-1-") for name in ids)
        assert "currentColor" in svg
        for left_over in ("#000000", "<style", "<metadata", "<!--"):
            assert left_over not in svg

    def test_the_same_cell_draws_the_same_bytes(self):
        code = "import matplotlib.pyplot as plt\n_ = plt.plot([0, 1])"
        assert run(code).figures == run(code).figures

    def test_the_books_style_is_used_and_has_the_colours_of_the_package(self):
        from mfml.plotting import PALETTE

        outcome = run("import matplotlib as mpl\nmpl.rcParams['axes.prop_cycle'].by_key()['color']")
        assert outcome.text == f"{list(PALETTE)}\n"

    def test_a_drawn_figure_stays_as_it_was(self):
        namespace = cells.new_namespace()
        code = "import matplotlib.pyplot as plt\nfigure = plt.figure(dpi=120)\ncanvas = figure.canvas\nNone"
        assert len(run(code, namespace).figures) == 1
        assert run("figure.dpi, figure.canvas is canvas", namespace).text == "(120, True)\n"

    def test_a_figure_drawn_before_an_error_is_kept(self):
        outcome = run("import matplotlib.pyplot as plt\n_ = plt.plot([0, 1])\n1 / 0")
        assert outcome.failed
        assert len(outcome.figures) == 1


ERROR = 'Traceback (most recent call last):\n  File "cell a", line 1, in <module>\nValueError: no\n'


class TestAgrees:
    @pytest.mark.parametrize(
        ("want", "got"),
        [
            ("2\n", "2\n"),
            ("3.14\n", "3.14159\n"),
            ("3.14\n", "3.135\n"),
            ("6.6e-09\n", "6.58e-09\n"),
            ("-0.0779\n", "-0.0778727245\n"),
            ("array([1., 2.])\n", "array([1.,  2.])\n"),
            ("[1.0, 2.0]\n", "[0.9999999999999999, 2.0]\n"),
            ("a ... z\n", "a b c z\n"),
            ("Traceback (most recent call last):\n    ...\nValueError: no\n", ERROR),
            ("x\n" + ERROR, "x\n" + ERROR.replace("line 1", "line 7")),
        ],
    )
    def test_same(self, want, got):
        assert cells.agrees(want, got)

    @pytest.mark.parametrize(
        ("want", "got"),
        [
            ("2\n", "3\n"),
            ("2\n", "2.0\n"),
            ("3.14\n", "3.146\n"),
            ("6.6e-09\n", "6.8e-09\n"),
            ("0.5\n", "-0.5\n"),
            ("1.0\n", "True\n"),
            ("1.0 2.0\n", "1.0\n"),
            ("", "2\n"),
            ("2\n", ""),
            (ERROR, ERROR.replace("ValueError", "TypeError")),
            (ERROR, ERROR.replace("no", "yes")),
            (ERROR, "no\n"),
            ("no\n", ERROR),
        ],
    )
    def test_different(self, want, got):
        assert not cells.agrees(want, got)


class TestPackagesNeeded:
    @pytest.mark.parametrize(
        "code",
        [
            "import matplotlib.pyplot as plt",
            "from matplotlib import pyplot",
            "from mfml import plotting",
            "from mfml import slope, plotting",
            "from mfml.plotting import plot_secant",
            "import mfml\nmfml.plotting.plot_secant(f, 1, 2)",
        ],
    )
    def test_matplotlib(self, code):
        assert cells.packages_needed(code) == ["matplotlib"]

    @pytest.mark.parametrize("code", ["import numpy", "from mfml import slope", "x = 'matplotlib'", "1 +"])
    def test_nothing(self, code):
        assert cells.packages_needed(code) == []


class TestImportsMore:
    @pytest.mark.parametrize(
        "code",
        [
            "x = 1",
            "1 +",
            "import os.path",
            "from ast import *",
            "from ast import parse, walk",
            "from xml.etree import ElementTree",
        ],
    )
    def test_nothing_that_is_not_there(self, code):
        importlib.import_module("xml.etree.ElementTree")
        assert not cells.imports_more(code)

    @pytest.mark.parametrize(
        "code",
        [
            "import no_such_module",
            "import os, no_such_module",
            "from no_such_module import *",
            "from os import no_such_name",
            "if x:\n    import no_such_module.part",
        ],
    )
    def test_something_that_is_not_there(self, code):
        assert cells.imports_more(code)


def test_a_drawing_can_be_stopped(monkeypatch):
    def stop(name, most):
        raise KeyboardInterrupt

    monkeypatch.setattr(cells, "take_figures", stop)
    outcome = run("x = 1\nx")
    assert outcome.failed
    assert outcome.stopped_at == 2
    assert outcome.text == "1\n"


def test_a_stopped_cell_names_its_line_and_keeps_its_variables():
    namespace = cells.new_namespace()
    outcome = run("x = 1\nprint(x)\nraise KeyboardInterrupt", namespace)
    assert outcome.stopped_at == 3
    assert outcome.failed
    assert outcome.text == "1\n"
    assert namespace["x"] == 1


def test_what_a_stopped_cell_has_made_is_not_drawn_and_does_not_wait_for_the_next_cell():
    namespace = cells.new_namespace()
    outcome = run("import matplotlib.pyplot as plt\n_ = plt.figure()\nraise KeyboardInterrupt", namespace)
    assert outcome.figures == []
    assert outcome.text == "[1 more figure made and not shown]\n"
    assert run("plt.get_fignums()", namespace).text == "[]\n"


def test_output_is_shown_in_pieces_and_kept_whole_up_to_a_limit(monkeypatch):
    pieces = []
    monkeypatch.setattr(cells, "MOST_TEXT", 10)
    outcome = cells.run("for i in range(8):\n    print(i)", cells.new_namespace(), "test", pieces.append)
    assert "".join(pieces) == "0\n1\n2\n3\n4\n"
    assert outcome.text == "0\n1\n2\n3\n4\n\n[6 more characters were printed and not kept]\n"

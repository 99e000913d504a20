"""Turn a live cell into the code of a notebook and of a script, and its outcome into the outputs of a notebook.

A live cell runs as at the Python prompt. Notebooks and scripts differ from that, so:

- Only the last value of a notebook cell is shown, and none in a script: `show_value(…)` stands around the others.
- A cell that ends in an error stops "run all": in the notebook it has the tag `raises-exception` (notebooks.py),
  in the script the error is caught and its message printed.
- All cells share their variables: an isolated cell becomes the body of a function.
- A script shows a figure, and starts a new one, only when told.
"""

from __future__ import annotations

import ast
import doctest
import html
from typing import Any

import cells
from agreement import TRACEBACK_HEADER
from fences import Cell

SHOW = '''

def show_value(value):
    """Show a value as the Python prompt does."""
    if value is not None:
        print(repr(value))
'''
SHOW_FIGURES = 'plt.show()\nplt.close("all")\n'


def for_notebook(cell: Cell) -> str:
    """Return the code of a cell for a notebook, which shows the value of the last line by itself."""
    *earlier, last = _examples(cell)
    code = "".join(map(_shown, earlier)) + (_shown(last) if cell.isolated else last.source)
    return _isolated(code) if cell.isolated else code


def for_script(cell: Cell, outcome: cells.Outcome) -> str:
    """Return the code of a cell for a script, which goes on after an error and shows figures only when told."""
    *earlier, last = _examples(cell)
    code = "".join(map(_shown, earlier))
    if not outcome.failed:
        code += _shown(last)
    elif _statements(cell.parsed.code):
        code += (
            f"try:\n{_indented(last.source)}except Exception as _raised:  # the book shows this error, too\n"
            '    print(f"{type(_raised).__name__}: {_raised}")\n'
        )
    else:  # not even Python: nothing of the cell runs in the book
        message = outcome.text.strip().splitlines()[-1]
        code = "".join(f"# {line}\n" for line in cell.parsed.code.splitlines()) + f"print({message!r})\n"
    code = _isolated(code) if cell.isolated else code
    if outcome.figures:
        code += SHOW_FIGURES
    return code


def _examples(cell: Cell) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples(cell.source)


def _shown(example: doctest.Example) -> str:
    """Return the code of one prompt with `show_value(…)` around a value that the prompt shows."""
    code = example.source.encode()
    if not example.want or example.exc_msg is not None:
        return example.source
    starts = [0]
    for line in code.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    for statement in reversed(_statements(example.source)):
        if isinstance(statement, ast.Expr) and not _is_print(statement.value):
            start = starts[statement.lineno - 1] + statement.col_offset
            end = starts[(statement.end_lineno or 1) - 1] + (statement.end_col_offset or 0)
            value = code[start:end]
            if isinstance(statement.value, ast.Tuple) and len(_arguments(value)) != 1:
                value = b"(" + value + b")"
            code = code[:start] + b"show_value(" + value + b")" + code[end:]
    return code.decode()


def _arguments(value: bytes) -> list[ast.expr]:
    call = ast.parse(b"f(" + value + b")", mode="eval").body
    assert isinstance(call, ast.Call)
    return call.args


def _is_print(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"


def _statements(code: str) -> list[ast.stmt]:
    try:
        return ast.parse(code).body
    except SyntaxError:
        return []


def _isolated(code: str) -> str:
    """Make the code the body of a function, so that its variables are its own."""
    if not _statements(code):
        return code
    return (
        "# This cell has variables of its own: it changes nothing for the cells below.\n"
        f"def isolated_cell():\n{_indented(code)}\n\nisolated_cell()\n"
    )


def _indented(code: str) -> str:
    """Indent the code, but not what a string over several lines says."""
    strings = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant | ast.JoinedStr))
    within = {n for node in strings for n in range(node.lineno + 1, (node.end_lineno or 0) + 1)}
    lines = enumerate(code.splitlines(keepends=True), start=1)
    return "".join(line if n in within or not line.strip() else f"    {line}" for n, line in lines)


def outputs_of(cell: Cell, outcome: cells.Outcome) -> list[dict[str, Any]]:
    """Return what the build printed and drew: a value on its own as the cell's result, all else as printed."""
    text, header, error = outcome.text.partition(TRACEBACK_HEADER)
    *earlier, last = _examples(cell)
    statements = _statements(last.source)
    outputs: list[dict[str, Any]] = []
    if text:
        alone = not cell.isolated and not any(example.want for example in earlier)
        if (
            alone
            and statements
            and isinstance(statements[-1], ast.Expr)
            and not _is_print(statements[-1].value)
        ):
            data = {"text/plain": text.removesuffix("\n")}
            if outcome.latex:
                data["text/latex"] = f"${outcome.latex[-1]}$"
            outputs.append({"output_type": "execute_result", "data": data, "metadata": {}})
        else:
            outputs.append({"output_type": "stream", "name": "stdout", "text": text})
    if header:
        name, _, message = error.strip().splitlines()[-1].partition(": ")
        lines = f"{header}{error}".strip().splitlines()
        outputs.append({"output_type": "error", "ename": name, "evalue": message, "traceback": lines})
    return outputs + [figure(svg, cell.alt) for svg in outcome.figures]


def figure(svg: str, alt: str) -> dict[str, Any]:
    """Return a figure, black on white whatever the theme, and in words where Jupyter does not trust it yet."""
    attributes = f'role="img" aria-label="{html.escape(alt)}" style="color: #000; background: #fff"'
    data = {"image/svg+xml": svg.replace("<svg ", f"<svg {attributes} ", 1), "text/plain": alt}
    return {"output_type": "display_data", "data": data, "metadata": {"image/svg+xml": {"alt": alt}}}

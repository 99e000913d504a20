"""Run the book's live cells: one runner for the site's build, the tests and the reader's browser.

A cell is written as a doctest: lines after ``>>>`` and ``...`` are code, the lines between are what it
prints. `parse` splits the two, `run` executes code as the Python prompt would (every expression statement
shows its value) and returns what was printed and drawn, with the formulas of values that have one, and `agrees`
says whether that is what the book prints. Only the standard library and our own files beside this one are imported
here; Matplotlib is touched only if the cell imported it.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import linecache
import os
import re
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from advice import advise
from agreement import TRACEBACK_HEADER, agrees
from drawings import take_figures

__all__ = ["Outcome", "Parsed", "agrees", "imports_more", "new_namespace", "packages_needed", "parse", "run"]

# Matplotlib reads these once, when it is first imported.
os.environ["MPLBACKEND"] = "agg"
os.environ["MATPLOTLIBRC"] = str(Path(__file__).with_name("matplotlibrc"))

MOST_TEXT = 2_000_000  # characters of one run that are kept
MOST_FIGURES = 20  # figures of one run that are drawn
MOST_FORMULAS = 20  # formulas of one run that are kept
LONGEST_FORMULA = 4000  # characters of LaTeX; of a longer one the text says as much
SHOW_EVERY = 0.05  # seconds between two pieces of output that are shown while a cell runs


@dataclass(frozen=True)
class Parsed:
    """A cell's source, split into the code that runs and the text that the book expects it to print."""

    code: str
    want: str


@dataclass
class Outcome:
    """What one run of a cell printed and drew, and how it ended: well, in an exception, or stopped by the reader."""

    text: str = ""
    latex: list[str] = field(default_factory=list)  # the shown values as formulas, where they have one
    figures: list[str] = field(default_factory=list)
    failed: bool = False
    stopped_at: int = 0  # the line, if the reader stopped the run
    advice: str = ""  # one sentence of help for a common error
    error_at: list[int] = field(default_factory=list)  # line, column, end line, end column, if it failed here


def new_namespace() -> dict[str, Any]:
    """Return the variables a page starts with: none, in a module called ``__main__``."""
    return {"__name__": "__main__", "__builtins__": __builtins__}


def copied(namespace: dict[str, Any]) -> dict[str, Any]:
    """Return variables of their own for code that is to leave the page's as they are."""
    return dict(namespace)


def parse(source: str) -> Parsed:
    """Split a cell's doctest source; raise ValueError with the line number where it cannot be one."""
    examples = doctest.DocTestParser().get_examples(source)
    if not examples:
        raise ValueError("the cell has no line that starts with '>>> '")
    *earlier, _ = examples
    for example in earlier:
        if example.exc_msg is not None:
            line = example.lineno + 1
            raise ValueError(
                f"line {line} raises, so nothing after it would run: make it the cell's last line"
            )
    return Parsed(
        code="".join(example.source for example in examples),
        want="".join(example.want for example in examples),
    )


class _Printed(io.TextIOBase):
    """What a cell prints: kept up to a limit, and shown piece by piece while the cell runs."""

    def __init__(self, show: Callable[[str], object] | None) -> None:
        self._show, self._kept, self._waiting = show, io.StringIO(), io.StringIO()
        self._length, self._shown_at = 0, 0.0

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """Stay open: a cell that closes stdout would lose what it prints afterwards."""

    def write(self, text: str) -> int:
        room = MOST_TEXT - self._length
        self._length += len(text)
        if room > 0:
            self._kept.write(text[:room])
            if self._show:
                self._waiting.write(text[:room])
                if time.monotonic() - self._shown_at > SHOW_EVERY:
                    self.flush()
        return len(text)

    def flush(self) -> None:
        """Pass on what has been printed since the last time."""
        waiting = self._waiting.getvalue()
        if self._show and waiting:
            self._show(waiting)
            self._waiting = io.StringIO()
        self._shown_at = time.monotonic()

    @property
    def text(self) -> str:
        lost = self._length - MOST_TEXT
        note = f"\n[{lost} more characters were printed and not kept]\n" if lost > 0 else ""
        return self._kept.getvalue() + note


def run(
    code: str,
    namespace: dict[str, Any],
    name: str,
    show: Callable[[str], object] | None = None,
    watch: Callable[[ast.Module], ast.Module] | None = None,
) -> Outcome:
    """Execute `code` statement by statement in `namespace`, as typed at the prompt of the cell `name`.

    While it runs, `show` receives what it prints. The build changes with `watch` what is executed.
    """
    filename = f"cell {name}"
    # Like those of a file, each line ends: carets would stand one column off below one that does not.
    linecache.cache[filename] = (len(code), None, f"{code}\n".splitlines(keepends=True), filename)
    outcome = Outcome()
    printed = _Printed(show)
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        _formulas_of_values(outcome.latex),
        warnings.catch_warnings(),
    ):
        # The figure is shown by the cell itself, so plt.show() needs no window and no warning.
        warnings.filterwarnings("ignore", message=".*non-interactive.*cannot be shown")
        try:
            tree = ast.parse(code, filename)
            for statement in (watch(tree) if watch else tree).body:
                exec(compile(ast.Interactive([statement]), filename, "single"), namespace)
        except KeyboardInterrupt as error:
            outcome.failed = True
            outcome.stopped_at = max((frame.lineno or 0 for frame in _own_frames(error)[:1]), default=1)
        except (Exception, SystemExit) as error:
            outcome.failed = True
            outcome.advice = advise(error, namespace)
            outcome.error_at = _place(error, filename)
            printed.write(_traceback(error))
        try:
            # Whoever stops a run does not want to wait for drawings.
            outcome.figures, dropped = take_figures(name, 0 if outcome.stopped_at else MOST_FIGURES)
        except KeyboardInterrupt:  # the reader stopped a drawing that takes long
            outcome.failed, dropped = True, 0
            outcome.stopped_at = outcome.stopped_at or code.count("\n") + 1
        if dropped:
            printed.write(f"[{dropped} more figure{'s' * (dropped > 1)} made and not shown]\n")
    printed.flush()
    outcome.text = printed.text
    return outcome


@contextlib.contextmanager
def _formulas_of_values(formulas: list[str]) -> Iterator[None]:
    """Show each value as the prompt does, and put its formula, as `_repr_latex_` gives it, into `formulas`."""
    show = sys.displayhook

    def show_and_typeset(value: object) -> None:
        show(value)
        # The method of the class, as for other special methods: a class that has one is no formula itself.
        method = getattr(type(value), "_repr_latex_", None)
        if method is not None and len(formulas) < MOST_FORMULAS:
            latex = method(value)
            if isinstance(latex, str) and len(latex) <= LONGEST_FORMULA:
                formulas.append(_without_dollars(latex))

    sys.displayhook = show_and_typeset
    try:
        yield
    finally:
        sys.displayhook = show


def _without_dollars(latex: str) -> str:
    """Return what stands between the dollar signs that Jupyter needs around a formula."""
    inside = re.fullmatch(r"\s*(\$\$?)(.*)\1\s*", latex, re.DOTALL)
    return (inside[2] if inside else latex).strip()


def packages_needed(code: str) -> list[str]:
    """Name the large packages that `code` needs beyond NumPy: Matplotlib, if it imports or draws with it."""
    for node in _nodes(code):
        names = [f"mfml.{node.attr}"] if isinstance(node, ast.Attribute) else _imported(node)
        if any(name.startswith(("matplotlib", "mfml.plotting")) for name in names):
            return ["matplotlib"]
    return []


def imports_more(code: str) -> bool:
    """Say whether `code` imports anything that has not been imported yet."""
    return not all(
        name in sys.modules or _is_attribute(name) for node in _nodes(code) for name in _imported(node)
    )


def _nodes(code: str) -> Iterator[ast.AST]:
    with contextlib.suppress(SyntaxError):
        yield from ast.walk(ast.parse(code))


def _imported(node: ast.AST) -> list[str]:
    """Return the full names of the modules, or the parts of them, that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _is_attribute(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    return module in sys.modules and (attribute == "*" or hasattr(sys.modules[module], attribute))


def _traceback(error: BaseException) -> str:
    """Format an error with the frames of the reader's own cells only."""
    report = traceback.TracebackException.from_exception(error)
    report.stack = _own_frames(error)
    text = "".join(report.format(chain=False))
    return text if text.startswith(TRACEBACK_HEADER) else f"{TRACEBACK_HEADER}\n{text}"


def _own_frames(error: BaseException) -> traceback.StackSummary:
    frames = traceback.extract_tb(error.__traceback__)
    return traceback.StackSummary.from_list(f for f in frames if f.filename.startswith("cell "))


def _place(error: BaseException, filename: str) -> list[int]:
    """Return where in a cell an error arose, lines counted from 1 and columns from 0; nothing if not in it."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        line, end_line = error.lineno or 1, error.end_lineno or 0
        return [line, (error.offset or 1) - 1, max(line, end_line), max(0, (error.end_offset or 1) - 1)]
    for frame in reversed(_own_frames(error)):
        if frame.filename == filename and frame.lineno:
            end_line = frame.end_lineno or frame.lineno
            start = _characters(filename, frame.lineno, frame.colno)
            return [frame.lineno, start, end_line, _characters(filename, end_line, frame.end_colno)]
    return []


def _characters(filename: str, line: int, column: int | None) -> int:
    """Count a column in characters; Python counts it in bytes."""
    return len(linecache.getline(filename, line).encode()[: column or 0].decode(errors="ignore"))

"""Refuse NumPy integers that would not fit in the reader's browser, where NumPy's own integers have 32 bits.

`np.arange(5)` has 64 bits where the book is built and 32 bits in Pyodide: there 50_000 * 50_000 silently becomes
-1_794_967_296. So the build runs the cells with a look at the value of every call and every operator that is
written in them, also inside functions: an array or a scalar of 64 bits with a number beyond 32 bits ends the cell
with an error. Python's own integers have no limit on either side.

What happens inside NumPy and mfml is not seen, nor an array within a list, nor a number that only Python hands over
(`np.arange(3) * 0 * 2**40`). The browser's tests run every cell in Pyodide and compare, and see those too. A cell
that names int64 has the same 64 bits on both sides, and is not looked at.
"""

from __future__ import annotations

import ast
import sys
from typing import Any

LOOK = "__look__"
_LARGEST = 2**31 - 1


def watch(tree: ast.Module) -> ast.Module:
    """Let every call and every operator of a cell hand its value to `look`; lines and columns stay."""
    if "int64" in ast.dump(tree):
        return tree
    _Watch().visit(tree)
    return ast.fix_missing_locations(tree)


def look(value: Any) -> Any:
    """Return the value as it is, unless it holds an integer that is too wide."""
    numpy = sys.modules.get("numpy")
    if (
        numpy is not None
        and isinstance(value, numpy.ndarray | numpy.integer)
        and value.dtype == numpy.int64
        and value.size
        and not -_LARGEST - 1 <= value.min() <= value.max() <= _LARGEST
    ):
        worst = int(max(value.max(), -value.min()))
        raise OverflowError(
            f"a NumPy integer of the size {worst} does not fit in 32 bits, which it has in the reader's browser: "
            "calculate with floats (write 2.0) or with Python's integers, or name the type, dtype=np.int64"
        )
    return value


class _Watch(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        return self._looked_at(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        return self._looked_at(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.AST]:
        """After `x += 1` look at x, by `x = look(x)`."""
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        name = ast.copy_location(ast.Name(node.target.id, ast.Load()), node)
        return [node, ast.copy_location(ast.Assign([node.target], _call(name)), node)]

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        """Leave the pattern, which is no calculation."""
        node.guard = node.guard and self.visit(node.guard)
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def _looked_at(self, node: ast.expr) -> ast.AST:
        self.generic_visit(node)
        return _call(node)


def _call(value: ast.expr) -> ast.expr:
    return ast.copy_location(
        ast.Call(ast.copy_location(ast.Name(LOOK, ast.Load()), value), [value], []), value
    )

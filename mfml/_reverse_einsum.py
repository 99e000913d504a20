"""Einstein's sums: the rule for every product of arrays in one place.

In y[ik] = Σ_j a[ij] b[jk] each term has the slope b[jk] with respect to a[ij]. So the cotangent of an operand
is again such a sum, with that operand and the output exchanged:

    "ij,jk->ik"  has the rules  "ik,jk->ij"  for a  and  "ik,ij->jk"  for b.
"""

import string
from typing import Any

import numpy as np

from ._derivative_checks import unsupported
from ._reverse_graph import Rule, record

__all__ = ["einsum"]


def einsum(subscripts: Any, *operands: Any) -> Any:
    """Compute np.einsum(subscripts, *operands), with a rule for every operand."""
    if not isinstance(subscripts, str):
        raise unsupported('np.einsum without a text such as "ij,jk->ik"')
    inputs, output = _letters(subscripts.replace(" ", ""), [np.ndim(operand) for operand in operands])
    rules = [None] + [_einsum_rule(i, inputs, output) for i in range(len(operands))]
    return record(np.einsum, rules, (f"{','.join(inputs)}->{output}", *operands))


def _letters(subscripts: str, axes: list[int]) -> tuple[list[str], str]:
    """Write out the dots of "...i,i" and the output that was left away."""
    left, arrow, output = subscripts.partition("->")
    free = "".join(letter for letter in string.ascii_letters if letter not in subscripts)
    inputs = left.split(",")
    dots = [max(n - len(part.replace("...", "")), 0) for part, n in zip(inputs, axes, strict=True)]
    if not arrow:
        names = left.replace(",", "").replace(".", "")
        output = "..." * ("..." in left) + "".join(
            sorted(name for name in set(names) if names.count(name) == 1)
        )
    inputs = [
        part.replace("...", free[max(dots) - n : max(dots)]) for part, n in zip(inputs, dots, strict=True)
    ]
    return inputs, output.replace("...", free[: max(dots)])


def _einsum_rule(i: int, inputs: list[str], output: str) -> Rule:
    """Return the rule for operand i: the same sum, with that operand and the output exchanged."""

    def rule(g: Any, y: Any, subscripts: str, *operands: Any) -> Any:
        terms, arrays, target = [output], [g], ""
        for name, length in zip(inputs[i], operands[i].shape, strict=True):
            if name in target:  # a repeated letter stands for a diagonal
                other = next(c for c in string.ascii_letters if c not in "".join([*inputs, output, target]))
                terms, arrays, name = [*terms, name + other], [*arrays, np.eye(length)], other
            elif name not in output and all(name not in part for j, part in enumerate(inputs) if j != i):
                terms, arrays = [*terms, name], [*arrays, np.ones(length)]  # summed over: all get the same
            target += name
        for j, operand in enumerate(operands):
            if j != i:
                terms, arrays = [*terms, inputs[j]], [*arrays, operand]
        return np.einsum(f"{','.join(terms)}->{target}", *arrays)

    return rule

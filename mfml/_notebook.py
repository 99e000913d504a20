"""How a value is shown as a formula below its text, in a live cell of the book and in a notebook.

Both ask the value for `_repr_latex_` and typeset what stands between the dollar signs.
"""

__all__ = ["displayed"]


def displayed(latex: str | None) -> str | None:
    """Return LaTeX as `_repr_latex_` is to return it; None stands for a value without a formula."""
    return None if latex is None else rf"$\displaystyle {latex}$"

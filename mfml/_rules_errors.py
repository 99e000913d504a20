"""The error of a text that is no formula.

The idea: a message is for people, so it draws a caret under the place; a page that marks the place by itself needs
its two ends as numbers.
"""

__all__ = ["FormulaError"]


class FormulaError(ValueError):
    """What is wrong with the text of a formula, and where.

    text[place[0]:place[1]] is what cannot be read

    Parameters
    ----------
    reason : str
        What was expected, and what to write.
    text : str
        The formula.
    place : tuple of int
        Where the trouble starts and ends in the text; both are its length if something is missing at the end.

    Returns
    -------
    FormulaError
        A ValueError with `reason` and `place`; its message shows the place with a caret.

    Raises
    ------
    TypeError
        If an argument is missing.

    Examples
    --------
    >>> from mfml import parse
    >>> try:
    ...     parse("3 + 2x")
    ... except FormulaError as error:
    ...     print(error.place, error.reason)
    (5, 6) an operator is missing here; write * to multiply: 2*x

    Source
    ------
    V. Pratt, Top down operator precedence, POPL (1973).
    """

    def __init__(self, reason: str, text: str, place: tuple[int, int]) -> None:
        first = max(0, place[0] - 40)
        window = text[first : first + 70].rstrip()
        super().__init__(f"{reason}\n    {window}\n    {' ' * (place[0] - first)}^")
        self.reason, self.place = reason, place

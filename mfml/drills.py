"""Practice without end: tasks in differentiating, made from a seed.

A task is chosen by three things, its kind, its level and a whole number, the seed:

    drill(kind, level, seed) -> the same task, today and tomorrow, here and in the browser.

So a teacher can set a task with a link, and whoever wants another one takes another seed.

    | level | what is in the formula |
    | 1 | one rule: sums of functions from the table of derivatives |
    | 2 | a product, a quotient or a chain |
    | 3 | two of them, one inside the other |
    | 4 | three of them |
"""

from collections.abc import Callable
from random import Random

from . import _drills_differentiate, _drills_first_rule, _drills_match
from ._drills_differentiate import Differentiate
from ._drills_first_rule import FirstRule
from ._drills_match import Match
from ._drills_mistakes import Mistake
from ._validation import whole_number

__all__ = ["Differentiate", "FirstRule", "Match", "Mistake", "drill"]

# Each kind of task has a file of its own.
_KINDS: dict[str, Callable[[Random, int], Differentiate | FirstRule | Match]] = {
    "differentiate": _drills_differentiate.make,
    "first-rule": _drills_first_rule.make,
    "match": _drills_match.make,
}


def drill(kind: str, level: int, seed: int) -> Differentiate | FirstRule | Match:
    """Make a task.

    drill(kind, level, seed) -> task

    Parameters
    ----------
    kind : str
        "differentiate" (find the derivative), "first-rule" (which rule comes first?) or "match" (which derivative
        belongs to which function?).
    level : int
        From 1, one rule at a time, to 4, beasts.
    seed : int
        At least 0; the same seed gives the same task.

    Returns
    -------
    Differentiate, FirstRule or Match
        The task with its answer and with what to say of wrong ones. All its formulas have values for x from 0.5
        to 2.

    Raises
    ------
    TypeError
        If kind is not a string, or level or seed is not a whole number.
    ValueError
        If kind is none of the three, level is not from 1 to 4, or seed is negative.

    Examples
    --------
    >>> task = drill("differentiate", level=2, seed=7)
    >>> task.formula, task.answer
    (x**2*sin(x), x**2*cos(x) + 2*x*sin(x))
    >>> task.wrong[0].formula
    2*x*cos(x)
    >>> task = drill("first-rule", level=2, seed=1)
    >>> task.formula, task.options[task.right]
    (2*sin(3 - 5*x), 'constant multiple')
    >>> task.says[-1]
    'The chain rule comes later here. The last thing to do is to multiply sin(3 - 5*x) by 2.'

    Source
    ------
    M. Spivak, Calculus, chapters 9 and 10, for the kinds of exercises.
    """
    if not isinstance(kind, str):
        raise TypeError(f'kind must be a string, not {kind!r:.40}; pass for example "differentiate"')
    if kind not in _KINDS:
        raise ValueError(f"kind is {kind!r:.40}; pass one of {', '.join(map(repr, _KINDS))}")
    number = whole_number(level, "level", low=1, high=4, example=1)
    return _KINDS[kind](Random(whole_number(seed, "seed", low=0, example=7)), number)

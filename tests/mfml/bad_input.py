"""Bad input, in tables: for each parameter a good value, and rows of bad ones with what has to happen.

A row says what kind of bad value it is, which error it gives, and words of the message that say what to pass
instead. `number`, `array` and the like make the rows that every parameter of that sort needs; a table adds
those of its own.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mfml

NOT_SUCCESS = "a result with success=False"
STAYS_NAN = "nan, as in NumPy's functions"
PACKAGE = str(Path(mfml.__file__).parent)
ADVICE = re.compile(
    r"\b(pass|compute|take|write|use|let|leave|start|allow|choose|return|put|split|measure|is expected)\b"
)
NUMPYS_WORDS = re.compile(
    r"inhomogeneous|ufunc|could not be broadcast|could not convert|setting an array|operand|core dimension|"
    r"zero-size|not supported between|unsupported|object of type|has no len|must be real number"
)


class OwnError(Exception):
    """What the reader's function raises."""


OWN = OwnError("mine")


@dataclass(frozen=True)
class Row:
    kind: str
    value: Any
    expected: Any  # TypeError, ValueError, OwnError, NOT_SUCCESS or STAYS_NAN
    says: str = ""
    named: str | None = None  # how the message calls the parameter, where not by its name
    also: tuple[tuple[str, Any], ...] = ()  # other arguments of this call


@dataclass(frozen=True)
class Parameter:
    good: Any
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Case:
    subject: str
    call: Callable[..., Any]
    good: dict[str, Any]
    parameter: str
    row: Row

    def __str__(self) -> str:
        value = getattr(self.row.value, "__name__", None) or " ".join(repr(self.row.value).split())
        return f"{self.subject}-{self.parameter}-{self.row.kind}-{value[:30]}"


def table(subject: str, call: Callable[..., Any], /, **parameters: Parameter) -> Iterator[Case]:
    """Return a case for each row of each parameter, all other arguments being good."""
    good = {name: parameter.good for name, parameter in parameters.items()}
    for name, parameter in parameters.items():
        for row in parameter.rows:
            yield Case(subject, call, good, name, row)


def given(good: Any, *rows: Row) -> Parameter:
    """Return a parameter with no rows but its own."""
    return Parameter(good, rows)


def number(good: float | None, *rows: Row, none: bool = False, inf: bool = True) -> Parameter:
    """Return a parameter that is one real number; None, or an infinite one, may be good as well."""
    wrong = ["1", [1.0], np.ones(2), 1j, True, *([] if none else [None])]
    return Parameter(
        good,
        (
            Row("nan", math.nan, ValueError, "pass a number"),
            *(
                [Row("inf", sign * math.inf, ValueError, "pass a finite number") for sign in (1, -1)]
                if inf
                else []
            ),
            *(
                Row("wrong type", value, TypeError, "must be one real number.*pass for example")
                for value in wrong
            ),
            Row("too large", 10**400, ValueError, "pass a number below 1e308"),
            *rows,
        ),
    )


def positive(good: float, *rows: Row, none: bool = False) -> Parameter:
    """Return a parameter that is a positive number."""
    own = [
        Row("zero", 0.0, ValueError, "pass a.* positive number"),
        Row("negative", -1.0, ValueError, "pass a.* positive number"),
    ]
    return number(good, *own, *rows, none=none)


def whole(
    good: int,
    *rows: Row,
    low: int = 1,
    none: bool = False,
    says: str = "whole number.*pass for example",
    out: str = "",
) -> Parameter:
    """Return a parameter that is a whole number, at least low."""
    wrong = [1.5, "2", [2], math.nan, math.inf, True, *([] if none else [None])]
    return Parameter(
        good,
        (
            Row("out of range", low - 1, ValueError, out or f"pass .*{low}"),
            *(Row("wrong type", value, TypeError, says) for value in wrong),
            *rows,
        ),
    )


def array(
    good: Any, *rows: Row, skip: str = "", none: bool = False, says: str = "pass for example"
) -> Parameter:
    """Return a parameter that is an array of finite numbers; kinds named in skip are good for it."""
    flat = np.array(good, dtype=float)

    def spoiled(value: Any) -> Any:
        bad = flat.astype(np.result_type(flat, value))
        bad.flat[-1] = value
        return bad

    found = [
        Row("empty", [], ValueError, "pass at least one number"),
        Row("empty", np.zeros((0, 2)), ValueError, "pass at least one number"),
        Row("nan", spoiled(math.nan), ValueError, "nan.*pass finite numbers"),
        Row("inf", spoiled(math.inf), ValueError, "inf.*pass finite numbers"),
        Row("inf", spoiled(-math.inf), ValueError, "inf.*pass finite numbers"),
        Row("wrong shape", np.ones((1, 2, 3)), ValueError, "shape.*pass"),
        Row("ragged", [[1.0], [1.0, 2.0]], ValueError, "rows of different lengths; pass"),
        Row("wrong type", "12", TypeError, says),
        Row("wrong type", np.full(flat.shape, "1").tolist(), TypeError, says),
        Row("wrong type", np.full(flat.shape, None), TypeError, says),
        Row("wrong type", np.full(flat.shape, True), TypeError, says),
        Row("complex", spoiled(1j), TypeError, says),
        Row("a dictionary", {1.0: 2.0}, TypeError, says),
    ]
    if not none:
        found.append(Row("wrong type", None, TypeError, says))
    return Parameter(good, (*_without(skip, found), *rows))


def _without(skip: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.kind not in skip.split(", ")]


def row(good: Any, *rows: Row, none: bool = False, scalar: bool = False) -> Parameter:
    """Return a parameter that is a list of numbers, of which the message names the one that is bad."""
    bad = [
        Row("empty", [], ValueError, "pass at least one number"),
        Row("nan", [*good[:-1], math.nan], ValueError, "pass a number"),
        Row("inf", [*good[:-1], math.inf], ValueError, "pass a finite number"),
        Row("inf", [*good[:-1], -math.inf], ValueError, "pass a finite number"),
        Row("wrong shape", np.ones((1, 2, 3)), ValueError, "pass one row of numbers"),
        Row("wrong shape", [[1.0], [1.0, 2.0]], TypeError, "must be one real number.*pass for example"),
    ]
    wrong = ["12", {1.0: 2.0}, ["1", "2"], [None, None], [True, False], [1j, 1.0], object()]
    for value in (*wrong, *([] if none else [None]), *([True] if scalar else [1.0])):
        bad.append(Row("wrong type", value, TypeError, "pass for example"))
    return Parameter(good, (*bad, *rows))


def word(good: str, *rows: Row) -> Parameter:
    """Return a parameter that is one of a few words."""
    return Parameter(
        good, (*(Row("wrong word", value, ValueError, "pass") for value in ("magic", 3, None, [])), *rows)
    )


def returning(value: Any) -> Callable[..., Any]:
    """Return a function that returns this, whatever it is given."""

    def function(*arguments: Any) -> Any:
        return value

    function.__name__ = f"returns {value!r}"
    return function


def nowhere(*arguments: Any) -> Any:
    """Return nan, not being defined anywhere; NumPy warns of it."""
    return np.log(-1.0 - np.sum(arguments[-1] ** 2))


def nowhere_in_a_row(*arguments: Any) -> Any:
    """Return a row of nan."""
    return np.log(-1.0 - arguments[0] ** 2)


def function(
    good: Callable[..., Any] | None,
    *rows: Row,
    nan: Any = ValueError,
    nowhere: Callable[..., Any] = nowhere,
    shape: Any = (2.0, 3.0),
    says: str = "let it return",
    wrong: type[Exception] = TypeError,
    none: bool = False,
    skip: str = "",
) -> Parameter:
    """Return a parameter that is a function; shape is what it must not return, or else the error is wrong."""

    def fails(*arguments: Any) -> Any:
        raise OWN

    bad = returning(np.array(shape) if isinstance(shape, tuple) else shape)
    found = [
        *(
            Row("not callable", value, TypeError, "must be a function.*pass the function itself")
            for value in (3.0, "sin", np.ones(2), *([] if none else [None]))
        ),
        Row("returns None", returning(None), TypeError, "return"),
        Row("returns wrong type", returning("1"), TypeError, says),
        Row("returns wrong type", returning({}), TypeError, says),
        Row("returns wrong shape", bad, wrong, says),
        Row("returns wrong shape", returning(np.array([])), wrong, says),
        Row("returns nan", nowhere, nan, "" if nan == STAYS_NAN else "pass|start"),
        Row("raises", fails, OwnError, "mine"),
    ]
    return Parameter(good, (*_without(skip, found), *rows))


def check(case: Case) -> None:
    """Make the call; it has to end as the row says, and to leave its arguments as they were."""
    row = case.row
    arguments = {**case.good, **dict(row.also), case.parameter: row.value}
    before = repr(arguments)
    if row.expected == STAYS_NAN:
        assert np.isnan(case.call(**arguments)).any()
    elif row.expected == NOT_SUCCESS:
        result = case.call(**arguments)
        assert result.success is False
        assert re.search(row.says, result.message)
        assert ADVICE.search(result.message), result.message
    else:
        with pytest.raises(row.expected) as caught:
            case.call(**arguments)
        if row.expected is OwnError:
            assert caught.value is OWN
        else:
            _check_error(caught, row.named or case.parameter, row.says)
    assert repr(arguments) == before


def _check_error(caught: pytest.ExceptionInfo[Any], parameter: str, says: str) -> None:
    """See that the error is the package's own, and that its message names the parameter and says what to pass."""
    error, message = caught.value, str(caught.value)
    assert not type(error).__module__.startswith("numpy"), message
    assert str(caught.traceback[-1].path).startswith(PACKAGE), message
    assert error.__suppress_context__ or error.__context__ is None, message  # nothing of NumPy's above it
    assert error.__cause__ is None, message
    assert re.search(rf"(?<!\w){re.escape(parameter)}(?!\w)", message), message
    assert re.search(says, message, re.DOTALL), message
    assert ADVICE.search(message), message
    assert not NUMPYS_WORDS.search(message), message

"""Bad input: every public name, each of its parameters, and each kind that applies has a case.

What applies is read off the signature: an array may be empty, a number may be NaN, a function may return None.
The cases stand in test_bad_input_<area>.py.
"""

import inspect
import re
from collections.abc import Iterator

import pytest
import test_bad_input_calculus
import test_bad_input_data
import test_bad_input_fields
import test_bad_input_formulas
import test_bad_input_networks
import test_bad_input_search

import mfml
from mfml import plotting

AREAS = (
    test_bad_input_calculus,
    test_bad_input_data,
    test_bad_input_fields,
    test_bad_input_formulas,
    test_bad_input_networks,
    test_bad_input_search,
)
CASES = [case for area in AREAS for case in area.CASES]

# A pattern of "name: annotation", and the kinds of bad input that it calls for; the first that fits counts.
FUNCTION = {
    "not callable",
    "returns None",
    "returns wrong type",
    "returns wrong shape",
    "returns nan",
    "raises",
}
SORTS = (
    ("Callable|ScalarFunction|Model$|LineSearch", FUNCTION),
    ("Literal|Side$|Method$|activation: str|output: str", {"wrong word"}),
    ("Expression|Symbol|text: str|name: str", {"wrong type", "wrong word", "empty"}),
    (r"Sequence\[(int|Dense)\]|Mapping", {"wrong type", "empty"}),
    ("Array|Sequence|Numbers|Floats|list", {"empty", "nan", "inf", "wrong shape", "wrong type"}),
    (r"\bint\b", {"wrong type", "out of range"}),
    (r"\bfloat\b", {"nan", "inf", "wrong type"}),
    (r"\bstr\b|Network|Node", {"wrong type"}),
    (r"^(value|primal|x): Any", {"empty", "nan", "inf", "wrong type"}),
    ("^tangent: Any", {"empty", "nan", "inf", "wrong type", "wrong shape"}),
)
MORE = (
    ("^step:|^direction:", {"zero"}),
    (r"^(steps|widths): .*Sequence", {"zero"}),
    ("^(learning_rate|tol|start):", {"zero", "negative"}),
    ("^momentum:", {"negative", "out of range"}),
    ("^sigma:", {"not positive"}),
    ("^p0:|^parameters:|^coefficients:", {"too few"}),
    ("^hessian: .*Callable|^model:", {"singular"}),
)
# An elementwise function takes any shape, gives the limit at infinity, and is tested with NaN.
ELEMENTWISE = {"inf", "wrong shape"}
GOOD = {
    ("limit", "x"): {"inf"},
    ("curve_fit", "model"): {"singular"},  # passed on to the three methods, where it is tested
    ("TaylorPolynomial.__call__", "x"): ELEMENTWISE,
    ("LinearModel.__call__", "x"): ELEMENTWISE,
    ("QuadraticModel.__call__", "x"): ELEMENTWISE,
    **{(name, "z"): ELEMENTWISE for name in ("sigmoid", "tanh", "relu")},
}
# What the package makes and hands out; it is not for the reader to construct.
RECORDS = {
    "CriticalPoint", "CurveFit", "Dip", "Gradients", "LagrangeResult", "LineFit", "LinearModel", "OptimizeResult",
    "QuadraticModel", "RootResult", "TaylorPolynomial", "TrainResult",
}  # fmt: skip
NUMPYS = {"flatten", "reshape", "transpose"}  # as NumPy's methods, also in their errors


def public_callables() -> Iterator[tuple[str, inspect.Signature]]:
    """Yield every public function, constructor and method that takes something, and its signature."""
    names = [(mfml, name) for name in mfml.__all__] + [(plotting, name) for name in plotting.__all__]
    for home, name in names:
        value = getattr(home, name)
        if callable(value) and name not in RECORDS:
            yield name, inspect.signature(value)
        for method in dir(value) if inspect.isclass(value) else ():
            found = inspect.getattr_static(value, method)
            found = getattr(found, "__func__", found)
            if not inspect.isfunction(found) or not found.__module__.startswith("mfml.") or method in NUMPYS:
                continue
            signature = inspect.signature(getattr(value, method))
            if set(signature.parameters) - {"self"} and (method == "__call__" or not method.startswith("_")):
                yield f"{name}.{method}", signature


PARAMETERS = [
    (name, parameter)
    for name, signature in public_callables()
    for parameter in signature.parameters.values()
    if parameter.name != "self" and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
]


def kinds_for(name: str, parameter: inspect.Parameter) -> set[str]:
    """Return the kinds of bad input that this parameter can get."""
    annotation = parameter.annotation
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    text = f"{parameter.name}: {text}"
    sort = next(kinds for pattern, kinds in SORTS if re.search(pattern, text))
    more = [kinds for pattern, kinds in MORE if re.search(pattern, text)]
    return sort.union(*more) - GOOD.get((name, parameter.name), set())


def cases_of(name: str):
    return [case for case in CASES if case.subject == name or case.subject.startswith(f"{name} ")]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=lambda value: str(value).split(":")[0])
def test_every_kind_of_bad_input_has_a_case(name: str, parameter: inspect.Parameter) -> None:
    covered = {case.row.kind for case in cases_of(name) if case.parameter == parameter.name}
    assert kinds_for(name, parameter) <= covered


@pytest.mark.parametrize("name", [name for name, _ in public_callables()])
def test_every_public_callable_has_cases(name: str) -> None:
    assert cases_of(name)


def test_every_record_is_public_and_cannot_be_changed() -> None:
    assert set(mfml.__all__) >= RECORDS
    for name in RECORDS:
        record = getattr(mfml, name)
        value = record(*[None] * len(inspect.signature(record).parameters))
        with pytest.raises(AttributeError):
            setattr(value, next(iter(inspect.signature(record).parameters)), 1.0)


def test_there_are_many() -> None:
    assert len(CASES) > 1000

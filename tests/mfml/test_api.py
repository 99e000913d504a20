"""The contract of every public name."""

import importlib
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mfml

MODULES = {
    "limits": {"slope", "difference_quotient", "limit"},
    "differences": {
        "forward_difference", "backward_difference", "central_difference", "complex_step", "derivative",
        "observed_order",
    },
    "networks": {
        "Dense", "Gradients", "Network", "TrainResult", "mean_squared_error", "relu", "sigmoid", "tanh", "train",
    },
    "lines": {"LineFit", "chi_squared", "fit_line", "reduced_chi_squared"},
    "rules": {
        "Derivation", "Expression", "FormulaError", "Step", "Symbol", "differentiate", "explain", "parse", "simplify",
    },
    "sandpit": {"Dip", "Sandpit"},
    "drills": {"Differentiate", "FirstRule", "Match", "Mistake", "drill"},
    "taylor": {
        "LinearModel", "QuadraticModel", "TaylorPolynomial", "linearize", "quadratic_model",
        "radius_of_convergence", "remainder_bound", "taylor_coefficients", "taylor_polynomial",
    },
    "constraints": {
        "LagrangeResult", "lagrange_multipliers", "lagrangian",
    },
    "critical_points": {
        "CriticalPoint", "classify_critical_point", "critical_points",
    },
    "descent": {
        "OptimizeResult", "backtracking_line_search", "gradient_descent", "newton_minimize",
    },
    "fields": {
        "check_grad", "directional_derivative", "gradient", "hessian", "hessian_vector_product", "jacobian",
        "partial_derivative", "total_derivative",
    },
    "forward": {
        "Dual", "jvp",
    },
    "least_squares": {
        "CurveFit", "curve_fit", "gauss_newton", "levenberg_marquardt", "steepest_descent_fit",
    },
    "reverse": {
        "Variable", "grad", "topological_order", "value_and_grad", "vjp",
    },
    "roots": {
        "RootResult", "newton_raphson",
    },
    "labs": {
        "check_bend_machine", "check_fastest_warming", "check_kink", "check_report", "check_slope_machine",
        "check_step", "thermometer",
    },
    "plotting": {"PALETTE", "plot_function", "plot_secant", "plot_secants", "plot_zoom"},
}  # fmt: skip
APART = {"labs", "plotting"}
ONLY_IN_THEIR_MODULE = {"Derivation", "Expression", "FormulaError", "Step"} | {
    "Differentiate", "FirstRule", "Match", "Mistake",
}  # fmt: skip
FUNCTIONS = [(module, name) for module, names in MODULES.items() for name in sorted(names) if name.islower()]


def test_facade() -> None:
    computing = [names for module, names in MODULES.items() if module not in APART]
    expected = set().union(*computing) - ONLY_IN_THEIR_MODULE | APART | {"__version__"}
    assert set(mfml.__all__) == expected
    assert mfml.__all__ == sorted(mfml.__all__)
    assert all(hasattr(mfml, name) for name in mfml.__all__)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_modules_export_what_the_design_names(module: str) -> None:
    loaded = importlib.import_module(f"mfml.{module}")
    assert set(loaded.__all__) == MODULES[module]
    own = {
        name
        for name, value in vars(loaded).items()
        if inspect.isfunction(value) and value.__module__ == loaded.__name__ and not name.startswith("_")
    }
    assert own <= MODULES[module]


@pytest.mark.parametrize(("module", "name"), FUNCTIONS)
def test_docstring_and_annotations(module: str, name: str) -> None:
    function = getattr(importlib.import_module(f"mfml.{module}"), name)
    text = inspect.getdoc(function) or ""
    for section in ("Parameters", "Returns", "Raises", "Examples", "Source"):
        assert f"\n{section}\n{'-' * len(section)}\n" in text
    assert ">>> " in text
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty
        documented = [line for line in text.splitlines() if " : " in line and not line.startswith(" ")]
        assert any(parameter.name in line.split(" : ")[0].split(", ") for line in documented), parameter.name


def test_version_is_the_one_of_the_project() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    assert mfml.__version__ == tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def test_import_does_not_load_matplotlib() -> None:
    code = "import sys, mfml; mfml.plotting.plot_secant; sys.exit('matplotlib' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode
        == 0
    )


def test_marked_as_typed() -> None:
    assert (Path(mfml.__file__).parent / "py.typed").is_file()

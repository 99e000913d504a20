"""Multivariate calculus for machine learning, written to be read.

Every name that a lesson uses is here: `import mfml` and then `mfml.slope(f, 1, 3)`. Each module is one idea
and opens with it. Drawing is apart, in `mfml.plotting`, and loads Matplotlib only when a figure is drawn;
so is what only the labs need, in `mfml.labs`.
"""

from . import labs, plotting
from .constraints import LagrangeResult, lagrange_multipliers, lagrangian
from .critical_points import CriticalPoint, classify_critical_point, critical_points
from .descent import OptimizeResult, backtracking_line_search, gradient_descent, newton_minimize
from .differences import (
    backward_difference,
    central_difference,
    complex_step,
    derivative,
    forward_difference,
    observed_order,
)
from .drills import drill
from .fields import (
    check_grad,
    directional_derivative,
    gradient,
    hessian,
    hessian_vector_product,
    jacobian,
    partial_derivative,
    total_derivative,
)
from .forward import Dual, jvp
from .least_squares import CurveFit, curve_fit, gauss_newton, levenberg_marquardt, steepest_descent_fit
from .limits import difference_quotient, limit, slope
from .lines import LineFit, chi_squared, fit_line, reduced_chi_squared
from .networks import (
    Dense,
    Gradients,
    Network,
    TrainResult,
    mean_squared_error,
    relu,
    sigmoid,
    tanh,
    train,
)
from .reverse import Variable, grad, topological_order, value_and_grad, vjp
from .roots import RootResult, newton_raphson
from .rules import Symbol, differentiate, explain, parse, simplify
from .sandpit import Dip, Sandpit
from .taylor import (
    LinearModel,
    QuadraticModel,
    TaylorPolynomial,
    linearize,
    quadratic_model,
    radius_of_convergence,
    remainder_bound,
    taylor_coefficients,
    taylor_polynomial,
)

__version__ = "0.1.0"

__all__ = [
    "CriticalPoint",
    "CurveFit",
    "Dense",
    "Dip",
    "Dual",
    "Gradients",
    "LagrangeResult",
    "LineFit",
    "LinearModel",
    "Network",
    "OptimizeResult",
    "QuadraticModel",
    "RootResult",
    "Sandpit",
    "Symbol",
    "TaylorPolynomial",
    "TrainResult",
    "Variable",
    "__version__",
    "backtracking_line_search",
    "backward_difference",
    "central_difference",
    "check_grad",
    "chi_squared",
    "classify_critical_point",
    "complex_step",
    "critical_points",
    "curve_fit",
    "derivative",
    "difference_quotient",
    "differentiate",
    "directional_derivative",
    "drill",
    "explain",
    "fit_line",
    "forward_difference",
    "gauss_newton",
    "grad",
    "gradient",
    "gradient_descent",
    "hessian",
    "hessian_vector_product",
    "jacobian",
    "jvp",
    "labs",
    "lagrange_multipliers",
    "lagrangian",
    "levenberg_marquardt",
    "limit",
    "linearize",
    "mean_squared_error",
    "newton_minimize",
    "newton_raphson",
    "observed_order",
    "parse",
    "partial_derivative",
    "plotting",
    "quadratic_model",
    "radius_of_convergence",
    "reduced_chi_squared",
    "relu",
    "remainder_bound",
    "sigmoid",
    "simplify",
    "slope",
    "steepest_descent_fit",
    "tanh",
    "taylor_coefficients",
    "taylor_polynomial",
    "topological_order",
    "total_derivative",
    "train",
    "value_and_grad",
    "vjp",
]

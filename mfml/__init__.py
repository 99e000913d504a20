"""Multivariate calculus for machine learning, written to be read.

Every name that a lesson uses is here: `import mfml` and then `mfml.slope(f, 1, 3)`. Each module is one idea
and opens with it. Drawing is apart, in `mfml.plotting`, and loads Matplotlib only when a figure is drawn.
"""

from . import plotting
from .differences import (
    backward_difference,
    central_difference,
    complex_step,
    forward_difference,
    observed_order,
)
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
from .rules import Symbol, differentiate, explain, parse, simplify
from .sandpit import Dip, Sandpit
from .taylor import (
    TaylorPolynomial,
    radius_of_convergence,
    remainder_bound,
    taylor_coefficients,
    taylor_polynomial,
)

__version__ = "0.1.0"

__all__ = [
    "Dense",
    "Dip",
    "Gradients",
    "LineFit",
    "Network",
    "Sandpit",
    "Symbol",
    "TaylorPolynomial",
    "TrainResult",
    "__version__",
    "backward_difference",
    "central_difference",
    "chi_squared",
    "complex_step",
    "difference_quotient",
    "differentiate",
    "explain",
    "fit_line",
    "forward_difference",
    "limit",
    "mean_squared_error",
    "observed_order",
    "parse",
    "plotting",
    "radius_of_convergence",
    "reduced_chi_squared",
    "relu",
    "remainder_bound",
    "sigmoid",
    "simplify",
    "slope",
    "tanh",
    "taylor_coefficients",
    "taylor_polynomial",
    "train",
]

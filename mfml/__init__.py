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

__version__ = "0.1.0"

__all__ = [
    "Dense",
    "Gradients",
    "Network",
    "TrainResult",
    "__version__",
    "backward_difference",
    "central_difference",
    "complex_step",
    "difference_quotient",
    "forward_difference",
    "limit",
    "mean_squared_error",
    "observed_order",
    "plotting",
    "relu",
    "sigmoid",
    "slope",
    "tanh",
    "train",
]

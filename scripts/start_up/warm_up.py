"""What Python does before the snapshot is taken, so that no reader has to wait for it: imports, and first drawings.

It runs in Pyodide. Nothing of it stays but what is imported, and what libraries remember of their own accord.
"""

import gc
import importlib
import io
import pkgutil
import sys

sys.path.insert(0, "/book")

import cells  # first, because it chooses how Matplotlib draws

# isort: split
import matplotlib.pyplot as plt
import numpy as np

import mfml

IMPORTED_LATER_BY_OTHERS = (
    *("hints", "questions", "waiting", "statistics"),
    *("numpy.random", "numpy.fft", "numpy.linalg", "numpy.polynomial", "numpy.testing"),
)
CELLS = (
    "import numpy as np\nfrom mfml import slope\nprint(slope(lambda x: x**2, 3, 3.001))\nnp.arange(3.0)",
    "from mfml import plotting\nplotting.plot_secant(lambda x: x**2, 1, 3)",
    "import matplotlib.pyplot as plt\nline = plt.plot([0, 1])\nplt.title(r'$x^2$')\nNone",
    "1 / 0",
)


def import_all() -> None:
    """Import the modules of the package, and those that are imported only when they are used."""
    for module in pkgutil.iter_modules(mfml.__path__, "mfml."):
        importlib.import_module(module.name)
    for name in IMPORTED_LATER_BY_OTHERS:
        importlib.import_module(name)


def draw() -> None:
    """Draw what the book draws: lines with formulas and a legend, level curves, a surface."""
    x = np.linspace(-1.0, 1.0, 20)
    figure = plt.figure()
    lines, levels = (figure.add_subplot(1, 3, n) for n in (1, 2))
    surface = figure.add_subplot(1, 3, 3, projection="3d")
    lines.plot(x, x**2, label=r"$x^2$")
    lines.set(title=r"$\frac{\Delta y}{\Delta x}$", xlabel="x", ylabel="y")
    lines.legend()
    lines.grid(True)
    levels.contourf(x, x, np.outer(x, x))
    levels.contour(x, x, np.outer(x, x))
    surface.plot_surface(*np.meshgrid(x, x), np.outer(x, x))
    figure.savefig(io.BytesIO(), format="png")
    plt.close("all")


def run_cells() -> None:
    """Run cells as the page does: numbers, figures, an error."""
    for code in CELLS:
        cells.packages_needed(code)
        cells.imports_more(code)
        cells.agrees("0.1\n", cells.run(code, cells.new_namespace(), "warm-up").text)


import_all()
draw()
run_cells()
np.random.default_rng(1).normal(size=3)
np.linalg.solve(np.eye(2), [1.0, 2.0])
sys.path.remove("/book")
gc.collect()

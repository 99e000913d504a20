// Loads the prepared runtime as the book's worker does and draws; prints what it saw as JSON.
// Arguments: the runtime's folder, a wheel to unpack.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [directory, wheel] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(directory, "pyodide.mjs")).href);
const messages = [];
const pyodide = await loadPyodide({
  indexURL: directory + "/",
  env: { MPLBACKEND: "agg" },
  stdout: (line) => messages.push(line),
  stderr: (line) => messages.push(line),
});
const errorCallback = (message) => messages.push(message);
await pyodide.loadPackage("numpy", { messageCallback: () => {}, errorCallback });
const numpy = pyodide.runPython("import numpy as np; float(np.linalg.norm([3.0, 4.0]))");
await pyodide.loadPackage("matplotlib", { messageCallback: () => {}, errorCallback });
pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
const seen = pyodide.runPython(`
import io, json, sys, warnings
warnings.simplefilter("error")
import matplotlib.pyplot as plt
import matplotlib.tri
from matplotlib import font_manager
from mpl_toolkits.axes_grid1 import make_axes_locatable
import book_probe

figure = plt.figure(figsize=(6, 3))
plain, solid = figure.add_subplot(1, 2, 1), figure.add_subplot(1, 2, 2, projection="3d")
x = np.linspace(-2.0, 2.0, 30)
plain.plot(x, x**2, label=r"$x^2$, $\\mathcal{L}$, $\\mathscr{A}$, $\\mathbb{R}$, $\\mathfrak{g}$, $\\mathtt{f}$")
plain.plot(x, x**3, label=r"$\\int_0^1 \\frac{\\partial f}{\\partial x}\\,dx = \\sqrt[3]{\\sum_i \\mathbf{w}_i}$")
plain.set_title("∇f ≤ ½ — größer", weight="bold", style="italic", family="monospace")
plain.legend(title="legend", prop={"style": "italic"})
plain.tricontour([0, 1, 0, 1], [0, 0, 1, 1], [0, 1, 1, 3])
solid.plot_surface(*np.meshgrid(x, x), np.add.outer(x**2, x**2), cmap="viridis")
drawn = {}
for kind in ("svg", "png"):
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind)
    drawn[kind] = len(buffer.getvalue())
for fontset in ("cm", "stix", "stixsans", "dejavusans"):
    with plt.rc_context({"mathtext.fontset": fontset}):
        small = plt.figure()
        small.text(0.1, 0.5, r"$x^2 + \\alpha \\leq \\mathcal{L}(\\theta)$")
        small.savefig(io.BytesIO(), format="svg")
plt.close("all")
fonts = [entry.fname for entry in font_manager.fontManager.ttflist]
json.dumps({
    "drawn": drawn, "probe": book_probe.ANSWER, "fonts": len(fonts),
    "random": float(np.random.default_rng(0).random()),
    "absent": [name for name in ("fontTools", "pytz") if name in sys.modules],
})
`);
console.log(JSON.stringify({ numpy, messages, version: pyodide.version, ...JSON.parse(seen) }));

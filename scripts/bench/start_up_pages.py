"""What is done in the pages that `start_up.py` visits, and the bare page, which has Pyodide and nothing of the book."""

from __future__ import annotations

import json
import re
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "site"
BARE_PAGE = "bare.html"
END_MARK = "end.txt"
BARE_HTML = '<!doctype html><meta charset="utf-8"><title>bare</title><body>'

BARE_WORKER = """
self.onmessage = async ({data: {code, needed}}) => {
  postMessage(await run(code, needed).catch((error) => ({error: String(error)})));
};
async function run(code, needed) {
  const {loadPyodide} = await import("RUNTIMEpyodide.mjs");
  const pyodide = await loadPyodide({indexURL: "RUNTIME"});
  await pyodide.loadPackage(needed, {messageCallback() {}});
  pyodide.unpackArchive(await (await fetch("WHEEL")).arrayBuffer(), "wheel");
  if (!needed.includes("matplotlib")) return {text: String(pyodide.runPython(code))};
  pyodide.runPython("import matplotlib\\nmatplotlib.use('agg')\\n" + code);
  const svg = pyodide.runPython(
    "import io, matplotlib.pyplot as plt\\nplt.savefig(file := io.StringIO(), format='svg')\\nfile.getvalue()"
  );
  return {text: "", svg};
}
"""

# Each of the following is a function that runs in the page and gives milliseconds, or nothing.

# Ends a measurement: the server's log shows what was sent before it, and the page does nothing until it is answered.
_END = f"""
  const end = (milliseconds) => {{
    const request = new XMLHttpRequest();
    request.open("GET", `/mfml/{END_MARK}?${{Math.random()}}`, false);
    request.send();
    return milliseconds;
  }};
"""

BARE = f"""async (code, needed) => {{{_END}
  const start = performance.now();
  const worker = new Worker("bare.js", {{type: "module"}});
  const {{text, svg, error}} = await new Promise((resolve) => {{
    worker.onmessage = ({{data}}) => resolve(data);
    worker.postMessage({{code, needed}});
  }});
  if (error) throw new Error(error);
  document.body.append(text);
  if (svg) {{
    const image = document.body.appendChild(new Image());
    image.src = `data:image/svg+xml,${{encodeURIComponent(svg)}}`;
    await new Promise((resolve) => image.addEventListener("load", resolve));
  }}
  return end(performance.now() - start);
}}"""

# Puts code into the first cells of a page of the book as docs/assets/js/edits.js would keep it; the page stays unseen.
KEEP_EDITS = """async (address, codes) => {
  const text = await (await fetch(address, {cache: "no-store"})).text();
  const cells = new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-mf-cell]");
  codes.forEach((code, i) => {
    const book = cells[i].querySelector("[data-mf-code]").textContent;
    const key = `mfml:edit:${new URL(address).pathname}#${cells[i].dataset.mfCell}`;
    localStorage.setItem(key, JSON.stringify({code, book}));
  });
}"""

_PARTS = """
  const [first, second] = document.querySelectorAll("[data-mf-cell]");
  const press = (cell, action) => {
    const button = cell.querySelector(`[data-mf-action=${action}]`);
    button.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}));
    button.click();
  };
  const state = (cell, ...states) => new Promise((resolve) => {
    const look = () => {
      if (!states.includes(cell.dataset.mfState)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(cell, {attributeFilter: ["data-mf-state"]});
    look();
  });
  const result = async (cell, drawn) => {
    await state(cell, "ok", "error");
    if (cell.dataset.mfState === "error") throw new Error(cell.innerText);
    const image = drawn && cell.querySelector("[data-mf-output] figure img");
    if (image?.naturalWidth === 0) await new Promise((resolve) => image.addEventListener("load", resolve));
  };
"""

# Runs the first cell, which has the code already.
RUN = f"""async (code, drawn) => {{
  {_END} {_PARTS}
  if (first.querySelector("[data-mf-code]").textContent !== code) throw new Error("the edit was not kept");
  const start = performance.now();
  press(first, "run");
  await result(first, drawn);
  return end(performance.now() - start);
}}"""

# Begins the second cell, whose code does not end.
BEGIN = f"""async () => {{
  {_PARTS}
  press(second, "run");
  await state(second, "running");
}}"""

# Stops it; Python does not listen, so the page ends the worker and runs the first cell again.
STOP = f"""async (drawn) => {{
  {_END} {_PARTS}
  press(second, "stop");
  await state(second, "stopped");
  const start = performance.now();
  if (first.dataset.mfState === "ok") throw new Error("the worker lives on");
  await result(first, drawn);
  return end(performance.now() - start);
}}"""


def with_bare_page(folder: Path) -> None:
    """Put the site into `folder`, by links, and the bare page beside it."""
    for item in SITE.iterdir():
        (folder / item.name).symlink_to(item)
    index = (SITE / "index.html").read_text("utf-8")
    found = re.search(r'<script id="mf-config"[^>]*>(.*?)</script>', index)
    assert found, "the start page has the addresses of the runtime"
    config = json.loads(found[1])
    worker = BARE_WORKER.replace("RUNTIME", f"/mfml/{config['runtime']}").replace(
        "WHEEL", f"/mfml/{config['wheel']}"
    )
    (folder / BARE_PAGE).write_text(BARE_HTML, "utf-8")
    (folder / "bare.js").write_text(worker, "utf-8")
    (folder / END_MARK).write_text("end", "utf-8")

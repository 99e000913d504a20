"""Time from Run to the painted output of a one-line cell, once Python is warm, beside a bare `runPython`.

Run by hand, after `python3 scripts/build.py`:

    .venv/bin/python scripts/bench/warm_run.py [ROUNDS]

Both run in the same page, each in a worker of its own: the book's cell by its Run button, and a bare Pyodide that
gets the code as a message, calls `runPython` and sends the result's text back to be shown. The rounds are
interleaved. A run ends when its output stands in the page, and is painted one frame later.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from browser import find_browser
from static_server import serve

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
CODE = "sum(k**2 for k in range(10))"

BARE_WORKER = """
const ready = import("RUNTIMEpyodide.mjs").then(({loadPyodide}) => loadPyodide({indexURL: "RUNTIME"}));
self.onmessage = async ({data}) => postMessage(String((await ready).runPython(data)));
"""

# Gives two times in milliseconds: until the output stands in the page, and until the frame after it.
TIMED = """const timed = (element, begin) => new Promise((resolve) => {
  element.textContent = "";
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!element.textContent.includes("285")) return;
    observer.disconnect();
    const shown = performance.now() - start;
    requestAnimationFrame(() => setTimeout(() => resolve([shown, performance.now() - start])));
  }).observe(element, {childList: true, subtree: true, characterData: true});
  begin();
});"""
BOOK = f"""async () => {{
  {TIMED}
  const cell = document.querySelector("[data-mf-cell]");
  const [output, run] = ["[data-mf-output]", "[data-mf-action=run]"].map((part) => cell.querySelector(part));
  const times = await timed(output, () => run.click());
  while (cell.dataset.mfState === "running") await new Promise((resolve) => setTimeout(resolve, 1));
  return times;
}}"""
BARE = f"""async (code) => {{
  {TIMED}
  const output = window.bareOutput ??= document.querySelector("main").appendChild(document.createElement("pre"));
  const worker = window.bareWorker ??= new Worker("bare.js", {{type: "module"}});
  worker.onmessage = ({{data}}) => {{ output.textContent = data; }};
  return timed(output, () => worker.postMessage(code));
}}"""


def main() -> None:
    """Run the rounds and print the medians and their ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chromium = find_browser()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _with_bare_worker(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serve(site, "/mfml/") as server:
            page = browser.new_page()
            page.goto(server.address)
            page.locator("[data-mf-code]").first.click()
            page.locator(".cm-content").press("Control+a")
            page.keyboard.insert_text(CODE)
            times = [(page.evaluate(BOOK), page.evaluate(BARE, CODE)) for _ in range(rounds + 3)][3:]
        browser.close()
    print(f"medians of {rounds}, milliseconds")
    for place, name in enumerate(("until it stands in the page", "until it is painted")):
        book = statistics.median(cell[place] for cell, _ in times)
        bare = statistics.median(run[place] for _, run in times)
        print(f"  {name}: book {book:.1f}  bare {bare:.1f}  ratio {book / bare:.2f}")


def _with_bare_worker(folder: Path) -> Path:
    """Make a copy of the site, by links, with the bare worker beside it."""
    for item in SITE.iterdir():
        (folder / item.name).symlink_to(item)
    index = (SITE / "index.html").read_text("utf-8")
    found = re.search(r'<script id="mf-config"[^>]*>(.*?)</script>', index)
    assert found, "the start page has the addresses of the runtime"
    runtime = json.loads(found[1])["runtime"]
    (folder / "bare.js").write_text(BARE_WORKER.replace("RUNTIME", f"/mfml/{runtime}"), "utf-8")
    return folder


if __name__ == "__main__":
    main()

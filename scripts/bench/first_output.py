"""Time from Run to the first output, cold and warm, beside a bare Pyodide page; and the bytes it takes.

Run by hand, after `python3 scripts/build.py`:

    .venv/bin/python scripts/bench/first_output.py [ROUNDS]

Both pages come from the same server, load the same files in the same browser, and run the same code; the
rounds are interleaved, so that read as ratios the medians do not depend on the machine. Cold is a fresh
browser profile, warm the second visit with it.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from browser import find_browser
from static_server import StaticServer, serve

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"

NUMBER = "from mfml import slope\nslope(lambda x: x**2, 3, 3.001)"
FIGURE = "from mfml import plotting\nplotting.plot_secant(lambda x: x**2, 1, 3)"

BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>bare</title><script>
window.run = (needed, code) => new Promise((resolve) => {
  const worker = new Worker("bare.js", {type: "module"});
  worker.onmessage = () => resolve();
  worker.postMessage({needed, code});
})</script>"""

BARE_WORKER = """
self.onmessage = async ({data: {needed, code}}) => {
  const {loadPyodide} = await import("RUNTIMEpyodide.mjs");
  const pyodide = await loadPyodide({indexURL: "RUNTIME"});
  await pyodide.loadPackage(needed, {messageCallback() {}});
  pyodide.unpackArchive(await (await fetch("WHEEL")).arrayBuffer(), "wheel");
  if (needed.includes("matplotlib")) code = "import matplotlib; matplotlib.use('agg')\\n" + code +
    "\\nimport io, matplotlib.pyplot as plt\\nplt.savefig(io.StringIO(), format='svg')";
  postMessage(String(pyodide.runPython(code)));
};
"""


def main() -> None:
    """Run the rounds and print a table of medians, ratios and bytes."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chromium = find_browser()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _with_bare_page(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serve(site, "/mfml/") as server:
            for title, code, needed in (
                ("number", NUMBER, ["numpy"]),
                ("figure", FIGURE, ["numpy", "matplotlib"]),
            ):
                times = [_round(browser, server, code, needed) for _ in range(rounds)]
                print(f"\nfirst {title} (medians of {rounds}, seconds; bytes of one cold visit)")
                for name in times[0]:
                    book, bare, sent = zip(*(time[name] for time in times), strict=True)
                    ratio = statistics.median(a / b for a, b in zip(book, bare, strict=True))
                    row = f"book {statistics.median(book):.2f}  bare {statistics.median(bare):.2f}"
                    print(
                        f"  {name}: {row}  ratio {ratio:.2f}  {sent[0] / 1e6:.2f} MB sent to the book's page"
                    )


def _round(
    browser: Browser, server: StaticServer, code: str, needed: list[str]
) -> dict[str, tuple[float, float, int]]:
    """Measure one cold and one warm visit of both pages; return book's and bare page's seconds and bytes."""
    results = {}
    book, bare = browser.new_context(), browser.new_context()
    for visit in ("cold", "warm"):
        server.requests.clear()
        page = book.new_page()
        page.goto(server.address)
        page.wait_for_load_state("networkidle")
        seconds = _time_book(page, code)
        sent = server.bytes_sent()
        page.close()
        page = bare.new_page()
        page.goto(server.address + "bare.html")
        results[visit] = (seconds, _time_bare(page, code, needed), sent)
        page.close()
    book.close()
    bare.close()
    return results


def _time_book(page: Page, code: str) -> float:
    """Type `code` into the page's cell, press Run, and time until its result stands in the page."""
    page.locator("[data-mf-code]").first.click()
    page.locator(".cm-content").press("Control+a")
    page.keyboard.insert_text(code)
    return float(
        page.evaluate(
            """() => new Promise((resolve) => {
              const cell = document.querySelector("[data-mf-cell]"), start = performance.now();
              new MutationObserver(() => {
                if (["ok", "error"].includes(cell.dataset.mfState)) resolve((performance.now() - start) / 1000);
              }).observe(cell, {attributeFilter: ["data-mf-state"]});
              cell.querySelector("[data-mf-action=run]").click();
            })"""
        )
    )


def _time_bare(page: Page, code: str, needed: list[str]) -> float:
    script = """([needed, code]) => {
      const start = performance.now();
      return run(needed, code).then(() => (performance.now() - start) / 1000);
    }"""
    return float(page.evaluate(script, [needed, code]))


def _with_bare_page(folder: Path) -> Path:
    """Make a copy of the site, by links, with the bare page beside it."""
    for item in SITE.iterdir():
        (folder / item.name).symlink_to(item)
    index = (SITE / "index.html").read_text("utf-8")
    found = re.search(r'<script id="mf-config"[^>]*>(.*?)</script>', index)
    assert found, "the start page has the addresses of the runtime"
    config = json.loads(found[1])
    worker = BARE_WORKER.replace("RUNTIME", f"/mfml/{config['runtime']}").replace(
        "WHEEL", f"/mfml/{config['wheel']}"
    )
    (folder / "bare.html").write_text(BARE_PAGE, "utf-8")
    (folder / "bare.js").write_text(worker, "utf-8")
    return folder


if __name__ == "__main__":
    main()

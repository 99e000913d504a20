"""Time of the practice pages' scripts with 10,000 records in the browser.

Run by hand, after `python3 scripts/build.py`:

    .venv/bin/python scripts/bench/records.py [ROUNDS]

In each round a page without a tool is loaded, the script comes, and the tool is brought to life in that page: it reads
the text of the browser's storage, finds what is due and writes it into the page, and the browser lays it out. All
records are due, and the page Today shows them all, which is more than any reader will ever see.
"""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from browser import find_browser
from static_server import serve

SITE = Path(__file__).resolve().parents[2] / "site"
RECORDS = 10_000
PAGES = {"Progress": "practice/progress/", "Today": "practice/"}
KEEP = "(text) => text ? localStorage.setItem('mfml:progress', text) : localStorage.clear()"

# Gives two times in milliseconds: until the scripts have ended, and until the browser has laid out the page.
TIMED = """async (place) => {
  const config = JSON.parse(document.getElementById("mf-config").textContent);
  const root = new URL(config.root, location.href);
  const {mountPractice} = await import(new URL(`${config.edition}js/desk.js`, root).href);
  const text = await (await fetch(new URL(place, root))).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const tool = document.importNode(page.querySelector("[data-mf-tool]"), true);
  document.querySelector("article").append(tool);
  tool.getBoundingClientRect();
  const start = performance.now();
  mountPractice(tool);
  const script = performance.now() - start;
  tool.getBoundingClientRect();
  const layout = performance.now() - start;
  const items = tool.querySelectorAll("[data-mf-item]").length;
  return [script, layout, items];
}"""


def main() -> None:
    """Run the rounds and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    text = _records()
    chromium = find_browser()
    with sync_playwright() as playwright, serve(SITE, "/mfml/") as server:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        print(f"{RECORDS} records, {len(text) / 1e6:.1f} MB; medians of {rounds}, milliseconds")
        for name, place in PAGES.items():
            for records in ("", text):
                page.goto(server.address)
                page.evaluate(KEEP, records)
                times = []
                for _ in range(rounds):
                    page.goto(server.address)
                    page.wait_for_load_state("networkidle")
                    times.append(page.evaluate(TIMED, place))
                script, layout = (statistics.median(time[part] for time in times) for part in (0, 1))
                count = RECORDS if records else 0
                print(
                    f"  {name:9} {count:6} records, {times[0][2]:6} items shown:"
                    f"  scripts {script:6.1f}  with layout {layout:6.1f}"
                )
        browser.close()


def _records() -> str:
    """Return the text of so many answered items; each tenth was checked ten times, the others once."""
    items = {}
    for n in range(RECORDS):
        checks = 10 if n % 10 == 0 else 1
        log = [[1_700_000_000_000 + 86_400_000 * k + n, (n + k) % 2, 0, (n + k) % 5] for k in range(checks)]
        id = f"drill:kind{n // 4}:{n % 4 + 1}"
        items[id] = {"version": "1a2b3c4d", "answer": "[3]", "edited": log[-1][0], "log": log}
    return json.dumps({"format": "mfml-progress", "version": 1, "items": items}, separators=(",", ":"))


if __name__ == "__main__":
    main()

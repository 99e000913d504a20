"""Frames a second while a figure is dragged, with the processor throttled four times.

Run by hand, after `python3 scripts/build.py`:

    .venv/bin/python scripts/bench/figures.py [PAGE]

Each handle and each slider of each figure of the page is moved to and fro for two seconds, one step a frame, and the
frames that the browser has shown are counted. For comparison stands what the same page shows when nothing is moved.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from browser import find_browser
from static_server import serve

SITE = Path(__file__).resolve().parents[2] / "site"
PAGES = [
    f"1-what-is-calculus/{name}/"
    for name in ("rise-over-run", "the-derivative", "functions-worth-knowing", "four-rules")
]
THROTTLE = 4
SECONDS = 2

# Moves one thing by a step in each frame, and gives the frames a second.
COUNTED = """async ([id, number, seconds]) => {
  const figure = document.querySelector(`[data-mf-figure="${id}"]`);
  const thing = figure.querySelectorAll(".mf-handle:not([hidden]), input[type=range]")[number];
  thing?.focus({ preventScroll: true }); // as whoever drags it does
  const move = (key) => {
    if (thing.matches("input")) {
      const [low, high] = [Number(thing.min), Number(thing.max)];
      thing.value = low + (high - low) * (key / 100);
      thing.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      const name = key % 40 < 20 ? "ArrowRight" : "ArrowLeft";
      thing.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
    }
  };
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < 1000 * seconds) {
    if (thing) move(frames % 100);
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / ((performance.now() - start) / 1000);
}"""


def main() -> None:
    """Bring each figure of the pages to life, move all that moves, and print the frames a second."""
    chromium = find_browser()
    with sync_playwright() as playwright, serve(SITE, "/mfml/") as server:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for place in sys.argv[1:] or PAGES:
            _measure(browser, server.address + place)
        browser.close()


def _measure(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    for figure in page.locator("[data-mf-figure^=F]").all():
        name = str(figure.get_attribute("data-mf-figure"))
        figure.scroll_into_view_if_needed()
        page.keyboard.press("Shift")
        page.wait_for_function(
            "name => 'mfReady' in document.querySelector(`[data-mf-figure='${name}']`).dataset", arg=name
        )
        things = figure.locator(".mf-handle:not([hidden]), input[type=range]").count()
        session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        rates = [_rate(page, name, number) for number in [*range(things), things]]
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        print(
            f"{name}: {', '.join(f'{rate:.0f}' for rate in rates[:-1])} frames a second; at rest {rates[-1]:.0f}"
        )
    page.close()


def _rate(page: Page, name: str, number: int) -> float:
    return float(page.evaluate(COUNTED, [name, number, SECONDS]))


if __name__ == "__main__":
    main()

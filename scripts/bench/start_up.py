"""Time from Run to the first number and the first figure, on a first visit and on a return, beside a bare page.

Run by hand, after `python3 scripts/build.py`:

    .venv/bin/python scripts/bench/start_up.py [ROUNDS] [--replay] [--reading SECONDS] [--host HOST]
        [--ways WAY …] [--browsers BROWSER …]

The bare page loads the official files of Pyodide and runs the same code in a worker of its own. All pages come from one
server, and each round visits each of them, in turn; so the ratio to the bare page, the median of the rounds, depends
little on the machine. A first visit has a new profile of the browser. A return is a new process with the same
profile, after the first visit was left in peace for 6 seconds, or longer if it still fetched something.

Run is pressed as soon as the page has loaded, or after so many seconds of `--reading`, in which the book may start
Python ahead, and the bare page does nothing. The code is there already: before the first visit it is put into the
storage of the browser, as the kept edit of the page's first cell. So no editor is opened and nobody types, from which
the page could guess that Python will be needed, and start it ahead of the clock. The press is a pointer's, as a
reader's is, and the clock runs from it until the number, or the loaded picture, stands in the page. The megabytes are
all that was sent from the beginning of the visit until then, also to the service worker, which begins to keep the book
for the time without a network when the code begins to run.

With `--replay` a call that does not listen is stopped, so that the page ends the worker; the clock runs from there
until the cell above, which had run, has run again in the next worker. There is no bare page for that.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.start_up_pages import BARE, BARE_PAGE, BEGIN, END_MARK, KEEP_EDITS, RUN, STOP, with_bare_page
from bench.visits import BROWSERS, Tab
from static_server import Compression, StaticServer, serve

CODES = {
    "number": "from mfml import slope\nslope(lambda x: x**2, 3, 3.001)",
    "figure": "from mfml import plotting\nplotting.plot_secant(lambda x: x**2, 1, 3)",
}
PACKAGES = {"number": ["numpy"], "figure": ["numpy", "matplotlib"]}
DEAF = "import itertools\nall(itertools.repeat(True))"  # inside one call, where Python does not look up
SECTION = "1-what-is-calculus/rise-over-run/"  # the start page has one cell only
WAYS = ("bundle", "snapshot", "stock")
PEACE = 6.0  # seconds after a run, for what the page keeps for the next visit
QUIET = 2.0  # seconds without an answer of the server


@dataclass(frozen=True)
class Time:
    """What one run took."""

    milliseconds: float
    sent: int
    """Bytes from the server."""


Times = dict[tuple[str, str, str], list[Time]]
"""Those of each visit, of what was waited for, and of each way; one a round."""


def main() -> None:
    """Run the rounds and print one table."""
    asked = _arguments()
    ways = asked.ways if asked.replay else [*asked.ways, "bare"]
    print(f"medians of {asked.rounds}; host: {asked.host}")
    print(f"{'browser':10}{'visit':8}{'what':8}{'way':10}{'ms':>7}{'/ bare':>8}{'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        with_bare_page(Path(folder))
        with serve(Path(folder), "/mfml/", asked.host) as server:
            for browser in asked.browsers:
                bench = Bench(browser, server, asked.reading)
                for way in ways:
                    bench.visit_once(way)
                for number in range(asked.rounds):
                    first = number % len(ways)
                    for what in CODES:
                        for way in ways[first:] + ways[:first]:
                            bench.replay(way, what) if asked.replay else bench.visit_twice(way, what)
                for row in _rows(bench.times):
                    print(f"{browser:10}{row}", flush=True)


class Bench:
    """The visits of one browser, and what they took."""

    def __init__(self, browser: str, server: StaticServer, reading: float) -> None:
        self.times: Times = defaultdict(list)
        self._start = BROWSERS[browser]
        self._server = server
        self._reading = reading

    def visit_once(self, way: str) -> None:
        """Make a visit that does not count, so that the server has compressed all before the first that does."""
        with _new_profile() as profile, self._start(Path(profile)) as tab:
            self._keep_edits(tab, "", CODES["figure"])
            self._run(tab, way, "figure")

    def visit_twice(self, way: str, what: str) -> None:
        """Measure a first visit and a return."""
        with _new_profile() as profile:
            with self._start(Path(profile)) as tab:
                self._keep_edits(tab, "", CODES[what])
                self.times["first", what, way].append(self._run(tab, way, what))
                self._leave_in_peace()
            with self._start(Path(profile)) as tab:
                self.times["return", what, way].append(self._run(tab, way, what))

    def replay(self, way: str, what: str) -> None:
        """Measure from the end of a worker to the end of the same run in the next one."""
        with _new_profile() as profile, self._start(Path(profile)) as tab:
            self._keep_edits(tab, SECTION, CODES[what], DEAF)
            self._run(tab, way, what, SECTION)
            self._leave_in_peace()
            tab.call(BEGIN)
            time.sleep(0.5)  # so that it is at work
            self._server.requests.clear()
            self.times["replay", what, way].append(self._time(tab, STOP, what == "figure"))

    def _keep_edits(self, tab: Tab, place: str, *codes: str) -> None:
        """Put code into the first cells of a page that has not been opened yet."""
        tab.open(self._server.address + BARE_PAGE)
        tab.call(KEEP_EDITS, self._server.address + place, codes)

    def _run(self, tab: Tab, way: str, what: str, place: str = "") -> Time:
        self._server.requests.clear()
        if way == "bare":
            tab.open(self._server.address + BARE_PAGE)
            time.sleep(self._reading)
            return self._time(tab, BARE, CODES[what], PACKAGES[what])
        tab.open(f"{self._server.address}{place}?runtime={way}")
        time.sleep(self._reading)
        return self._time(tab, RUN, CODES[what], what == "figure")

    def _time(self, tab: Tab, function: str, *arguments: object) -> Time:
        milliseconds = tab.call(function, *arguments)
        mark = f"/mfml/{END_MARK}"
        while mark not in (paths := [path for path, _ in self._server.requests]):
            time.sleep(0.01)  # an answer is noted after it was sent
        return Time(milliseconds, sum(size for _, size in self._server.requests[: paths.index(mark)]))

    def _leave_in_peace(self) -> None:
        time.sleep(PEACE - QUIET)
        answers = -1
        while answers != (answers := len(self._server.requests)):
            time.sleep(QUIET)


def _new_profile() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # the browser may still write into it


def _rows(times: Times) -> Iterable[str]:
    for visit, what, way in sorted(times):
        took = times[visit, what, way]
        milliseconds = statistics.median(time.milliseconds for time in took)
        sent = statistics.median(time.sent for time in took) / 1e6
        ratio = ""
        if bare := times.get((visit, what, "bare")):
            pairs = zip(took, bare, strict=True)
            ratio = f"{statistics.median(one.milliseconds / other.milliseconds for one, other in pairs):.2f}"
        yield f"{visit:8}{what:8}{way:10}{milliseconds:7.0f}{ratio:>8}{sent:8.2f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time the start of Python in the book.")
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    parser.add_argument("--replay", action="store_true", help="from the end of a worker to the same state")
    parser.add_argument("--reading", type=float, default=0.0, help="seconds before Run is pressed")
    parser.add_argument("--host", choices=get_args(Compression), default="brotli")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["bundle", "snapshot"])
    parser.add_argument("--browsers", nargs="+", choices=BROWSERS, default=list(BROWSERS))
    return parser.parse_args()


if __name__ == "__main__":
    main()

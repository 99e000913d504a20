"""Set everything up, then build the site into `site/`, ready to be published: `python3 scripts/build.py`."""

from __future__ import annotations

from environment import run_in_environment

if __name__ == "__main__":
    # Never with -q: a quiet strict build exits 0 although there were warnings.
    run_in_environment("-m", "mkdocs", "build", "--strict")

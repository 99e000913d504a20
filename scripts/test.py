"""Set everything up, then run every check, or those named: `python3 scripts/test.py [NAME …]`."""

from __future__ import annotations

import sys
from pathlib import Path

from environment import run_in_environment

if __name__ == "__main__":
    run_in_environment(str(Path(__file__).with_name("checks.py")), *sys.argv[1:])

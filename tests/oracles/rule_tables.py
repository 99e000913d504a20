"""The functions that can be differentiated, read off the tables of rules in the package itself.

A table is a dictionary or a set, at the top of a module of `mfml`, that holds functions of NumPy. Whatever stands
in one of them is a promise, so whoever adds a line is asked for a check of it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Set
from typing import Any

import numpy as np

import mfml

# These work on formulas and on power series; their tables are for other purposes.
_OTHER_PURPOSES = ("_rules", "rules", "_taylor", "taylor")


def is_numpy(function: Any) -> bool:
    home = str(getattr(function, "__module__", ""))
    return isinstance(function, np.ufunc) or (callable(function) and home.split(".")[0] == "numpy")


def functions() -> list[Callable[..., Any]]:
    """Return all functions in all tables, each once, sorted by name; helpers of the package itself left out."""
    found = set()
    for module in pkgutil.iter_modules(mfml.__path__):
        if module.name.startswith(_OTHER_PURPOSES):
            continue
        for table in vars(importlib.import_module(f"mfml.{module.name}")).values():
            if isinstance(table, Mapping | Set) and any(map(is_numpy, table)):
                found |= {key for key in table if callable(key) and not _is_ours(key)}
    return sorted(found, key=name_of)


def name_of(function: Any) -> str:
    home = "linalg." if getattr(function, "__module__", "") == "numpy.linalg" else ""
    return home + str(function.__name__)


def _is_ours(function: Any) -> bool:
    return str(getattr(function, "__module__", "")).startswith("mfml")

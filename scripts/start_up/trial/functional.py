"""What a Python that was restored from the snapshot must be able to do; no snapshot is published that cannot.

It runs in Pyodide, as a whole: `report()` gives what failed, and random numbers, which must differ from start to start.
"""

import asyncio
import ctypes
import importlib
import io
import json
import random
import sys
import time
import traceback
import warnings
from collections.abc import Callable

import js
import matplotlib.pyplot as plt
import numpy as np
from pyodide.ffi import create_proxy, run_sync, to_js

import mfml

_CHECKS: list[Callable[[], None]] = []


def _check(function: Callable[[], None]) -> Callable[[], None]:
    _CHECKS.append(function)
    return function


@_check
def linear_algebra() -> None:
    a = np.array([[4.0, 1.0], [2.0, 3.0]])
    assert np.allclose(np.linalg.solve(a, [1.0, 2.0]), [0.1, 0.6])
    assert np.allclose(np.sort(np.linalg.eigvals(a)), [2.0, 5.0])
    assert np.allclose(np.linalg.svd(a)[1].prod(), 10.0)


@_check
def transforms_and_polynomials() -> None:
    assert np.allclose(np.fft.ifft(np.fft.fft([1.0, 2.0, 4.0])), [1.0, 2.0, 4.0])
    assert np.allclose(np.polynomial.Polynomial([6.0, -5.0, 1.0]).roots(), [2.0, 3.0])


@_check
def random_numbers_of_a_seed() -> None:
    # The first of each generator, as NumPy's documentation promises them to stay.
    assert np.isclose(np.random.default_rng(0).random(), 0.6369616873214543)
    assert np.isclose(np.random.RandomState(0).random_sample(), 0.5488135039273248)


@_check
def derivatives() -> None:
    assert np.allclose(mfml.gradient(lambda p: p[0] ** 2 * np.sin(p[1]), np.array([3.0, 0.0])), [0.0, 9.0])
    assert np.isclose(mfml.derivative(lambda x: np.exp(2 * x), 0.0), 2.0)


@_check
def pictures() -> None:
    x = np.linspace(-1, 1, 30)
    figure, axes = plt.subplots(2, 2)
    axes[0, 0].plot(x, x**2, label=r"$\frac{x^2}{\sqrt{y}}$")
    axes[0, 0].set_title("Weight", fontfamily="monospace")
    axes[0, 0].legend()
    axes[0, 1].contour(x, x, np.outer(x, x))
    axes[1, 0].imshow(np.outer(x, x))
    axes[1, 1].tripcolor([0, 1, 0, 1], [0, 0, 1, 1], [0, 1, 2, 3])
    figure.add_subplot(2, 2, 1, projection="3d").plot_surface(*np.meshgrid(x, x), np.outer(x, x))
    for kind, begins in (("svg", b"<?xml"), ("png", b"\x89PNG")):
        file = io.BytesIO()
        figure.savefig(file, format=kind)
        assert file.getvalue().startswith(begins)
    plt.close("all")


@_check
def exceptions_of_c_plus_plus() -> None:
    font = importlib.import_module("matplotlib.ft2font")
    _error(lambda: font.FT2Font(io.BytesIO(b"no font")), RuntimeError)


@_check
def modules_that_were_not_imported() -> None:
    names = ("csv", "wave", "xml.dom.minidom", "colorsys", "zoneinfo", "numpy.ma", "matplotlib.animation")
    assert any(name not in sys.modules for name in names)
    for name in names:
        importlib.import_module(name)
    _error(lambda: importlib.import_module("no_such_module"), ModuleNotFoundError)


@_check
def errors_and_warnings() -> None:
    def endless() -> None:
        endless()

    _error(endless, RecursionError)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        np.mean([])
    assert "Mean of empty slice" in str(caught[0].message)


@_check
def memory_that_grows() -> None:
    assert np.ones(40_000_000).sum() == 40_000_000
    assert ctypes.sizeof(ctypes.c_double) == 8


@_check
def javascript() -> None:
    assert js.Array.of(1, 2).to_py() == [1, 2]
    assert to_js([1, 2]).length == 2
    doubled = create_proxy(lambda x: 2 * x)
    assert to_js([1, 2]).map(lambda x, *_: 2 * x).to_py() == [2, 4]
    assert js.Reflect.apply(doubled, None, to_js([4])) == 8
    doubled.destroy()


@_check
def the_clock() -> None:
    assert abs(time.time() - js.Date.now() / 1000) < 5
    offsets = [js.Date.new(2026, month, 1).getTimezoneOffset() * 60 for month in (0, 6)]
    assert {time.timezone, time.altzone} == set(offsets)
    hours, minutes = divmod(abs(time.timezone) // 60, 60)
    assert time.tzname[0] == f"UTC{'-' if time.timezone >= 0 else '+'}{hours:02}{minutes:02}", time.tzname
    assert time.localtime().tm_zone in time.tzname


@_check
def what_the_snapshot_must_not_hold() -> None:
    kept = {name for name in vars(sys.modules["__main__"]) if not name.startswith("__")}
    assert kept <= {"_pyodide_core"}, kept
    assert plt.get_fignums() == []
    assert "/book" not in sys.path


async def _waiting() -> None:
    start = time.monotonic()
    await asyncio.sleep(0.01)
    assert time.monotonic() - start >= 0.009


def _suspending() -> None:
    run_sync(asyncio.sleep(0.01))


def _error(call: Callable[[], object], kind: type[BaseException]) -> str:
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError(f"no {kind.__name__}")


def _told(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{frame.name}, line {frame.lineno}: {error!r}"


async def report(*, suspends: bool) -> str:
    """Run all checks and return as JSON what failed, with the reasons; and numbers that nobody can foretell."""
    failed = {}
    for check in _CHECKS:
        try:
            check()
        except BaseException as error:  # whatever it is, it must be told
            failed[check.__name__] = _told(error)
    try:
        await _waiting()
        if suspends:
            _suspending()
    except BaseException as error:
        failed["waiting"] = _told(error)
    return json.dumps({"failed": failed, "fresh": [random.random(), np.random.random_sample()]})

"""Every figure is drawn without a window, and closed after its test."""

from collections.abc import Iterator

import matplotlib as mpl
import pytest

mpl.use("Agg")


@pytest.fixture(autouse=True)
def close_figures() -> Iterator[None]:
    from matplotlib import pyplot as plt

    yield
    plt.close("all")

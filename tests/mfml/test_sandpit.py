"""The sandpit: its floor against differences, its rules on recorded games, its bots on 300 pits."""

import dataclasses
import math
import statistics
from itertools import islice

import numpy as np
import pytest

from mfml import _sandpit_bots as bots
from mfml._sandpit_floor import Floor
from mfml._sandpit_hollows import Hollow, bell_pair, numbers
from mfml.sandpit import Dip, Sandpit

LEVELS = range(1, 7)

# Measured once with this floor and these bots: quartiles of the dips on the seeds 0 to 299, and some pits.
ARROWS, DEPTHS = [5, 9.5, 15], [15, 31, 48.25]
FIRST = (1.4627105722651614, 0.8285401006978654, 1.390836748667572, 0.8331721172112312)
PARS = [2, 7, 13, 11, 18, 4, 2, 41, 56, 41, 53, 34, 2, 7, 14, 15, 19, 5]


def test_splitmix64_published_numbers() -> None:
    expected = [6457827717110365317, 3203168211198807973, 9817491932198370423]  # for the seed 1234567
    assert list(islice(numbers(1234567), 3)) == [(z >> 11) / 2**53 for z in expected]
    assert next(numbers(0)) == (0xE220A8397B1DCDAF >> 11) / 2**53


def test_bell_pair_is_normal() -> None:
    draw = numbers(5)
    values = [value for _ in range(5000) for value in bell_pair(draw)]
    assert statistics.mean(values) == pytest.approx(0, abs=0.04)
    assert statistics.stdev(values) == pytest.approx(1, abs=0.03)
    assert sum(abs(value) > 2 for value in values) / 10_000 == pytest.approx(0.0455, abs=0.008)


def test_floor_of_one_hollow_by_hand() -> None:
    floor = Floor([Hollow(x=4, y=2, depth=2, width=0.5)])
    assert floor.depth(4, 2) == 1 - 2 / 18 + 2
    assert floor.depth(4.5, 2) == pytest.approx(1 - (1.5**2 + 1) / 18 + 2 * math.exp(-0.5), rel=1e-15)
    np.testing.assert_allclose(floor.gradient(4, 2), [-2 / 18, 2 / 18], rtol=1e-15)
    np.testing.assert_allclose(floor.hessian(4, 2), (-2 / 18 - 8) * np.eye(2), rtol=1e-15)


@pytest.mark.parametrize("level", LEVELS)
def test_derivatives_against_differences(level) -> None:
    h = 1e-5
    x, y = np.random.default_rng(level).uniform(0, 6, (2, 200))
    for seed in range(5):
        pit = Sandpit(seed, level)
        east = (pit.depth(x + h, y) - pit.depth(x - h, y)) / (2 * h)
        north = (pit.depth(x, y + h) - pit.depth(x, y - h)) / (2 * h)
        np.testing.assert_allclose(pit.gradient(x, y), [east, north], atol=1e-6 / 20)
        hessian = pit.hessian(x, y)
        np.testing.assert_array_equal(hessian, hessian.swapaxes(0, 1))
        along_x = (pit.gradient(x + h, y) - pit.gradient(x - h, y)) / (2 * h)
        along_y = (pit.gradient(x, y + h) - pit.gradient(x, y - h)) / (2 * h)
        np.testing.assert_allclose(hessian, [along_x, along_y], atol=1e-6)


@pytest.mark.parametrize("level", LEVELS)
def test_deepest_point(level) -> None:
    x, y = np.meshgrid(np.linspace(0, 6, 241), np.linspace(0, 6, 241))
    for seed in range(20):
        pit = Sandpit(seed, level)
        assert np.abs(pit.gradient(*pit.deepest)).max() < 1e-12
        assert np.linalg.eigvalsh(pit.hessian(*pit.deepest)).max() < 0
        assert np.max(pit.depth(x, y)) <= pit.depth(*pit.deepest)
        assert 0 < min(pit.deepest) < max(pit.deepest) < 6
        assert np.min(pit.depth(x, y)) >= 0  # no sand castles


def test_shapes_and_types() -> None:
    pit = Sandpit(1)
    assert type(pit.depth(1, 2)) is float
    assert type(pit.depth(np.float64(1), np.array(2))) is float
    assert pit.depth([1, 2], 3).shape == (2,)
    assert pit.depth(np.ones((4, 1)), np.arange(3)).shape == (4, 3)
    assert pit.gradient(1, 2).shape == (2,)
    assert pit.gradient(np.ones((4, 1)), np.arange(3)).shape == (2, 4, 3)
    assert pit.hessian(1, 2).shape == (2, 2)
    assert pit.hessian(np.ones(5), 3).shape == (2, 2, 5)
    dip = pit.dip(np.float64(1), 2)
    assert [type(value) for value in (dip.x, dip.y, dip.depth, *dip.gradient)] == [float] * 5
    assert type(dip.found) is bool
    assert type(Sandpit(np.int64(3), np.int64(2)).seed) is int
    with pytest.raises(dataclasses.FrozenInstanceError):
        dip.depth = 0.0


@pytest.mark.parametrize(("level", "depth", "arrow"), [(1, False, True), (2, True, False), (3, True, True)])
def test_what_a_dip_tells(level, depth, arrow) -> None:
    pit = Sandpit(4, level)
    assert pit.hollows == Sandpit(4).hollows
    dip = pit.dip(2, 5)
    assert dip.depth == (pit.depth(2, 5) if depth else None)
    assert dip.gradient == (tuple(pit.gradient(2, 5)) if arrow else None)


def test_rocks() -> None:
    pit = Sandpit(4, 4)
    assert pit.hollows == Sandpit(4, 3).hollows
    assert pit.dip(2, 5) == pit.dip(2, 5) == Sandpit(4, 4).dip(2, 5)
    errors = []
    for x in np.linspace(0, 6, 40):
        for y in np.linspace(0, 6, 40):
            dip = pit.dip(x, y)
            errors.append([dip.depth - pit.depth(x, y), *(np.array(dip.gradient) - pit.gradient(x, y))])
    np.testing.assert_allclose(np.std(errors, axis=0), [0.05, 0.1, 0.1], rtol=0.06)
    np.testing.assert_allclose(np.mean(errors, axis=0), 0, atol=0.008)
    assert abs(np.corrcoef(np.transpose(errors)) - np.eye(3)).max() < 0.08


def test_well_and_many_minima() -> None:
    for seed in range(20):
        well = Sandpit(seed, 5)
        narrow = min(well.hollows, key=lambda h: h.width)
        assert (narrow.width, narrow.depth, len(well.hollows)) == (0.3, 3.0, 4)
        assert math.dist(well.deepest, (narrow.x, narrow.y)) < 0.1
        assert len(Sandpit(seed, 6).hollows) == 12


def test_recorded_game() -> None:
    pit = Sandpit(11, 3)
    x, y = pit.deepest
    assert pit.score is None
    assert [pit.dip(*place).found for place in ((0, 6), (x, y - 0.26), (x + 0.24, y), (3, 3))] == [
        False,
        False,
        True,
        False,
    ]
    assert pit.score == 3 - pit.par  # dips after the find do not count
    assert len(pit.dips) == 4
    assert all(isinstance(dip, Dip) for dip in pit.dips)
    assert pit.dips[0].x == 0


def test_a_bots_game_played_again_scores_zero() -> None:
    for level in LEVELS:
        pit = Sandpit(3, level)
        for dip in pit.depth_bot if level == 2 else pit.gradient_bot:
            pit.dip(dip.x, dip.y)
        assert pit.score == 0


def test_bots_see_only_what_they_may() -> None:
    pit = Sandpit(9)
    assert all(dip.depth is None and dip.gradient is not None for dip in pit.gradient_bot)
    assert all(dip.gradient is None and dip.depth is not None for dip in pit.depth_bot)
    assert pit.dips == ()  # their dips are not yours
    for game in (pit.gradient_bot, pit.depth_bot):
        assert [dip.found for dip in game] == [False] * (len(game) - 1) + [True]
        assert all(0 <= dip.x <= 6 and 0 <= dip.y <= 6 for dip in game)


def test_medians_of_the_bots_on_300_pits() -> None:
    pits = [Sandpit(seed) for seed in range(300)]
    arrows = np.percentile([len(pit.gradient_bot) for pit in pits], [25, 50, 75])
    depths = np.percentile([len(pit.depth_bot) for pit in pits], [25, 50, 75])
    np.testing.assert_allclose(arrows, ARROWS, atol=1)
    np.testing.assert_allclose(depths, DEPTHS, atol=1)
    assert all(pit.gradient_bot[-1].found and pit.depth_bot[-1].found for pit in pits)


def test_bots_on_strange_floors() -> None:
    level_floor = bots.play("gradient", 1, lambda place: (0.0, (0.0, 0.0)), lambda place: False)
    assert len(level_floor) == bots.MOST_DIPS  # no arrow to follow: jump, and give up in the end
    assert len(set(level_floor[:50])) == 50
    assert len(bots.play("depth", 1, lambda place: (0.0, (0.0, 0.0)), lambda place: False)) == bots.MOST_DIPS


def test_same_seed_same_pit_on_every_machine() -> None:
    first = Sandpit(7).hollows[0]
    assert (first.x, first.y, first.depth, first.width) == FIRST
    assert [Sandpit(seed, level).par for level in (1, 2, 4) for seed in range(6)] == PARS


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Sandpit("1"), TypeError, "seed must be an int"),
        (lambda: Sandpit(1.0), TypeError, "pass for example seed=0"),
        (lambda: Sandpit(True), TypeError, "seed must be an int"),
        (lambda: Sandpit(-1), ValueError, "seed=-1 is out of range"),
        (lambda: Sandpit(2**53), ValueError, "pass an int from 0 to 9007199254740991"),
        (lambda: Sandpit(1, 0), ValueError, "pass an int from 1 to 6"),
        (lambda: Sandpit(1, 7), ValueError, "level=7"),
        (lambda: Sandpit(1, None), TypeError, "level must be an int"),
        (lambda: Sandpit(1).dip(-0.1, 3), ValueError, "x=-0.1 is outside the pit; pass a number from 0 to 6"),
        (lambda: Sandpit(1).dip(3, 6.1), ValueError, "y=6.1 is outside"),
        (lambda: Sandpit(1).dip(math.nan, 3), ValueError, "x is nan"),
        (lambda: Sandpit(1).dip([1], 3), TypeError, "x must be one real number"),
        (lambda: Sandpit(1).depth("a", 3), TypeError, "x must be a number or an array"),
        (lambda: Sandpit(1).depth(1, None), TypeError, "y must be a number or an array"),
        (lambda: Sandpit(1).depth(1, 1j), TypeError, "y must be"),
        (lambda: Sandpit(1).depth([[1], [1, 2]], 3), ValueError, "rows of different lengths"),
        (lambda: Sandpit(1).gradient(1, [1, math.inf]), ValueError, "y contains nan or inf"),
        (lambda: Sandpit(1).hessian([1, 2], [1, 2, 3]), ValueError, r"x has the shape \(2,\) and y \(3,\)"),
    ],
)
def test_bad_input(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()


def test_a_refused_dip_is_not_counted() -> None:
    pit = Sandpit(1)
    with pytest.raises(ValueError, match="outside"):
        pit.dip(7, 7)
    assert pit.dips == ()

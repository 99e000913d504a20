"""Tasks made from a seed: always the same, good-looking, tame, and no listed mistake is right after all."""

import functools

import numpy as np
import pytest

from mfml import drill, parse
from mfml._drills_mistakes import _SLIPS, mistakes
from mfml.rules import Expression, differentiate, explain

LEVELS = (1, 2, 3, 4)
SEEDS = range(50)
FEWER = range(20)
# Not the points by which the tasks were chosen.
POINTS = np.linspace(0.5, 2.0, 1009)


@functools.cache
def tasks(kind, level):
    return [drill(kind, level, seed) for seed in (SEEDS if kind == "differentiate" else FEWER)]


def values(formula):
    return np.broadcast_to(formula(x=POINTS), POINTS.shape)


def same(a, b):
    return np.allclose(values(a), values(b), rtol=1e-7, atol=1e-9)


def nodes(formula):
    return [formula, *(node for part in formula.parts for node in nodes(part))]


def formulas(kind, level):
    """Return what a reader sees first of each task."""
    return [
        formula
        for task in tasks(kind, level)
        for formula in (task.functions if kind == "match" else [task.formula])
    ]


@pytest.mark.parametrize(
    ("kind", "level", "seed", "seen"),
    [
        ("differentiate", 1, 1, "6/x**3 - 8"),
        ("differentiate", 2, 7, "x**2*sin(x)"),
        ("differentiate", 3, 4, "x**3*sin(x**3)"),
        ("differentiate", 4, 2, "exp(3*x)*sin(x)**3/x**3"),
        ("first-rule", 1, 0, "exp(x)/x**2"),
        ("first-rule", 4, 5, "sin(x**4*exp(-x)*sin(x))**3"),
    ],
)
def test_a_link_to_a_task_holds_for_ever(kind, level, seed, seen):
    assert str(drill(kind, level, seed).formula) == seen


def test_a_link_to_a_match_holds_for_ever():
    task = drill("match", 3, 0)
    assert list(map(str, task.functions)) == ["sin(x)**5", "x**5/sin(x)", "sin(x**5)", "x**5*sin(x)"]
    assert task.right == (2, 5, 1, 3)
    assert [place[:2] for place in task.wrong] == [(3, 4), (2, 0)]


@pytest.mark.parametrize("kind", ["differentiate", "first-rule", "match"])
@pytest.mark.parametrize("level", LEVELS)
def test_the_same_seed_gives_the_same_task(kind, level):
    assert [drill(kind, level, seed) for seed in range(8)] == tasks(kind, level)[:8]
    seen = [str(task) for task in tasks(kind, level)]
    assert len(set(seen)) > 0.5 * len(seen)


@pytest.mark.parametrize("kind", ["differentiate", "first-rule", "match"])
@pytest.mark.parametrize("level", LEVELS)
def test_formulas_are_tame_and_look_good(kind, level):
    for formula in formulas(kind, level):
        slope = differentiate(formula, "x")
        assert np.all(abs(values(formula)) < 1000), formula
        assert np.all(abs(values(slope)) < 1000), formula
        assert "x" in slope.symbols
        assert str(parse(str(formula))) == str(formula)
        text = str(formula)
        assert "**1" not in text.replace("**10", "")
        assert "--" not in text
        for node in nodes(formula):
            if not node.parts and not node.symbols:
                assert isinstance(node.value, int)
                assert -9 <= node.value <= 9, formula


def difficulty(formula):
    """Count products, quotients and chains by the steps of the derivation."""
    rules = [step.rule for step in explain(formula, "x").steps]
    return sum(rules.count(name) for name in ("product", "quotient", "chain"))


def test_levels_are_graded():
    by_level = [[difficulty(task.formula) for task in tasks("differentiate", level)] for level in LEVELS]
    assert [min(counts) for counts in by_level] == [0, 1, 1, 2]  # u*v*w is one product
    assert list(np.argsort([np.mean(counts) for counts in by_level])) == [0, 1, 2, 3]


@pytest.mark.parametrize("level", LEVELS)
def test_no_mistake_is_right_after_all(level):
    for task in tasks("differentiate", level):
        step = 1e-6
        quotient = (task.formula(x=POINTS + step) - task.formula(x=POINTS - step)) / (2 * step)
        assert np.allclose(values(task.answer), quotient, rtol=1e-5, atol=1e-4), task.formula
        assert task.wrong, task.formula
        for n, mistake in enumerate(task.wrong):
            assert np.all(np.isfinite(values(mistake.formula)))
            assert not same(mistake.formula, task.answer), (task.formula, mistake)
            assert not any(same(mistake.formula, other.formula) for other in task.wrong[:n]), task.formula


@pytest.mark.parametrize(
    ("formula", "wrong", "words"),
    [
        ("x**2*sin(x)", "2*x*cos(x)", "not the product of the derivatives"),
        ("x**2*sin(x)", "2*x*sin(x)", "A term is missing"),
        ("x**2/sin(x)", "2*x/cos(x)", "not the quotient of the derivatives"),
        ("x**2/sin(x)", "(x**2*cos(x) - 2*x*sin(x))/sin(x)**2", "changed places"),
        ("x**2/sin(x)", "2*x*sin(x) - x**2*cos(x)", "divides by v²"),
        ("sin(3*x)", "cos(3*x)", "An inner derivative is missing"),
        ("sin(x**2)*cos(3*x)", "cos(x**2)*cos(3*x) - sin(x**2)*sin(3*x)", "An inner derivative is missing"),
        ("sin(3*x)", "3*cos(x)", "taken where the inside is"),
        ("x**5", "5*x**5", "lowers the exponent"),
        ("x**5", "x**4", "in front as a factor"),
        ("(x**2 + 1)**3", "(x**2 + 1)**2*2*x", "in front as a factor"),
        ("2/x**3", "-6/x**2", "becomes larger"),
        ("exp(x)", "x*exp(x - 1)", "no power of x"),
        ("cos(x)", "sin(x)", "cos is −sin"),
        ("sin(x)", "-cos(x)", "sin is cos"),
        ("sqrt(x)", "1/sqrt(x)", "1/2 is missing"),
        ("x**2 + 4", "2*x + 4", "does not change"),
        ("3*x**2", "2*x", "constant factor stays"),
    ],
)
def test_the_usual_mistakes_are_known(formula, wrong, words):
    found = mistakes(parse(formula), differentiate(formula, "x"))
    (mistake,) = [mistake for mistake in found if same(mistake.formula, parse(wrong))]
    assert words in mistake.words


def test_every_mistake_happens():
    said = {
        mistake.words for level in LEVELS for task in tasks("differentiate", level) for mistake in task.wrong
    }
    assert said == {words for _, words in _SLIPS}


LAST = {"Sum": "sum", "Quotient": "quotient", "Function": "chain"}


def last_operation(formula: Expression) -> str:
    """Name the rule that comes first, from the tree alone."""
    kind = type(formula).__name__
    constants = [part for part in formula.parts if not part.symbols]
    if kind == "Power":
        return "power" if str(formula.parts[0]) == "x" else "chain"
    if constants and (kind == "Product" or (kind == "Quotient" and not formula.parts[1].symbols)):
        return "constant multiple"
    return "product" if kind == "Product" else LAST[kind]


@pytest.mark.parametrize("level", LEVELS)
def test_the_first_rule_is_that_of_the_last_operation(level):
    found = tasks("first-rule", level)
    for task in found:
        assert task.options[task.right] == last_operation(task.formula), task.formula
        assert [not words for words in task.says] == [n == task.right for n in range(len(task.options))]
    rights = {task.options[task.right] for task in found}
    assert rights == set(found[0].options) - (set() if level == 1 else {"power"})


@pytest.mark.parametrize(
    ("seed", "chosen", "words"),
    [
        (
            1,
            "chain",
            "The chain rule comes later here. The last thing to do is to multiply sin(3 - 5*x) by 2.",
        ),
        (1, "product", "The product rule is not needed here. The last thing to do is to multiply"),
        (5, "quotient", "not needed here. The last thing to do is exp(u), and inside stands u = cos(4*x)."),
        (7, "chain", "The last thing to do is to multiply: x**5, cos(x) and ln(x)."),
        (0, "product", "The last thing to do is to divide by x**2."),
        (28, "chain", "The last thing to do is to add or subtract: x**3*sin(x) and exp(2*x)."),
    ],
)
def test_a_wrong_rule_is_told_what_the_last_operation_is(seed, chosen, words):
    task = drill("first-rule", 2, seed)
    assert words in task.says[task.options.index(chosen)]


def test_a_power_of_x_is_said_to_be_one():
    task = next(task for task in tasks("first-rule", 1) if task.options[task.right] == "power")
    assert task.says[0] == "The sum rule is not needed here. It is a power of x itself."


@pytest.mark.parametrize("level", LEVELS)
def test_a_match_has_one_solution(level):
    for task in tasks("match", level):
        assert len(task.functions) == 4
        assert len(task.derivatives) == 6
        for n, formula in enumerate(task.derivatives):
            assert not any(same(formula, other) for other in task.derivatives[:n]), task
        for function, right in zip(task.functions, task.right, strict=True):
            assert same(task.derivatives[right], differentiate(function, "x"))
        distractors = {right for _, right, _ in task.wrong}
        assert distractors | set(task.right) == set(range(6))
        assert all(words for *_, words in task.wrong)


def test_distractors_are_of_all_kinds():
    said = {words for level in LEVELS for task in tasks("match", level) for *_, words in task.wrong}
    assert {"The sign is wrong.", "This is the function itself, and not its derivative."} < said
    assert any("inner derivative is missing" in words for words in said)

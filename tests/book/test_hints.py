"""Help while typing: the names that fit and the signature of a call, found without running the reader's code."""

import math
import types

import numpy as np
import pytest

import attributes
import cells
import hints
import mfml

RAN = []  # what ran of the classes below, where nothing should


class Loud:
    """Each way in which asking an object runs its code."""

    quiet = 1

    def __init__(self):
        vars(self)["own"] = 2
        RAN.clear()

    def __getattr__(self, name):
        RAN.append(f"__getattr__({name!r})")

    def __getattribute__(self, name):
        RAN.append(f"__getattribute__({name!r})")
        return super().__getattribute__(name)

    def __dir__(self):
        RAN.append("__dir__")
        return []

    def __repr__(self):
        RAN.append("__repr__")
        return ""

    @property
    def computed(self):
        RAN.append("property")

    def method(self, first, *, second=None):
        """Do it. And more."""


class Meta(type):
    def __getattribute__(cls, name):
        RAN.append(f"metaclass: {name}")
        return super().__getattribute__(name)


def area(width, height=2.0, *, unit="m", model=Loud, scale=np.eye(2)):  # noqa: B008
    """Return the ``width`` times the `height`. It is never negative."""


def first_only(x, /, *rest, **named):
    pass


class Line:
    """A line."""

    def __init__(self, slope, intercept=0.0):
        self.slope = slope

    def __call__(self, x):
        """Return its value at x."""

    @staticmethod
    def through(a, b):
        pass

    @classmethod
    def flat(cls, height):
        pass


@pytest.fixture
def namespace():
    names = cells.new_namespace()
    mine = {"area": area, "first_only": first_only, "Line": Line, "line": Line(1.0), "loud": Loud()}
    return names | mine | {"np": np, "mfml": mfml, "math": math, "xs": [1], "_hidden": 1, "points": np.eye(2)}


def names(code, namespace):
    """Complete at the mark, or at the end of the code."""
    before, _, after = code.partition("¦")
    word = hints._TYPED.search(before)["word"]
    found = dict(hints.completions(before + after, len(before), namespace))
    return {name: kind for name, kind in found.items() if name.startswith(word)}


def call(code, namespace):
    before, _, after = code.partition("¦")
    return hints.signature(before + after, len(before), namespace)


class TestCompletions:
    @pytest.mark.parametrize(
        ("code", "name", "kind"),
        [
            ("ar", "area", "function"),
            ("po", "points", "variable"),
            ("Li", "Line", "class"),
            ("m", "mfml", "module"),
            ("pri", "print", "built-in"),
            ("whi", "while", "keyword"),
            ("np.lins", "linspace", "function"),
            ("np.linalg.no", "norm", "function"),
            ("mfml.grad", "gradient_descent", "function"),
            ("mfml.Du", "Dual", "class"),
            ("math.p", "pi", "attribute"),
            ("y = 2 * math.", "pi", "attribute"),
            ("xs.app", "append", "function"),
            ("points.sha", "shape", "attribute"),
            ("points.T.resh", "reshape", "function"),
            ("line.sl", "slope", "attribute"),
            ("Line.thr", "through", "function"),
            ("Line.fl", "flat", "function"),
            ("print(np.zer", "zeros", "function"),
            ("speed = 3\nsp", "speed", "word"),
            ("¦\nlater = 1", "later", "word"),
            ("from numpy import lins", "linspace", "function"),
            ("from mfml import Dual, gra", "gradient", "function"),
            ("from mfml import (\n    Dual,\n    gra", "gradient", "function"),
            ("import nu", "numpy", "module"),
            ("import math, stat", "statistics", "module"),
            ("from fra", "fractions", "module"),
            ("import numpy.lin", "linalg", "module"),
            ("import json as js\njs.du", "dumps", "function"),
            ("area(wi", "width=", "argument"),
            ("area(1, un", "unit=", "argument"),
            ("area([1, 2], he", "height=", "argument"),
            ("Line(", "slope=", "argument"),
            ("line(", "x=", "argument"),
            ("np.linspace(0, 1, nu", "num=", "argument"),
            ("area(1,\n     he¦ight=2)", "height=", "argument"),
        ],
    )
    def test_offered(self, code, name, kind, namespace):
        assert names(code, namespace).get(name) == kind

    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("", "_hidden"),
            ("np.", "_core"),
            ("xs.", "__len__"),
            ("area(width=1, ", "width="),
            ("area((", "width="),
            ("area(x + ", "width="),
            ("def area(", "width="),
            ("first_only(", "x="),
            ("spe", "spe"),
            ("(1 + 2).", "area"),
            ("f(x).", "area"),
            ("unknown.", "area"),
            ("unknown(", "width="),
        ],
    )
    def test_not_offered(self, code, name, namespace):
        assert name not in dict(hints.completions(code, len(code), namespace))

    def test_private_names_are_offered_when_asked_for(self, namespace):
        assert names("_hid", namespace) == {"_hidden": "variable"}
        assert "__len__" in names("xs._", namespace)

    def test_work_is_bounded(self, namespace):
        many = {f"name{n}": n for n in range(10 * hints.MOST)}
        assert len(hints.completions("", 0, many | namespace)) <= hints.MOST


class TestSignature:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("area(", ("area(", "width", ", height=2.0, *, unit='m', model=Loud, scale=…)")),
            ("area(1, ", ("area(width, ", "height=2.0", ", *, unit='m', model=Loud, scale=…)")),
            ("area(1, 2, ", ("area(width, height=2.0, *, unit='m', model=Loud, scale=…)", "", "")),
            ("area(unit=", ("area(width, height=2.0, *, ", "unit='m'", ", model=Loud, scale=…)")),
            ("area([1, (2, 3), ", ("area(", "width", ", height=2.0, *, unit='m', model=Loud, scale=…)")),
            ("print(area(1), area(", ("area(", "width", ", height=2.0, *, unit='m', model=Loud, scale=…)")),
            ("first_only(1, 2, 3", ("first_only(x, /, ", "*rest", ", **named)")),
            ("first_only(", ("first_only(", "x", ", /, *rest, **named)")),
            ("first_only(1, a=", ("first_only(x, /, *rest, ", "**named", ")")),
            ("Line(", ("Line(", "slope", ", intercept=0.0)")),
            ("line(", ("line(", "x", ")")),
            ("loud.method(", ("method(", "first", ", *, second=None)")),
            ("Line.flat(", ("flat(", "height", ")")),
            ("Line.through(1, ", ("through(a, ", "b", ")")),
            ("len(", ("len(", "obj", ", /)")),
            ("area(')', ", ("area(width, ", "height=2.0", ", *, unit='m', model=Loud, scale=…)")),
            ("area(1  # (,\n, ", ("area(width, ", "height=2.0", ", *, unit='m', model=Loud, scale=…)")),
            ("area(x == 1", ("area(", "width", ", height=2.0, *, unit='m', model=Loud, scale=…)")),
            ("area('''(", ("area(", "width", ", height=2.0, *, unit='m', model=Loud, scale=…)")),
        ],
    )
    def test_text(self, code, expected, namespace):
        found = call(code, namespace)
        assert found is not None
        assert found[:3] == expected

    @pytest.mark.parametrize(
        ("code", "sentence"),
        [
            ("area(", "Return the width times the height."),
            ("loud.method(", "Do it."),
            ("Line(", "A line."),
            ("np.sin(", "Trigonometric sine, element-wise."),
            ("mfml.slope(", mfml.slope.__doc__.split(".")[0].replace("`", "") + "."),
        ],
    )
    def test_sentence(self, code, sentence, namespace):
        assert call(code, namespace)[3] == sentence

    def test_of_words_only(self, namespace):
        before, argument, after, sentence = call("range(", namespace)
        assert (before.splitlines()[0], argument, after) == ("range(stop) -> range object", "", "")
        assert sentence.startswith("Return an object that produces a sequence of integers")

    @pytest.mark.parametrize(
        "code",
        [
            "area",
            "area(1)",
            "(",
            "if (",
            "def area(",
            "class Line(",
            "unknown(",
            "xs(",
            "f(x)(",
            "'a'.join(",
            "",
        ],
    )
    def test_nothing(self, code, namespace):
        assert call(code, namespace) is None


class TestNothingOfTheReadersRuns:
    @pytest.mark.parametrize(
        "code",
        [
            "loud.",
            "loud.qui",
            "loud.computed.",
            "loud.method(",
            "loud(",
            "",
            "lou",
            "strange.",
            "repr(loud, ",
        ],
    )
    def test_an_object_that_objects(self, code, namespace):
        namespace["strange"] = Meta("Strange", (), {"inside": 1})
        RAN.clear()
        hints.completions(code, len(code), namespace)
        hints.signature(code, len(code), namespace)
        assert RAN == []

    def test_a_default_value_is_not_asked_how_it_looks(self, namespace):
        def f(value=namespace["loud"]):
            pass

        RAN.clear()
        assert call("f(", namespace | {"f": f}) == ("f(", "value=…", ")", "")
        assert RAN == []

    def test_its_names_are_known_all_the_same(self, namespace):
        expected = {"quiet": "attribute", "own": "attribute", "method": "function", "computed": "attribute"}
        found = dict(hints.completions("loud.", 5, namespace))
        assert expected.items() <= found.items()
        assert dict(hints.completions("loud.computed.", 14, namespace)) == {}

    def test_a_metaclass_is_not_asked(self):
        strange = Meta("Strange", (), {"inside": 1})
        RAN.clear()
        assert attributes.attributes(strange)["inside"] == "attribute"
        assert attributes.kind(strange) == "class"
        assert RAN == []

    def test_objects_with_slots_and_with_a_dict_of_their_own(self):
        class Slotted:
            __slots__ = ("x",)

        class Odd:
            @property
            def __dict__(self):
                raise AssertionError("property")

        slotted = Slotted()
        slotted.x = 5
        assert attributes.attribute(slotted, "x") == 5
        assert attributes.attributes(Odd())["__dict__"] == "attribute"

    def test_a_module_shows_its_public_names(self):
        module = types.ModuleType("module")
        module.__all__ = ["shown"]
        module.shown, module.other = 1, 2
        assert attributes.attributes(module) == {"shown": "variable"}

    @pytest.mark.parametrize(
        "code", ["(" * 5000, "a." * 5000, "'" * 999, "f(" + "[," * 999, "\\", "\0", "é(ß="]
    )
    def test_rough_code_gives_no_exception(self, code, namespace):
        hints.completions(code, len(code), namespace)
        hints.signature(code, len(code), namespace)

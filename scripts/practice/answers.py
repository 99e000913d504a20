"""Read the `answer` block of an exercise: what is right, what is wrong, and what to say of it.

    ```answer
    kind: number
    value: -(pi**2 + 1)
    within: 0.0001
    wrong:
      - value: pi**2 + 1
        says: Look at the sign of cos π.
    ```

Each kind of exercise is a class below; its fields are the names that the block may have. A mistake of the author
raises AnswerError with the line, counted from 1, where it stands in the block.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from types import UnionType
from typing import Any, ClassVar, cast, get_args, get_origin, get_type_hints

import yaml

from mfml import parse


class AnswerError(ValueError):
    """An author's mistake in an answer; `line` is where, counted from 1 in the block."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Text(str):
    """A sentence or more, in Markdown."""


class Formula(str):
    """A formula that `mfml.parse` can read."""


NOTHING = Text("")


@dataclass(frozen=True)
class Option:
    """A wrong choice, and what to say to whoever takes it."""

    text: Text
    says: Text


@dataclass(frozen=True)
class WrongValue:
    """A wrong number or formula, and the mistake that leads to it."""

    value: Formula
    says: Text


@dataclass(frozen=True)
class Pair:
    """Two things that belong together."""

    left: Text
    right: Text


@dataclass(frozen=True)
class WrongPair:
    """Two things that learners put together by mistake."""

    left: Text
    right: Text
    says: Text


@dataclass(frozen=True)
class Change:
    """A text of the solution, and what stands in its place in a wrong program."""

    of: str
    to: str


@dataclass(frozen=True)
class WrongCode:
    """A wrong program, whole or as the solution with some changes, and the mistake in it."""

    says: Text
    code: str = ""
    change: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """One or several of some options are right."""

    kind: ClassVar[str] = "choice"
    right: list[Text]
    wrong: list[Option]
    several: bool = False
    because: Text = NOTHING  # said to the right answer


@dataclass(frozen=True)
class Number:
    """A number is asked for."""

    kind: ClassVar[str] = "number"
    value: Formula
    within: float
    wrong: list[WrongValue]
    unit: Text = NOTHING
    because: Text = NOTHING


@dataclass(frozen=True)
class Expression:
    """A formula is asked for, and judged as mathematics."""

    kind: ClassVar[str] = "expression"
    value: Formula
    wrong: list[WrongValue]
    domain: dict[str, list[float]] = field(default_factory=dict)
    up_to_constant: str = ""
    because: Text = NOTHING


@dataclass(frozen=True)
class Order:
    """Lines are to be put into an order; some do not belong."""

    kind: ClassVar[str] = "order"
    lines: list[Text]
    distractors: list[Option] = field(default_factory=list)
    because: Text = NOTHING


@dataclass(frozen=True)
class Match:
    """Things on the left belong to things on the right, some of which may be left over."""

    kind: ClassVar[str] = "match"
    pairs: list[Pair]
    left_over: list[Text] = field(default_factory=list)
    wrong: list[WrongPair] = field(default_factory=list)
    because: Text = NOTHING


@dataclass(frozen=True)
class Sketch:
    """The derivative of a curve is to be drawn, by its heights over some knots."""

    kind: ClassVar[str] = "sketch"
    curve: Formula
    knots: list[float]
    because: Text = NOTHING


@dataclass(frozen=True)
class Tangent:
    """A straight line is to be placed on a curve, so that it touches it at one input."""

    kind: ClassVar[str] = "tangent"
    curve: Formula
    at: float
    interval: list[float]
    within: float  # of the slope
    wrong: list[WrongValue] = field(default_factory=list)  # slopes
    because: Text = NOTHING


@dataclass(frozen=True)
class Code:
    """A cell of the page is to be completed, so that examples print what they say."""

    kind: ClassVar[str] = "code"
    cell: str  # its id; the code in it is the starter
    solution: str  # the id of the cell that solves it
    tests: str  # doctest examples that the reader sees
    hidden: str  # more of them
    wrong: list[WrongCode] = field(default_factory=list)
    lines: bool = False  # whether the solution may be put together from its lines
    because: Text = NOTHING


@dataclass(frozen=True)
class Essay:
    """A few sentences are asked for, which the reader compares with a model answer, point by point."""

    kind: ClassVar[str] = "essay"
    model: Text
    points: list[Text]
    because: Text = NOTHING


Answer = Choice | Number | Expression | Order | Match | Sketch | Tangent | Code | Essay
KINDS: dict[str, type[Answer]] = {kind.kind: kind for kind in get_args(Answer)}


def read(source: str) -> Answer:
    """Return the answer that a block describes."""
    try:
        root = yaml.compose(source, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise AnswerError(f"this is no YAML: {error.problem}", mark.line + 1 if mark else 1) from error
    if not isinstance(root, yaml.MappingNode):
        raise AnswerError("an answer consists of lines such as 'kind: number'", 1)
    kinds = [value for key, value in root.value if key.value == "kind"]
    if not kinds or kinds[0].value not in KINDS:
        raise AnswerError(
            f"say what is asked for, kind: {', '.join(KINDS)}", _line(kinds[0] if kinds else root)
        )
    rest = [(key, value) for key, value in root.value if key.value != "kind"]
    return cast(Answer, _record(KINDS[kinds[0].value], rest, root))


def _record(kind: type[Any], items: list[tuple[yaml.Node, yaml.Node]], at: yaml.Node) -> Any:
    """Return an object of the dataclass `kind` from the names and values of a block."""
    types = get_type_hints(kind)
    fields = {each.name: each for each in dataclasses.fields(kind)}
    values: dict[str, Any] = {}
    for key, node in items:
        name = key.value
        if name not in fields:
            raise AnswerError(f"{name!r} is not known here; known are {', '.join(fields)}", _line(key))
        if name in values:
            raise AnswerError(f"{name!r} stands here twice", _line(key))
        values[name] = _value(types[name], node, name)
    for name, each in fields.items():
        if name not in values and each.default is each.default_factory is dataclasses.MISSING:
            raise AnswerError(f"{name!r} is missing", _line(at))
    return kind(**values)


def _value(kind: Any, node: yaml.Node, name: str) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is list:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [_value(inner[0], item, name) for item in items]
    if origin is dict:
        if not isinstance(node, yaml.MappingNode):
            raise AnswerError(f"{name} needs lines such as 'x: [0, 1]'", _line(node))
        return {key.value: _value(inner[1], value, key.value) for key, value in node.value}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(node, yaml.MappingNode):
            wanted = ", ".join(each.name for each in dataclasses.fields(kind))
            raise AnswerError(f"each {name} needs {wanted}", _line(node))
        return _record(kind, node.value, node)
    if not isinstance(node, yaml.ScalarNode):
        raise AnswerError(f"{name} needs one value", _line(node))
    return _scalar(kind, node, name)


def _scalar(kind: type | UnionType, node: yaml.ScalarNode, name: str) -> Any:
    text = node.value
    if kind is bool:
        if text not in ("true", "false"):
            raise AnswerError(f"{name} is true or false, not {text!r}", _line(node))
        return text == "true"
    if kind is float:
        try:
            return float(text)
        except ValueError:
            raise AnswerError(f"{name} needs a number, not {text!r}", _line(node)) from None
    if kind is Formula:
        try:
            parse(text)
        except ValueError as error:
            raise AnswerError(f"{name} is no formula: {error}", _line(node)) from error
        return Formula(text)
    return Text(text) if kind is Text else text


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1

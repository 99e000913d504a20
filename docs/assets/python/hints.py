"""Help with code that is being typed: the names that fit, and what a function takes.

None of the reader's code runs for it: nothing is called, attributes are looked up without asking the object, and a
default value is shown only where its `repr` is Python's own. The work is bounded by `MOST`; what cannot be answered
gives no hint, never an exception. A position is counted in characters from the start of the code.
"""

from __future__ import annotations

import builtins
import inspect
import keyword
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from inspect import Parameter
from itertools import islice
from types import FunctionType, MethodType
from typing import Any

from attributes import attribute, attributes, is_a, kind

MOST = 2000  # names that are offered
LONGEST = 30  # characters of a default value
LARGE = ("matplotlib", "mfml", "numpy")  # what can be imported beside the standard library

_TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\n]*
        | \"{3}(?:\\.|[^\\])*?(?:\"{3}|\Z) | '{3}(?:\\.|[^\\])*?(?:'{3}|\Z)
        | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'? | \s+ )
    | (?P<number> \d[\w.]* )
    | (?P<name> \.?[^\W\d]\w*(?:\.[^\W\d]\w*)* )
    | (?P<sign> [=!<>:]= | . )
    """,
    re.DOTALL | re.VERBOSE,
)
_TYPED = re.compile(r"(?P<path>(?:[^\W\d]\w*\.)*)(?P<word>(?:[^\W\d]\w*)?)\Z")
_FROM = re.compile(r"^[ \t]*from\s+([\w.]+)\s+import\s[\w\s,(]*\Z", re.MULTILINE)
_IMPORT = re.compile(r"^[ \t]*(?:import|from)[ \t][\w ,.]*\Z", re.MULTILINE)
_IMPORTED = re.compile(r"^[ \t]*import\s+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?[ \t]*$", re.MULTILINE)


def completions(code: str, position: int, namespace: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the names that can stand at `position`, each with what it is; the page narrows them as one types."""
    try:
        before, after = code[:position], code[position:]
        typed = _TYPED.search(before)
        if typed is None:
            return []
        found = _fitting(before[: typed.start("word")], after, typed["path"][:-1], namespace)
        private = typed["word"].startswith("_")
        return [item for item in found.items() if private or not item[0].startswith("_")][:MOST]
    except Exception:
        return []


def signature(code: str, position: int, namespace: Mapping[str, Any]) -> tuple[str, str, str, str] | None:
    """Describe the call around `position`: its text before, at and after the argument in hand, and a sentence."""
    try:
        calls = [opened for opened in _scan(code[:position]).opened if opened.function]
        return _described(calls[-1], _find(calls[-1].function, code, namespace)) if calls else None
    except Exception:
        return None


@dataclass
class _Opened:
    """A bracket that is still open: the function before it, if any, and the argument in hand."""

    function: str
    index: int = 0
    keyword: str = ""
    given: list[str] = field(default_factory=list)


@dataclass
class _Scanned:
    """What incomplete code tells: its open brackets from the outermost, its names, and its last token."""

    opened: list[_Opened] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    last: str = ""


def _scan(code: str) -> _Scanned:
    scanned, opened, earlier = _Scanned(), [], ""
    for token in _TOKEN.finditer(code):
        text, last = token[0], scanned.last
        if token.lastgroup == "skip":
            continue
        if token.lastgroup == "name":
            scanned.names.add(text.partition(".")[0])
        elif text in ("(", "[", "{"):
            called = text == "(" and re.search(r"\w\Z", last) and earlier not in ("def", "class")
            opened.append(_Opened(last if called and not keyword.iskeyword(last) else ""))
        elif text in (")", "]", "}"):
            del opened[-1:]
        elif opened and text == ",":
            opened[-1].index += 1
            opened[-1].keyword = ""
        elif opened and text == "=":
            opened[-1].keyword = last
            opened[-1].given.append(last)
        earlier, scanned.last = last, text
    scanned.opened = opened
    scanned.names.discard("")  # of an attribute of something without a name
    return scanned


def _fitting(before: str, after: str, path: str, namespace: Mapping[str, Any]) -> dict[str, str]:
    """Return what can stand after `before`, by name; `path` is the object whose attribute is typed."""
    line = before.removesuffix(f"{path}.") if path else before
    if source := _FROM.search(line):
        return attributes(sys.modules[source[1]])
    if _IMPORT.search(line):
        return _modules(path)
    if path:
        return attributes(_find(path, before + after, namespace))
    if before.endswith("."):
        return {}  # of something that would have to be run first
    typed = _scan(before)
    found: dict[str, str] = {}
    if typed.opened and typed.opened[-1].function and typed.last in ("(", ","):
        found = _arguments(typed.opened[-1], before + after, namespace)
    found |= {name: kind(value) for name, value in islice(namespace.items(), MOST)}
    others = dict.fromkeys(keyword.kwlist, "keyword") | dict.fromkeys(vars(builtins), "built-in")
    return dict.fromkeys(typed.names | _scan(after).names, "word") | others | found


def _modules(package: str) -> dict[str, str]:
    """Return what can be imported: from `package` what of it is loaded."""
    if not package:
        return dict.fromkeys((*LARGE, *sorted(sys.stdlib_module_names)), "module")
    inside = (
        name.removeprefix(f"{package}.") for name in sorted(sys.modules) if name.startswith(f"{package}.")
    )
    return {name: "module" for name in inside if "." not in name}


def _find(path: str, code: str, namespace: Mapping[str, Any]) -> Any:
    """Return the object that a dotted name stands for; raise LookupError or AttributeError if it is unknown."""
    first, *rest = path.split(".")
    imported = {alias or name: name for name, alias in _IMPORTED.findall(code)}
    if first in namespace:
        value = namespace[first]
    elif first in imported:  # typed, and not run yet
        value = sys.modules[imported[first]]
    else:
        value = vars(builtins)[first]
    for name in rest:
        value = attribute(value, name)
    return value


def _arguments(call: _Opened, code: str, namespace: Mapping[str, Any]) -> dict[str, str]:
    """Return what can be given by name to a call and is not given yet."""
    try:
        parameters = _parameters(_find(call.function, code, namespace))
    except (AttributeError, LookupError, TypeError, ValueError):
        return {}
    by_name = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    names = [parameter.name for parameter in parameters if parameter.kind in by_name]
    return {f"{name}=": "argument" for name in names if name not in call.given}


def _parameters(function: Any) -> list[Parameter]:
    """Return the parameters of a call; those of an object that can be called are those of its `__call__`."""
    if not callable(function):
        raise TypeError  # before `inspect` does so, with the object's `repr` in the message
    call = inspect.getattr_static(type(function), "__call__", None)
    if is_a(call, FunctionType):
        function = MethodType(call, function)
    return list(inspect.signature(function).parameters.values())


def _described(call: _Opened, function: Any) -> tuple[str, str, str, str] | None:
    if not callable(function):
        return None
    name = call.function.rpartition(".")[2]
    paragraphs = (inspect.getdoc(function) or "").split("\n\n")
    prose = [
        " ".join(text.replace("`", "").split()) for text in paragraphs if not text.startswith(f"{name}(")
    ]
    sentence = re.split(r"(?<=[.!?])\s", prose[0])[0] if prose else ""
    try:
        parameters = _parameters(function)
    except (TypeError, ValueError):  # written in C, with its signature in words only
        heads = [line for line in paragraphs[0].splitlines() if line.startswith(f"{name}(")]
        return ("\n".join(heads), "", "", sentence) if heads else None
    written = list(_written(parameters))
    texts, in_hand = [text for text, _ in written], _in_hand(call, parameters)
    at = next((index for index, (_, of) in enumerate(written) if of == in_hand), len(written))
    before = f"{name}(" + "".join(f"{text}, " for text in texts[:at])
    if at == len(written):
        return before.removesuffix(", ") + ")", "", "", sentence
    return before, texts[at], "".join(f", {text}" for text in texts[at + 1 :]) + ")", sentence


def _in_hand(call: _Opened, parameters: list[Parameter]) -> str | None:
    """Name the parameter that takes the argument at the cursor."""
    if call.keyword:
        taken = [p.name for p in parameters if p.name == call.keyword or p.kind is Parameter.VAR_KEYWORD]
        return taken[0] if taken else None
    for index, parameter in enumerate(parameters):
        if parameter.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD):
            return None
        if index == call.index or parameter.kind is Parameter.VAR_POSITIONAL:
            return parameter.name
    return None


def _written(parameters: list[Parameter]) -> Iterator[tuple[str, str]]:
    """Yield each parameter as a signature writes it, with its name; `/` and `*` have none."""
    earlier = None
    for parameter in parameters:
        kind = parameter.kind
        if earlier is Parameter.POSITIONAL_ONLY is not kind:
            yield "/", ""
        if kind is Parameter.KEYWORD_ONLY and earlier not in (kind, Parameter.VAR_POSITIONAL):
            yield "*", ""
        stars = "*" * (1 if kind is Parameter.VAR_POSITIONAL else 2 if kind is Parameter.VAR_KEYWORD else 0)
        default = "" if parameter.default is Parameter.empty else f"={_default(parameter.default)}"
        yield f"{stars}{parameter.name}{default}", parameter.name
        earlier = kind
    if earlier is Parameter.POSITIONAL_ONLY:
        yield "/", ""


def _default(value: object) -> str:
    """Write a default value without asking it for its `repr`."""
    if type(value) in (type(None), bool, int, float, complex, str, bytes):
        text = repr(value)
    else:
        text = value.__name__ if is_a(value, type) or is_a(value, FunctionType) else "…"  # type: ignore[attr-defined]
    return text if len(text) <= LONGEST else "…"

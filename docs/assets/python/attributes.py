"""What an object has, found without running any of its code.

`dir` and `getattr` ask the object: its `__dir__`, `__getattr__` and properties run, with all they do. Here only the
dictionaries of the object and its classes are looked at; what would have to be computed is unknown.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from types import FunctionType, GetSetDescriptorType, MemberDescriptorType, MethodType, ModuleType
from typing import Any


def attribute(value: object, name: str) -> Any:
    """Return an attribute, a method with its object; raise AttributeError if it is unknown."""
    own = _own(value)
    if name in own:
        return own[name]
    found = inspect.getattr_static(value, name)
    if is_a(found, staticmethod):
        return found.__func__
    if is_a(found, classmethod):
        return MethodType(found.__func__, value if is_a(value, type) else type(value))
    if is_a(value, type) or not hasattr(type(found), "__get__"):
        return found
    if is_a(found, FunctionType):
        return MethodType(found, value)
    if type(found).__module__ == "builtins" and not is_a(found, property):
        return found.__get__(value, type(value))  # written in C: the shape of an array, a method of a list
    if callable(found):
        return found
    raise AttributeError(name)


def attributes(value: object) -> dict[str, str]:
    """Return the names of all attributes, each with its kind."""
    own = _own(value)
    if is_a(value, ModuleType) and is_a(own.get("__all__"), list):
        return {name: kind(own.get(name)) for name in own["__all__"]}
    found: dict[str, Any] = {}
    for layer in reversed(_lineage(value if is_a(value, type) else type(value))):
        found |= type.__dict__["__dict__"].__get__(layer)
    return {name: kind(value, "attribute") for name, value in sorted((found | dict(own)).items())}


def kind(value: object, other: str = "variable") -> str:
    """Say what an object is: a module, a class, a function, or `other`."""
    if is_a(value, ModuleType):
        return "module"
    if is_a(value, type):
        return "class"
    return "function" if callable(value) or is_a(value, classmethod) else other


def is_a(value: object, wanted: type) -> bool:
    """Like isinstance, which would ask the object for its `__class__`."""
    return issubclass(type(value), wanted)


def _own(value: object) -> Mapping[str, Any]:
    """Return what an object itself holds, apart from its classes."""
    if is_a(value, type):
        return {}
    holder = inspect.getattr_static(value, "__dict__", None)
    if not is_a(holder, GetSetDescriptorType) and not is_a(holder, MemberDescriptorType):
        return {}
    held: dict[str, Any] = holder.__get__(value)
    return held


def _lineage(of: Any) -> tuple[type, ...]:
    """Return the classes in which attributes are looked up; a metaclass is not asked."""
    lineage: tuple[type, ...] = type.__dict__["__mro__"].__get__(of)
    return lineage

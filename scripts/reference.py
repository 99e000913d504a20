"""The reference: turn the NumPy docstrings of mfml into Markdown that reads well, also on a phone.

mkdocstrings writes the headings and their anchors (see mkdocs.yml). It reads the package with griffe, which
parses the source and imports nothing, and griffe hands the package to `BookDocstrings`. Docstrings are plain
text: in `x**2`, `x[i]` and `c_k` no sign is markup. Only backticks and indented blocks are.
"""

from __future__ import annotations

import contextlib
import html
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import griffe

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.MULTILINE)
_SENTENCE = re.compile(r"(:|(?<!\.\.)\.)$")  # ends in a colon or a full stop, but not in an ellipsis
_PARAGRAPHS = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^(?=\S)", re.MULTILINE)
_GAP = re.compile(r"( {3,})(\S+(?: {1,2}\S+)*)")
_CODE = re.compile(r"`([^`]+)`")
_CLASS = re.compile(r"\b[A-Z]\w+\b")
_MARKUP = re.compile(r"[\\*_{}\[\]]")
_PREFIX = re.compile(r"\b\w+\.(?=\w)")
_LINE = 40  # characters of code that a phone shows in one line
_HANGING: Any = {"initial_indent": " " * 4, "subsequent_indent": " " * 8, "break_long_words": False}
_STARS = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}


class BookDocstrings(griffe.Extension):
    """Rewrite every docstring and every signature of a package once griffe has read it."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Rewrite the docstring of the package and those of all that is in it."""
        links = public_names(pkg)
        for thing in _walk(pkg):
            if thing.docstring:
                known = {name: path for name, path in links.items() if name not in _own_names(thing)}
                thing.docstring.value = to_markdown(
                    thing.docstring.value, known, formulas=not thing.is_module
                )
            if isinstance(thing, griffe.Function):  # for templates/python/material/signature.html.jinja
                thing.extra["mfml"]["signature"] = signature(thing, pkg)
            elif isinstance(thing, griffe.Attribute):
                thing.annotation = spelled_out(thing.annotation, pkg) or None


def public_names(package: griffe.Module) -> dict[str, str]:
    """Return where each public name stands in the reference: slope → mfml.limits.slope."""
    return {
        str(name): f"{module.path}.{name}"
        for module in package.modules.values()
        if not module.name.startswith("_")
        for name in module.exports or ()
    }


def to_markdown(docstring: str, links: Mapping[str, str], *, formulas: bool = True) -> str:
    """Return a NumPy docstring as Markdown; `links` says where each public name stands.

    With `formulas`, a paragraph after the first one that does not end like a sentence is a formula.
    """
    lead, *sections = _SECTION.split(docstring)
    parts = [_text(lead, links, formulas)]
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        parts.append(f"{title}\n{{ .mf-doc-title }}")
        if title == "Examples":
            parts.append(_examples(body, links))
        elif title == "Source":
            parts.append(f"{_prose(body.strip(), links)}\n{{ .mf-doc-source }}")
        else:
            parts += [_item(item, links) for item in _ITEM.split(body) if item.strip()]
    return "\n\n".join(parts)


def signature(function: griffe.Function, package: griffe.Module) -> str:
    """Return the parameters and the type of the result; where one line is too long, a line for each."""
    owner = function.parent if isinstance(function.parent, griffe.Class) else None
    makes = owner if function.name == "__init__" else None
    parts: list[str] = []
    for parameter in function.parameters:
        if owner and parameter.name in ("self", "cls"):
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not any(part[0] == "*" for part in parts):
            parts.append("*")
        stars = _STARS.get(parameter.kind, "")
        default = f" = {parameter.default}" if parameter.default and not stars else ""
        parts.append(f"{stars}{parameter.name}: {spelled_out(parameter.annotation, package)}{default}")
    arrow = "" if makes else f" -> {spelled_out(function.returns, package)}"
    text = f"({', '.join(parts)}){arrow}"
    if len((makes or function).name + text) > _LINE and parts:
        lines = [textwrap.fill(f"{part},", _LINE, **_HANGING) for part in parts]
        text = "\n".join(["(", *lines, f"){arrow}"])
    return text.replace("'", '"')


def spelled_out(annotation: str | griffe.Expr | None, package: griffe.Module) -> str:
    """Return a type as text, with the package's own short names for types replaced by what they stand for."""
    if annotation is None or isinstance(annotation, str):
        return annotation or ""
    text = "".join(
        _meaning(part, package) if isinstance(part, griffe.ExprName) else str(part)
        for part in annotation.iterate(flat=True)
    )
    return _PREFIX.sub("", text)


def _meaning(name: griffe.ExprName, package: griffe.Module) -> str:
    root, _, path = name.canonical_path.partition(".")
    if root == package.name:
        with contextlib.suppress(KeyError):
            meant = package[path]
            return spelled_out(meant.value, package) if meant.is_attribute else name.name
    return name.name


def _walk(thing: griffe.Object) -> Iterator[griffe.Object]:
    """Yield an object and all that is defined in it; what it imports is met where it is defined."""
    yield thing
    for member in thing.members.values():
        if isinstance(member, griffe.Object):
            yield from _walk(member)


def _own_names(thing: griffe.Object) -> set[str]:
    """Return the names that mean a part of the object, and not the public name that is spelled alike."""
    if isinstance(thing, griffe.Module):
        return set()
    names = {thing.name, *thing.members}
    if isinstance(thing, griffe.Function):
        names |= {parameter.name for parameter in thing.parameters}
    if isinstance(thing.parent, griffe.Class):
        names |= {*thing.parent.members}
    return names


def _text(text: str, links: Mapping[str, str], formulas: bool) -> str:
    first, *others = _PARAGRAPHS.split(text.strip())
    parts = [_prose(first, links)]
    for paragraph in others:
        if paragraph.startswith("| "):
            head, rows = _prose(paragraph, links).split("\n", 1)
            parts.append(f"{head}\n{'|---' * (head.count('|') - 1)}|\n{rows}")
        elif paragraph.startswith("    ") or (formulas and not _SENTENCE.search(paragraph)):
            parts.append(_formula(textwrap.dedent(paragraph)))
        else:
            parts.append(_prose(paragraph, links))
    return "\n\n".join(parts)


def _formula(text: str) -> str:
    """Keep the lines of a formula, and the gaps in them: reference.css wraps each line there first."""
    lines = [_GAP.sub(r"\1<span>\2</span>", html.escape(line, quote=False)) for line in text.split("\n")]
    spans = "".join(f"<span>{line}\n</span>" for line in lines)
    return f'<pre class="mf-doc-formula">{spans}</pre>'


def _examples(text: str, links: Mapping[str, str]) -> str:
    """Keep the examples as code; not as `pycon`, which would be a live cell."""
    paragraphs = _PARAGRAPHS.split(text.strip())
    fence = "``` {{ .python-console .mf-doc-example }}\n{}\n```"
    return "\n\n".join(
        fence.format(paragraph) if paragraph.startswith(">>>") else _prose(paragraph, links)
        for paragraph in paragraphs
    )


def _item(item: str, links: Mapping[str, str]) -> str:
    """Return one entry, `names : type` or just `type` and then its description, as a definition."""
    head, _, description = item.partition("\n")
    names, colon, type_ = head.rpartition(" : ")
    term = ", ".join(f"`{name}`" for name in names.split(", ")) + ": " if colon else ""
    paragraphs = [_prose(paragraph, links) for paragraph in _PARAGRAPHS.split(_dedent(description))]
    definition = _indent("\n\n".join(paragraphs)).lstrip()
    return f"{term}{_type(type_, links)}\n:   {definition}"


def _type(text: str, links: Mapping[str, str]) -> str:
    """Escape a type in words, and link the classes in it."""
    return _CLASS.sub(lambda match: _linked(match[0], links) or match[0], _escape(text))


def _prose(text: str, links: Mapping[str, str]) -> str:
    """Escape what Markdown would read as markup, and link the public names that stand in backticks."""
    parts = _CODE.split(text)  # text and code by turns
    parts[::2] = [_escape(part) for part in parts[::2]]
    parts[1::2] = [_linked(part, links) or f"`{part}`" for part in parts[1::2]]
    return "".join(parts)


def _linked(name: str, links: Mapping[str, str]) -> str:
    return f"[`{name}`][{links[name]}]" if name in links else ""


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def _dedent(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.rstrip().split("\n"))

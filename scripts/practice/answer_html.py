"""Write the answer of an exercise as a form that is complete without JavaScript: one can read it, and print it.

The script of the page (docs/assets/js/practice/) reads what is right from the JSON beside the form, and what to say
from the `<template>` elements, whose texts are converted here, with their formulas, as the page's own text is.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from program_checks import program

from . import answers, curve_html
from .programs import Programs

_COUNTED = re.compile(r"[a-z]+ \d+")  # a line of a derivation, by its number
_MARKUP = re.compile(r"[$`*<\[\\]")  # what an option of a menu cannot show

Inline = Callable[[str], str]
"""Converts a line of Markdown to HTML."""


def render(name: str, answer: answers.Answer, inline: Inline, programs: Mapping[str, Programs]) -> str:
    """Return the form of one part of an exercise; `name` is its own in the book, such as E1.5-1."""
    said: list[str] = []

    def say(text: str) -> int:
        """Return the number of the template that holds the text."""
        said.append(text)
        return len(said) - 1

    if isinstance(answer, answers.Code):
        fields, data = _code(answer, programs[name], say)
    else:
        fields, data = _FORMS[type(answer)](name, answer, inline, say)
    if answer.because:
        data["because"] = say(answer.because)
    texts = "".join(
        f'<template data-mf-says="{number}">{inline(text)}</template>' for number, text in enumerate(said)
    )
    return (
        f'<form class="mf-answer" autocomplete="off" data-mf-kind="{answer.kind}" '
        f'data-mf-version="{version(answer)}" data-mf-data="{_json(data)}">{fields}{texts}</form>'
    )


def version(answer: answers.Answer) -> str:
    """Name what a part asks, so that an answer of before a change is known as such; what is said does not matter."""
    asked = json.dumps(_asked(dataclasses.asdict(answer)), sort_keys=True)
    return hashlib.sha256(f"{answer.kind} {asked}".encode()).hexdigest()[:8]


def _asked(value: Any) -> Any:
    if isinstance(value, list):
        return [_asked(item) for item in value]
    if isinstance(value, dict):
        return {name: _asked(item) for name, item in value.items() if name not in ("says", "because")}
    return value


def _choice(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    said = dict.fromkeys(answer.right) | {each.text: say(each.says) for each in answer.wrong}
    options = arranged([*said], id)
    several = answer.several or len(answer.right) > 1
    kind = "checkbox" if several else "radio"
    labels = "".join(
        f'<label><input type="{kind}" name="{id}" value="{number}">'
        f"<span>{_name(number) if '$' in text else ''}{inline(text)}</span></label>"
        for number, text in enumerate(options)
    )
    legend = "Choose all that are right." if several else "Choose one."
    data = {"says": [said[text] for text in options]}
    return f"<fieldset><legend>{legend}</legend>{labels}</fieldset>", data


def _name(number: int) -> str:
    """Name an option for those who listen: a formula alone is no name to every screen reader."""
    return f'<span class="mf-hidden">option {number + 1}: </span>'


def _number(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    unit = f' <span class="mf-answer__unit">{inline(answer.unit)}</span>' if answer.unit else ""
    wrong = [{"value": value_of(each.value), "says": say(each.says)} for each in answer.wrong]
    data = {"value": value_of(answer.value), "within": answer.within, "wrong": wrong}
    return f"{_field('Your number')}{unit}", data


def _expression(
    id: str, answer: Any, inline: Inline, say: Callable[[str], int]
) -> tuple[str, dict[str, Any]]:
    wrong = [{"value": each.value, "says": say(each.says)} for each in answer.wrong]
    data = {
        "value": answer.value,
        "domain": answer.domain,
        "upToConstant": answer.up_to_constant,
        "wrong": wrong,
    }
    return f"{_field('Your formula')}<div data-mf-preview></div>", data


def _order(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    lines: list[tuple[str, int | None, int | None]]
    lines = [(text, place, None) for place, text in enumerate(answer.lines)]
    lines += [(each.text, None, say(each.says)) for each in answer.distractors]
    shown = shuffled(lines, id)
    items = "".join(
        f'<li data-mf-line="{number}">{inline(text)}</li>' for number, (text, _, _) in enumerate(shown)
    )
    data = {"places": [place for _, place, _ in shown], "says": [says for _, _, says in shown]}
    return f'<ol type="A">{items}</ol>', data


def _match(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    rights = shuffled([pair.right for pair in answer.pairs] + list(answer.left_over), id)
    lettered = any(_MARKUP.search(text) for text in rights)
    names = [chr(ord("A") + place) for place in range(len(rights))] if lettered else rights
    choices = "".join(f"<option>{escape(name)}</option>" for name in names)
    rows = "".join(
        f"<li><label>{number + 1}. <span>{inline(pair.left)}</span> "
        f'<select data-mf-left="{number}"><option></option>{choices}</select></label></li>'
        for number, pair in enumerate(answer.pairs)
    )
    items = "".join(f"<li>{inline(text)}</li>" for text in rights)
    lefts = [pair.left for pair in answer.pairs]
    wrong = [[lefts.index(each.left), rights.index(each.right), say(each.says)] for each in answer.wrong]
    data = {"right": [rights.index(pair.right) for pair in answer.pairs], "wrong": wrong}
    return f"<ul>{rows}</ul>" + (f'<ol type="A">{items}</ol>' if lettered else ""), data


def _sketch(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    return curve_html.sketch(answer)


def _tangent(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    return curve_html.tangent(answer, say, value_of)


def _code(answer: answers.Code, programs: Programs, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    mistakes = [
        {"number": failed.number, "got": failed.got, "says": say(wrong.says)}
        for wrong, failed in zip(answer.wrong, programs.wrong, strict=True)
        if failed
    ]
    data = {
        "cell": answer.cell,
        "solution": answer.solution,
        "lines": answer.lines,
        "program": program(programs.checks),
        "checks": [check.code for check in programs.checks],
        "wants": [check.want for check in programs.checks],
        "visible": programs.visible,
        "wrong": mistakes,
    }
    return f'<p>Your program is checked with</p><pre tabindex="0">{escape(answer.tests)}</pre>', data


def _essay(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    data = {"model": say(answer.model), "points": [say(point) for point in answer.points]}
    return '<label>In your words <textarea rows="4" maxlength="5000"></textarea></label>', data


_FORMS: dict[type[Any], Callable[..., tuple[str, dict[str, Any]]]] = {
    answers.Choice: _choice,
    answers.Number: _number,
    answers.Expression: _expression,
    answers.Order: _order,
    answers.Match: _match,
    answers.Sketch: _sketch,
    answers.Tangent: _tangent,
    answers.Essay: _essay,
}


def value_of(formula: str) -> float:
    """Return the number that a formula without letters stands for."""
    from mfml import parse

    return float(parse(formula).evaluate({}))


def _field(label: str) -> str:
    return (
        f'<label>{label} <input type="text" autocomplete="off" autocapitalize="off" '
        f'spellcheck="false"></label>'
    )


def arranged(options: Sequence[str], seed: str) -> list[str]:
    """Return the options of a choice: as one counts if each is such as "line 4", which tells nothing, else shuffled."""
    if all(_COUNTED.fullmatch(text) for text in options):
        return sorted(options, key=lambda text: int(text.split()[1]))
    return shuffled(list(options), seed)


def shuffled(items: list[Any], seed: str) -> list[Any]:
    """Return the items in an order that is the same in each build, and tells nothing."""
    return random.Random(seed).sample(items, len(items))


def _json(data: dict[str, Any]) -> str:
    # Not a script element: the theme makes scripts anew when it changes the page, and forgets their type.
    return escape(json.dumps(data, ensure_ascii=False))

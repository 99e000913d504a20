"""Write the answer of an exercise as a form that is complete without JavaScript: one can read it, and print it.

The script of the page (docs/assets/js/practice/) reads what is right from the JSON beside the form, and what to say
from the `<template>` elements, whose texts are converted here, with their formulas, as the page's own text is.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from html import escape
from typing import Any

from . import answers

Inline = Callable[[str], str]
"""Converts a line of Markdown to HTML."""


def render(id: str, answer: answers.Answer, inline: Inline) -> str:
    """Return the form of an exercise; `id` is its permanent name, such as E1.5."""
    said: list[str] = []

    def say(text: str) -> int:
        """Return the number of the template that holds the text."""
        said.append(text)
        return len(said) - 1

    fields, data = _FORMS[type(answer)](id, answer, inline, say)
    if answer.because:
        data["because"] = say(answer.because)
    texts = "".join(
        f'<template data-mf-says="{number}">{inline(text)}</template>' for number, text in enumerate(said)
    )
    return (
        f'<form class="mf-answer" data-mf-kind="{answer.kind}" data-mf-version="{_version(answer)}">{fields}'
        f'<script type="application/json">{_json(data)}</script>{texts}</form>'
    )


def _choice(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    options = [(text, None) for text in answer.right] + [(each.text, say(each.says)) for each in answer.wrong]
    options = _shuffled(options, id)
    several = answer.several or len(answer.right) > 1
    kind = "checkbox" if several else "radio"
    labels = "".join(
        f'<label><input type="{kind}" name="{id}" value="{number}"><span>{inline(text)}</span></label>'
        for number, (text, _) in enumerate(options)
    )
    legend = "Choose all that are right." if several else "Choose one."
    data = {"says": [says for _, says in options]}
    return f"<fieldset><legend>{legend}</legend>{labels}</fieldset>", data


def _number(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    unit = f' <span class="mf-answer__unit">{inline(answer.unit)}</span>' if answer.unit else ""
    wrong = [{"value": value_of(each.value), "says": say(each.says)} for each in answer.wrong]
    data = {"value": value_of(answer.value), "within": answer.within, "wrong": wrong}
    return f"{_field('Your number', 'decimal')}{unit}", data


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
    return f"{_field('Your formula', 'text')}<div data-mf-preview></div>", data


def _order(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    lines: list[tuple[str, int | None, int | None]]
    lines = [(text, place, None) for place, text in enumerate(answer.lines)]
    lines += [(each.text, None, say(each.says)) for each in answer.distractors]
    shown = _shuffled(lines, id)
    items = "".join(
        f'<li data-mf-line="{number}">{inline(text)}</li>' for number, (text, _, _) in enumerate(shown)
    )
    data = {"places": [place for _, place, _ in shown], "says": [says for _, _, says in shown]}
    return f"<ol>{items}</ol>", data


def _match(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    rights = _shuffled([pair.right for pair in answer.pairs] + list(answer.left_over), id)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    choices = "".join(f"<option>{letter}</option>" for letter in letters[: len(rights)])
    rows = "".join(
        f'<li><label><span>{inline(pair.left)}</span> <select data-mf-left="{number}"><option></option>{choices}'
        f"</select></label></li>"
        for number, pair in enumerate(answer.pairs)
    )
    items = "".join(f"<li>{inline(text)}</li>" for text in rights)
    lefts = [pair.left for pair in answer.pairs]
    wrong = [[lefts.index(each.left), rights.index(each.right), say(each.says)] for each in answer.wrong]
    data = {"right": [rights.index(pair.right) for pair in answer.pairs], "wrong": wrong}
    return f'<ul>{rows}</ul><ol type="A">{items}</ol>', data


def _sketch(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    return "<div data-mf-sketch></div>", {"curve": answer.curve, "knots": answer.knots}


def _code(id: str, answer: Any, inline: Inline, say: Callable[[str], int]) -> tuple[str, dict[str, Any]]:
    data = {
        "cell": answer.cell,
        "tests": answer.tests,
        "hidden": answer.hidden,
        "lines": answer.lines,
        "wrong": [{"code": each.code, "says": say(each.says)} for each in answer.wrong],
    }
    return f"<pre>{escape(answer.tests)}</pre>", data


_FORMS: dict[type[Any], Callable[..., tuple[str, dict[str, Any]]]] = {
    answers.Choice: _choice,
    answers.Number: _number,
    answers.Expression: _expression,
    answers.Order: _order,
    answers.Match: _match,
    answers.Sketch: _sketch,
    answers.Code: _code,
}


def value_of(formula: str) -> float:
    """Return the number that a formula without letters stands for."""
    from mfml import parse

    return float(parse(formula).evaluate({}))


def _field(label: str, mode: str) -> str:
    return (
        f'<label>{label} <input type="text" inputmode="{mode}" autocomplete="off" autocapitalize="off" '
        f'spellcheck="false"></label>'
    )


def _shuffled(items: list[Any], id: str) -> list[Any]:
    """Return the items in an order that is the same in each build, and tells nothing."""
    return random.Random(id).sample(items, len(items))


def _version(answer: answers.Answer) -> str:
    """Name what the exercise asks, so that an answer of before a change is known as such."""
    return hashlib.sha256(repr(answer).encode()).hexdigest()[:8]


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")

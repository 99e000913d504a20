"""Prove of an exercise that it can be trusted: what is right passes, and each mistake is told by its own words.

`problems` says what is wrong with an exercise; an empty list means that nothing was found.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from judge import judge
from program_checks import Failed

from . import answers, curve_proof
from .answer_html import value_of
from .programs import Programs

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?")


def problems(
    answer: answers.Answer, hints: Sequence[str], solution: str, programs: Programs | None = None
) -> list[str]:
    """Return what is wrong with a part of an exercise: its answer, the hints and the solution as plain text.

    `programs` is what the programs of a part of the kind `code` have done.
    """
    found: Iterator[str]
    match answer:
        case answers.Choice():
            found = _choice(answer, hints)
        case answers.Number():
            found = _number(answer, hints, solution)
        case answers.Expression():
            found = _expression(answer, hints)
        case answers.Order():
            found = _order(answer, hints)
        case answers.Match():
            found = _match(answer)
        case answers.Sketch():
            found = curve_proof.sketch(answer)
        case answers.Tangent():
            found = curve_proof.tangent(answer)
        case answers.Code():
            assert programs is not None
            found = _code(answer, programs)
        case answers.Essay():
            found = _essay(answer, hints)
    return list(found)


def _choice(answer: answers.Choice, hints: Sequence[str]) -> Iterator[str]:
    texts = [*answer.right, *(option.text for option in answer.wrong)]
    yield from _twice(texts, "option")
    if not answer.wrong:
        yield "there is no wrong option"
    for hint in hints:
        yield from (
            f"a hint contains the answer: {text}" for text in answer.right if _plain(text) in _plain(hint)
        )


def _number(answer: answers.Number, hints: Sequence[str], solution: str) -> Iterator[str]:
    value = value_of(answer.value)
    if not math.isfinite(value):
        yield f"the answer {answer.value} is no finite number"
    if not 0 < answer.within < max(abs(value), 1):
        yield f"'within: {answer.within}' must be above 0 and smaller than the answer"
    named = [("the answer", value), ("0", 0.0)] if value else [("the answer", value)]
    named += [(wrong.value, value_of(wrong.value)) for wrong in answer.wrong]
    for (name, a), (other, b) in combinations(named, 2):
        if abs(a - b) <= answer.within and (name, other) != ("0", "0"):
            yield f"{other} cannot be told from {name}"
    if not any(abs(number - value) <= answer.within for number in _numbers(solution)):
        yield f"the solution does not print the answer, {value:g}"
    is_telling = abs(value) >= 10 or value != round(value)  # a 1 or a 2 stands in any hint
    for hint in hints:
        if is_telling and any(math.isclose(number, value, rel_tol=1e-9) for number in _numbers(hint)):
            yield f"a hint contains the answer, {value:g}"


def _expression(answer: answers.Expression, hints: Sequence[str]) -> Iterator[str]:
    domain = {name: (ends[0], ends[-1]) for name, ends in answer.domain.items()}
    wrong = [(each.value, each.says) for each in answer.wrong]

    def verdict(text: str) -> tuple[str, str]:
        judged = judge(text, answer.value, domain, wrong, up_to_constant=answer.up_to_constant)
        return judged.result, judged.message

    if verdict(answer.value) != ("correct", ""):
        yield f"the answer {answer.value} is not accepted: {verdict(answer.value)[1]}"
    for value, says in wrong:
        if verdict(value) != ("wrong", says):
            yield f"the mistake {value} is told by other words: {' '.join(verdict(value))}"
    for hint in hints:
        if _plain(answer.value) in _plain(hint):
            yield f"a hint contains the answer, {answer.value}"


def _order(answer: answers.Order, hints: Sequence[str]) -> Iterator[str]:
    yield from _twice([*answer.lines, *(each.text for each in answer.distractors)], "line")
    if len(answer.lines) < 3:
        yield "two lines are no order: give at least three"
    for hint in hints:
        yield from (
            f"a hint contains the answer, the line {line}"
            for line in answer.lines
            if _plain(line) in _plain(hint)
        )


def _match(answer: answers.Match) -> Iterator[str]:
    lefts = [pair.left for pair in answer.pairs]
    rights = [*(pair.right for pair in answer.pairs), *answer.left_over]
    yield from _twice(lefts, "left side")
    yield from _twice(rights, "right side")
    for wrong in answer.wrong:
        if wrong.left not in lefts or wrong.right not in rights:
            yield f"the wrong pair {wrong.left} and {wrong.right} is not among the pairs"
        elif answers.Pair(wrong.left, wrong.right) in answer.pairs:
            yield f"the wrong pair {wrong.left} and {wrong.right} is right"


def _code(answer: answers.Code, programs: Programs) -> Iterator[str]:
    if programs.solution:
        check = programs.checks[programs.solution.number]
        yield f"the solution does not pass its own check {check.code.strip()}: {programs.solution.got.strip()}"
    if not programs.starter:
        yield "the starter passes the checks before anything was done"
    if programs.visible == 0:
        yield "the reader sees no check: give tests"
    if programs.visible == len(programs.checks):
        yield "no check is hidden: give hidden"
    told: list[Failed] = []
    for wrong, failed in zip(answer.wrong, programs.wrong, strict=True):
        if not failed:
            yield f"the wrong program passes the checks: {wrong.says}"
        elif failed in told:
            yield f"a wrong program fails as another one does, and would get its words: {wrong.says}"
        else:
            told.append(failed)


def _essay(answer: answers.Essay, hints: Sequence[str]) -> Iterator[str]:
    if not answer.points:
        yield "there is no point to compare an answer with"
    for hint in hints:
        if _plain(answer.model) in _plain(hint):
            yield "a hint contains the model answer"


def _twice(texts: Sequence[str], what: str) -> Iterator[str]:
    plain = [_plain(text) for text in texts]
    yield from (
        f"the {what} {text!r} stands there twice" for text in {t for t in plain if plain.count(t) > 1}
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s*$`_]+", "", text).lower()


def _numbers(text: str) -> list[float]:
    plain = text.replace("−", "-").replace("\N{THIN SPACE}", "").replace("\N{NO-BREAK SPACE}", "")
    return [float(number) for number in _NUMBER.findall(plain)]

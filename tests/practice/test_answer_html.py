"""The form of an exercise: complete without JavaScript, the same in each build, with all that the script needs."""

import json

import pytest
from bs4 import BeautifulSoup

from practice import answer_html, answers

CHOICE = answers.Choice(
    right=["falls"],
    wrong=[answers.Option("rises", "Look at the *sign*."), answers.Option("stays", "It moves.")],
)
NUMBER = answers.Number(
    value="-(pi**2 + 1)", within=0.001, wrong=[answers.WrongValue("pi**2 + 1", "The sign.")]
)
ORDER = answers.Order(lines=["one", "two", "three"], distractors=[answers.Option("zero", "Not this.")])
MATCH = answers.Match(
    pairs=[answers.Pair("x^2", "2x"), answers.Pair("x^3", "3x^2")],
    left_over=["x^4"],
    wrong=[answers.WrongPair("x^3", "x^4", "The exponent falls.")],
)


def form(answer, id="E1.5"):
    html = answer_html.render(id, answer, lambda text: f"<i>{text}</i>")
    return BeautifulSoup(html, "html.parser")


def data(page):
    return json.loads(page.select_one("script").string)


def test_a_choice_names_for_each_wrong_option_what_to_say():
    page = form(CHOICE)
    shown = [label.get_text() for label in page.select("label")]
    assert sorted(shown) == ["falls", "rises", "stays"]
    assert {field["type"] for field in page.select("input")} == {"radio"}
    says = data(page)["says"]
    assert says[shown.index("falls")] is None
    template = page.select_one(f'template[data-mf-says="{says[shown.index("rises")]}"]')
    assert template.decode_contents() == "<i>Look at the *sign*.</i>"


def test_several_right_choices_are_boxes():
    page = form(answers.Choice(right=["a", "b"], wrong=[answers.Option("c", "No.")]))
    assert {field["type"] for field in page.select("input")} == {"checkbox"}


def test_a_number_is_computed_from_its_formula():
    found = data(form(NUMBER))
    assert found["value"] == pytest.approx(-10.869604401089358, rel=1e-15)
    assert found["wrong"][0]["value"] == pytest.approx(10.869604401089358, rel=1e-15)


def test_lines_are_shown_in_another_order_and_their_places_are_known():
    page = form(ORDER)
    shown = [item.get_text() for item in page.select("li")]
    assert sorted(shown) == ["one", "three", "two", "zero"]
    assert shown[:3] != ["one", "two", "three"]
    places = dict(zip(shown, data(page)["places"], strict=True))
    assert places == {"one": 0, "two": 1, "three": 2, "zero": None}


def test_pairs():
    page = form(MATCH)
    rights = [item.get_text() for item in page.select("ol li")]
    found = data(page)
    assert [rights[place] for place in found["right"]] == ["2x", "3x^2"]
    ((left, right, _),) = found["wrong"]
    assert (left, rights[right]) == (1, "x^4")
    assert [option.get_text() for option in page.select("select")[0].select("option")] == ["", "A", "B", "C"]


def test_the_version_changes_with_the_exercise_only():
    def version(answer, id="E1.5"):
        return form(answer, id).form["data-mf-version"]

    assert version(NUMBER) == version(NUMBER, "E1.6")
    assert version(NUMBER) != version(CHOICE)


def test_a_text_cannot_end_the_script():
    code = answers.Code(cell="a", solution="b", tests=">>> '</script>'\n", hidden="")
    assert "</script>" in data(form(code))["tests"]

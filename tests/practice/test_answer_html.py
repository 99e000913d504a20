"""The form of an exercise: complete without JavaScript, the same in each build, with all that the script needs."""

import json

import pytest
from bs4 import BeautifulSoup

from practice import answer_html, answers
from practice.programs import Programs
from program_checks import Check, Failed

CHOICE = answers.Choice(
    right=["falls"],
    wrong=[answers.Option("rises", "Look at the *sign*."), answers.Option("stays", "It moves.")],
)
NUMBER = answers.Number(
    value="-(pi**2 + 1)", within=0.001, wrong=[answers.WrongValue("pi**2 + 1", "The sign.")]
)
ORDER = answers.Order(lines=["one", "two", "three"], distractors=[answers.Option("zero", "Not this.")])
MATCH = answers.Match(
    pairs=[answers.Pair("$x^2$", "$2x$"), answers.Pair("$x^3$", "$3x^2$")],
    left_over=["$x^4$"],
    wrong=[answers.WrongPair("$x^3$", "$x^4$", "The exponent falls.")],
)


def form(answer, name="E1.5-1", programs=None):
    html = answer_html.render(name, answer, lambda text: f"<i>{text}</i>", {name: programs})
    return BeautifulSoup(html, "html.parser")


def data(page):
    return json.loads(page.form["data-mf-data"])


def test_a_choice_names_for_each_wrong_option_what_to_say():
    page = form(CHOICE)
    shown = [label.get_text() for label in page.select("label")]
    assert sorted(shown) == ["falls", "rises", "stays"]
    assert {field["type"] for field in page.select("input")} == {"radio"}
    says = data(page)["says"]
    assert says[shown.index("falls")] is None
    template = page.select_one(f'template[data-mf-says="{says[shown.index("rises")]}"]')
    assert template.decode_contents() == "<i>Look at the *sign*.</i>"


def test_options_that_are_numbered_lines_stand_as_one_counts():
    wrong = [answers.Option(f"line {number}", "Not this.") for number in (10, 2, 3, 1)]
    page = form(answers.Choice(right=["line 4"], wrong=wrong))
    shown = [label.get_text() for label in page.select("label")]
    assert shown == ["line 1", "line 2", "line 3", "line 4", "line 10"]
    assert [shown[number] for number, says in enumerate(data(page)["says"]) if says is None] == ["line 4"]


def test_an_option_with_a_formula_has_a_name_in_words():
    choice = answers.Choice(right=["$x$"], wrong=[answers.Option("plain", "No.")])
    named = [label.select_one(".mf-hidden") is not None for label in form(choice).select("label")]
    shown = [label.get_text() for label in form(choice).select("label")]
    assert named == ["$" in text for text in shown]


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
    assert [rights[place] for place in found["right"]] == ["$2x$", "$3x^2$"]
    ((left, right, _),) = found["wrong"]
    assert (left, rights[right]) == (1, "$x^4$")
    assert [option.get_text() for option in page.select("select")[0].select("option")] == ["", "A", "B", "C"]


def test_what_belongs_together_is_chosen_by_name_where_a_menu_can_show_it():
    page = form(answers.Match(pairs=[answers.Pair("a", "panel 1"), answers.Pair("b", "panel 2")]))
    assert not page.select("ol")
    shown = [option.get_text() for option in page.select("select")[0].select("option")]
    assert shown[0] == ""
    assert sorted(shown[1:]) == ["panel 1", "panel 2"]
    assert [shown[1:][place] for place in data(page)["right"]] == ["panel 1", "panel 2"]


def test_the_version_changes_with_the_exercise_only():
    def version(answer, name="E1.5-1"):
        return form(answer, name).form["data-mf-version"]

    assert version(NUMBER) == version(NUMBER, "E1.6-1")
    assert version(NUMBER) != version(CHOICE)


PROGRAMS = Programs(
    checks=[Check("double(2)\n", "4\n"), Check("'</script>'\n", "'</script>'\n")],
    visible=1,
    solution=None,
    starter=Failed(0, "0\n"),
    wrong=[Failed(1, "9\n")],
)
CODE = answers.Code(
    cell="a",
    solution="b",
    tests=">>> double(2)\n4\n",
    hidden=">>> '</script>'\n'</script>'\n",
    wrong=[answers.WrongCode("That is the size.", "double = abs")],
)


def test_a_program_brings_its_checks_and_how_known_mistakes_fail():
    page = form(CODE, programs=PROGRAMS)
    found = data(page)
    assert page.pre.get_text() == ">>> double(2)\n4\n"
    assert found["wants"][: found["visible"]] == ["4\n"]
    assert found["program"] == "double(2)\nprint('\\x1e')\n'</script>'\nprint('\\x1e')\n"
    assert found["wrong"] == [{"number": 1, "got": "9\n", "says": 0}]


def test_a_text_cannot_end_the_script():
    assert data(form(CODE, programs=PROGRAMS))["wants"][1] == "'</script>'\n"

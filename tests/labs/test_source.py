"""The source of a lab: what the learner gets, what a solution is, and what is wrong with a bad source."""

import pytest
from lab_sources import GOOD, HEADER

from fences import CellError
from labs import source


def test_the_learner_gets_the_starter_and_the_solution_its_solution():
    lab = source.read(GOOD)
    assert (lab.id, lab.description) == ("L7", "Half of it: halve.")
    assert [(cell.kind, cell.id, cell.line) for cell in lab.learners] == [
        ("markdown", "", 17),
        ("code", "halve", 24),
        ("code", "check-half", 30),
    ]
    assert [cell.text for cell in lab.learners][1:] == [
        "half = 0  # yours",
        "print(f\"Part 1: {'passed.' if half == 2 else 'no.'}\")",
    ]
    assert [cell.text for cell in lab.solution][1] == "half = 4 / 2"
    assert [cell.checks for cell in lab.learners] == ["", "", "L7.1"]
    assert "What remains" in lab.solution[-1].text


def without(*parts):
    text = GOOD
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    return text


SOLUTION = '# %% halve tags=["solution"]\nhalf = 4 / 2\n\n'
STARTER = '# %% halve tags=["starter"]\nhalf = 0  # yours\n\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (without(SOLUTION), 23, "the starter 'halve' has no solution"),
        (without(STARTER), 23, "the solution 'halve' has no starter"),
        (without(STARTER, SOLUTION), 1, "has nothing to do"),
        (GOOD.replace('halve tags=["solution"]', 'other tags=["solution"]'), 23, "the starter 'halve' has no solution"),
        (GOOD.replace(SOLUTION, SOLUTION + SOLUTION), 29, "the solution 'halve' has no starter"),
        (GOOD.replace('tags=["starter"]', 'tags=["begin"]'), 23, "no tag, or one"),
        (GOOD.replace("# %% check-half", "# %% halve"), 29, "the name 'halve' is taken"),
        (GOOD.replace("# %% check-half", "# %%"), 29, "a code cell needs a name"),
        (GOOD.replace("# %% check-half", "# %% Check"), 29, "a code cell needs a name"),
        (GOOD.replace('checks="L7.1"', 'checks="L7.2"'), 29, 'checks="L7.1", not "L7.2"'),
        (GOOD.replace('checks="L7.1"', 'colour="red"'), 29, "no option 'colour'"),
        (GOOD.replace("half = 4 / 2", "half = 4 /"), 27, "this is no Python"),
        (GOOD.replace("lab: L7", "lab: seven"), 1, "the header needs"),
        (GOOD.replace("    description", "    descriptive"), 1, "the header needs"),
        (GOOD.replace("# %% [markdown]\n# # Half", "x = 1\n\n# %% [markdown]\n# # Half"), 1, "is in no cell"),
        (GOOD.replace('# %% [markdown] tags=["solution"]', '# %% [markdown] tags=["starter"]'), 32, "only code"),
    ],
)  # fmt: skip
def test_a_bad_source(text, line, says):
    with pytest.raises(CellError) as caught:
        source.read(text)
    assert says in str(caught.value)
    assert caught.value.line == line


def test_a_header_alone_is_no_lab():
    with pytest.raises(CellError, match="nothing to do"):
        source.read(HEADER)

"""The form of the theorem ledger: what is missing is told, with its line."""

import pytest

from furniture import theorems
from furniture.errors import FurnitureError

LEDGER = """# Theorems

## T1.1 A line has one slope { #t1-1 }

**Statement.** It has

$$
m .
$$

**Hypotheses.** None.

**Proof.** In [1.3](../1/rise.md#a).

**Test.** The cell `steady`
of [1.3](../1/rise.md), and `tests/test_lines.py::test_slope`.

**Used in.** [1.4](../1/limit.md)
"""


@pytest.fixture
def check(tmp_path):
    docs = tmp_path / "docs"
    for file, text in {
        docs / "reference" / "theorems.md": LEDGER,
        docs / "1" / "rise.md": "steady other",
        tmp_path / "tests" / "test_lines.py": "def test_slope(): pass\n",
    }.items():
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    return lambda source: theorems.check(source, docs, tmp_path, lambda text: set(text.split()))


def test_a_whole_ledger(check):
    check(LEDGER)
    check(LEDGER + LEDGER.partition("\n\n")[2].replace("1.1", "1.2", 1).replace("t1-1", "t1-2"))
    check(LEDGER.replace(", and `tests/test_lines.py::test_slope`", ""))


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("{ #t1-1 }", "", 3, "needs its number, a title and the anchor"),
        ("{ #t1-1 }", "{ #t1-2 }", 3, "needs its number, a title and the anchor"),
        ("T1.1 A line has one slope { #t1-1 }", "T1.2 A { #t1-2 }", 3, "T1.2 stands where T1.1 is expected"),
        ("**Hypotheses.** None.\n", "", 3, "T1.1 needs exactly these parts"),
        ("**Hypotheses.**", "**Conditions.**", 3, "T1.1 needs exactly these parts"),
        ("In [1.3](../1/rise.md#a)", "Clear", 13, "T1.1 needs a link to a page of the book in **Proof.**"),
        ("[1.4](../1/limit.md)", "1.4", 18, "T1.1 needs a link to a page of the book in **Used in.**"),
        ("`steady`", "`stead`", 15, "T1.1 names the cell 'stead', which ../1/rise.md does not have"),
        ("1.3](../1/rise.md),", "1.3](../1/fall.md),", 15, "the cell 'steady', which ../1/fall.md does not"),
        ("::test_slope", "::test_slop", 15, "which does not exist"),
        ("test_lines.py", "test_curves.py", 15, "which does not exist"),
        (
            "The cell `steady`\nof [1.3](../1/rise.md), and `tests/test_lines.py::test_slope`",
            "Try it",
            15,
            "T1.1 needs a test that runs",
        ),
    ],
)
def test_what_is_missing(check, old, new, line, told):
    assert old in LEDGER
    with pytest.raises(FurnitureError) as caught:
        check(LEDGER.replace(old, new))
    assert told in str(caught.value)
    assert caught.value.line == line

"""A lab in a book: it is built, a mistake ends the build with file and line, and an edit is seen while it is served."""

import author
import pytest
from lab_sources import GOOD

START = "# Start\n\nSee [half](labs/half.py).\n"


def write_book(folder, text):
    (folder / "docs" / "labs").mkdir(parents=True)
    images = folder / "docs" / "assets"
    images.mkdir()
    return author.write_book(folder, {"index.md": START, "labs/half.py": text})


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('# %% halve tags=["solution"]\nhalf = 4 / 2\n', "", 23, "the starter 'halve' has no solution"),
        ("half = 4 / 2", "half = 4 / 3", 29, "the solution fails the check L7.1"),
        ("half = 4 / 2", "half = 4 / 0", 27, "ZeroDivisionError"),
        ("../index.md", "../nowhere.md", 21, "there is no page 'nowhere.md'"),
    ],
)
def test_a_mistake_ends_the_build(tmp_path, old, new, line, says):
    code, said = author.build(write_book(tmp_path, GOOD.replace(old, new)))
    assert code == 1
    assert f"docs/labs/half.py:{line}: " in said
    assert says in said


def test_an_edit_is_seen_while_the_book_is_served(tmp_path):
    with author.serve(write_book(tmp_path, GOOD)) as served:
        page = served.get("labs/half/")
        assert 'data-mf-lab="L7"' in page
        assert '<a href="../../">the start</a>' in page
        assert "half = 4 / 2" not in served.get("labs/half/half.ipynb")
        assert "half = 4 / 2" in served.get("labs/half/half-solution.ipynb")
        said = served.save("labs/half.py", GOOD.replace("Find half", "Now halve"))
        assert "built labs/half.py alone" in said
        assert "Now halve" in served.get("labs/half/")
        assert "Now halve" in served.get("labs/half/half.ipynb")
        served.save("labs/half.py", GOOD.replace("half = 4 / 2", "half = 8 / 4"))
        assert "half = 8 / 4" in served.get("labs/half/half-solution.ipynb")
        said = served.save("labs/half.py", GOOD.replace("half = 4 / 2", "half = 8 / 3"))
        assert "docs/labs/half.py:29: the solution fails" in said
        served.save("labs/half.py", GOOD)
        assert "half = 4 / 2" in served.get("labs/half/half-solution.ipynb")

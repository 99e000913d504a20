"""While the book is served: what a saved page makes run and build again, and what it leaves alone."""

import json

import author
import pytest

import checkpoints

FIRST = """# First

See [the second page](second.md#there).

```{ .pycon #a }
>>> RUNS
>>> x = 1
```

```{ .pycon #b }
>>> RUNS
>>> x + 1
2
```
"""
SECOND = """# Second

## There

```{ .pycon #c }
>>> RUNS
>>> 3
3
```
"""


@pytest.fixture
def served(tmp_path):
    """Serve a book of two pages whose cells write down that they run."""
    notes = tmp_path / "runs"
    pages = {name: counting(text, notes) for name, text in (("index.md", FIRST), ("second.md", SECOND))}
    notes.write_text("", "utf-8")
    with author.serve(author.write_book(tmp_path, pages)) as served:
        served.runs = notes
        served.runs_so_far = lambda: notes.read_text("utf-8").split()
        yield served


def counting(text, notes):
    """Let each cell write its id into the file `notes`."""
    pieces = text.split(".pycon #")
    counted = [
        piece.replace(
            ">>> RUNS",
            f">>> with open({str(notes)!r}, 'a') as notes:\n...     _ = notes.write('{piece[0]} ')",
        )
        for piece in pieces[1:]
    ]
    return ".pycon #".join([pieces[0], *counted])


def test_saving_pages(served):
    first, second = counting(FIRST, served.runs), counting(SECOND, served.runs)
    assert served.runs_so_far() == ["a", "b", "c"]

    # Words: nothing runs, this page alone is built, and the search knows them.
    said = served.save("index.md", first + "\nMore wordsworth.\n")
    assert "built index.md alone" in said
    assert "Building documentation" not in said
    assert "wordsworth" in served.get()
    assert "wordsworth" in served.get("search/search_index.json")
    assert "wordsworth" in served.get("index.ipynb")
    assert served.runs_so_far() == ["a", "b", "c"]

    # Words of the search that are gone are not found.
    served.save("index.md", first + "\nMore.\n")
    places = [entry["location"] for entry in json.loads(served.get("search/search_index.json"))["docs"]]
    assert sorted(places) == sorted(set(places))
    assert "wordsworth" not in served.get("search/search_index.json")

    # A cell: it runs, and those above it only because another page has run since.
    said = served.save("index.md", first.replace("x + 1\n2", "x + 2\n3"))
    assert "built index.md alone" in said
    assert ">3\n<" in served.get()
    assert served.runs_so_far() == ["a", "b", "c", "a", "b"]
    served.save("index.md", first.replace("x + 1\n2", "x + 3\n4"))
    assert ">4\n<" in served.get()
    again = ["b"] if checkpoints.is_possible() else ["a", "b"]
    assert served.runs_so_far()[5:] == again
    served.save("index.md", first.replace("x + 1\n2", "x + 2\n3"))  # known from before
    assert ">3\n<" in served.get()
    assert served.runs_so_far()[5:] == again

    # A caption and words above move and describe a cell, and do not run it.
    runs = served.runs_so_far()
    moved = (
        first.replace("See", "Do see")
        .replace("# First\n", "# First\n\nMore.\n")
        .replace("#a }", '#a caption="C" }')
    )
    served.save("index.md", moved.replace("x + 1\n2", "x + 2\n3"))
    assert served.runs_so_far() == runs

    # A title stands in the navigation of all pages.
    said = served.save("index.md", first.replace("# First", "# Foremost { #first }"))
    assert "alone" not in said
    assert "Foremost" in served.get("second/")

    # Another page leads to an anchor: that it is gone is said, also when this page is saved again.
    gone = second.replace("## There", "## Here")
    assert "contains a link 'second.md#there'" in served.save("second.md", gone)
    assert "contains a link 'second.md#there'" in served.save("second.md", f"{gone}\nWords.\n")
    assert "Reloading browsers" in served.save("second.md", f"{second}\nWords.\n")
    assert "Words." in served.get("second/")


def test_a_mistake_and_its_correction(served):
    first = counting(FIRST, served.runs)
    said = served.save("index.md", first.replace("x + 1", "x + 3"))
    print(said)
    assert "docs/index.md:11: cell 'b' prints" in said
    assert "An error happened" in said
    said = served.save("index.md", first + "\nPut right.\n")
    assert "Reloading browsers" in said
    assert "Put right." in served.get()


def test_a_sheet_that_is_made_of_other_pages_follows_them(tmp_path):
    one = "# One\n\n## Toolbox\n\nSlope\n:   Rise over run.\n"
    pages = {
        "index.md": '# Card\n\n<div data-mf-sheet="toolbox"></div>\n',
        "1-module/index.md": "# 1 Module\n",
        "1-module/one.md": one,
        "1-module/print.md": '# On paper\n\n<div data-mf-sheet="module"></div>\n',
    }
    with author.serve(author.write_book(tmp_path, pages)) as served:
        assert "Rise over run." in served.get()
        assert "Rise over run." in served.get("1-module/print/")
        said = served.save("1-module/one.md", one.replace("Rise", "Drop"))
        assert "built 1-module/one.md alone" in said
        assert "Drop over run." in served.get()
        assert "Drop over run." in served.get("1-module/print/")

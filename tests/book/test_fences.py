"""The pycon fence: what an author may write, and how mistakes are reported."""

import markdown
import pytest

from fences import CUSTOM_FENCE, CellError, cells_in

PAGE = """---
title: A page
---
# Title

``` { .pycon #first alt="A line" caption="Up" height="5" }
>>> 1 + 1
2
```

??? tip "Folded"

    ```pycon
    >>> "in a fold"
    'in a fold'
    ```

``` { .pycon isolated="" }
>>> 3
3
```
"""


def fence(options, body=">>> 1\n1\n"):
    return f"``` {{ .pycon {options} }}\n{body}```\n"


def test_reads_all_cells_in_page_order_with_their_options():
    first, second, third = cells_in(PAGE)
    assert (first.id, first.alt, first.caption, first.height) == ("first", "A line", "Up", "5")
    assert second.source == ">>> \"in a fold\"\n'in a fold'\n"
    assert second.id == "cell-2"
    assert (first.isolated, third.isolated) == (False, True)


def test_the_line_of_a_cell_is_where_its_fence_opens():
    assert [cell.line for cell in cells_in(PAGE)] == [6, 13, 18]


def test_a_fence_within_a_longer_fence_is_no_cell():
    page = f"````markdown\n{fence('')}````\n\n{fence('')}"
    assert [cell.line for cell in cells_in(page)] == [8]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (fence('alt="a" color="red"'), "no option 'color'; it knows alt, caption, height, isolated"),
        (fence(".isolated"), "no option '.isolated'"),
        (fence('height="tall"'), "no number of lines"),
        ("``` { .pycon #b\n>>> 1\n1\n```\n", "cannot be read"),
        (fence("#a"), "the id 'a' is taken"),
        (fence("#Big"), "lower-case"),
        (fence("#b", "no prompt\n"), "no line that starts with"),
        (f"> {fence('#b')}".replace("\n", "\n> "), "as in a quotation"),
    ],
)
def test_a_mistake_stops_the_build_and_names_its_line(wrong, message):
    page = f"---\ntitle: A\n---\n{fence('#a')}\nText\n\n{wrong}"
    with pytest.raises(CellError, match=message) as caught:
        cells_in(page)
    assert caught.value.line == (1 if "quotation" in message else 11)


def test_a_fence_needs_nothing_but_python_markdown():
    html = markdown.markdown(
        fence("#a"),
        extensions=["pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": [CUSTOM_FENCE]}},
    )
    assert html.startswith("<div ")

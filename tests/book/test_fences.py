"""The pycon fence: what an author may write, and how mistakes are reported."""

import markdown
import pytest
from pymdownx.superfences import SuperFencesException

from fences import CUSTOM_FENCE, CellError, cells_in, line_of

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


def test_line_of_a_cell():
    first, second, _ = cells_in(PAGE)
    assert (line_of(PAGE, first), line_of(PAGE, second)) == (7, 14)


@pytest.mark.parametrize(
    ("options", "message"),
    [('alt="a" color="red"', "no option 'color'"), ('height="tall"', "no number of lines")],
)
def test_unknown_option_stops_the_build(options, message):
    with pytest.raises(SuperFencesException, match=message):
        cells_in(fence(options))


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (fence("#a") + "\n" + fence("#a"), "the id 'a' is taken"),
        (fence("#Big"), "lower-case"),
        (fence("#a", "no prompt\n"), "no line that starts with"),
    ],
)
def test_author_mistakes_stop_the_build(page, message):
    with pytest.raises(CellError, match=message):
        cells_in(page)


def test_a_fence_needs_nothing_but_python_markdown():
    html = markdown.markdown(
        fence("#a"),
        extensions=["pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": [CUSTOM_FENCE]}},
    )
    assert html.startswith("<div ")

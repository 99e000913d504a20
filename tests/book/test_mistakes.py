"""A mistake of an author ends the build, and the last words name the file, the line and what to write instead."""

import pytest
from author import build, write_book

PAGE = """---
title: A page
---
# A page

``` { .pycon #first }
>>> 1
1
```

A formula, $x$.

"""


def test_a_page_without_a_mistake(tmp_path):
    code, said = build(write_book(tmp_path, {"index.md": PAGE}))
    assert code == 0, said


@pytest.mark.parametrize(
    ("fence", "body", "message"),
    [
        ('#b color="red"', ">>> 1\n1", "no option 'color'"),
        ("#first", ">>> 1\n1", "the id 'first' is taken"),
        ("#b", ">>> import matplotlib.pyplot as plt\n>>> _ = plt.plot([1, 2])", "describe it with alt"),
        ("#b", ">>> 1 + 1\n3", "cell 'b' prints"),
        ("#b", ">>> 1 / 0", "ZeroDivisionError"),
        (
            "#b",
            ">>> import numpy as np\n>>> (np.array([50000]) ** 2).mean()\n2.5e9",
            "does not fit in 32 bits",
        ),
    ],
)
def test_a_mistake_in_a_cell(tmp_path, fence, body, message):
    page = f"{PAGE}``` {{ .pycon {fence} }}\n{body}\n```\n"
    code, said = build(write_book(tmp_path, {"index.md": page}))
    assert code == 1
    assert "docs/index.md:13: " in said
    assert message in said
    assert "Traceback" not in said.partition("docs/index.md:13: ")[0], (
        "the author sees no frames of the build"
    )
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_mistake_in_a_formula(tmp_path):
    code, said = build(write_book(tmp_path, {"index.md": f"{PAGE}Text\n\n$$\n\\nosuch x\n$$\n"}))
    assert code == 1
    assert "docs/index.md:16: KaTeX rejects the formula" in said

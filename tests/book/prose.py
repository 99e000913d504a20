"""The numbers that the text of a page has outside its cells and answers; captions and words for pictures count."""

import re

FENCE = re.compile(r"^( *)```(.*?)$.*?^\1```", re.DOTALL | re.MULTILINE)


def prose(page):
    return FENCE.sub(r"\2", page.text).replace("−", "-")


def says(page, numbers):
    """Fail unless the text has each of these numbers, and the value beside it, rounded to as many decimals, is it.

    The numbers are given as they are written: {"1.18": 13 / 11, "-0.46875": -120 / 256}.
    """
    text = prose(page)
    for written, value in numbers.items():
        found = re.search(rf"(?<![\d.]){re.escape(written)}(?!\d|\.\d)", text)
        assert found, f"{page.name}: the text does not have {written}: check anew what it says"
        decimals = len(written.partition(".")[2])
        assert abs(float(value) - float(written)) <= 0.5 * 10**-decimals + 1e-12, f"{written}: it is {value}"

"""A small book with one exercise of each kind in which things are moved, and what the tests do with one."""

from contextlib import contextmanager

import exercise_book
from exercise_book import checked, feedback, ready

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESK = {"viewport": {"width": 1280, "height": 900}}

START = """---
title: Start
description: A book of a test.
---
# Start
"""

ORDER = r"""---
title: Order
description: An exercise.
---
# Exercise

## E1.4 The slope of one over x ★★

Put the lines into an order.

```answer
kind: order
lines:
  - The slope from $x$ to $x + h$ is $\frac{1}{h}\left(\frac{1}{x+h} - \frac{1}{x}\right)$.
  - With one denominator this is $\frac{1}{h}\cdot\frac{-h}{x(x+h)}$.
  - Cancel $h$.
  - Let $h$ shrink to 0.
distractors:
  - text: $\frac{1}{x+h} = \frac{1}{x} + \frac{1}{h}$.
    says: A fraction cannot be split **below** the line.
because: Each step is reversible.
```

??? success "Solution"
    The slope is $-\frac{1}{x^2}$.
"""

MATCH = r"""---
title: Match
description: An exercise.
---
# Exercise

## E1.1 Slopes ★

Which slope belongs to which function?

```answer
kind: match
pairs:
  - left: $x^2$
    right: $2x$
  - left: $x^3$
    right: $3x^2$
  - left: $\sin x$
    right: $\cos x$
left_over:
  - $-\cos x$
wrong:
  - left: $\sin x$
    right: $-\cos x$
    says: Look at the sign of $\cos$.
```

??? success "Solution"
    The power rule twice, and the slope of the sine.
"""

NAMES = r"""---
title: Names
description: An exercise.
---
# Exercise

## E1.1 Stories ★

```answer
kind: match
pairs:
  - left: A tank leaks.
    right: panel 1
  - left: A lift stops.
    right: panel 2
left_over:
  - panel 3, which shows a curve that rises at first, turns at the top, and falls ever more slowly
```

??? success "Solution"
    As they stand.
"""

SKETCH = r"""---
title: Sketch
description: An exercise.
---
# Exercise

## E1.3 The slope of a wave ★

Sketch the slope.

```answer
kind: sketch
curve: x^3 - 3*x
knots: [-2, -1, 0, 1, 2]
because: It falls between the two turns only.
```

??? success "Solution"
    The slope is $3x^2 - 3$.
"""

TANGENT = r"""---
title: Tangent
description: An exercise.
---
# Exercise

## E1.2 A tangent by hand ★

Place the line.

```answer
kind: tangent
curve: t^2/2
at: 1
interval: [-1, 3]
within: 0.2
wrong:
  - value: 1/2
    says: That is the *height* of the curve.
because: The line rises as fast as the curve.
```

??? success "Solution"
    The slope is 1.
"""

PAGES = {
    "index.md": START,
    "order.md": ORDER,
    "match.md": MATCH,
    "names.md": NAMES,
    "sketch.md": SKETCH,
    "tangent.md": TANGENT,
}


@contextmanager
def exercise_page(chromium, address, **options):
    """Open a page with one exercise; at the end no error may have been told by the browser."""
    context = chromium.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(20_000)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    ready(page, address)
    yield page
    context.close()
    assert not problems, "\n".join(problems)


def name(page):
    return page.locator("[data-mf-exercise]").get_attribute("data-mf-exercise")


def check(page):
    """Press Check, and return what is said of the answer."""
    checked(page, name(page))
    return feedback(page, name(page))


def result(page):
    return exercise_book.result(page, name(page))


def told(page):
    """Return what a screen reader was told last."""
    return page.locator("#mf-live").text_content()


def come_back(page):
    """Wait until the answer is kept, and open the page again."""
    page.wait_for_function("() => localStorage.getItem('mfml:progress')")
    page.wait_for_timeout(600)  # longer than the pause after which an answer is kept
    page.reload()
    page.mouse.move(10, 10)
    page.locator("[data-mf-action=check]").wait_for()


def drag(page, start, end):
    """Drag with the mouse from the middle of one element to the middle of another, or to a place."""
    page.mouse.move(*middle(start))
    page.mouse.down()
    page.mouse.move(*middle(end), steps=8)
    page.mouse.up()


def drag_by_touch(page, start, end):
    """Drag with a finger, by the events that a touch screen sends."""
    session = page.context.new_cdp_session(page)
    (x0, y0), (x1, y1) = middle(start), middle(end)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x0, "y": y0}]})
    for step in range(1, 9):
        at = {"x": x0 + (x1 - x0) * step / 8, "y": y0 + (y1 - y0) * step / 8}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def middle(target):
    """Return the middle of an element, or the place itself."""
    if isinstance(target, tuple):
        return target
    box = target.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def in_sight(locator):
    """Bring an element to the middle of the window, away from the edges where a drag scrolls the page."""
    locator.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")


def fits(page):
    """Return whether the page does not scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")

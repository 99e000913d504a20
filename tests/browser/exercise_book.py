"""A small book with one exercise of each kind whose answer is typed or chosen, and what the tests do with one."""

PAGE = r"""---
title: Exercises
description: One of each kind.
---
# Exercises

## One of each kind

### E9.1 A choice ★

Which way does a graph go where its slope is −2?

```answer
kind: choice
right: down
wrong:
  - text: up
    says: Look at the *sign* of the slope.
  - text: it stays level
    says: A slope of 0 would do that.
because: A negative slope means that the graph falls.
```

??? tip "Hint 1: where to look"
    At the sign.

??? tip "Hint 2: the first step"
    Draw a line.

??? success "Solution"
    It goes down.

### E9.2 A number ★★

What is the slope of $\sin x$ at $\pi$?

```answer
kind: number
value: cos(pi)
within: 0.001
wrong:
  - value: 0
    says: That is the height, $\sin \pi$.
```

??? success "Solution"
    It is −1.

### E9.3 A formula, and why ★★

Differentiate $\sin^3 2x$.

```answer
kind: expression
value: 6*sin(2*x)**2*cos(2*x)
wrong:
  - value: 3*sin(2*x)**2*cos(2*x)
    says: The inner derivative of $2x$ is missing.
```

Why is there a factor of 6?

```answer
kind: essay
model: The power gives 3 and the inner function gives 2.
points:
  - It names the power rule.
  - It names the inner function.
```

??? success "Solution"
    $6\sin^2 2x \cos 2x$

### E9.4 A program ★★★

Write `double`.

```{ .pycon #double-start }
>>> offset = 3
>>> def double(x):
...     return ___  # fill in the blank
```

```answer
kind: code
cell: double-start
solution: double-end
lines: true
tests: |
  >>> double(2)
  4
hidden: |
  >>> offset = 100
  >>> double(-1) + offset
  98
wrong:
  - code: |
      def double(x):
          return abs(2 * x)
    says: Think of *negative* numbers.
because: It doubles.
```

??? success "Solution"
    ```{ .pycon #double-end }
    >>> def double(x):
    ...     return 2 * x
    ```
"""


def exercise(page, name):
    return page.locator(f'[data-mf-exercise="{name}"]')


def act(page, name, action):
    exercise(page, name).locator(f"[data-mf-action={action}]").click()


def result(page, name):
    return exercise(page, name).get_attribute("data-mf-result")


def said(page, name):
    """Return what stands below the buttons."""
    return exercise(page, name).locator("[data-mf-said]").inner_text()


def offered(page, name):
    """Return what is said of an answer of before."""
    return exercise(page, name).locator("[data-mf-offer]").inner_text()


def feedback(page, name, part=0):
    return exercise(page, name).locator("[data-mf-feedback]").nth(part).inner_text()


def becomes(page, name, result):
    """Wait for a result."""
    page.wait_for_function(
        "([name, result]) => document.querySelector(`[data-mf-exercise='${name}']`).dataset.mfResult === result",
        arg=[name, result],
    )


def checked(page, name):
    """Press Check, and wait until something is said."""
    before = page.evaluate(NUMBER_OF_CHECKS)
    act(page, name, "check")
    page.wait_for_function(f"before => ({NUMBER_OF_CHECKS})() > before", arg=before)
    return result(page, name)


# Each check is announced, also one that says the same as the one before.
COUNT_CHECKS = """() => {
  window.checks = 0;
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const told = target.id === 'mf-live' ? target : target.parentElement;
      if (told?.id === 'mf-live' && told.textContent.startsWith('Exercise')) window.checks += 1;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}"""
NUMBER_OF_CHECKS = "() => window.checks"


def ready(page, address):
    """Open the page and wait until its exercises are alive."""
    page.add_init_script(f"({COUNT_CHECKS})()")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.mouse.move(10, 10)
    for name in page.eval_on_selector_all("[data-mf-exercise]", "all => all.map(e => e.dataset.mfExercise)"):
        exercise(page, name).scroll_into_view_if_needed()
        exercise(page, name).locator("[data-mf-action=check]").wait_for()


def choose(page, name, text):
    exercise(page, name).get_by_text(text, exact=True).click()


def write(page, name, text, part=0):
    exercise(page, name).locator("form").nth(part).locator("input[type=text], textarea").fill(text)

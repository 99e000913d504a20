# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   mfml:
#     lab: L1
#     description: Build a machine that measures slopes, choose its step, and find out where not to trust it.
# ---

# %% [markdown]
# # Lab L1: The slope machine
#
# A thermometer stood in a greenhouse for one day. Nobody has a formula for what it showed. All you can do is ask: what
# did you show at this time?
#
# From such readings you build a machine that measures slopes. Then you find out how far to trust it, and answer a
# question: **when did it get warm fastest?**
#
# You hand in two formulas, three numbers and one paragraph. Each of the six parts ends with a check, which says *passed* or what to
# look at. The stars say how hard a part is. Take an hour, or one part a day: the page keeps what you write.
#
# You need [rise over run](../1-what-is-calculus/rise-over-run.md), the derivatives of powers, and what a Python function
# is. `nan` means *not a number*: it keeps the places that wait for you.

# %% [markdown]
# ## The curve
#
# First look. The thermometer takes a time, in hours after midnight, and gives degrees Celsius.

# %% curve alt="Temperature over the hours of a day: flat in the night, a steep rise from 7 to 12, a round top near 14, and a fall that turns suddenly steep after 16." caption="One day in the greenhouse."
from math import nan

import matplotlib.pyplot as plt
import numpy as np

from mfml.labs import thermometer

times = np.linspace(1, 23, 221)
figure, axes = plt.subplots()
_ = axes.plot(times, [thermometer(t) for t in times])
_ = axes.set(xlabel="hours after midnight", ylabel="degrees Celsius")
print("at 10 o'clock:", round(thermometer(10.0), 4))

# %% [markdown]
# The line looks smooth. It is not quite: the maker of the thermometer promises that each reading is off by **at most
# 0.0005 degrees**, and no more. If you ask twice for the same time, you get the same reading. So you cannot average the
# error away.
#
# Before you go on, guess from the picture: when did it get warm fastest? Write the time down.

# %% [markdown]
# ## Part 1: The slope machine ★
#
# *In a picture:* take one point of the curve a little to the left of $x$ and one as far to the right. Draw the line
# through both. *In words:* the slope is the rise divided by the run. *In symbols*, with the step $h$ to each side:
#
# $$
# f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}
# $$
#
# *In code* it is one line, and you write it: put it in place of `nan`. The machine takes any function `f`, so the check
# can try it on one whose slopes are known.


# %% slope-machine tags=["starter"]
def slope_machine(f, x, step):
    """Measure the slope of f at x with one value on each side."""
    return nan  # your formula in place of nan


# %% slope-machine tags=["solution"]
def slope_machine(f, x, step):
    """Measure the slope of f at x with one value on each side."""
    return (f(x + step) - f(x - step)) / (2 * step)


# %% check-slope-machine checks="L1.1"
from mfml.labs import check_slope_machine

check_slope_machine(slope_machine)

# %% [markdown]
# <details class="tip"><summary>Hint: it is nearly right</summary>
#
# Python divides from left to right: `a / 2 * h` is $\frac{a}{2} \cdot h$. Put the whole run in brackets.
#
# </details>

# %% [markdown]
# ## Part 2: The bend machine ★★
#
# The *second* derivative says how fast the slope changes. Here it is called the bend. Above zero the curve bends upwards,
# below zero downwards.
#
# To measure it, measure two slopes and see how they differ:
#
# - from $x - h$ to $x$ the slope is $\frac{f(x) - f(x - h)}{h}$;
# - from $x$ to $x + h$ it is $\frac{f(x + h) - f(x)}{h}$;
# - the middles of these two pieces lie $h$ apart.
#
# So the bend is the second slope minus the first, divided by $h$. Work it out on paper until it is one fraction. Three
# values of $f$ appear in it.


# %% bend-machine tags=["starter"]
def bend_machine(f, x, step):
    """Measure the second derivative of f at x from three values."""
    return nan  # your formula in place of nan


# %% bend-machine tags=["solution"]
def bend_machine(f, x, step):
    """Measure the second derivative of f at x from three values."""
    return (f(x + step) - 2 * f(x) + f(x - step)) / step**2


# %% check-bend-machine checks="L1.2"
from mfml.labs import check_bend_machine

check_bend_machine(bend_machine)

# %% [markdown]
# <details class="tip"><summary>Hint: the fraction</summary>
#
# The numerator is $f(x + h) - f(x) - (f(x) - f(x - h))$. Mind the last sign when you open the brackets.
#
# </details>
#
# Now both machines can draw. Where the first panel climbs most steeply, the second has its top, and there the third falls
# through zero. Find all three in your figure, once it is there.

# %% three-panels alt="Three panels over the hours of the day. The first shows the temperature. Below it are places for the slope and the bend, which your machines fill." caption="The curve, its slope and its bend, with a step of half an hour."
figure, panels = plt.subplots(3, sharex=True, figsize=(6.4, 7))
curves = [
    [thermometer(t) for t in times],
    [slope_machine(thermometer, t, 0.5) for t in times],
    [bend_machine(thermometer, t, 0.5) for t in times],
]
names = ["degrees", "slope: degrees / h", "bend: degrees / h²"]
for panel, curve, name in zip(panels, curves, names, strict=True):
    _ = panel.plot(times, curve)
    _ = panel.set(ylabel=name, xlim=(0, 24))
_ = panels[-1].set(xlabel="hours after midnight")

# %% [markdown]
# ## Part 3: Choose the step ★★★
#
# Which step is good? Try some. The next cell measures the slope at 9 o'clock, and again one minute later. In one minute
# the true slope hardly changes.

# %% steps
print("  step   slope at 9:00   slope at 9:01")
for h in [2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.01, 0.001]:
    pair = [slope_machine(thermometer, t, h) for t in (9.0, 9.0 + 1 / 60)]
    print(f"{h:6}   {pair[0]:13.4f}   {pair[1]:13.4f}")

# %% [markdown]
# With a wide step the slope is steady and wrong: the curve bends away within the step. With a tiny step it jumps about.
# Two errors compete.
#
# - **The readings.** Each is off by at most $\varepsilon = 0.0005$, so the rise is off by at most $2\varepsilon$. The
#   slope is then off by at most $\frac{2\varepsilon}{2h} = \frac{\varepsilon}{h}$. It *grows* when $h$ shrinks.
# - **The curve.** The slope is off by at most $\frac{M}{6} h^2$, where $M$ is the largest size of the third derivative,
#   as long as there is no kink between $x - h$ and $x + h$. It *shrinks* when $h$ shrinks.
#
# Together, away from a kink, a slope is off by at most
#
# $$
# E(h) = \frac{\varepsilon}{h} + \frac{M}{6} h^2 .
# $$
#
# You need $M$. The third derivative is the slope of the bend. So read it off the third panel: how steep is that curve at
# its steepest, the sharp spike left aside? One digit is enough.
#
# Then find the $h$ for which $E(h)$ is least. At that $h$ the derivative $E'(h)$ is zero. Put the number below. In your
# report you will say why you chose it.

# %% step tags=["starter"]
step = 1.0  # hours; a first guess, and not a good one

# %% step tags=["solution"]
# E'(h) = -error / h**2 + M * h / 3 is zero where h**3 = 3 * error / M.
error, M = 0.0005, 1.1
step = (3 * error / M) ** (1 / 3)

# %% check-step checks="L1.3"
from mfml.labs import check_step

check_step(step)

# %% [markdown]
# <details class="tip"><summary>Hint: M</summary>
#
# Between half past eight and half past nine the bend falls from about $0.8$ to about $-0.3$. That is the steepest piece.
#
# </details>
#
# <details class="tip"><summary>Hint: the least error</summary>
#
# $E'(h) = -\frac{\varepsilon}{h^2} + \frac{M}{3} h$. Set it to zero and multiply by $h^2$.
#
# </details>

# %% [markdown]
# ## Part 4: The fastest warming ★★★
#
# When did it get warm fastest? You want the time to **0.01 hours**, which is about half a minute.
#
# The obvious way is to measure many slopes and take the time of the largest. Try it below. You will see that it is not good
# enough, and why: around its top the slope is flat. At 0.01 hours from the top it is lower by only 0.00005, and the error of
# your machine is a hundred times that.
#
# Use the other machine. At the top of the slope the bend goes through zero, and it goes through *steeply*. Where a curve
# is steep, a small error in height is a small error in time.
#
# The bend needs a step of its own. Its error from the readings is up to $\frac{4\varepsilon}{h^2}$, so a step that is good
# for slopes is too small here. Try some between 0.2 and 1 and see how the answer moves.
#
# To find the zero, take an interval at whose left end the bend is positive and at whose right end it is negative. Halve
# it again and again, and keep the half in which the sign changes.

# %% fastest tags=["starter"]
grid = np.arange(8, 11, 0.01)
slopes = [slope_machine(thermometer, t, step) for t in grid]
print("the largest of these slopes is at", round(grid[np.argmax(slopes)], 2))

fastest = nan  # hours after midnight; better than the line above

# %% fastest tags=["solution"]
grid = np.arange(8, 11, 0.01)
slopes = [slope_machine(thermometer, t, step) for t in grid]
print("the largest of these slopes is at", round(grid[np.argmax(slopes)], 2))

left, right = 8.0, 11.0
while right - left > 0.001:
    middle = (left + right) / 2
    if bend_machine(thermometer, middle, 0.4) > 0:
        left = middle
    else:
        right = middle
fastest = (left + right) / 2
print("the bend is zero at", round(fastest, 3))

# %% check-fastest checks="L1.4"
from mfml.labs import check_fastest_warming

check_fastest_warming(fastest)

# %% [markdown]
# <details class="tip"><summary>Hint: one halving</summary>
#
# Let `middle = (left + right) / 2`. If the bend at `middle` is positive, the zero lies to the right of it: `left = middle`.
# Else `right = middle`.
#
# </details>
#
# <details class="tip"><summary>Hint: the step for the bend</summary>
#
# With a step of 0.1 the readings alone can spoil the bend by 0.2. With a step of 1 the answer is steady, but the curve
# is not symmetric around its steepest place, and the zero moves by 0.03 hours. Take one in between.
#
# </details>

# %% [markdown]
# ## Part 5: The kink ★★
#
# In the third panel a spike stands out. There somebody opened a window. The slope jumped from one value to another: the
# curve has a *kink*, and at the kink no derivative exists. Your machine gives a number all the same.
#
# How do you tell a kink from a place that bends much? By changing the step. At a smooth place the bend stays about the
# same. At a kink with a jump of $J$ the machine gives about $\frac{J}{h}$: half the step, twice the bend.
#
# The next cell shows this for you. Below it, find the time of the kink to **0.05 hours**, three minutes.

# %% kink tags=["starter"]
print("the largest size of a bend")
for h in [0.4, 0.2, 0.1]:
    smooth = [bend_machine(thermometer, t, h) for t in np.arange(6, 9, 0.01)]
    kinked = [bend_machine(thermometer, t, h) for t in np.arange(15, 18, 0.01)]
    sizes = max(np.abs(smooth)), max(np.abs(kinked))
    print(f"step {h}: {sizes[0]:5.2f} from 6 to 9, {sizes[1]:5.2f} from 15 to 18")

kink = nan  # hours after midnight

# %% kink tags=["solution"]
print("the largest size of a bend")
for h in [0.4, 0.2, 0.1]:
    smooth = [bend_machine(thermometer, t, h) for t in np.arange(6, 9, 0.01)]
    kinked = [bend_machine(thermometer, t, h) for t in np.arange(15, 18, 0.01)]
    sizes = max(np.abs(smooth)), max(np.abs(kinked))
    print(f"step {h}: {sizes[0]:5.2f} from 6 to 9, {sizes[1]:5.2f} from 15 to 18")

grid = np.arange(15, 18, 0.01)
bends = [abs(bend_machine(thermometer, t, 0.1)) for t in grid]
kink = grid[np.argmax(bends)]
print("the sharpest bend is at", round(kink, 2))

# %% check-kink checks="L1.5"
from mfml.labs import check_kink

check_kink(kink)

# %% [markdown]
# ## Part 6: Your report ★★
#
# Write one paragraph for somebody who will use your machine. Say
#
# - which step you chose, and why;
# - how far off a slope can be;
# - when it got warm fastest, and how you found it;
# - where the machine cannot be trusted.
#
# No program can mark a paragraph. Once you have written it, the check shows a model answer and what to compare.

# %% report tags=["starter"]
report = """

"""

# %% report tags=["solution"]
report = """
The machine takes one reading 0.11 hours before and one 0.11 hours
after. With this step the errors of the readings and the bending of the
curve together spoil a slope by at most 0.007 degrees per hour, and no
other step promises less. It got warm fastest at 9.21 hours, where the
bend, measured with a step of 0.4, goes through zero. Do not trust the
machine near 16.35: there the curve has a kink and no slope. Do not make
the step tiny either, because the noise is divided by it.
"""

# %% check-report checks="L1.6"
from mfml.labs import check_report

check_report(report)

# %% [markdown]
# ## Go on ★★★★
#
# These have no check.
#
# 1. The zero of the bend moves with the step: by about a constant times $h^2$. Measure it with steps of 0.5 and 1.0, and
#    combine the two so that this error goes away. How close do you get to the answer of part 4?
# 2. When did it get *cold* fastest? Why does halving fail there?
# 3. Take a thermometer of a hundred times the error. Which step is best now, and what does it promise? You need no new
#    readings for the answer.

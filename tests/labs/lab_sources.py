"""A small lab for the tests."""

HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   mfml:
#     lab: L7
#     description: "Half of it: halve."
# ---

"""
GOOD = (
    HEADER
    + """\
# %% [markdown]
# # Half
#
# ## Part 1: Of four
#
# Find half of $4 < 5$, as in [the start](../index.md). `$5 + $6`

# %% halve tags=["starter"]
half = 0  # yours

# %% halve tags=["solution"]
half = 4 / 2

# %% check-half checks="L7.1"
print(f"Part 1: {'passed.' if half == 2 else 'no.'}")

# %% [markdown] tags=["solution"]
# What remains is the other half.
"""
)

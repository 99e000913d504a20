"""Labs: from one source the page, the learner's notebook and the solution (docs/decisions/labs.md)."""

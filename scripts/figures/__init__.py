"""Interactive figures: what the page has of them before a script runs (docs/decisions/interactive-figures.md)."""

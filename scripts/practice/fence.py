"""The `answer` fence: leave a placeholder that carries the block until the page is complete."""

from __future__ import annotations

import html
import re
from typing import Any

from .sections import MARK


def placeholder(
    source: str, language: str, css_class: str, options: dict[str, Any], md: Any, **_: Any
) -> str:
    """Return the element that stands for the block."""
    return f'<div class="{MARK}" data-source="{html.escape(source)}"></div>'


CUSTOM_FENCE = {"name": "answer", "class": "mf-answer", "format": placeholder}

PLACEHOLDER = re.compile(rf'<div class="{MARK}" data-source="([^"]*)"></div>')

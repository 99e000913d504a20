"""The pages of the modules as they are converted, for the sheets that are made of them.

MkDocs converts all pages before it writes the first one. So each page is noted when it is converted, and a sheet is
put into its place when its own page is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from mkdocs.utils import get_relative_url

_NUMBERED = re.compile(r"(?P<number>\d+\.\d+) (?P<name>.+)")  # "1.3 Rise over run"
_MODULE = re.compile(r"(\d)-[^/]+/")


class SheetError(ValueError):
    """What an author has to change, so that a sheet can be made."""


@dataclass(frozen=True)
class Noted:
    """A page of a module, with its place in the site and its text as HTML; formulas are still TeX."""

    url: str
    title: str
    html: str

    @property
    def module(self) -> str:
        """The number of the module."""
        return self.url[0]

    @property
    def is_overview(self) -> bool:
        """Whether the page is the first one of its module."""
        return self.url.count("/") == 1

    @property
    def number(self) -> str:
        """The number of the section, such as "1.3"; empty if the page is no section."""
        numbered = _NUMBERED.fullmatch(self.title)
        return numbered["number"] if numbered else ""

    @property
    def name(self) -> str:
        """The title without that number."""
        numbered = _NUMBERED.fullmatch(self.title)
        return numbered["name"] if numbered else self.title


def is_of_a_module(url: str) -> bool:
    """Return whether the page at this address stands in the folder of a module."""
    return bool(_MODULE.match(url))


def moved(address: str, source: str, target: str) -> str:
    """Return a link of the page at `source` as it is written on the page at `target`."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return address
    path, mark, fragment = urljoin(f"/{source}", address).partition("#")
    return get_relative_url(path.lstrip("/"), target) + mark + fragment

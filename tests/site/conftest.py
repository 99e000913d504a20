"""The site as it was built by the step before: `python3 scripts/test.py build site`."""

import pytest
from bs4 import BeautifulSoup
from built_site import SITE


@pytest.fixture(scope="session")
def site():
    assert (SITE / "index.html").is_file(), "build the site first: python3 scripts/test.py build site"
    return SITE


@pytest.fixture(scope="session")
def pages(site):
    """Every HTML page of the site, parsed, by its path."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }

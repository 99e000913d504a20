"""Firefox and WebKitGTK, one of each for all tests, and the built site on a static host under a sub-path."""

import os
import shutil

import pytest
from built_site import SITE, all_pages
from firefox import firefox
from reader import Reader
from webkitgtk import webkitgtk

import other_browsers
from static_server import serve

STARTERS = {"Firefox": firefox, "WebKitGTK": webkitgtk}


@pytest.fixture(scope="session", params=STARTERS)
def driver(request):
    program = other_browsers.find(request.param)
    if program is None:
        pytest.skip(f"no {request.param}; {other_browsers.ADVICE}")
    with STARTERS[request.param](program) as driver:
        yield driver


@pytest.fixture(scope="session")
def host(tmp_path_factory):
    """Serve the site at /mfml/, with a site map of this address, so that the theme changes pages in place."""
    assert (SITE / "index.html").is_file(), (
        "build the site first: python3 scripts/test.py build other-browsers"
    )
    folder = shutil.copytree(SITE, tmp_path_factory.mktemp("host") / "site", copy_function=os.symlink)
    with serve(folder, "/mfml/") as server:
        pages = "".join(f"<url><loc>{server.address}{path.lstrip('/')}</loc></url>" for path in all_pages())
        (folder / "sitemap.xml").unlink()
        (folder / "sitemap.xml").write_text(f"<urlset>{pages}</urlset>", "utf-8")
        yield server


@pytest.fixture(scope="module")
def visit(driver, host):
    """Open the first page, once for all tests of a file, so that Python starts once."""
    reader = Reader(driver, host)
    reader.open()
    reader.forget()
    return reader


@pytest.fixture
def reader(visit):
    """Give a test the visit, and fail it on any error of the page."""
    yield visit
    assert visit.problems() == []

"""The built site as the tests of all browsers see it: its pages, and what a browser keeps of them."""

from pathlib import Path

from bs4 import BeautifulSoup

import offline_files

SITE = Path(__file__).resolve().parents[2] / "site"
SECTION = "1-what-is-calculus/rise-over-run/"

# An async function of the page that gives the hashes of the files that the browser keeps.
KEPT = """async () => (await Promise.all((await caches.keys()).map(
    async (name) => (await (await caches.open(name)).keys()).map((request) => request.url.split("sha256=")[1])
))).flat()"""


def all_pages():
    """Return the address of every page, relative to the site's root."""
    return sorted(
        path.parent.relative_to(SITE).as_posix().removeprefix(".") + "/" for path in SITE.rglob("index.html")
    )


def pages_with_cells():
    return [path for path in all_pages() if _has_cells(SITE / path.lstrip("/") / "index.html")]


def contents(folder, *groups):
    """Return the hashes of what the service worker in `folder` keeps of these groups."""
    files = offline_files.list_files(folder)
    return {digest for group in groups or files for _, digest in files[group].values()}


def _has_cells(file):
    return bool(BeautifulSoup(file.read_text("utf-8"), "html.parser").select("[data-mf-cell]"))

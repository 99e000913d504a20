"""While the book is served, build again the one page that was saved, where no other page can have changed with it.

MkDocs builds all pages whenever a file is saved. Another page shows of this one only its title and where it uses the
words of the glossary, and leads to its anchors. So if nothing but the text of pages was saved, and their titles, front
matter, anchors and places of words are as before, those pages are enough; in any other case, and after any warning
or error, all pages are built as MkDocs does it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

import notebooks
from labs import publish

log = get_plugin_logger("mfml")

_MADE_OF_OTHERS = re.compile(r'data-mf-sheet="(toolbox|module)"')  # furniture/sheets.py
_GENERATED = re.compile(r"^ *::: ", re.MULTILINE)  # text that mkdocstrings makes from the package
Stamps = dict[Path, tuple[int, int]]


@dataclass
class Book:
    """What a whole build has made."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    stamps: Stamps


class Builder:
    """Builds the book while it is served; `places` are the files and folders it is made of."""

    def __init__(self, places: Iterable[Path]) -> None:
        self.places = list(places)
        self.book: Book | None = None
        self.stamps: Stamps = {}

    def begin(self) -> None:
        """Note, before a whole build reads them, how the files are."""
        self.book = None
        self.stamps = stamps(self.places)

    def end(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
        """Keep what a whole build has made."""
        self.book = Book(config, files, nav, env, self.stamps)

    def build(self, whole: Callable[[], None]) -> None:
        """Build the pages that were saved, or call `whole`."""
        if self.book and rebuild(self.book, stamps(self.places)):
            return
        try:
            whole()
        except BaseException:  # MkDocs ends a build with SystemExit
            self.book = None
            raise


def stamps(places: Iterable[Path]) -> Stamps:
    """Return the time and the size of each file."""
    found = (path for place in places for path in (place.rglob("*") if place.is_dir() else [place]))
    return {
        path: (state.st_mtime_ns, state.st_size)
        for path in found
        if "__pycache__" not in path.parts and path.is_file() and (state := path.stat())
    }


def rebuild(book: Book, now: Stamps) -> bool:
    """Build the pages that have changed; return whether that was enough."""
    changed = [path for path in now.keys() | book.stamps.keys() if now.get(path) != book.stamps.get(path)]
    by_path = {
        Path(file.abs_src_path): file for file in book.files.documentation_pages() if file.abs_src_path
    }
    if not changed or any(path not in by_path or path not in now for path in changed):
        return False
    files = [by_path[path] for path in changed]
    files += [file for file in by_path.values() if file not in files and _is_made_of_others(file)]
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        enough = all(_rebuild_page(book, file) for file in files)
    except Exception as error:  # the whole build comes to the same end, and MkDocs reports it
        log.debug(f"not built alone: {error}")
        return False
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    book.stamps = now
    return enough and not warnings.get_counts()


def _rebuild_page(book: Book, file: File) -> bool:
    page = cast(Page, file.page)
    before = _seen_elsewhere(page)
    build._populate_page(page, book.config, book.files)
    if _seen_elsewhere(page) != before or _GENERATED.search(page.markdown or ""):
        return False
    plugins: dict[str, Any] = dict(book.config.plugins)
    plugins["autorefs"].on_env(book.env, config=book.config, files=Files([file]))
    search = plugins["material/search"]
    entries = search.search_index.entries
    entries[:] = [entry for entry in entries if entry["location"].partition("#")[0] != page.url]
    pages = book.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    build._build_page(page, book.config, pages, book.nav, book.env)
    search.on_post_build(config=book.config)
    for place in {*notebooks.places(page), *publish.places(page)}:
        if download := book.files.get_file_from_path(place):
            download.copy_file()
    page.validate_anchor_links(files=book.files, log_level=book.config.validation.links.anchors)
    log.info(f"built {file.src_uri} alone")
    return True


def _is_made_of_others(file: File) -> bool:
    return bool(file.page and _MADE_OF_OTHERS.search(file.page.markdown or ""))


def _seen_elsewhere(page: Page) -> tuple[Any, ...]:
    """Return what other pages show of this one, or lead to; furniture/book.py notes its words in `meta`."""
    return page.title, dict(page.meta), set(page.present_anchor_ids or ())

"""Editions of the book for the tests: copies of the built site that were changed and published again."""

import shutil
from html import escape

from built_site import SITE

import browser_assets
import offline_files


def publish(folder, name, *, retired=False):
    """Copy the site to `folder`, so that its pages, scripts and Python each say the edition's name."""
    shutil.copytree(SITE, folder)
    (old,) = (folder / "assets" / "book").iterdir()
    hash_before = browser_assets.integrity(old / "python" / "cells.py")
    own = old.rename(old.with_name(name.replace(" ", "-")))
    _append(own / "js" / "book.js", f";document.documentElement.dataset.scripts={name!r}")
    _append(own / "python" / "cells.py", f"\nEDITION = {name!r}\n")
    hash_now = browser_assets.integrity(own / "python" / "cells.py")
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8").replace(old.name, own.name).replace(hash_before, hash_now)
        page.write_text(text.replace("<body ", f'<body data-page="{escape(name)}" '), "utf-8")
    programs = browser_assets.gather().service_workers
    offline_files.write(folder, programs, retired=retired)
    return folder


def _append(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")

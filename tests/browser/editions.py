"""Editions of the book for the tests: copies of the built site that were changed and published again."""

import gzip
import shutil
from html import escape

from built_site import SITE

import browser_assets
import offline_files
from start_up.bundle_format import pack, unpack


def publish(folder, name, *, retired=False):
    """Copy the site to `folder`, so that its pages, scripts and Python each say the edition's name.

    It has no snapshot, which would need another one for its Python.
    """
    shutil.copytree(SITE, folder)
    (old,) = (folder / "assets" / "book").iterdir()
    hash_before = browser_assets.integrity(old / "python" / "cells.py")
    own = old.rename(old.with_name(name.replace(" ", "-")))
    _append(own / "js" / "book.js", f";document.documentElement.dataset.scripts={name!r}")
    _append(own / "python" / "cells.py", f"\nEDITION = {name!r}\n")
    hash_now = browser_assets.integrity(own / "python" / "cells.py")
    (snapshot,) = (folder / "assets" / "snapshot").iterdir()
    changed = {old.name: own.name, hash_before: hash_now} | _change_bundle(folder, name)
    changed[f'"snapshot": "assets/snapshot/{snapshot.name}/"'] = '"snapshot": ""'
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        for before, now in changed.items():
            text = text.replace(before, now)
        page.write_text(text.replace("<body ", f'<body data-page="{escape(name)}" '), "utf-8")
    programs = browser_assets.gather(serving=False).service_workers
    offline_files.write(folder, programs, retired=retired)
    return folder


def _change_bundle(folder, name):
    """Have the bundle of the book say the edition's name, too; return what of its address and hash was replaced."""
    (old,) = folder.glob("assets/bundles/*/*/book.bin")
    hash_before = browser_assets.integrity(old)
    home = old.parent.rename(old.parent.with_name(name.replace(" ", "-")))
    files = unpack((home / old.name).read_bytes())
    files["/book/cells.py"] += f"\nEDITION = {name!r}\n".encode()
    content = pack({path: content for path, content in files.items() if "cells.cpython" not in path})
    (home / old.name).write_bytes(content)
    (home / f"{old.name}.gz").write_bytes(gzip.compress(content))
    return {old.parent.name: home.name, hash_before: browser_assets.integrity(home / old.name)}


def _append(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")

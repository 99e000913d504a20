"""Every link of every page leads to a page, a file and an anchor that exist."""

import posixpath
from urllib.parse import unquote, urlsplit


def test_no_link_is_broken(site, pages):
    anchors = {
        path: {element["id"] for element in soup.find_all(id=True)} | {"", "__top"}
        for path, soup in pages.items()
    }
    broken = []
    for page, soup in pages.items():
        if page == "404.html":  # served at any address, so its links start at the site's root
            continue
        for element in soup.find_all(["a", "link", "script", "img"]):
            address = element.get("href") or element.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not address:
                continue
            target = _target(site, page, unquote(parts.path))
            if target is None or (target in anchors and unquote(parts.fragment) not in anchors[target]):
                broken.append(f"{page}: {address}")
    assert not broken, "\n".join(broken)


def _target(site, page, path):
    """Return the file that `path` means on `page`, relative to the site, or None if there is none."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if (site / target).is_dir():
        target = posixpath.join(target, "index.html").removeprefix("./")
    return target if (site / target).is_file() else None


def test_no_page_names_a_script_or_style_of_another_origin(pages):
    foreign = [
        f"{page}: {element}"
        for page, soup in pages.items()
        for element in soup.find_all(["script", "img", "iframe", "link"])
        if urlsplit(element.get("src") or element.get("href") or "").netloc
        and "canonical" not in element.get("rel", [])
    ]
    assert not foreign, "\n".join(foreign)

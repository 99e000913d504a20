"""The Content-Security-Policy of a page: what it may load and run, written into a `<meta>` element.

Scripts come from the site itself; the theme's own inline scripts are allowed by their hashes. Styles may
stand inline, because KaTeX, the figures and the editor set them.
"""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"""\bsrc=|type=["']?application/(?:ld\+)?json""")


def add_policy(page_html: str, *, serving: bool) -> str:
    """Return the page with its policy; `serving` allows the script by which MkDocs reloads a page."""
    scripts = "'unsafe-inline'" if serving else " ".join(_hashes(page_html))
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "worker-src 'self'",
            "connect-src 'self' blob:",
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    charset = re.search(r"<meta charset=[^>]*>", page_html)
    if charset is None:
        raise ValueError("the page has no <meta charset>, after which its policy would stand")
    return page_html[: charset.end()] + meta + page_html[charset.end() :]


def _hashes(page_html: str) -> list[str]:
    found = {
        base64.b64encode(hashlib.sha256(match["code"].encode()).digest()).decode()
        for match in _INLINE_SCRIPT.finditer(page_html)
        if not _NOT_RUN.search(match["attributes"])
    }
    return [f"'sha256-{digest}'" for digest in sorted(found)]

"""The policy allows the theme's inline scripts by hash, and nothing from elsewhere."""

import base64
import hashlib

from content_policy import add_policy

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>'
    '<script>start("é")</script><script src="a.js"></script>'
    '<script type="application/json">{"a": 1}</script></body></html>'
)


def test_inline_scripts_are_allowed_by_their_hash_only():
    page = add_policy(PAGE, serving=False)
    digest = base64.b64encode(hashlib.sha256('start("é")'.encode()).digest()).decode()
    assert page.count("sha256-") == 1
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}';" in page
    assert "http:" not in page
    assert "https:" not in page


def test_the_policy_stands_before_everything_it_governs():
    page = add_policy(PAGE, serving=False)
    assert page.index("Content-Security-Policy") < page.index("<title>")


def test_serving_allows_the_reloading_script():
    page = add_policy(PAGE, serving=True)
    assert "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline';" in page

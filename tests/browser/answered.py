"""Answers that a browser keeps, as the tests of the practice pages put them there and read them."""

import json
import re

from bs4 import BeautifulSoup
from built_site import SITE

KEY = "mfml:progress"
PLAN = "mfml:plan"
DAY = 86_400_000
NOW = 1_795_608_000_000  # Wednesday, 25 November 2026, 12:00 in universal time
FULL = """Object.defineProperty(Storage.prototype, 'setItem', {
  value() { throw new DOMException('full', 'QuotaExceededError') } })"""
BLOCKED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('blocked', 'SecurityError') } })"""


def entries():
    """Return the sections of the book: for each the ids of its exercises or parts of a lab, with their stars."""
    page = BeautifulSoup((SITE / "practice" / "progress" / "index.html").read_text("utf-8"), "html.parser")
    return {
        section["data-mf-section"]: {
            item["data-mf-item"]: int(item["data-mf-stars"]) for item in section.select("[data-mf-item]")
        }
        for section in page.select("[data-mf-section]")
    }


def exercises():
    """Return all ids, in the order of the book."""
    return [id for section in entries().values() for id in section]


def item(*checks, answer="null"):
    """Return an item from its checks: (days before NOW, whether right[, hints[, confidence]])."""
    log = [[NOW - int(days * DAY), int(right), *rest, *[0, 0][len(rest) :]] for days, right, *rest in checks]
    return {"version": "1", "answer": answer, "edited": log[-1][0] if log else 0, "log": log}


def written(items):
    """Return the text of a progress file, which is also what the browser keeps."""
    return json.dumps({"format": "mfml-progress", "version": 1, "items": items}, separators=(",", ":"))


def keep(page, items):
    """Put answers into the browser of a page of the book, as another tab would."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, written(items)])


def kept(page):
    """Return the answers that the browser keeps."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text)["items"] if text else {}


def told(page):
    """Return what a practice page says of the last action."""
    return re.sub(r"\s+", " ", page.locator(".mf-told").text_content()).strip()

"""What the tests do with the editor of a cell: type, and look at what it shows."""

from live import cell, type_code

FIRST = "first-touch"
AREA = """import mfml
import numpy as np
speed = 3
def area(width, height=2.0, *, unit="m"):
    'Return the area of a rectangle. Always.'
    return width * height
"""


def editor(page, name=FIRST):
    return cell(page, name).locator(".cm-content")


def write(page, text, name=FIRST):
    """Empty the cell, and type key by key."""
    type_code(page, name, " ")
    editor(page, name).press("Control+a")
    page.keyboard.press("Delete")
    keys(page, text)


def keys(page, text):
    page.keyboard.type(text, delay=20)


def code(page, name=FIRST):
    return cell(page, name).locator("[data-mf-code]").text_content()


def popup(page):
    return page.locator(".cm-tooltip-autocomplete")


def offered(page, wanted=""):
    """Wait for the popup, and return its names with their kinds.

    On a busy machine Python's answer can come too late; it is asked again for a name that is `wanted`.
    """
    for _ in range(20):
        options = popup(page).locator("li")
        labels = options.locator(".cm-completionLabel").all_text_contents()
        if labels and wanted in ("", *labels):
            return dict(zip(labels, options.locator(".cm-completionDetail").all_text_contents(), strict=True))
        page.wait_for_timeout(500)
        if not popup(page).count() or wanted:
            page.keyboard.press("Control+Space")
    raise AssertionError(f"no popup with {wanted!r}")


def signature(page):
    return page.locator(".mf-signature")


def signature_opens(page):
    """Wait for the signature, and ask again if Python's answer came too late."""
    for _ in range(20):
        if signature(page).count():
            return
        page.wait_for_timeout(500)
        if not signature(page).count():
            page.keyboard.press("Control+Shift+Space")
            page.wait_for_timeout(500)
    signature(page).wait_for()


def underlined(page, name=FIRST):
    return "".join(cell(page, name).locator(".mf-error").all_text_contents())


def has_focus(locator):
    return locator.evaluate("element => element === document.activeElement")


def font_size(page, selector):
    return page.locator(selector).first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")

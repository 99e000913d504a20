"""What the tests do with an interactive figure, through the DOM contract only."""

from bs4 import BeautifulSoup
from built_site import SITE, all_pages
from live import open_page

from figures.definitions import definitions

READY = "id => document.querySelector(`[data-mf-figure='${id}']`)?.dataset.mfReady !== undefined"
# What is read aloud follows when nothing has changed for a while.
SETTLED = """figure => {
  const [said, read] = [figure.querySelector('[data-mf-said]'), figure.querySelector('[aria-live]')];
  return said.textContent === read.textContent;
}"""


def figures():
    """Return the ids of all figures that a page of the book shows, each with the first such page."""
    found = {}
    for path in all_pages():
        html = (SITE / path.strip("/") / "index.html").read_text("utf-8")
        for element in BeautifulSoup(html, "html.parser").select("[data-mf-figure^=F]"):
            found.setdefault(element["data-mf-figure"], path)
    return found


FIGURES = figures()
DEFINITIONS = definitions()


def figure(page, id):
    return page.locator(f'[data-mf-figure="{id}"]').first


def open_figure(page, host, id, fragment=""):
    """Open the page of a figure, and wait until the figure is alive."""
    open_page(page, host, FIGURES[id] + fragment)
    figure(page, id).scroll_into_view_if_needed()
    page.keyboard.press("Shift")  # the reader is there
    page.wait_for_function(READY, arg=id)
    return figure(page, id)


def said(shown):
    """Return what is read aloud of the state, when it has settled."""
    # A change is shown in the next frame.
    shown.page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
    shown.page.wait_for_function(SETTLED, arg=shown.element_handle())
    return shown.locator("[aria-live]").first.text_content()


def handles(shown):
    return shown.locator(".mf-handle[role=slider]:visible").all()


def controls(shown):
    return shown.locator("[data-mf-variable]:visible").all()


def act(shown, action):
    shown.locator(f"[data-mf-action={action}]").first.click()


def told(shown):
    return shown.locator("[data-mf-told]").text_content()

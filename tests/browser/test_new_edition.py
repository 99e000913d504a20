"""A new edition is published: no page ever mixes two of them, and the reader decides when it begins."""

import pytest
from built_site import SECTION, all_pages, contents
from editions import publish
from live import names, open_page, output, run, type_code
from test_accessibility import violations
from test_offline import (
    FIRST,
    cut_off,
    eventually,
    kept,
    page_hash,
    reader,
    service_workers,
    touch,
    wait_until_kept,
)

__all__ = ["reader"]  # the fixture

OLD, NEW = "old edition", "new edition"
WHO = "import cells\ncells.EDITION"


@pytest.fixture
def editions(book, tmp_path):
    """Publish the old edition; the new one is ready."""
    old, new = publish(tmp_path / "old", OLD), publish(tmp_path / "new", NEW)
    book.folder = old
    return {"old": old, "new": new}


def edition_of(page):
    """Return which edition the page and its scripts are of; no page mixes them."""
    page.wait_for_function("() => document.documentElement.dataset.scripts")
    page_says, scripts_say = page.evaluate(
        "[document.body.dataset.page, document.documentElement.dataset.scripts]"
    )
    assert page_says == scripts_say
    return page_says


def python_of(page, name=FIRST):
    """Return which edition runs the cells."""
    type_code(page, name, WHO)
    assert run(page, name) == "ok"
    return output(page, name).strip().strip("'")


def visit_old(reader, book, editions):
    """Visit the old edition with a run, until all of it is kept; then publish the new one."""
    page = reader.context.new_page()
    open_page(page, book)
    assert python_of(page) == OLD
    wait_until_kept(page, contents(editions["old"]))
    book.folder = editions["new"]
    book.requests.clear()
    return page


def notice(page):
    return page.get_by_role("status").filter(has_text="A new edition of the book is ready.")


def test_the_old_edition_stays_until_the_reader_reloads(reader, book, editions):
    page = visit_old(reader, book, editions)
    other = reader.context.new_page()
    open_page(other, book, SECTION)
    assert edition_of(other) == OLD
    assert python_of(other, names(other)[0]) == OLD
    page.reload()
    assert edition_of(page) == OLD
    assert python_of(page) == OLD
    notice(page).wait_for()
    assert not notice(page).evaluate("notice => notice.contains(document.activeElement)")
    page.reload()
    assert edition_of(page) == OLD, "a reload alone changes nothing"
    touch(page)
    notice(page).get_by_role("button", name="Reload").click()
    for one in (page, other):
        one.wait_for_function(f"() => document.documentElement.dataset.scripts === {NEW!r}")
        assert edition_of(one) == NEW
    assert python_of(page) == NEW
    python = [
        path
        for path, _ in book.requests
        if "/runtime/" in path or (path.endswith(".bin.gz") and "book.bin" not in path)
    ]
    assert not python, "what both editions share was fetched again"
    wait_until_kept(page, contents(editions["new"]))
    assert kept(page) == contents(editions["new"])
    cut_off(page, book)
    for path in all_pages():
        page.goto(book.address + path.lstrip("/"))
        assert edition_of(page) == NEW


def test_later_means_when_all_pages_are_closed(reader, book, editions):
    page = visit_old(reader, book, editions)
    page.reload()
    touch(page)
    notice(page).wait_for()
    assert not violations(page)
    notice(page).get_by_role("button", name="Later").click()
    assert notice(page).count() == 0
    elsewhere = reader.context.new_page()
    page.close()
    for _ in range(5):
        # The browser changes the editions a moment after the last page is closed.
        elsewhere.wait_for_timeout(1000)
        page = reader.context.new_page()
        page.goto(book.address)
        if edition_of(page) == NEW:
            break
        page.close()
    else:
        raise AssertionError("the old edition stays although its pages were closed")
    assert python_of(page) == NEW


def test_a_page_that_is_not_kept_comes_whole_from_the_new_edition(reader, book, editions):
    page = reader.context.new_page()
    open_page(page, book)
    touch(page)
    wait_until_kept(page, contents(editions["old"], "shell"))
    book.folder = editions["new"]
    page.goto(book.address + SECTION)
    assert edition_of(page) == NEW
    assert python_of(page, names(page)[0]) == NEW
    assert page_hash(SECTION, editions["old"]) not in kept(page), "it was taken for the old edition's page"
    page.goto(book.address)
    assert edition_of(page) == OLD


def test_an_old_page_in_the_browsers_own_cache_is_not_shown_again(reader, book, editions):
    page = reader.context.new_page()
    open_page(page, book, "glossary/")
    touch(page)
    open_page(page, book)
    book.folder = editions["new"]
    page.reload()
    touch(page)
    notice(page).get_by_role("button", name="Reload").click()
    page.wait_for_function(f"() => document.documentElement.dataset.scripts === {NEW!r}")
    page.goto(book.address + "glossary/")
    assert edition_of(page) == NEW


@pytest.mark.parametrize("workers", ["allow", "block"])
def test_going_on_to_a_page_of_the_new_edition_begins_afresh(chromium, book, editions, workers):
    """Instant navigation would put the new page before the old scripts."""
    for folder in editions.values():
        addresses = "".join(f"<url><loc>{book.address}{path.lstrip('/')}</loc></url>" for path in all_pages())
        (folder / "sitemap.xml").write_text(f"<urlset>{addresses}</urlset>", "utf-8")
    context = chromium.new_context(service_workers=workers, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_page(page, book)
    page.evaluate("window.sameDocument = true")
    page.locator(".md-nav--primary a[href$='glossary/']").first.click()
    page.wait_for_url("**/glossary/")
    page.wait_for_function("() => document.title.startsWith('Glossary')")
    assert page.evaluate("window.sameDocument"), (
        "the theme loads pages instantly, or this test proves nothing"
    )
    book.folder = editions["new"]
    page.locator(f".md-nav--primary a[href$='{SECTION}']").first.click()
    page.wait_for_url(f"**/{SECTION}")
    page.wait_for_function(f"() => document.documentElement.dataset.scripts === {NEW!r}")
    assert edition_of(page) == NEW
    context.close()


def test_where_it_is_switched_off_nothing_stays(reader, book, editions, tmp_path):
    page = visit_old(reader, book, editions)
    book.folder = publish(tmp_path / "retired", NEW, retired=True)
    page.reload()
    page.wait_for_function(f"() => document.documentElement.dataset.scripts === {NEW!r}")
    eventually(page, lambda: service_workers(page) == 0)
    assert kept(page) == set()
    assert edition_of(page) == NEW

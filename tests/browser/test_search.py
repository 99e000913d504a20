"""The search finds every public name of mfml, and its index is asked for only when the reader wants it."""

import pytest
from built_site import SECTION
from live import open_page, with_a_site_map

INDEX = "search_index.json"


def search(page, words):
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search-result__item").first.wait_for()
    return page.locator(".md-search-result__link")


def test_the_index_waits_for_the_reader(page, host):
    open_page(page, host)
    assert not [path for path, _ in host.requests if path.endswith(INDEX)]
    with page.expect_response(f"**/{INDEX}"):
        page.locator(".md-search__input").focus()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("newton_raphson", "reference/roots/#mfml.roots.newton_raphson"),
        ("TaylorPolynomial", "reference/taylor/#mfml.taylor.TaylorPolynomial"),
        ("slope", "1-what-is-calculus/rise-over-run/"),
    ],
)
def test_a_name_leads_to_its_entry_and_a_word_to_its_section(page, host, name, place):
    open_page(page, host)
    search(page, name)
    first_two = page.locator(".md-search-result__item").all()[:2]  # one page each, and its parts
    addresses = [link.get_attribute("href") for item in first_two for link in item.locator("a").all()]
    path, _, anchor = place.partition("#")
    assert any(f"/mfml/{path}" in address and address.endswith(anchor) for address in addresses), addresses


def test_a_result_on_the_page_that_is_open_leads_there(page, host):
    with_a_site_map(page, host)
    open_page(page, host, SECTION)
    page.evaluate("window.sameDocument = true")
    search(page, "microscope")
    page.locator(f".md-search-result__link[href*='/{SECTION}'][href*='#under-the-microscope']").first.click()
    page.wait_for_url(f"**/{SECTION}?h=*")
    page.wait_for_function("() => !document.querySelector('#__search').checked && scrollY > 500")
    assert page.evaluate("window.sameDocument")


def test_a_result_opens_with_the_words_marked(page, host):
    open_page(page, host)
    search(page, "newton_raphson").nth(1).click()
    page.wait_for_url("**/reference/roots/?h=*")
    page.locator("mark", has_text="newton_raphson").first.wait_for()
    page.reload()  # now the address alone asks for the index
    page.locator("mark", has_text="newton_raphson").first.wait_for()

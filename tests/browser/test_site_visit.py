"""A visit of the site: without JavaScript, across pages, in light and dark."""

import faults
from built_site import SECTION
from live import cell, names, open_page, output, run, type_code, with_a_site_map

FIRST = "first-touch"


def test_without_javascript_every_output_and_figure_is_there(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + SECTION)
    cells = page.locator("[data-mf-cell]")
    assert cells.count() >= 6
    assert page.locator("[data-mf-output] figure svg[aria-label]").count() >= 2
    assert page.locator("[data-mf-output] pre").count() >= 4
    assert page.locator(".katex").count() >= 3
    assert not page.locator("[data-mf-action=run]").first.is_visible()
    for figure in page.locator("details[open] figure svg, .md-content__inner > .mf-cell figure svg").all():
        box = figure.bounding_box()
        assert box["width"] > 200
        assert box["height"] > 100
    context.close()


def test_one_runtime_a_visit_and_fresh_variables_on_each_page(page, host):
    open_page(page, host)
    type_code(page, FIRST, "secret = 5")
    run(page, FIRST)
    page.locator(f".md-nav--primary a[href$='{SECTION}']").first.click()
    page.wait_for_url(f"**/{SECTION}")
    first = names(page)[0]
    type_code(page, first, "'secret' in dir()")
    assert run(page, first) == "ok"
    assert output(page, first) == "False\n"
    assert sum(path.endswith("pyodide.asm.wasm") for path, _ in host.requests) == 1
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('[data-mf-cell={FIRST}]')")
    cell(page, FIRST).locator("[data-mf-action=reset]").click()
    assert run(page, FIRST) == "ok"
    assert cell(page, FIRST).get_attribute("data-mf-match") == "same"


def test_a_jump_within_the_page_keeps_what_was_run(page, host):
    with_a_site_map(page, host)
    open_page(page, host, SECTION)
    first = names(page)[0]
    assert run(page, first) == "ok"
    host.requests.clear()
    page.locator(".md-nav--secondary a.md-nav__link:visible").nth(3).click()
    page.wait_for_function("() => location.hash && scrollY > 200")
    jumped = page.evaluate("scrollY")
    page.evaluate("location.hash = '#recall'")
    page.wait_for_function("jumped => scrollY < jumped", arg=jumped)
    page.go_back()
    page.wait_for_function("jumped => Math.abs(scrollY - jumped) < 50", arg=jumped)
    page.wait_for_timeout(500)  # the theme would have put the new page there by now
    assert cell(page, first).get_attribute("data-mf-state") == "ok"
    assert not [path for path, _ in host.requests if path.endswith(SECTION)]


def test_who_goes_back_before_the_next_page_is_there_stays(context, book):
    page = context.new_page()
    with_a_site_map(page, book)
    open_page(page, book)
    book.faults[f"*/{SECTION}"] = faults.slow
    page.locator(f".md-nav--primary a[href$='{SECTION}']").first.click()
    page.wait_for_url(f"**/{SECTION}")
    page.go_back()
    page.wait_for_timeout(1000 * faults.SECONDS + 500)  # the other page has come, and is not put here
    assert cell(page, FIRST).count() == 1
    assert page.url == book.address


def test_a_link_to_the_page_that_is_open_goes_to_its_top_and_keeps_it(page, host):
    page.set_viewport_size({"width": 390, "height": 844})
    with_a_site_map(page, host)
    open_page(page, host)
    assert run(page, FIRST) == "ok"
    page.evaluate("scrollTo(0, 600)")
    page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-nav--primary a.md-logo").click()
    page.wait_for_function("() => scrollY === 0")
    assert not page.locator("#__drawer").is_checked()
    page.wait_for_timeout(500)  # the theme would have put the new page there by now
    assert cell(page, FIRST).get_attribute("data-mf-state") == "ok"


def test_jumps_still_work_on_later_pages(page, host):
    with_a_site_map(page, host)
    open_page(page, host)
    page.locator(f".md-nav--primary a[href$='{SECTION}']").first.click()
    page.wait_for_url(f"**/{SECTION}")
    page.wait_for_function(f"() => !document.querySelector('[data-mf-cell={FIRST}]')")
    first = names(page)[0]
    assert run(page, first) == "ok"
    page.locator(".md-nav--secondary a.md-nav__link:visible").nth(3).click()
    page.wait_for_function("() => location.hash && scrollY > 200")
    page.wait_for_timeout(500)
    assert cell(page, first).get_attribute("data-mf-state") == "ok"
    page.go_back()
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('[data-mf-cell={FIRST}]')")


def test_a_drawn_figure_follows_the_palette(page, host):
    open_page(page, host, SECTION)
    drawing = next(name for name in names(page) if cell(page, name).locator("figure").count())
    run(page, drawing)
    image = cell(page, drawing).locator("figure img").first
    image.wait_for()
    page.wait_for_function("image => image.src.startsWith('data:')", arg=image.element_handle())
    light = image.get_attribute("src")
    page.locator("label[for=__palette_1]").first.click()
    page.wait_for_function("([image, light]) => image.src !== light", arg=[image.element_handle(), light])


def test_the_policy_keeps_other_origins_out(page, host):
    open_page(page, host)
    refused = page.evaluate(
        "fetch('http://127.0.0.1:9/').then(() => 'answered', (error) => error.constructor.name)"
    )
    assert refused == "TypeError"
    assert any("Content Security Policy" in problem for problem in page.problems)
    page.problems.clear()

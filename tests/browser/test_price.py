"""What the first run costs, told where each byte is paid for."""

import re

import pytest
from live import SAVES_DATA, cell, is_of_python, open_page, run, type_code

FIRST = "first-touch"


def test_who_pays_for_bytes_is_told_the_price_once(context, host):
    page = context.new_page()
    page.add_init_script(SAVES_DATA)
    open_page(page, host)
    button = cell(page, FIRST).locator("[data-mf-action=run]")
    page.wait_for_function("button => button.textContent !== 'Run'", arg=button.element_handle())
    price = re.fullmatch(r"Run: (\d+\.\d) MB, once", button.inner_text())
    assert price
    assert button.get_attribute("aria-label") == f"{price[0]} (cell 1)"
    host.requests.clear()
    type_code(page, FIRST, "1")
    assert run(page, FIRST) == "ok"
    assert button.text_content() == "Run"
    assert button.get_attribute("aria-label") == "Run cell 1"
    # A bundle that the host would send as it is has been stopped at once, and the compressed copy was taken.
    sent = sum(size for path, size in host.requests if is_of_python(path) and not path.endswith(".bin"))
    assert float(price[1]) == pytest.approx(sent / 1e6, rel=0.03)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert button.text_content() == "Run"

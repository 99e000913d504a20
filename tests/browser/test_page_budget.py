"""What a page asks for before the reader touches it."""

import pytest
from built_site import all_pages
from live import is_of_python, open_page

# A module on paper is asked for by its name, and is as long as the module.
PAGES = [path for path in all_pages() if not path.endswith("/print/")]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_before_any_touch(page, host, path):
    open_page(page, host, path)
    asked = dict(host.requests)
    size = sum(asked.values())
    print(f"{path}: {size / 1000:.0f} kB in {len(host.requests)} requests")
    assert size <= 200_000, asked
    assert len(host.requests) <= 15, asked
    assert not [address for address in asked if is_of_python(address)]

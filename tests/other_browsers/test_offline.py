"""The book without a network, after a visit in which a cell has run."""

import time

from built_site import KEPT, SECTION, SITE, contents
from reader import CELL, Reader

from static_server import serve


def test_after_a_run_the_book_works_without_a_network(driver):
    with serve(SITE, "/mfml/") as book:
        book.cache_control = "no-store"  # so that only the service worker can keep anything
        reader = Reader(driver, book)
        reader.open()
        assert reader.run() == "ok"
        wanted = contents(SITE)
        end = time.monotonic() + 180
        while lost := wanted - set(driver.script_async(f"return await ({KEPT})()")):
            assert time.monotonic() < end, f"{len(lost)} of {len(wanted)} files were not kept"
            time.sleep(0.2)

        book.reachable = False
        reader.reload()
        assert reader.run() == "ok"
        assert reader.get("mfMatch") == "same"
        reader.open(SECTION)  # never opened before
        drawing = next(
            name
            for name in reader.names()
            if driver.script(f"{CELL} return cell.querySelector('figure')", name)
        )
        assert reader.run(drawing) == "ok"
        driver.wait(f"{CELL} return cell.querySelector('figure img').naturalWidth > 0", drawing)
        assert reader.problems() == []
        driver.open("about:blank")  # while it has a page of this host, the browser looks for a new edition

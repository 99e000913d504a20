"""The book without a network: what is kept and when, and where it cannot be kept."""

import hashlib
import shutil
from types import SimpleNamespace

import pytest
from built_site import KEPT, SECTION, SITE, all_pages, contents
from live import SAVES_DATA, cell, is_of_python, names, open_page, output, run, type_code

import offline_files

FIRST = "first-touch"


@pytest.fixture
def reader(chromium):
    """Give the test a browser profile of its own, and fail on all that its pages complain about."""
    context = chromium.new_context()
    context.set_default_timeout(120_000)
    problems = []
    context.on("console", lambda message: message.type == "error" and problems.append(message.text))
    context.on("weberror", lambda error: problems.append(str(error.error)))
    yield SimpleNamespace(context=context, problems=problems)
    context.close()
    assert not problems, "\n".join(problems)


def kept(page):
    """Return the hashes of the files that the browser keeps."""
    return set(page.evaluate(KEPT))


def service_workers(page):
    return page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")


def wait_until_kept(page, wanted):
    eventually(page, lambda: wanted <= kept(page))


def eventually(page, is_so):
    """Wait until something is so that the page cannot wait for by itself."""
    for _ in range(1200):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never became so")


def touch(page):
    """Touch the page as a reader does, and wait until the service worker is at work."""
    page.mouse.wheel(0, 100)
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


def cut_off(page, book):
    """Take the network away, and what the browser itself has kept of the site."""
    book.reachable = False
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def page_hash(path, site=SITE):
    """Return the hash of a page, as the service worker knows it."""
    files = offline_files.list_files(site)["rest"]
    return files[path.lstrip("/") or "./"][1]


def asked(book):
    return [path for path, _ in book.requests]


def test_nothing_is_kept_before_the_first_touch(reader, book):
    page = reader.context.new_page()
    open_page(page, book)
    assert not [path for path in asked(book) if "service-worker" in path]
    assert service_workers(page) == 0
    assert kept(page) == set()


def test_after_a_run_the_whole_book_works_without_a_network(reader, book):
    page = reader.context.new_page()
    open_page(page, book)
    before = sum(size for _, size in book.requests), len(book.requests)
    assert run(page, FIRST) == "ok"
    wait_until_kept(page, contents(SITE))
    after = sum(size for _, size in book.requests), len(book.requests)
    print(f"before touch {before}, after a run and all kept {after} (bytes, requests)")
    python = [path for path in asked(book) if is_of_python(path)]
    assert len(python) == len(set(python)), "a part of Python was fetched twice"

    cut_off(page, book)
    page.reload()
    assert run(page, FIRST) == "ok"
    assert cell(page, FIRST).get_attribute("data-mf-match") == "same"
    page.goto(book.address + SECTION)  # never opened before
    assert page.locator("h1").inner_text().startswith("1.3")
    first, *others = names(page)
    drawing = next(name for name in others if cell(page, name).locator("figure").count())
    assert run(page, drawing) == "ok"
    cell(page, drawing).locator("figure img").first.wait_for()
    type_code(page, first, "import numpy as np\nint(np.arange(4).sum())")
    assert run(page, first) == "ok"
    assert output(page, first) == "6\n"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Main'))")
    page.locator(".md-search__input").first.click()
    page.keyboard.type("gradient")
    page.locator(".md-search-result__link").first.wait_for()
    for path in all_pages():
        assert page.goto(book.address + path.lstrip("/")).ok


def test_pages_that_were_read_are_there_without_a_network(reader, book):
    page = reader.context.new_page()
    open_page(page, book)
    touch(page)
    wait_until_kept(page, contents(SITE, "shell") | {page_hash("/")})
    open_page(page, book, "glossary/")
    wait_until_kept(page, {page_hash("glossary/")})
    assert not kept(page) & contents(SITE, "runtime")
    assert not [path for path in asked(book) if is_of_python(path)]
    cut_off(page, book)
    for path in ("", "glossary/", "glossary/?h=slope", "index.html"):
        assert page.goto(book.address + path).ok
        page.wait_for_load_state("networkidle")


def test_save_data_fetches_nothing_to_keep(reader, book):
    reader.context.add_init_script(SAVES_DATA)
    page = reader.context.new_page()
    open_page(page, book)
    assert run(page, FIRST) == "ok"
    needed = [place for place in offline_files.list_files(SITE)["runtime"] if "matplotlib" not in place]
    runtime = offline_files.list_files(SITE)["runtime"]
    wait_until_kept(page, {runtime[place][1] for place in needed} | {page_hash("/")})
    order(page, addresses=[book.address + SECTION], sparing=True)
    order(page, addresses=[book.address + "notation/"])
    wait_until_kept(page, {page_hash("notation/")})
    assert page_hash(SECTION) not in kept(page)
    assert page_hash("glossary/") not in kept(page)
    assert not [path for path in asked(book) if "glossary" in path or "matplotlib" in path]
    cut_off(page, book)
    page.reload()
    assert run(page, FIRST) == "ok"


def order(page, **order):
    """Have the service worker keep something; it obeys its orders one after the other."""
    order = {"type": "keep", "addresses": [], "ran": False, "sparing": False, **order}
    page.evaluate(
        "(order) => navigator.serviceWorker.ready.then(({active}) => active.postMessage(order))", order
    )


@pytest.mark.parametrize("broken", ["numpy.bin.gz", "pyodide.asm.wasm", "glossary/index.html"])
def test_a_truncated_file_is_never_kept(reader, book, tmp_path, broken):
    book.folder = shutil.copytree(SITE, tmp_path / "site")
    (file,) = book.folder.rglob(broken)
    lost = hashlib.sha256(file.with_name(file.name.removesuffix(".gz")).read_bytes()).hexdigest()
    content = file.read_bytes()
    file.write_bytes(content[: len(content) - 1000])
    page = reader.context.new_page()
    open_page(page, book)
    touch(page)
    order(page, addresses=[book.address + file.relative_to(book.folder).as_posix()], ran=True)
    wait_until_kept(page, contents(SITE) - {lost[: offline_files.HASH_DIGITS]})
    assert lost[: offline_files.HASH_DIGITS] not in kept(page)


ABSENT = {
    "none": "delete Navigator.prototype.serviceWorker",
    "refused": """if (navigator.serviceWorker) navigator.serviceWorker.register =
        () => Promise.reject(new DOMException("closed", "SecurityError"))""",
}


@pytest.mark.parametrize("absence", [*ABSENT, "blocked"])
def test_without_a_service_worker_all_else_works(chromium, reader, book, absence):
    blocked = {"service_workers": "block"} if absence == "blocked" else {}
    context = chromium.new_context(**blocked)
    context.set_default_timeout(120_000)
    context.on("console", lambda message: message.type == "error" and reader.problems.append(message.text))
    context.on("weberror", lambda error: reader.problems.append(str(error.error)))
    if absence in ABSENT:
        context.add_init_script(ABSENT[absence])
    page = context.new_page()
    open_page(page, book)
    type_code(page, FIRST, "6 * 7")
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "42\n"
    page.goto(book.address + SECTION)
    page.wait_for_load_state("networkidle")
    assert kept(page) == set()
    context.close()


def test_full_storage_only_loses_the_time_without_a_network(reader, book):
    page = reader.context.new_page()
    page.goto(book.address)
    session = reader.context.new_cdp_session(page)
    quota = {"origin": page.evaluate("location.origin"), "quotaSize": 1_500_000}
    session.send("Storage.overrideQuotaForOrigin", quota)
    assert run(page, FIRST) == "ok"
    touch(page)
    wait_until_kept(page, contents(SITE, "shell"))
    page.reload()
    assert run(page, FIRST) == "ok"
    assert not contents(SITE) <= kept(page)

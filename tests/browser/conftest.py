"""A real Chromium, and the built site on a static host under a sub-path."""

import author
import exercise_book
import pytest
import widget_book as widget_book_pages
from built_site import SITE
from live import SAVES_DATA, open_page
from playwright.sync_api import sync_playwright

from browser import find_browser
from static_server import serve

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The tests of running cells.
CORE = ("test_live_cell", "test_output", "test_stop", "test_worker_gone")
WAYS = ("snapshot", "bundle", "stock")

# As if each address asked for a way to start Python.
ASKS_FOR = """if ("WAY") {
  const { get } = URLSearchParams.prototype;
  URLSearchParams.prototype.get = function (name) { return name === "runtime" ? "WAY" : get.call(this, name); };
}"""

# What the theme's scheduler says of a browser whose time a test has stopped.
UNDER_A_CLOCK_OF_OURS = "executing a cancelled action"


@pytest.fixture(scope="session")
def engine():
    """Give Playwright's Chromium, and the program to start it with."""
    executable = find_browser()
    assert executable, "no Chromium: python3 scripts/test.py browser installs one"
    with sync_playwright() as playwright:
        yield playwright.chromium, executable


@pytest.fixture(scope="session")
def launch(engine):
    """Give the function that starts a Chromium, with more flags and options if a test needs them."""
    chromium, executable = engine
    return lambda *flags, **options: chromium.launch(
        executable_path=executable, args=[*FLAGS, *flags], **options
    )


@pytest.fixture
def launch_with_profile(engine):
    """Give the function that starts a Chromium with a profile in a folder."""
    chromium, executable = engine
    return lambda folder: chromium.launch_persistent_context(folder, executable_path=executable, args=FLAGS)


@pytest.fixture(scope="session")
def chromium(launch):
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def host():
    """Serve the site at /mfml/, as on a host that gives a project a folder of its own."""
    assert (SITE / "index.html").is_file(), "build the site first: python3 scripts/test.py build browser"
    with serve(SITE, "/mfml/") as server:
        yield server


@pytest.fixture
def book():
    """Serve the site to one test alone, which may break it or take it off the network."""
    with serve(SITE, "/mfml/") as server:
        yield server


def pytest_generate_tests(metafunc):
    """Have the core of the suite run once for each way to start Python."""
    if metafunc.module.__name__.rpartition(".")[2] in CORE and "context" in metafunc.fixturenames:
        metafunc.parametrize("way", WAYS, indirect=True)


@pytest.fixture
def way(request):
    """Give the way to start Python; "" where the page is to choose."""
    return getattr(request, "param", "")


@pytest.fixture
def context(chromium, host, way):
    host.forget()
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(60_000)
    context.add_init_script(ASKS_FOR.replace("WAY", way))
    yield context
    if way:
        begun = [page.locator("html").get_attribute("data-mf-way") for page in context.pages]
        assert set(begun) <= {way, None}
    context.close()


@pytest.fixture
def page(context, host):
    """Open a page that fails the test on any console error, page error, or request to another origin."""
    page = context.new_page()
    problems = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda request: _is_foreign(request.url, host) and problems.append(f"asked for {request.url}"),
    )
    page.problems = problems
    yield page
    problems = [problem for problem in problems if problem != UNDER_A_CLOCK_OF_OURS]
    assert not problems, "\n".join(problems)


@pytest.fixture
def start(page, host):
    """Open the first page; Matplotlib is not loaded while nobody waits, so that Python has time for hints."""
    page.add_init_script(SAVES_DATA)
    open_page(page, host)
    return page


@pytest.fixture
def phone(chromium, host):
    """Open the first page on a phone."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.add_init_script(SAVES_DATA)
    open_page(page, host)
    yield page
    context.close()


@pytest.fixture(scope="session")
def widget_book(tmp_path_factory):
    """Build and serve the book of the exercises in which things are moved; give its address."""
    built = author.write_book(tmp_path_factory.mktemp("widgets"), widget_book_pages.PAGES)
    code, said = author.build(built)
    assert code == 0, said
    with serve(built.parent / "site", "/mfml/") as server:
        yield server.address


@pytest.fixture(scope="session")
def exercise_site(tmp_path_factory):
    """Build a book with one exercise of each kind whose answer is typed or chosen; give its configuration."""
    built = author.write_book(tmp_path_factory.mktemp("exercises"), {"index.md": exercise_book.PAGE})
    code, said = author.build(built)
    assert code == 0, said
    return built


@pytest.fixture
def open_book(page, host):
    """Open the page of exercises; the tests of them have a `host` of their own, which serves that book."""
    exercise_book.ready(page, host.address)
    return page


def _is_foreign(address, host):
    return not address.startswith((host.address, "data:", "blob:"))

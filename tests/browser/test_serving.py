"""`mkdocs serve`, as an author uses it: the cells run there too, and the reloading script is allowed."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from live import SITE, cell, output, run


@pytest.fixture
def served():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=SITE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            if server.poll() is not None or _answers(address):
                break
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address):
    try:
        return urllib.request.urlopen(address, timeout=2).status == 200
    except (urllib.error.URLError, TimeoutError):
        return False


def test_a_cell_runs_on_the_page_that_is_served(context, served):
    page = context.new_page()
    problems = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(served)
    assert run(page, "first-touch") == "ok"
    assert output(page, "first-touch") == "7.0\n"
    assert cell(page, "first-touch").get_attribute("data-mf-match") == "same"
    assert "livereload" in page.content()
    assert not problems

"""WebKitGTK, through its own driver, which carries the commands of WebDriver by HTTP."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from webdriver import Driver, WebDriverError

PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "ExecuteAsyncScript": "execute/async",
    "ElementClick": "element/{id}/click",
    "PerformActions": "actions",
}


class Service:
    """The driver program, listening at a port of this machine."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}/"
        # A proxy that the machine may be set to use has no business here.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, method=method)
        try:
            with self._opener.open(request, timeout=300) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                told = json.load(error)["value"]
            raise WebDriverError(f"{told['error']}: {told['message']}") from error

    def send(self, session: str, command: str, parameters: dict[str, Any]) -> Any:
        path = PATHS[command].format(**parameters)
        return self.ask("POST", f"session/{session}/{path}", parameters)


@contextmanager
def webkitgtk(program: str) -> Iterator[Driver]:
    """Start WebKitGTK's small browser on a screen that nobody sees."""
    with _screen() as display:
        port = _free_port()
        process = subprocess.Popen(
            [program, f"--port={port}"],
            env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            service = Service(port)
            _await(service, process)
            session = service.ask("POST", "session", {"capabilities": {}})["sessionId"]
            try:
                yield Driver("WebKitGTK", lambda name, values: service.send(session, name, values))
            finally:
                service.ask("DELETE", f"session/{session}")
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server without a screen; give the name of its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb has ended at once"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(service: Service, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            service.ask("GET", "status")
        except OSError:
            assert process.poll() is None, "WebKitWebDriver has ended at once"
            assert time.monotonic() < end, "WebKitWebDriver did not start"
            time.sleep(0.1)
        else:
            return

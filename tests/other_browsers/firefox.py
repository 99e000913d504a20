"""Firefox, through Marionette, which is built into it and carries the commands of WebDriver."""

import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from webdriver import Driver, WebDriverError

PREFERENCES = {
    "marionette.port": 0,  # any free one
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}


PORT = "MarionetteActivePort"  # the file in the profile that tells where Firefox listens


class Marionette:
    """A connection to Marionette: each message is its length, a colon, and a list in JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=300)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._read()  # Firefox says who it is

    def send(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, number, error, result = self._read()
        assert number == self._number
        if error:
            raise WebDriverError(f"{error['error']}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (byte := self._file.read(1)) != b":":
            if not byte:
                raise WebDriverError("Firefox has ended")
            length += byte
        return json.loads(self._file.read(int(length)))


@contextmanager
def firefox(program: str, profile: Path | None = None) -> Iterator[Driver]:
    """Start a Firefox without a window, with a profile of its own, or with one that is kept for another visit."""
    with ExitStack() as stack:
        folder = profile or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()
        ]
        (folder / "user.js").write_text("\n".join(lines))
        (folder / PORT).unlink(missing_ok=True)  # of the last visit
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            connection = Marionette(_port(folder, process))
            try:
                connection.send("WebDriver:NewSession", {})
                connection.send("WebDriver:SetTimeouts", {"script": 180_000})  # as patient as Driver.wait
                yield Driver("Firefox", lambda name, values: connection.send(f"WebDriver:{name}", values))
                if profile:  # some of what it keeps is written when it quits
                    connection.send("Marionette:Quit", {"flags": ["eAttemptQuit"]})
                    process.wait(30)
            finally:
                connection.close()
        finally:
            process.terminate()
            process.wait(30)


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until Firefox has written down where it listens."""
    file = profile / PORT
    end = time.monotonic() + 60
    while not file.exists() or not file.read_text():
        assert process.poll() is None, "Firefox has ended at once"
        assert time.monotonic() < end, "Firefox did not start"
        time.sleep(0.1)
    return int(file.read_text())

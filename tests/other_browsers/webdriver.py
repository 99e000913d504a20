"""A browser that obeys the commands of the WebDriver standard, whatever wire they travel on."""

import time
from collections.abc import Callable
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the standard's name for a reference to an element
NOT_YET = ("element click intercepted", "element not interactable")  # something covers it, or folds it up
ENTER, CONTROL = "\ue006", "\ue009"


class WebDriverError(Exception):
    """The browser could not do what it was told."""


class Driver:
    """What the tests tell a browser to do. `send` sends one command of the standard and returns its value."""

    def __init__(self, name: str, send: Callable[[str, dict[str, Any]], Any]) -> None:
        self.name = name
        self._send = send

    def open(self, address: str) -> None:
        """Load a page as a new document, also one that is open already, and wait until it has loaded."""
        self.script("window.mfOld = true")
        self._send("Navigate", {"url": address})
        self.wait("return !window.mfOld && document.readyState === 'complete'")

    def script(self, body: str, *arguments: object) -> Any:
        """Run the body of a function in the page and return its result; `arguments` are its arguments."""
        return self._send("ExecuteScript", {"script": body, "args": list(arguments)})

    def script_async(self, body: str, *arguments: object) -> Any:
        """Run the body of an async function in the page and return what its promise gives."""
        wrapped = (
            "const done = arguments[arguments.length - 1];"
            f"(async function () {{ {body} }}).apply(null, arguments)"
            ".then((value) => done([true, value]), (error) => done([false, String(error)]));"
        )
        fine, value = self._send("ExecuteAsyncScript", {"script": wrapped, "args": list(arguments)})
        if not fine:
            raise WebDriverError(value)
        return value

    def wait(self, condition: str, *arguments: object, seconds: float = 180) -> None:
        """Wait until the body of a function gives something true."""
        end = time.monotonic() + seconds
        while not self.script(condition, *arguments):
            assert time.monotonic() < end, f"{self.name}: never became so: {condition} {arguments}"
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Scroll to an element and click on it with the mouse, as soon as it stands still with nothing in front.

        A browser may look where an element is and click when something above it has grown: such a click hits
        another place, and a reader would click again.
        """
        end = time.monotonic() + 10
        while not self._clicked(selector):
            assert time.monotonic() < end, f"{self.name}: no click hits {selector}"

    def _clicked(self, selector: str) -> bool:
        """Click once, and return whether the element was hit."""
        element = self.script(
            "const found = document.querySelector(arguments[0]);"
            "found?.scrollIntoView({block: 'center', behavior: 'instant'});"
            "window.mfHit = false;"
            "found?.addEventListener('click', () => (window.mfHit = true), {once: true, capture: true});"
            "return found",
            selector,
        )
        assert element, f"{self.name}: the page has no {selector}"
        try:
            self._send("ElementClick", {"id": element[ELEMENT]})
        except WebDriverError as error:
            if not str(error).startswith(NOT_YET):
                raise
            time.sleep(0.1)
            return False
        end = time.monotonic() + 1
        while (hit := self.script("return window.mfHit !== false")) is False and time.monotonic() < end:
            time.sleep(0.05)
        return bool(hit)

    def keys(self, text: str, *, holding: str = "") -> None:
        """Press keys one after the other, while the key `holding` is held down."""
        actions = [{"type": "keyDown", "value": key} for key in holding]
        for key in text:
            actions += [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        actions += [{"type": "keyUp", "value": key} for key in holding]
        self._send("PerformActions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

"""What a reader does with the cells of a page, through the DOM contract, in any browser."""

from webdriver import CONTROL, ENTER

FIRST = "first-touch"
CELL = "const cell = document.querySelector(`[data-mf-cell='${arguments[0]}']`);"

# Collects what goes wrong in a page from now on.
WATCH = """
window.mfProblems = [];
const note = (text) => window.mfProblems.push(String(text));
addEventListener("error", (event) => note(event.message || event.target.outerHTML), true);
addEventListener("unhandledrejection", (event) => note(event.reason));
addEventListener("securitypolicyviolation", (event) => note(`refused ${event.blockedURI}`));
const { error } = console;
console.error = (...words) => { note(words.join(" ")); error.apply(console, words); };
"""


class Reader:
    """A reader of the book that `host` serves, in the browser behind `driver`."""

    def __init__(self, driver, host):
        self.driver = driver
        self.host = host

    def open(self, path="/"):
        """Load a page as a new document."""
        self.driver.open(self.host.address + path.lstrip("/"))
        self.driver.script(WATCH)

    def forget(self):
        """Forget the edits of an earlier visit."""
        self.driver.script("localStorage.clear()")
        self.reload()

    def reload(self):
        self.driver.open(self.driver.script("return location.href"))
        self.driver.script(WATCH)

    def follow(self, path):
        """Go to a page by a link, as the theme does it: the document and Python stay."""
        address = self.host.address + path.lstrip("/")
        if (
            self.driver.script("return location.href") == address
        ):  # a link to the page that is open stays there
            return
        self.driver.script(
            """window.mfBefore = document.querySelector("article");
            const link = Object.assign(document.createElement("a"), {href: arguments[0]});
            window.mfBefore.append(link);
            link.click();""",
            address,
        )
        self.driver.wait(
            "const now = document.querySelector('article'); return now && now !== window.mfBefore"
        )

    def problems(self):
        """Return what went wrong since the last question."""
        return self.driver.script("return window.mfProblems.splice(0)")

    def names(self):
        return self.driver.script(
            "return [...document.querySelectorAll('[data-mf-cell]')].map((cell) => cell.dataset.mfCell)"
        )

    def press(self, name, action):
        """Press a button of a cell, and do not wait."""
        self.driver.script(
            f"{CELL} for (let e = cell; (e = e.parentElement?.closest('details')); )"
            " { e.open = true; e.dataset.mfShown = ''; }",  # a solution is hidden before it is asked for
            name,
        )
        self.driver.click(f"[data-mf-cell='{name}'] [data-mf-action={action}]")

    def run(self, name=FIRST):
        """Press Run, wait for the end, and return the cell's state."""
        self.press(name, "run")
        return self.settled(name)

    def begun(self, name=FIRST):
        """Press Run, and wait until the code runs."""
        self.press(name, "run")
        self.driver.wait(f"{CELL} return cell.dataset.mfState === 'running'", name)

    def settled(self, name=FIRST):
        """Wait for the end of a run, and return the cell's state."""
        self.driver.wait(f"{CELL} return ['ok', 'error', 'stopped'].includes(cell.dataset.mfState)", name)
        return self.get("mfState", name)

    def get(self, key, name=FIRST):
        """Return one of the cell's data attributes."""
        return self.driver.script(f"{CELL} return cell.dataset[arguments[1]] ?? null", name, key)

    def output(self, name=FIRST):
        return self.driver.script(f"{CELL} return cell.querySelector('[data-mf-output]').textContent", name)

    def code(self, name=FIRST):
        return self.driver.script(f"{CELL} return cell.querySelector('[data-mf-code]').textContent", name)

    def words(self, name=FIRST):
        """Return all that the cell shows."""
        return self.driver.script(f"{CELL} return cell.innerText", name)

    def edit(self, name=FIRST):
        """Click into the code, wait for the editor, and select all."""
        if not self.driver.script(f"{CELL} return cell.querySelector('.cm-content')", name):
            self.driver.click(f"[data-mf-cell='{name}'] [data-mf-code]")
            self.driver.wait(f"{CELL} return cell.querySelector('.cm-content')", name)
        self.driver.click(f"[data-mf-cell='{name}'] .cm-content")
        self.driver.keys("a", holding=CONTROL)

    def write(self, code, name=FIRST):
        """Replace the code of a cell in one go, as by pasting."""
        self.edit(name)
        self.driver.script("document.execCommand('insertText', false, arguments[0])", code)
        self.driver.wait(
            f"{CELL} return cell.querySelector('[data-mf-code]').textContent === arguments[1]", name, code
        )

    def type(self, text, name=FIRST):
        """Replace the code of a cell key by key."""
        self.edit(name)
        self.driver.keys(text.replace("\n", ENTER))

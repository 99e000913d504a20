"""What a reader can do with a cell: type, run, see it print, err, draw, keep an edit, and pass it on."""

from reader import CELL, FIRST
from webdriver import CONTROL, ENTER


def test_typing_and_the_key_that_runs(reader):
    reader.type("for k in range(2):\nprint(k * 7)")
    assert reader.code() == "for k in range(2):\n    print(k * 7)"
    reader.driver.keys(ENTER, holding=CONTROL)
    reader.driver.wait(f"{CELL} return cell.dataset.mfMatch === 'different'", FIRST)
    assert reader.settled() == "ok"
    assert reader.output() == "0\n7\n"


def test_output_streams(reader):
    reader.write("import time\nprint('one')\ntime.sleep(2)\nprint('two')")
    reader.begun()
    reader.driver.wait(
        f"{CELL} return cell.querySelector('[data-mf-output]').textContent === 'one\\n'", FIRST
    )
    assert reader.get("mfState") == "running"
    assert reader.settled() == "ok"
    assert reader.output() == "one\ntwo\n"


def test_an_error_names_the_cell_and_the_line(reader):
    reader.write("x = 4\ny = x / 0")
    assert reader.run() == "error"
    assert f'File "cell {FIRST}", line 2' in reader.output()
    assert "ZeroDivisionError: division by zero" in reader.output()
    assert "cells.py" not in reader.output()


def test_input_asks_in_the_cell_or_says_what_to_write(reader):
    reader.write("name = input('Your name? ')\nf'Hello {name}'")
    if not reader.driver.script("return 'Suspending' in WebAssembly"):
        assert reader.run() == "error"
        assert "write the answer into the cell" in reader.output()
        return
    reader.press(FIRST, "run")
    reader.driver.wait(
        f"{CELL} return cell.querySelector('.mf-cell__ask input') === document.activeElement", FIRST
    )
    reader.driver.keys(f"Ada{ENTER}")
    assert reader.settled() == "ok"
    assert reader.output() == "Your name? Ada\n'Hello Ada'\n"


def test_a_figure_can_be_saved(reader):
    """The pictures are caught on their way to the disk."""
    reader.write("import matplotlib.pyplot as plt\n_ = plt.plot([0, 1])")
    assert reader.run() == "ok"
    reader.driver.wait(f"{CELL} return cell.querySelectorAll('figure [data-mf-action]').length === 2", FIRST)
    reader.driver.script(
        """window.mfSaved = [];
        HTMLAnchorElement.prototype.click = function () { window.mfSaved.push([this.download, this.href]) };"""
    )
    for kind, beginning in (("svg", "data:image/svg+xml,%3C"), ("png", "data:image/png;base64,iVBORw0KGgo")):
        reader.driver.script(f"{CELL} cell.querySelector('[data-mf-action=save-{kind}]').click()", FIRST)
        reader.driver.wait("return window.mfSaved.length")
        ((name, address),) = reader.driver.script("return window.mfSaved.splice(0)")
        assert name == f"{FIRST}.{kind}"
        assert address.startswith(beginning)
        assert len(address) > 1000
    reader.driver.script("delete HTMLAnchorElement.prototype.click")


def test_an_edit_survives_a_reload_until_reset(reader):
    reader.press(FIRST, "reset")
    book = reader.code()
    reader.write("mine = 3")
    reader.reload()
    assert reader.code() == "mine = 3"
    assert reader.get("mfEdited") == ""
    reader.press(FIRST, "reset")
    assert reader.code() == book
    reader.reload()
    assert reader.code() == book
    assert reader.get("mfEdited") is None


def test_a_link_brings_code_that_does_not_run_by_itself(reader):
    """The link is caught on its way to the clipboard, which not every browser opens to a script."""
    text = "x = 3  # π ≈ 3\nprint(x * 7)"
    reader.write(text)
    reader.driver.script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.mfLink = text }}})"
    )
    reader.press(FIRST, "share")
    reader.driver.wait("return window.mfLink")
    link = reader.driver.script("return window.mfLink")
    reader.press(FIRST, "reset")
    reader.open("notation/")
    reader.open(link.removeprefix(reader.host.address))
    reader.driver.wait(f"{CELL} return cell.querySelector('[data-mf-action=take]')", FIRST)
    assert reader.code() != text
    assert reader.get("mfState") == "static"
    reader.press(FIRST, "take")
    assert reader.code() == text
    reader.driver.wait("return document.documentElement.dataset.mfRuntime == 'ready'")  # it starts ahead
    assert reader.get("mfState") == "static"

"""The copy of the snapshot in the browser's own storage, as a test finds it there and breaks it."""

# Gives [name, size] of all that is kept, of every edition, but not of what is being written (Chromium's .crswap).
KEPT = """async () => {
  const found = [];
  for await (const folder of (await navigator.storage.getDirectory()).values()) {
    for await (const file of folder.values()) {
      if (!file.name.endsWith(".crswap")) found.push([file.name, (await file.getFile()).size]);
    }
  }
  return found;
}"""

# Changes the copy: `write` gets its file, a stream to write to, and the folder.
_CHANGED = """async () => {
  for await (const folder of (await navigator.storage.getDirectory()).values()) {
    for await (const handle of folder.values()) {
      const file = await handle.getFile();
      const stream = await handle.createWritable({ keepExistingData: true });
      await (WRITE)(file, stream);
      await stream.close();
    }
  }
}"""

_FLIP = """async (file, stream) => {
  const place = Math.floor(file.size * PLACE);
  const [byte] = new Uint8Array(await file.slice(place, place + 1).arrayBuffer());
  await stream.write({ type: "write", position: place, data: Uint8Array.of(byte ^ 1) });
}"""

DAMAGES = {
    "a flipped byte of the heap": _CHANGED.replace("WRITE", _FLIP.replace("PLACE", "0.6")),
    "a flipped byte of a file before it": _CHANGED.replace("WRITE", _FLIP.replace("PLACE", "0.1")),
    "cut short": _CHANGED.replace("WRITE", "(file, stream) => stream.truncate(Math.floor(file.size / 2))"),
    "cut to nothing": _CHANGED.replace("WRITE", "(file, stream) => stream.truncate(0)"),
    "something else": _CHANGED.replace("WRITE", "(file, stream) => stream.write('no bundle at all')"),
}
"""What can become of the copy, each as a function that runs in the page."""

RENAME = """async (name) => {
  for await (const folder of (await navigator.storage.getDirectory()).values()) {
    for await (const file of folder.values()) await file.move(name);
  }
}"""


def kept(page):
    """Return [name, size] of each copy that is there."""
    return page.evaluate(KEPT)


def wait_until_kept(page):
    """Wait until there is a whole copy, and return its name."""
    for _ in range(300):
        if copies := [name for name, size in kept(page) if size > 1e6]:
            return copies[0]
        page.wait_for_timeout(100)
    raise AssertionError("no copy of the snapshot was kept")

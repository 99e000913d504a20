// Save a text as a file of the reader's. It goes from the page to the disk, and nowhere else.

const PATIENCE = 60_000; // milliseconds that a browser may take to begin

/** @param {string} text @param {string} name @param {string} type */
export function saveFile(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}

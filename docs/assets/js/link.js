// A link that carries an edited cell: #cell=ID&code=… in the page's address. The code is shown to whoever opens it,
// beside the book's and their own, and runs only when they take it and press Run.
import { button, textBlock } from "./elements.js";

/** Longer code would make an address that some programs cut off. */
const LONGEST = 6000;

/** Copy a link to a cell as it stands. @param {import("./cell.js").Cell} cell */
export async function share(cell) {
  try {
    await navigator.clipboard.writeText(await linkTo(cell));
    cell.say("The link is copied. It shows this code to whoever opens it.");
  } catch (error) {
    cell.say(error instanceof RangeError ? error.message : "Your browser keeps the clipboard closed.");
  }
}

/** @param {import("./cell.js").Cell} cell @returns {Promise<string>} */
async function linkTo(cell) {
  const packed = await through(new Blob([cell.code]), new CompressionStream("deflate-raw"));
  const letters = btoa(String.fromCharCode(...new Uint8Array(packed)));
  const code = letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (code.length > LONGEST) throw new RangeError("This cell is too long for a link; copy the code instead.");
  return `${location.origin}${location.pathname}#cell=${encodeURIComponent(cell.id)}&code=${code}`;
}

/** Show what the page's address carries, if it is for one of its cells. @param {import("./cell.js").Cell[]} cells */
export async function showLinkedCode(cells) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const cell = cells.find(({ id }) => id === parts.get("cell"));
  const packed = parts.get("code");
  if (!cell || packed === null) return;
  cell.element.scrollIntoView({ block: "center" });
  const code = await unpack(packed);
  if (code === null) return cell.say("The link is damaged: the code in it cannot be read.");
  if (code === cell.code) return;
  const take = button("take", "Use it");
  const leave = button("leave", "Leave it");
  const offer = textBlock(code);
  take.addEventListener("click", () => cell.replaceCode(code, "This is the code of the link; it has not run."));
  leave.addEventListener("click", () => cell.say(""));
  cell.say("A link brought this code. It has not run. ", take, leave, offer);
}

/** @param {string} packed @returns {Promise<string | null>} */
async function unpack(packed) {
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = await through(new Blob([bytes]), new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return null;
  }
}

/** @param {Blob} blob @param {CompressionStream | DecompressionStream} change */
function through(blob, change) {
  return new Response(blob.stream().pipeThrough(change)).arrayBuffer();
}

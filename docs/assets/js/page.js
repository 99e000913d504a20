// The cells of the page that is shown: their order, what runs when, and what is out of date.
import { startIfFetched } from "./ahead.js";
import { Cell } from "./cell.js";
import { runNow } from "./cell_run.js";
import "./code_size.js"; // brings back the size that the reader has chosen
import { savesData } from "./connection.js";
import { notLoaded } from "./download.js";
import { watchOtherTabs } from "./edits.js";
import { button } from "./elements.js";
import { later } from "./load.js";
import { tellPrice } from "./price.js";

/** Marks the visit of a page: each has its own variables, also when a page is opened a second time. */
let visit = 0;

/** @type {Cell[]} from top to bottom */
let cells = [];

/** The runs in progress; the next one starts when they have ended. */
let turn = Promise.resolve();

watchOtherTabs((id) => cells.find((cell) => cell.id === id)?.follow());
// A page that comes back from the browser's memory has heard nothing in the meantime.
addEventListener("pageshow", ({ persisted }) => persisted && cells.forEach((cell) => cell.follow()));

/** Find the cells of the page; calling it twice for the same page changes nothing. */
export function mountCells() {
  const elements = [...document.querySelectorAll("[data-mf-cell]")];
  if (elements.length > 0 && cells[0]?.element === elements[0]) return;
  visit += 1;
  cells.forEach(stop); // nobody sees any more what they would print
  cells = elements.map((element) => new Cell(/** @type {HTMLElement} */ (element), visit));
  if (cells.length > 1) addRunAll();
  if (savesData()) tellPrice(cells);
  if (cells.length > 0) startIfFetched();
  if (location.hash.startsWith("#cell=")) void showLink();
}

/** Show the code that the page's address carries. */
async function showLink() {
  try {
    const { showLinkedCode } = await later();
    await showLinkedCode(cells);
  } catch (error) {
    cells[0]?.say(`${notLoaded("What shows the code of the link", error)} and reload the page.`);
  }
}

/** Run a cell, after the cells above it that have not run as they stand. @param {Cell} cell */
export function run(cell) {
  return cell.busy ? turn : enqueue(cell.isolated ? [cell] : [...above(cell).filter((other) => !isFresh(other)), cell]);
}

/** Run a cell and go to the next one. @param {Cell} cell */
export async function runNext(cell) {
  const next = cells[cells.indexOf(cell) + 1];
  const done = run(cell);
  if (next) {
    await next.edit();
    next.editor?.focus();
    next.element.scrollIntoView({ block: "nearest" });
  }
  await done;
}

/** Run all cells of the page. */
export function runAll() {
  return enqueue(cells.filter((cell) => !cell.busy), "");
}

/** Stop a cell that runs, or take it out of the queue. @param {Cell} cell */
export function stop(cell) {
  if (cell.clock) cell.clock.halt();
  else if (cell.state === "queued") cell.unqueue("Not run.");
}

/** Python was started again: run what had run before, in its order. */
export function replay() {
  const before = cells.filter((cell) => cell.ran !== null);
  for (const cell of before) cell.ran = null;
  void enqueue(before, "Runs again, because Python was started again.");
}

/** Mark the cells whose output no longer follows from their code and the code above them. */
export function changed() {
  for (const cell of cells) {
    if (cell.ran === null || isFresh(cell)) delete cell.element.dataset.mfStale;
    else cell.element.dataset.mfStale = cell.ran.code === cell.code ? "above" : "edited";
  }
}

/** Tell a screen reader, through the page's one live region. @param {string} text */
export function announce(text) {
  let region = document.getElementById("mf-live");
  if (!region) {
    region = document.createElement("div");
    region.id = "mf-live";
    region.className = "mf-hidden";
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  region.textContent = text;
}

/** Do something when the runs that wait now have ended, and let later ones wait for it. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export function inTurn(work) {
  const result = turn.then(work);
  turn = result.then(() => {}, () => {});
  return result;
}

/** The cell of this page with an id. @param {string} id */
export function cellNamed(id) {
  return cells.find((cell) => cell.id === id);
}

/** @param {Cell[]} waiting @param {string} [reason] */
function enqueue(waiting, reason) {
  const last = waiting.at(-1);
  for (const cell of waiting) {
    cell.queue(reason ?? (cell === last ? "" : `Runs first, because cell ${last?.number} needs it.`));
  }
  turn = turn.then(() => runInOrder(waiting));
  return turn;
}

/** @param {Cell[]} waiting */
async function runInOrder(waiting) {
  let goOn = true;
  for (const cell of waiting) {
    if (!cell.element.isConnected) return;
    if (cell.state !== "queued") goOn = false;
    else if (goOn) goOn = await runNow(cell, codeAbove(cell));
    else cell.unqueue("Not run: a cell above it did not come to its end.");
  }
}

/** Whether a cell has run as it stands, after the cells above it as they stand. @param {Cell} cell */
function isFresh(cell) {
  return cell.ran?.code === cell.code && (cell.isolated || cell.ran.above === codeAbove(cell));
}

/** @param {Cell} cell */
function above(cell) {
  return cells.slice(0, cells.indexOf(cell)).filter((other) => !other.isolated);
}

/** @param {Cell} cell */
function codeAbove(cell) {
  return above(cell).map((other) => other.code).join("\0");
}

function addRunAll() {
  const first = cells[0];
  if (!first || document.querySelector("[data-mf-action=run-all]")) return;
  const all = button("run-all", "Run all");
  all.setAttribute("aria-label", "Run all cells of this page");
  all.addEventListener("click", () => void runAll());
  first.element.querySelector(".mf-cell__actions")?.prepend(all);
}

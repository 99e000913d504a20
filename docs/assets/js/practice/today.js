// The page Today: what is waiting to be looked at again, five items at a time, and what to go on with.
import { deck, nextDue, nextUndone } from "./deck.js";
import { entriesOf } from "./listing.js";
import { onChange, records } from "./kept.js";
import { endOfDay, inDays, onDay } from "./words.js";

/** @typedef {import("./listing.js").Entry} Entry */

/** What about five minutes are enough for. */
const SET = 5;

let show = () => {};
onChange(() => show());
// The day may have changed, and another page of the book may have been worked on, while this one was out of sight.
document.addEventListener("visibilitychange", () => show());
addEventListener("pageshow", ({ persisted }) => persisted && show());

/** @param {HTMLElement} element */
export function mountToday(element) {
  const entries = entriesOf(element.querySelector("template")?.content ?? element);
  const links = new Map(entries.map(({ id, item }) => [id, item]));
  const sections = new Map(entries.map(({ id, section }) => [id, section]));
  const place = document.createElement("div");
  element.append(place);
  let shown = "";
  show = () => {
    const now = Date.now();
    const all = records();
    const until = endOfDay(now);
    const sectionOf = (/** @type {string} */ id) => sections.get(id) ?? drill(id)?.kind;
    const waiting = deck(all, sectionOf, until);
    const goOn = nextUndone(all, entries);
    const next = waiting.length > 0 ? until : nextDue(all, sectionOf, until);
    const seen = JSON.stringify([waiting, goOn, next, all.size, new Date(until).getDate()]);
    if (!element.isConnected || seen === shown) return; // the focus stays where it is
    shown = seen;
    const item = (/** @type {string} */ id) => listItem(id, links.get(id), all.get(id));
    place.replaceChildren(...(waiting.length > 0 ? waitingNow(waiting, item) : nothingWaits(all.size > 0, next)));
    place.append(...whatNext(goOn === null ? undefined : links.get(goOn), all.size > 0));
  };
  show();
}

/** @param {string[]} ids @param {(id: string) => HTMLElement} item */
function waitingNow(ids, item) {
  const [set, rest] = [ids.slice(0, SET), ids.slice(SET)];
  const parts = [heading("To look at again"), paragraph(`${count(set.length)}, about five minutes. Answer each from memory.`), list("ol", set.map(item))];
  if (rest.length === 0) return parts;
  const more = document.createElement("details");
  more.append(Object.assign(document.createElement("summary"), { textContent: `${rest.length} more if you have time` }));
  more.addEventListener("toggle", () => more.append(list("ul", rest.map(item))), { once: true });
  return [...parts, more];
}

/** @param {boolean} hasBegun @param {number} next */
function nothingWaits(hasBegun, next) {
  if (!hasBegun) return [heading("Nothing yet"), paragraph("You have not checked an answer yet. What you check comes back here: first after a day, then after longer and longer times.")];
  const when = next === Infinity ? "Check an answer, and it comes back here after a day." : `The next exercise comes back ${inDays(next)}.`;
  return [heading("Nothing is waiting"), paragraph(`You are up to date. ${when}`)];
}

/** @param {HTMLElement | undefined} item @param {boolean} hasBegun */
function whatNext(item, hasBegun) {
  if (!item) return hasBegun ? [paragraph("You have solved every exercise that the book has so far.")] : [];
  return [heading(hasBegun ? "To go on with" : "To begin with"), list("ul", [copy(item)])];
}

/** @param {string} id @param {HTMLElement | undefined} item of the book's list @param {import("./records.js").Item | undefined} record */
function listItem(id, item, record) {
  const line = item ? copy(item) : drillItem(id);
  const [time = 0, correct = 0] = record?.log.at(-1) ?? [];
  const last = `${correct ? "right" : "not right yet"} ${onDay(time)}`;
  line.append(Object.assign(document.createElement("span"), { className: "mf-aside", textContent: last }));
  return line;
}

/** @param {HTMLElement} item */
function copy(item) {
  return /** @type {HTMLElement} */ (document.importNode(item, true));
}

/** @param {string} id */
function drillItem(id) {
  const { kind = "", level = "" } = drill(id) ?? {};
  const link = document.createElement("a");
  link.href = `drill/#kind=${encodeURIComponent(kind)}&level=${level}`;
  link.textContent = `Drill: ${kind.replaceAll("-", " ")}, level ${level}`;
  const line = document.createElement("li");
  line.dataset.mfItem = id;
  line.append(link, " ");
  return line;
}

/** The drill that "drill:differentiate:2" means. @param {string} id */
function drill(id) {
  const [, kind, level] = /^drill:([\w-]+):(\d)$/.exec(id) ?? [];
  return kind && level ? { kind, level } : undefined;
}

/** @param {"ol" | "ul"} tag @param {HTMLElement[]} items */
function list(tag, items) {
  const element = document.createElement(tag);
  element.className = "mf-items";
  element.append(...items);
  return element;
}

/** @param {string} text */
function heading(text) {
  return Object.assign(document.createElement("h2"), { textContent: text });
}

/** @param {string} text */
function paragraph(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

/** @param {number} n */
function count(n) {
  return n === 1 ? "One item" : `${n} items`;
}

// The page Where to begin: which sections to read, by the first answers to the questions that the page's table names.
import { advise } from "./advice.js";
import { onChange, records } from "./kept.js";

/** @typedef {import("./advice.js").Row<HTMLAnchorElement>} Row */

const list = new Intl.ListFormat("en-GB");

let show = () => {};
onChange(() => show());
addEventListener("pageshow", ({ persisted }) => persisted && show());

/** @param {HTMLElement} element with the table */
export function mountRoute(element) {
  const rows = [...element.querySelectorAll("tbody tr")].map(rowOf);
  const links = new Map([...element.querySelectorAll("a")].map((link) => [link.textContent, link]));
  const told = Object.assign(document.createElement("p"), { className: "mf-told mf-route" });
  told.setAttribute("aria-live", "polite");
  told.dataset.mfStatus = "";
  element.prepend(told);
  show = () => {
    const now = document.createElement("p");
    now.append(...words(advise(rows, records()), links));
    // What is said already is not read aloud again, and a link in it keeps the focus.
    if (element.isConnected && now.textContent !== told.textContent) told.replaceChildren(...now.childNodes);
  };
  const watcher = new MutationObserver(() => show()); // an answer is kept in the same turn as its result is shown
  for (const exercise of document.querySelectorAll("[data-mf-exercise]")) watcher.observe(exercise, { attributeFilter: ["data-mf-result"] });
  show();
}

/** @param {Element} row @returns {Row} */
function rowOf(row) {
  const [questions, missed, right] = [...row.querySelectorAll("td")].map((cell) => [...cell.querySelectorAll("a")]);
  return { questions: (questions ?? []).map((link) => link.textContent ?? ""), missed: missed?.[0], right: right?.[0] };
}

/** @param {ReturnType<typeof advise<HTMLAnchorElement>>} state @param {Map<string | null, HTMLAnchorElement>} links @returns {(Node | string)[]} */
function words(state, links) {
  const counted = `You have answered ${state.answered} of ${state.of} questions. `;
  if ("next" in state) {
    return [counted, state.answered === 0 ? "Begin with " : "Go on with ", ...linked([links.get(state.next)]), "; then your advice stands here."];
  }
  const { skip, read, begin } = state.advice;
  return [
    counted,
    ...(skip.length > 0 ? [`You can skip ${list.format(skip.map(numberOf))}. `] : []),
    ...(read.length > 0 ? ["Read ", ...linked(read.map(byNumber)), " first, then begin with "] : ["Go straight to "]),
    ...linked([begin]),
    ".",
  ];
}

/** The number of a section, which its title begins with. @param {HTMLAnchorElement} link */
function numberOf(link) {
  return link.textContent?.split(" ", 1)[0] ?? "";
}

/** The link with the number alone: a title may have an "and" of its own. @param {HTMLAnchorElement} link */
function byNumber(link) {
  const short = /** @type {HTMLAnchorElement} */ (link.cloneNode());
  short.textContent = numberOf(link);
  short.ariaLabel = link.textContent;
  return short;
}

/** Copies of links of the table, as a list in a sentence. @param {readonly (HTMLAnchorElement | undefined)[]} links */
function linked(links) {
  const copies = links.flatMap((link) => (link ? [link.cloneNode(true)] : []));
  let at = 0;
  return list.formatToParts(copies.map(String)).map(({ type, value }) => (type === "element" ? copies[at++] ?? value : value));
}

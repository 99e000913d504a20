// How well a reader knows what they know: of the answers given with some confidence, how many were right.

import { STEPS } from "./confidence.js";

/** Fewer items say nothing. */
const FEWEST = 5;

/**
 * @typedef {object} Calibration
 * @property {number} items  how many were answered with a confidence
 * @property {{times: number, right: number}[]} levels  by confidence, from 1 to 4
 */

/** @param {import("./records.js").Records} records @returns {Calibration} */
export function calibration(records) {
  const levels = STEPS.map(() => ({ times: 0, right: 0 }));
  let items = 0;
  for (const { log } of records.values()) {
    let isCounted = false;
    for (const [, correct, , confidence] of log) {
      const level = levels[confidence - 1];
      if (!level) continue;
      level.times += 1;
      level.right += correct;
      isCounted = true;
    }
    if (isCounted) items += 1;
  }
  return { items, levels };
}

/** What the numbers say, one sentence after the other. @param {Calibration} calibration @returns {string[]} */
export function inWords({ items, levels }) {
  if (items < FEWEST) {
    return [
      "Say before you check how sure you are: after five exercises you see here how far you can trust that feeling " +
        `(${items} of ${FEWEST} so far).`,
    ];
  }
  const said = levels.flatMap(({ times, right }, n) => (times > 0 ? [`You were ${STEPS[n]} ${often(times)} and right ${often(right)}.`] : []));
  const [guess, , , sure] = levels;
  if (sure && sure.times >= FEWEST && sure.right < 0.7 * sure.times) {
    said.push("You are often sure of what is wrong. Before you check, try your answer on a value you can work out.");
  } else if (guess && guess.times >= FEWEST && guess.right > 0.7 * guess.times) {
    said.push("Your guesses are mostly right. You know more than you think.");
  }
  return said.reverse(); // what the reader was surest of comes first, and the advice before it
}

/** @param {number} n */
function often(n) {
  return n === 0 ? "never" : n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
}

/** The sentences and, below them, the numbers as a table with bars. @param {Calibration} calibration @returns {Element[]} */
export function calibrationView(calibration) {
  const sentences = inWords(calibration).map((text) => Object.assign(document.createElement("p"), { textContent: text }));
  return calibration.items < FEWEST ? sentences : [...sentences, table(calibration)];
}

/** @param {Calibration} calibration */
function table({ levels }) {
  const table = document.createElement("table");
  table.className = "mf-calibration";
  table.createCaption().textContent = "How often you were right, by how sure you were";
  const head = table.createTHead().insertRow();
  for (const title of ["you were", "times", "right"]) {
    head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: title }));
  }
  const body = table.createTBody();
  levels.forEach(({ times, right }, n) => {
    const row = body.insertRow();
    row.append(Object.assign(document.createElement("th"), { scope: "row", textContent: STEPS[n] }));
    row.insertCell().textContent = String(times);
    const share = times > 0 ? Math.round((100 * right) / times) : null;
    const cell = row.insertCell();
    cell.textContent = share === null ? "–" : `${right} (${share} %)`;
    if (share !== null) cell.append(bar(share));
  });
  return table;
}

/** A picture of a number that stands beside it. @param {number} share  in per cent */
function bar(share) {
  const svg = svgElement("svg", { viewBox: "0 0 100 6", "aria-hidden": "true", class: "mf-bar" });
  svg.append(
    svgElement("rect", { width: "100", height: "6", class: "mf-bar__all" }),
    svgElement("rect", { width: String(share), height: "6", class: "mf-bar__part" }),
  );
  return svg;
}

/** @param {string} name @param {Record<string, string>} attributes */
function svgElement(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

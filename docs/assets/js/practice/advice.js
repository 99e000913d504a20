// Where to begin: what the first answers to some questions say of the sections that they are about.

/** @typedef {import("./records.js").Records} Records */
/**
 * @template Link
 * @typedef {object} Row  one of the page's table
 * @property {string[]} questions  the permanent names of exercises
 * @property {Link | undefined} missed  where one of them sends a reader who misses it
 * @property {Link | undefined} right   where a reader may begin who misses none; only some rows have it
 */
/** @typedef {"right" | "missed" | "open"} Result */
/**
 * @template Link
 * @typedef {object} Advice
 * @property {Link[]} skip
 * @property {Link[]} read  before the beginning
 * @property {Link | undefined} begin
 */

/**
 * @template Link
 * @param {readonly Row<Link>[]} rows @param {Records} records
 * @returns {{answered: number, of: number, next: string} | {answered: number, of: number, advice: Advice<Link>}}
 *   the next question, as long as the advice still depends on one
 */
export function advise(rows, records) {
  const ids = [...new Set(rows.flatMap(({ questions }) => questions))];
  const counts = { answered: ids.filter((id) => firstAnswer(records, id) !== "open").length, of: ids.length };
  const known = rows.map((row) => ({ ...row, result: resultOf(records, row.questions) }));
  const next = known.find(({ result }) => result === "open")?.questions.find((id) => firstAnswer(records, id) === "open");
  if (next !== undefined) return { ...counts, next };
  const sections = known.filter(({ right }) => right === undefined);
  const named = (/** @type {Result} */ which) => sections.flatMap(({ result, missed }) => (result === which && missed ? [missed] : []));
  const begin = known.flatMap(({ right, missed, result }) => (right ? [result === "right" ? right : missed] : []));
  // Each further question leads further into the book.
  return { ...counts, advice: { skip: named("right"), read: named("missed"), begin: begin.findLast((link) => link !== undefined) } };
}

/** One that is missed decides for all of them. @param {Records} records @param {readonly string[]} questions @returns {Result} */
function resultOf(records, questions) {
  const results = questions.map((id) => firstAnswer(records, id));
  return results.includes("missed") ? "missed" : results.includes("open") ? "open" : "right";
}

/** What is put right afterwards, or found with a hint, was not known. @param {Records} records @param {string} id @returns {Result} */
function firstAnswer(records, id) {
  const first = records.get(id)?.log[0];
  if (!first) return "open";
  const [, correct, hints] = first;
  return correct && hints === 0 ? "right" : "missed";
}

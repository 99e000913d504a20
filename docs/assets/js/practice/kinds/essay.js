// A few sentences of the reader's own, compared by the reader with a model answer, point by point.

/** @typedef {{model: number, points: number[]}} EssayData  numbers of texts */

/** Fewer characters are no attempt. */
const SHORTEST = 30;

/**
 * @param {HTMLFormElement} form @param {EssayData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function essay(form, data, changed) {
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const comparison = document.createElement("div");
  comparison.className = "mf-essay";
  /** @type {HTMLInputElement[]} */
  let boxes = [];
  field.addEventListener("input", changed);
  const text = (/** @type {number} */ number) => {
    const template = /** @type {HTMLTemplateElement | null} */ (form.querySelector(`template[data-mf-says="${number}"]`));
    return template?.content.cloneNode(true) ?? "";
  };
  const compare = () => {
    if (boxes.length) return;
    const model = Object.assign(document.createElement("blockquote"), { className: "mf-essay__model" });
    model.append(text(data.model));
    const points = document.createElement("fieldset");
    points.append(Object.assign(document.createElement("legend"), { textContent: "Tick what your answer says, too." }));
    boxes = data.points.map((point) => {
      const box = Object.assign(document.createElement("input"), { type: "checkbox" });
      const label = document.createElement("label");
      const words = document.createElement("span");
      words.append(text(point));
      label.append(box, words);
      points.append(label);
      box.addEventListener("change", changed);
      return box;
    });
    comparison.append(Object.assign(document.createElement("p"), { textContent: "A model answer:" }), model, points);
    form.append(comparison);
  };
  const ticked = () => boxes.map((box) => box.checked);
  return {
    answer: () => (field.value.trim() ? { text: field.value, points: ticked() } : null),
    restore(answer) {
      const { text: words, points } = /** @type {{text?: unknown, points?: unknown}} */ (answer ?? {});
      if (typeof words !== "string") return;
      field.value = words;
      if (!Array.isArray(points) || points.length === 0) return;
      compare();
      boxes.forEach((box, n) => (box.checked = points[n] === true));
    },
    judge() {
      if (field.value.trim().length < SHORTEST) return { result: "unreadable", words: "Write a sentence or two first." };
      const isNew = boxes.length === 0;
      compare();
      const said = ticked().filter(Boolean).length;
      if (isNew) return { result: "unreadable", tried: true, words: "Compare your answer with the model answer, tick what yours says, too, and check again." };
      if (said === boxes.length) return { result: "correct" };
      return { result: "wrong", words: `Your answer has ${said} of ${boxes.length} points. Add what is missing in your own words, tick it, and check again.` };
    },
  };
}

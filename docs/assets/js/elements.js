// Small pieces of the page that several of our files make.

/** @param {string} action @param {string} label */
export function button(action, label) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = `mf-button mf-button--${action}`;
  element.dataset.mfAction = action;
  element.textContent = label;
  return element;
}

/** Text as it is, never markup. @param {string} text */
export function textBlock(text) {
  return Object.assign(document.createElement("pre"), { textContent: text });
}

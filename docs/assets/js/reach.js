// Printed lines keep their columns, so a wide block scrolls sideways: then the Tab key must reach it.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (!target.isConnected) sizes.unobserve(target);
    else if (target.scrollWidth > target.clientWidth) mark(target);
    else for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
  }
});

/** What blocks are called that are not the output of a cell. @type {WeakMap<Element, string>} */
const names = new WeakMap();

/** Make a block reachable with the keyboard for as long as it scrolls. @param {HTMLElement} block @param {string} [name] */
export function reachable(block, name) {
  if (name) names.set(block, name);
  sizes.observe(block);
}

/** @param {Element} block */
function mark(block) {
  const number = block.closest("[data-mf-number]")?.getAttribute("data-mf-number");
  block.setAttribute("tabindex", "0");
  block.setAttribute("role", "group");
  block.setAttribute("aria-label", names.get(block) ?? `Output of live cell ${number}`);
}

// KaTeX for the formulas that a reader's run gives, bundled like the editor (vendor.mjs). The formulas of the pages
// are typeset when the site is built, and need no script.
export { render } from "katex";

// JSXGraph for the interactive figures, bundled like the editor (vendor.mjs): a page loads it when a figure comes near.
export { JSXGraph } from "jsxgraph";

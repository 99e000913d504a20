// Render formulas: JSON [{tex, display}] on standard input → JSON [{html} | {error}] on standard output.
// Strict: what KaTeX would only warn about (Unicode in mathematics, unknown commands) is an error here.
import { readFileSync } from "node:fs";
import katex from "katex";

/** @param {{tex: string, display: boolean}} formula */
function render({ tex, display }) {
  try {
    const options = { displayMode: display, output: "htmlAndMathml", strict: "error", throwOnError: true };
    return { html: katex.renderToString(tex, /** @type {any} */ (options)) };
  } catch (error) {
    return { error: String(/** @type {Error} */ (error).message) };
  }
}

const formulas = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(formulas.map(render)));

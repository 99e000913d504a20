// Sketch the slope of a curve: points over given places are moved up and down, and joined by a line.
import { readable, snap } from "../axis.js";
import { judgeSketch } from "../judge_sketch.js";
import { caption, livePlot, reveal } from "../plot.js";

/** What a key adds to a height. @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/** @typedef {import("../judge_sketch.js").SketchData & {line: [number, number][]}} SketchData  with the right slope, to draw it */

/**
 * @param {HTMLFormElement} form @param {SketchData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function sketch(form, data, changed) {
  const { knots, letter } = data;
  const svg = /** @type {SVGSVGElement} */ (form.querySelector("[data-mf-draw] .mf-plot"));
  const { x, y, line, handle, frame } = livePlot(svg);
  const places = knots.map(x.place);
  const closest = Math.min(...places.slice(1).map((place, n) => place - (places[n] ?? 0)));
  frame.style.setProperty("--mf-reach", `${(100 * closest) / svg.viewBox.baseVal.width}%`); // no point lies under another
  let heights = knots.map(() => 0);
  const isTouched = () => heights.some((height) => height !== 0);
  const drawLine = line("mf-plot__curve mf-plot__curve-2");
  const show = knots.map((knot, number) => {
    const name = `slope at ${letter} = ${readable(knot, x.step)}`;
    /** @param {number} height */
    const moveTo = (height) => {
      const bounded = y.within(height);
      if (bounded === heights[number]) return;
      heights = heights.with(number, bounded);
      draw();
      changed();
    };
    const put = handle(`Slope at ${letter} = ${readable(knot, x.step)}`, {
      moved: ([, height]) => moveTo(snap(height, y.step)),
      pressed: ({ key }) => {
        const steps = STEPS[key];
        if (steps === undefined) return false;
        moveTo(snap((heights[number] ?? 0) + steps * y.step, y.step));
        return true;
      },
    });
    return () => {
      const height = heights[number] ?? 0;
      put([knot, height], `${name}: about ${readable(height, y.step)}`);
    };
  });
  const draw = () => {
    drawLine(knots.map((knot, number) => [knot, heights[number] ?? 0]));
    show.forEach((each) => each());
  };
  draw();

  const overlay = reveal(form, () => {
    line("mf-plot__curve mf-plot__curve-3")(data.line);
    caption(frame, "Dashed: your sketch. Dotted: the slope of the curve.");
  });

  return {
    answer: () => (isTouched() ? heights : null),
    restore(answer) {
      const fits = Array.isArray(answer) && answer.length === knots.length && answer.every(Number.isFinite);
      heights = fits ? answer.map(y.within) : knots.map(() => 0);
      draw();
    },
    judge: () => judgeSketch(isTouched() ? heights : null, data),
    mark(verdict) {
      if (verdict?.result === "correct") overlay();
    },
  };
}

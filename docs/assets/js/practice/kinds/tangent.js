// Place a straight line on a curve: it goes through two points, which can be moved.
import { readable, snap } from "../axis.js";
import { judgeTangent, slopeOf } from "../judge_tangent.js";
import { caption, livePlot, reveal } from "../plot.js";

const LEAP = 10; // steps, with Shift
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @typedef {[import("../plot.js").Point, import("../plot.js").Point]} Handles */

/**
 * @param {HTMLFormElement} form @param {import("../judge_tangent.js").TangentData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function tangent(form, data, changed) {
  const { x, y, line, handle, frame } = livePlot(/** @type {SVGSVGElement} */ (form.querySelector(".mf-plot")));
  /** @type {Handles} a level line near the bottom, which is no answer yet */
  const atFirst = [
    [snap(x.low + 0.25 * (x.high - x.low), x.step), snap(y.low + 0.15 * (y.high - y.low), y.step)],
    [snap(x.low + 0.75 * (x.high - x.low), x.step), snap(y.low + 0.15 * (y.high - y.low), y.step)],
  ];
  let handles = atFirst;
  const isTouched = () => handles.join() !== atFirst.join();
  const drawLine = line("mf-plot__curve mf-plot__curve-2");
  const readout = caption(frame, "");

  const put = handles.map((_, number) => {
    /** @param {import("../plot.js").Point} to */
    const moveTo = ([a, b]) => {
      /** @type {import("../plot.js").Point} */
      const point = [x.within(snap(a, x.step)), y.within(snap(b, y.step))];
      if (point.join() === handles[number]?.join()) return;
      handles = /** @type {Handles} */ (handles.with(number, point));
      draw();
      changed();
    };
    return handle(`${["First", "Second"][number]} point of the line`, {
      moved: moveTo,
      pressed: ({ key, shiftKey }) => {
        const arrow = ARROWS[key];
        const point = handles[number];
        if (!arrow || !point) return false;
        const steps = shiftKey ? LEAP : 1;
        moveTo([point[0] + steps * arrow[0] * x.step, point[1] + steps * arrow[1] * y.step]);
        return true;
      },
    });
  });
  const draw = () => {
    const words = slopeInWords(handles, x.step, y.step);
    drawLine(across(handles, x, y));
    readout.textContent = words;
    handles.forEach((point, number) => {
      const place = `${data.letter} = ${readable(point[0], x.step)}, height ${readable(point[1], y.step)}`;
      put[number]?.(point, `${place}. ${words}`);
    });
  };
  draw();

  const overlay = reveal(form, () => {
    /** @type {Handles} */
    const right = [[data.at, data.height], [data.at + 1, data.height + data.slope]];
    line("mf-plot__curve mf-plot__curve-3")(across(right, x, y));
    caption(readout, "Dashed: your line. Dotted: the tangent.");
  });

  return {
    answer: () => (isTouched() ? handles : null),
    restore(answer) {
      handles = areHandles(answer) ? /** @type {Handles} */ (answer.map(([a, b]) => [x.within(a), y.within(b)])) : atFirst;
      draw();
    },
    judge: () => judgeTangent(isTouched() ? handles : null, data),
    mark(verdict) {
      if (verdict?.result === "correct") overlay();
    },
  };
}

/** @param {Handles} handles @param {number} xStep @param {number} yStep */
function slopeInWords(handles, xStep, yStep) {
  const { run, rise, slope } = slopeOf(handles);
  const legs = `Run ${readable(run, xStep)}, rise ${readable(rise, yStep)}`;
  return run === 0 ? `${legs}: a vertical line has no slope.` : `${legs}: slope ${readable(slope, 0.01)}.`;
}

/** The line through two points as far as it can be seen. @param {Handles} handles @param {import("../axis.js").Axis} x @param {import("../axis.js").Axis} y */
function across(handles, x, y) {
  const { run, slope } = slopeOf(handles);
  const [[a, b]] = handles;
  if (run === 0) return /** @type {Handles} */ ([[a, y.low], [a, y.high]]);
  const inverse = (/** @type {number} */ height) => x.within(a + (height - b) / slope);
  const ends = slope === 0 ? [x.low, x.high] : [inverse(y.low), inverse(y.high)];
  return /** @type {Handles} */ (ends.map((end) => [end, y.within(b + slope * (end - a))]));
}

/** @param {unknown} answer @returns {answer is Handles} */
function areHandles(answer) {
  const isPoint = (/** @type {unknown} */ point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
  return Array.isArray(answer) && answer.length === 2 && answer.every(isPoint);
}

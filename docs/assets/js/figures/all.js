// All interactive figures of the book. A new one stands in a file of its own, and is named here.
import { gearChain } from "./gear_chain.js";
import { growingRectangle } from "./growing_rectangle.js";
import { microscope } from "./microscope.js";
import { numberE } from "./number_e.js";
import { secantToTangent } from "./secant_to_tangent.js";
import { slopePainter } from "./slope_painter.js";

const ALL = [secantToTangent, slopePainter, microscope, numberE, growingRectangle, gearChain];

/** By their permanent ids. @type {ReadonlyMap<string, import("./base/figure.js").Figure<any>>} */
export const FIGURES = new Map(ALL.map((figure) => [figure.id, figure]));

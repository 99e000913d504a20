// All interactive figures of the book. A new one stands in a file of its own, and is named here.
import { gearChain } from "./gear_chain.js";
import { growingRectangle } from "./growing_rectangle.js";
import { numberE } from "./number_e.js";
import { secantToTangent } from "./secant_to_tangent.js";

/** By their permanent ids. @type {ReadonlyMap<string, import("./base/figure.js").Figure<any>>} */
export const FIGURES = new Map([secantToTangent, numberE, growingRectangle, gearChain].map((figure) => [figure.id, figure]));

// All interactive figures of the book. A new one stands in a file of its own, and is named here.
import { secantToTangent } from "./secant_to_tangent.js";

/** By their permanent ids. @type {ReadonlyMap<string, import("./base/figure.js").Figure<any>>} */
export const FIGURES = new Map([secantToTangent].map((figure) => [figure.id, figure]));

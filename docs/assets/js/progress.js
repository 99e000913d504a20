// The loading steps in words: "Python 6.3 MB ✓  NumPy 2.9 MB …".

/**
 * @typedef {object} Step
 * @property {boolean} done       whether a part is loaded
 * @property {boolean} [givenUp]  whether it will not be, because another one takes its place
 * @property {number} [bytes]     what really came of it, if that is known
 */

const TITLES = new Map([
  ["python", "Python"],
  ["numpy", "NumPy"],
  ["mfml", "mfml"],
  ["matplotlib", "Matplotlib"],
  ["snapshot", "Python, NumPy, Matplotlib and mfml"],
  ["rest", "the rest of the library"],
]);

/**
 * @param {Map<string, Step>} steps by name of a part
 * @param {Readonly<Record<string, number>>} sizes bytes as the build knows them, by name of a part
 */
export function describe(steps, sizes) {
  const order = [...TITLES.keys()];
  return [...steps]
    .filter(([, { givenUp }]) => !givenUp)
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([name, { done, bytes = sizes[name] ?? 0 }]) => `${TITLES.get(name) ?? name} ${bytes > 0 ? readable(bytes) : "from this browser"} ${done ? "✓" : "…"}`)
    .join("  ");
}

/** @param {number} bytes */
export function readable(bytes) {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

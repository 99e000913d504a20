// The loading steps in words: "Python 6.3 MB ✓  NumPy 2.9 MB …".

const TITLES = new Map([["python", "Python"], ["numpy", "NumPy"], ["mfml", "mfml"], ["matplotlib", "Matplotlib"]]);

/**
 * @param {Map<string, boolean>} steps name of a part → whether it is loaded
 * @param {Readonly<Record<string, number>>} sizes bytes, by name of a part
 */
export function describe(steps, sizes) {
  return [...steps]
    .map(([name, done]) => `${TITLES.get(name) ?? name} ${readable(sizes[name] ?? 0)} ${done ? "✓" : "…"}`)
    .join("  ");
}

/** @param {number} bytes */
export function readable(bytes) {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// What the browser says of the connection.

/** @typedef {{saveData?: boolean, type?: string, effectiveType?: string}} Connection */

/** Whether the reader pays for each byte, or waits long for it. */
export function savesData() {
  const { connection } = /** @type {{connection?: Connection}} */ (navigator);
  const { saveData, type, effectiveType = "" } = connection ?? {};
  return saveData === true || type === "cellular" || ["slow-2g", "2g"].includes(effectiveType);
}

// What the browser says of the connection.

/** Whether the reader pays for each byte. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

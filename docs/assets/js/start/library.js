// Where Python's library is: as files, from a bundle, and not in the zip file that Pyodide asks for.

/** Python looks for its library only in a zip file unless it is told. */
export const LIBRARY = "/lib/python3.14";

/** A zip file with nothing in it. */
export const EMPTY_ZIP = new Uint8Array(22);
EMPTY_ZIP.set([0x50, 0x4b, 5, 6]);

// Write NAME.gz and NAME.br of files: node compress.mjs FOLDER FILE …
import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [folder = "", ...files] = process.argv.slice(2);

/** @type {[string, (content: Buffer) => Promise<Buffer>][]} */
const ways = [
  ["gz", (content) => promisify(gzip)(content, { level: 9 })],
  ["br", (content) => promisify(brotliCompress)(content, { params: bestOf(content) })],
];

/** A window as large as every browser takes, and all the time it needs. @param {Buffer} content */
function bestOf(content) {
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_SIZE_HINT } = constants;
  return {
    [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
    [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
    [BROTLI_PARAM_SIZE_HINT]: content.length,
  };
}

// Node does this in several threads.
await Promise.all(
  files.flatMap((file) =>
    ways.map(async ([ending, way]) => {
      const target = join(folder, `${basename(file)}.${ending}`);
      await writeFile(`${target}.part`, await way(await readFile(file)));
      await rename(`${target}.part`, target);
    }),
  ),
);

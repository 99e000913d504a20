import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

const CONTENT = new TextEncoder().encode("a file of the book");
const HASH = `sha256-${createHash("sha256").update(CONTENT).digest("base64")}`;
const ADDRESS = "https://book.example/folder/file.py?x";
const PATIENCE = 30_000;

/** The answers to come, of which the last one stays. @type {((init: RequestInit) => Response)[]} */
let answers = [];

/** How the browser's cache was to be used, for each request. @type {(string | undefined)[]} */
const caches = [];

globalThis.fetch = async (_, init = {}) => {
  caches.push(init.cache);
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  assert.ok(answer);
  return answer(init);
};
const { download } = await import("../../docs/assets/js/download.js");

const good = () => new Response(CONTENT);
const damaged = () => new Response(CONTENT.slice(1));
const missing = () => new Response(CONTENT, { status: 404 });
const cut = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("network error")) }));

/** @param {...((init: RequestInit) => Response)} ways */
function downloadFrom(...ways) {
  answers = ways;
  caches.length = 0;
  return download(ADDRESS, HASH);
}

test("a good file is asked for once", async () => {
  assert.deepEqual(new Uint8Array(await downloadFrom(good)), CONTENT);
  assert.deepEqual(caches, ["default"]);
});

for (const [name, fault, words] of /** @type {const} */ ([
  ["damaged", damaged, "file.py arrived damaged"],
  ["missing", missing, "the answer for file.py was 404"],
  ["cut", cut, "file.py did not arrive"],
])) {
  test(`a ${name} file is asked for again, past the browser's cache`, async () => {
    assert.deepEqual(new Uint8Array(await downloadFrom(fault, good)), CONTENT);
    assert.deepEqual(caches, ["default", "reload"]);
  });

  test(`a file that stays ${name} is told of`, async () => {
    await assert.rejects(downloadFrom(fault), { message: words });
    assert.equal(caches.length, 2);
  });
}

/** Send a file letter by letter, each a moment before patience ends. @param {import("node:test").TestContext} context */
function slowly({ mock }) {
  mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {ReadableStreamDefaultController<Uint8Array> | undefined} */
  let sending;
  const finished = downloadFrom(({ signal }) => {
    const body = new ReadableStream({
      start(stream) {
        sending = stream;
        signal?.addEventListener("abort", () => stream.error(signal.reason));
      },
    });
    return new Response(body);
  });
  const settle = () => new Promise(setImmediate); // nothing but promises is waited for
  const send = async (/** @type {Uint8Array} */ part) => {
    for (const letter of part) {
      await settle();
      mock.timers.tick(PATIENCE - 1);
      sending?.enqueue(Uint8Array.of(letter));
    }
    await settle();
  };
  return { finished, send, end: () => sending?.close(), wait: () => mock.timers.tick(PATIENCE) };
}

test("a slow download goes on", async (context) => {
  const { finished, send, end } = slowly(context);
  await send(CONTENT);
  end();
  assert.deepEqual(new Uint8Array(await finished), CONTENT);
});

test("a download has stalled when no byte has come for half a minute", async (context) => {
  const { finished, send, wait } = slowly(context);
  const told = assert.rejects(finished, { message: "file.py has stopped arriving" });
  await send(CONTENT.slice(1));
  wait();
  await told;
  assert.equal(caches.length, 1, "the reader has waited long enough");
});

// Stands in the place of the service worker where the book is not to be kept: it empties the shelf and goes.
import { Shelf } from "./shelf.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await new Shelf(worker.registration.scope).drop();
  await worker.registration.unregister();
}

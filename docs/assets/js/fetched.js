// Whether this browser has fetched this very Python before, so that it costs the reader nothing more.
import { addresses } from "./config.js";
import { remember, remembered } from "./storage.js";

const KEY = "mfml:python";

export function isFetched() {
  return remembered(KEY) === addresses.bundles;
}

export function noteFetched() {
  remember(KEY, addresses.bundles);
}

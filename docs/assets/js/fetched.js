// Whether this browser has fetched this very Python before, so that it costs the reader nothing more.
import { addresses } from "./config.js";
import { remember, remembered } from "./storage.js";

const KEY = "mfml:python";

const fastest = addresses.snapshot || addresses.bundles;

export function isFetched() {
  return remembered(KEY) === fastest;
}

export function noteFetched() {
  remember(KEY, fastest);
}

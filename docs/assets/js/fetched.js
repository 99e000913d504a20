// Whether this browser has fetched this very Python before, so that it costs the reader nothing more.
import { addresses } from "./config.js";
import { savesData } from "./connection.js";
import { remember, remembered } from "./storage.js";

const KEY = "mfml:python";

const fastest = addresses.snapshot || addresses.bundles;

export function isFetched() {
  const fetched = remembered(KEY);
  return fetched === fastest || (savesData() && fetched === addresses.bundles);
}

export function noteFetched() {
  remember(KEY, savesData() ? addresses.bundles : fastest);
}

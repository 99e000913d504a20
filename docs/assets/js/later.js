// What a page needs after the reader's first touch, bundled into one file: it is there as a whole or not at all.
export { openEditor } from "./editor.js";
export { blamed, underlineIn } from "./errors.js";
export { paint, saveButtons } from "./figure.js";
export { typeset } from "./formula.js";
export { share, showLinkedCode } from "./link.js";
export { keepForOffline } from "./offline.js";
export { Died, NotBegun, runtime } from "./runtime.js";

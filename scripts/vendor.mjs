// The third-party code of the editor, bundled by esbuild at build time into one file that our editor.js
// loads on first focus. Only names: everything we write ourselves is served as it is written.
export {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
  ifNotIn,
  setSelectedCompletion,
  selectedCompletionIndex,
} from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export { pythonLanguage } from "@codemirror/lang-python";
export {
  LanguageSupport,
  bracketMatching,
  indentOnInput,
  indentService,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
export { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, drawSelection, keymap, showTooltip, tooltips } from "@codemirror/view";
export { classHighlighter } from "@lezer/highlight";

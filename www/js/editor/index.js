// The code editor of a cell: CodeMirror 6 behind a small interface, and the same colours for cells that are not edited.
//
// Positions in this interface count Unicode code points, as Jupyter's `cursor_pos` and Rust's `chars()` do.
// `onCommand` gets a chord as the page writes shortcuts (`Shift+Enter`, `Ctrl+Shift+-`, `Escape`; Command counts as Ctrl) and
// says whether the notebook took it. `ArrowUp` comes only from the first line, `ArrowDown` only from the last. After a
// `Ctrl+M` that was taken, the next chord comes too, whatever it is, and never types.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search } from '@codemirror/search';
import { Annotation, Compartment, EditorState, StateField, Transaction } from '@codemirror/state';
import {
  Decoration, EditorView, dropCursor, highlightSpecialChars, keymap, lineNumbers, placeholder,
} from '@codemirror/view';
import { afterFrame } from './after_frame.js';
import { completion } from './completion.js';
import { inspectSource, inspection } from './inspect.js';
import { editorKeys, notebookKeys } from './keys.js';
import { markdown, python } from './languages.js';
import { analyse } from './magic.js';
import { codePointsFromUtf16, utf16FromCodePoints } from './offsets.js';
import { selections } from './selections.js';
import { mountTokenStyles, theme } from './theme.js';
import { tokenHighlighter } from './tokens.js';

export { highlight } from './highlight.js';

mountTokenStyles();

/**
 * @typedef {'python' | 'markdown' | 'plain'} EditorLanguage
 * @typedef {object} EditorOptions
 * @property {string} [doc]
 * @property {EditorLanguage} [language]
 * @property {boolean} [readOnly]
 * @property {boolean} [lineNumbers]
 * @property {boolean} [wrap]
 * @property {string} [placeholder]
 * @property {string} [label] what a screen reader calls it
 * @property {Record<string, string>} [phrases] translations of CodeMirror's own words
 * @property {(text: string) => void} [onChange] soon after an edit of the person's, and before `onCommand` and `onBlur`; not after `setDoc`
 * @property {(chord: string) => boolean} [onCommand]
 * @property {() => void} [onFocus]
 * @property {() => void} [onBlur]
 * @property {() => void} [onCursor] the cursor or the selection moved
 * @property {(code: string, pos: number) => Promise<{matches: {text: string, type?: string}[], from: number, to: number}>} [complete]
 * @property {(code: string, pos: number) => Promise<string | null>} [inspect]
 */

/** Marks a change that came from outside, which the outside need not be told of. */
const fromOutside = Annotation.define();

/** The colours of magics, which the Python parser does not see. */
const magics = StateField.define({
  create: (state) => magicDecorations(state.doc),
  update: (decorations, transaction) => (transaction.docChanged ? magicDecorations(transaction.newDoc) : decorations),
  provide: (field) => EditorView.decorations.from(field),
});

function magicDecorations(doc) {
  const spans = analyse(doc.toString())?.spans;
  if (!spans) return Decoration.none;
  return Decoration.set(spans.map((span) => Decoration.mark({ class: span.class }).range(span.from, span.to)), true);
}

function languageExtensions(language) {
  if (language === 'python') return [python.extension, magics];
  return language === 'markdown' ? markdown.extension : [];
}

/** Extensions of the options that can change later, by the option's name. */
const CHANGEABLE = {
  language: (language = 'python') => [languageExtensions(language), editorKeys({ code: language === 'python' })],
  readOnly: (readOnly = false) => [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)],
  lineNumbers: (shown = false) => (shown ? lineNumbers() : []),
  wrap: (wrap = false) => (wrap ? EditorView.lineWrapping : []),
  placeholder: (text = '') => (text ? placeholder(text) : []),
  label: (label = '') => (label ? EditorView.contentAttributes.of({ 'aria-label': label }) : []),
  phrases: (phrases = {}) => EditorState.phrases.of(phrases),
};

/**
 * @param {HTMLElement} parent
 * @param {EditorOptions} options
 */
export function createEditor(parent, options = {}) {
  const language = options.language ?? 'python';
  const compartments = Object.fromEntries(Object.keys(CHANGEABLE).map((name) => [name, new Compartment()]));
  const { extension: told, flush } = listeners(options, () => view);
  const onCommand = options.onCommand && ((chord) => {
    flush();
    return options.onCommand(chord);
  });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.doc ?? '',
      extensions: [
        onCommand ? notebookKeys(onCommand) : [],
        told,
        standard(language),
        options.complete ? completion(options.complete) : [],
        options.inspect ? [inspectSource.of(options.inspect), inspection] : [],
        Object.entries(CHANGEABLE).map(([name, extension]) => compartments[name].of(extension(options[name]))),
      ],
    }),
  });
  return {
    getDoc: () => view.state.doc.toString(),
    setDoc: (text) => {
      flush();
      replaceDoc(view, text);
    },
    focus: (at) => focus(view, at),
    blur: () => view.contentDOM.blur(),
    cursor: () => cursor(view.state),
    selection: () => selection(view.state),
    hasFocus: () => view.hasFocus,
    /** @param {Partial<EditorOptions>} changed of the options that can change: those of `CHANGEABLE` */
    setOptions: (changed) => {
      const known = Object.entries(changed).filter(([name]) => name in CHANGEABLE);
      view.dispatch({ effects: known.map(([name, value]) => compartments[name].reconfigure(CHANGEABLE[name](value))) });
    },
    destroy: () => {
      flush();
      view.destroy();
    },
    view,
  };
}

function standard(language) {
  return [
    history(),
    highlightSpecialChars(),
    dropCursor(),
    selections,
    EditorState.tabSize.of(4),
    indentUnit.of('    '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    keymap.of(closeBracketsKeymap),
    highlightSelectionMatches(),
    search({ top: true }),
    syntaxHighlighting(tokenHighlighter),
    theme,
    EditorView.contentAttributes.of({ spellcheck: language === 'markdown' ? 'true' : 'false', autocapitalize: 'off', autocorrect: 'off', translate: 'no' }),
  ];
}

/** What the page is told of, and `flush`, to be called before it acts on what was typed. */
function listeners({ onChange, onFocus, onBlur, onCursor }, viewNow) {
  const change = afterFrame(() => onChange?.(viewNow().state.doc.toString()));
  const cursor = afterFrame(() => onCursor?.());
  const extension = [
    EditorView.updateListener.of((update) => {
      const own = update.transactions.some((transaction) => transaction.docChanged && !transaction.annotation(fromOutside));
      if (own) change.ask();
      if (update.selectionSet || update.docChanged) cursor.ask();
    }),
    EditorView.domEventHandlers({
      focus: () => {
        onFocus?.();
        return false;
      },
      blur: () => {
        change.flush();
        onBlur?.();
        return false;
      },
      // A file dropped here is for the page to open; CodeMirror would insert its text.
      drop: (event) => event.dataTransfer?.files.length > 0,
    }),
  ];
  return { extension, flush: change.flush };
}

/** Replaces what differs only, so that the cursor, the undo history and the scroll position stay. */
function replaceDoc(view, text) {
  const old = view.state.doc.toString();
  if (old === text) return;
  let from = 0;
  const shortest = Math.min(old.length, text.length);
  while (from < shortest && old[from] === text[from]) from += 1;
  let tail = 0;
  while (tail < shortest - from && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  view.dispatch({
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
  });
}

/** @param {'start' | 'end' | {line: number, ch: number} | undefined} at `line` and `ch` count from 0 */
function focus(view, at) {
  const { doc } = view.state;
  let anchor;
  if (at === 'start') anchor = 0;
  else if (at === 'end') anchor = doc.length;
  else if (at) {
    const line = doc.line(Math.min(Math.max(at.line + 1, 1), doc.lines));
    anchor = line.from + utf16FromCodePoints(line.text, at.ch);
  }
  if (anchor !== undefined) view.dispatch({ selection: { anchor }, scrollIntoView: true });
  view.focus();
}

/** Where the cursor is; `line` and `col` count from 0. */
function cursor(state) {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return {
    offset: codePointsFromUtf16(state.doc.toString(), head),
    line: line.number - 1,
    col: codePointsFromUtf16(line.text, head - line.from),
    lines: state.doc.lines,
  };
}

function selection(state) {
  const text = state.doc.toString();
  const { from, to } = state.selection.main;
  return {
    from: codePointsFromUtf16(text, from),
    to: codePointsFromUtf16(text, to),
    text: text.slice(from, to),
    ranges: state.selection.ranges.length,
  };
}

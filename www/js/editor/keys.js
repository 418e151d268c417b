// Keys of the editor. Those that may mean something to the notebook (run, leave, move to the next cell, menu shortcuts) are
// offered to it first; what it does not take is the editor's.
import { closeCompletion, completionStatus, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentLess, indentMore, simplifySelection } from '@codemirror/commands';
import { closeSearchPanel, searchKeymap, searchPanelOpen } from '@codemirror/search';
import { EditorSelection, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { closeInspection, showInspection } from './inspect.js';

const MODIFIERS = new Set(['Alt', 'AltGraph', 'CapsLock', 'Control', 'Dead', 'Meta', 'Shift', 'Unidentified']);
/** Bindings of CodeMirror that would take a key of the notebook when it does not handle it at the moment. */
const LEFT_OUT = new Set(['Mod-Enter', 'Ctrl-m', 'Shift-Alt-m']);

/**
 * The chord of a key press as the page writes shortcuts: `Ctrl+Shift+-`, `Alt+Enter`, `A`; Command counts as Ctrl.
 * @param {KeyboardEvent} event
 * @returns {string | null} null for a bare modifier
 */
export function chordFromEvent(event) {
  if (MODIFIERS.has(event.key)) return null;
  let key = event.key;
  // Letters and the hyphen by their place where the layout has another sign there, or Shift or Alt changed it.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter && !/^[a-z]$/i.test(key)) key = letter;
  if (event.code === 'Minus') key = '-';
  if (key === ' ') key = 'Space';
  const sign = key.length === 1;
  if (sign) key = key.toUpperCase();
  const shift = event.shiftKey && (!sign || /[A-Z-]/.test(key));
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** Whether a press types text: those never leave the editor. AltGr (reported as Ctrl+Alt) types on many layouts. */
function isTyping(event) {
  if (event.key.length !== 1) return false;
  return (!event.ctrlKey && !event.metaKey && !event.altKey) || event.getModifierState?.('AltGraph');
}

function atEdge(view, down) {
  const { state } = view;
  const range = state.selection.main;
  if (!range.empty || state.selection.ranges.length > 1 || completionStatus(state) === 'active') return false;
  // Visual lines: in a wrapped line the arrow first moves inside it.
  const moved = view.moveVertically(range, down);
  const line = state.doc.lineAt(range.head);
  const last = down ? line.number === state.doc.lines : line.number === 1;
  return last && (moved.head === range.head || moved.head === (down ? state.doc.length : 0));
}

/** Escape closes what is open inside the editor before it leaves it. */
function closeOneThing(view) {
  // A list that is only being asked for is not seen: it goes, and Escape goes on.
  const list = completionStatus(view.state);
  if (list && closeCompletion(view) && list === 'active') return true;
  if (closeInspection(view)) return true;
  if (searchPanelOpen(view.state)) return closeSearchPanel(view);
  return simplifySelection(view);
}

/**
 * @param {(chord: string) => boolean} onCommand
 */
export function notebookKeys(onCommand) {
  let sequence = false;
  /** @type {(event: KeyboardEvent, view: EditorView) => boolean} */
  const keydown = (event, view) => {
    // A key that composes a Hangul or kana syllable belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return false;
    const chord = chordFromEvent(event);
    if (!chord) return false;
    if (sequence) {
      sequence = false;
      onCommand(chord);
      return true;
    }
    if (isTyping(event)) return false;
    switch (chord) {
      case 'ArrowUp':
        return atEdge(view, false) && onCommand(chord);
      case 'ArrowDown':
        return atEdge(view, true) && onCommand(chord);
      case 'Escape':
        return closeOneThing(view) || onCommand(chord);
      case 'Ctrl+M':
        sequence = onCommand(chord);
        return sequence;
      case 'Enter':
      case 'Backspace':
      case 'Delete':
      case 'Tab':
      case 'Shift+Tab':
        return false;
      default:
        return onCommand(chord);
    }
  };
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown,
      blur: () => {
        sequence = false;
        return false;
      },
    }),
  );
}

/** Tab completes after a name, otherwise indents. */
function tab(view) {
  const { state } = view;
  if (state.readOnly) return false;
  const range = state.selection.main;
  const before = state.doc.lineAt(range.head).text.slice(0, range.head - state.doc.lineAt(range.head).from);
  if (state.selection.ranges.length === 1 && range.empty) {
    if (/[\w.%!/\u00a1-\uffff]$/.test(before) && startCompletion(view)) return true;
    return insertIndent(view);
  }
  return state.selection.ranges.every((each) => each.empty) ? insertIndent(view) : indentMore(view);
}

/** Blanks up to the next multiple of four. */
function insertIndent(view) {
  const { state } = view;
  view.dispatch(
    state.changeByRange((range) => {
      const column = range.head - state.doc.lineAt(range.head).from;
      const blanks = ' '.repeat(4 - (column % 4));
      return { changes: { from: range.head, insert: blanks }, range: EditorSelection.cursor(range.head + blanks.length) };
    }),
    { scrollIntoView: true, userEvent: 'input.indent' },
  );
  return true;
}

function shiftTab(view) {
  const range = view.state.selection.main;
  const line = view.state.doc.lineAt(range.head);
  if (range.empty && /\S/.test(line.text.slice(0, range.head - line.from)) && showInspection(view)) return true;
  return indentLess(view);
}

/** @param {{code: boolean}} options `code`: Tab completes and Shift+Tab inspects */
export function editorKeys({ code }) {
  const own = code ? [{ key: 'Tab', run: tab, shift: shiftTab }] : [{ key: 'Tab', run: insertIndent, shift: indentLess }];
  const standard = defaultKeymap.filter(({ key, mac }) => !LEFT_OUT.has(key) && !LEFT_OUT.has(mac));
  return keymap.of([...own, ...historyKeymap, ...searchKeymap, ...standard]);
}

// Several cursors at once.
//
// The browser draws one caret and one selection, and does it for nothing; CodeMirror's own layer of them costs a measurement
// and a repaint with each key (in a notebook of 500 cells: key to paint 19 ms instead of 13). So that layer is there only
// while there is more than the browser can draw.
import { Compartment, EditorState } from '@codemirror/state';
import { crosshairCursor, drawSelection, rectangularSelection } from '@codemirror/view';

const drawing = new Compartment();
const drawn = drawSelection();

/** @param {EditorState} state */
export const isDrawn = (state) => drawing.get(state) === drawn;

/** Puts the layer in with the second cursor, and out with the last but one. */
const draws = EditorState.transactionExtender.of((transaction) => {
  if (!transaction.selection) return null;
  const many = transaction.selection.ranges.length > 1;
  if (many === isDrawn(transaction.startState)) return null;
  return { effects: drawing.reconfigure(many ? drawn : []) };
});

export const selections = [
  EditorState.allowMultipleSelections.of(true),
  rectangularSelection(),
  crosshairCursor(),
  drawing.of([]),
  draws,
];

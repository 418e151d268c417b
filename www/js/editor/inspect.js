// Documentation from the kernel in a tooltip: on hover, and on Shift+Tab at the cursor.
import { Facet, StateEffect, StateField } from '@codemirror/state';
import { hoverTooltip, showTooltip } from '@codemirror/view';
import { codePointsFromUtf16 } from './offsets.js';

/** @type {Facet<(code: string, pos: number) => Promise<string | null>>} */
export const inspectSource = Facet.define({ combine: (values) => values[0] });

const HOVER_MS = 600;
// Colour codes and the other escape sequences that a terminal would swallow.
const ANSI = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g;

/** @param {string} text */
export const stripAnsi = (text) => text.replace(ANSI, '');

function tooltipDom(text) {
  const dom = document.createElement('div');
  dom.className = 'cm-inspect';
  dom.setAttribute('role', 'tooltip');
  dom.tabIndex = -1;
  dom.textContent = stripAnsi(text).trimEnd();
  return { dom };
}

async function ask(view, pos) {
  const source = view.state.facet(inspectSource);
  if (!source) return null;
  const code = view.state.doc.toString();
  try {
    return (await source(code, codePointsFromUtf16(code, pos))) || null;
  } catch {
    // No kernel, or it was restarted meanwhile: there is just nothing to show.
    return null;
  }
}

const setInspection = StateEffect.define();

const inspectionField = StateField.define({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setInspection)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Asks for what stands at the cursor; false when nobody can answer. */
export function showInspection(view) {
  if (!view.state.facet(inspectSource)) return false;
  const pos = view.state.selection.main.head;
  const { doc } = view.state;
  void ask(view, pos).then((text) => {
    if (!text || view.state.doc !== doc || view.state.selection.main.head !== pos) return;
    view.dispatch({ effects: setInspection.of({ pos, above: false, create: () => tooltipDom(text) }) });
  });
  return true;
}

/** Closes the tooltip of the cursor; false when there is none. */
export function closeInspection(view) {
  if (!view.state.field(inspectionField, false)) return false;
  view.dispatch({ effects: setInspection.of(null) });
  return true;
}

const hover = hoverTooltip(
  async (view, pos, side) => {
    const word = view.state.wordAt(pos);
    if (!word || (word.from === pos && side < 0) || (word.to === pos && side > 0)) return null;
    const text = await ask(view, word.to);
    return text && { pos: word.from, end: word.to, above: true, create: () => tooltipDom(text) };
  },
  { hoverTime: HOVER_MS },
);

export const inspection = [inspectionField, hover];

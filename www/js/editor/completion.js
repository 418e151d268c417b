// Completion from the kernel, with the cell's own names and Python's as the fallback while no kernel answers.
import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { globalCompletion, localCompletionSource } from '@codemirror/lang-python';
import { Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { codePointsFromUtf16, utf16FromCodePoints } from './offsets.js';

/** How long a kernel may think before the fallback is shown; a kernel that runs a cell does not answer at all. */
const PATIENCE_MS = 1500;
const MAX_SHOWN = 1000;
/** Jupyter's names for kinds, as CodeMirror's icons know them. */
const KINDS = {
  instance: 'variable', statement: 'variable', module: 'namespace', param: 'variable', magic: 'keyword', path: 'text', method: 'method',
  property: 'property', function: 'function', class: 'class', keyword: 'keyword', variable: 'variable', constant: 'constant', type: 'type',
};

/**
 * @param {(code: string, pos: number) => Promise<{matches: {text: string, type?: string}[], from: number, to: number}>} complete
 */
export function completion(complete) {
  /** @param {import('@codemirror/autocomplete').CompletionContext} context */
  const source = async (context) => {
    // While typing only the dot asks; anything else waits for Tab.
    if (!context.explicit && !context.matchBefore(/[\w\])"'\u00a1-\uffff]\.\w*$/)) return null;
    const code = context.state.doc.toString();
    const answer = await patiently(complete(code, codePointsFromUtf16(code, context.pos)), context);
    if (context.aborted) return null;
    if (answer?.matches?.length) return fromKernel(answer, code, context);
    return context.explicit ? fallback(context) : null;
  };
  return [
    autocompletion({ override: [source], icons: true, closeOnBlur: true, defaultKeymap: false, maxRenderedOptions: 200, interactionDelay: 0 }),
    Prec.highest(keymap.of([...completionKeymap, { key: 'Tab', run: acceptCompletion }])),
  ];
}

function fromKernel(answer, code, context) {
  const from = utf16FromCodePoints(code, answer.from);
  const to = Math.max(utf16FromCodePoints(code, answer.to), context.pos);
  return {
    from,
    to,
    options: answer.matches.slice(0, MAX_SHOWN).map(({ text, type }, index) => ({
      label: text,
      type: KINDS[type] ?? 'variable',
      // The kernel's order is kept among equals.
      boost: -Math.min(index, 99) / 100,
    })),
    validFor: /^[\w\u00a1-\uffff]*$/,
  };
}

function fallback(context) {
  const before = context.matchBefore(/[\w.\u00a1-\uffff]*$/);
  if (!before || before.text.includes('.')) return null;
  const local = localCompletionSource(context);
  const global = globalCompletion(context);
  if (!local) return global;
  const known = new Set(local.options.map((option) => option.label));
  return { ...local, options: [...local.options, ...(global?.options ?? []).filter((option) => !known.has(option.label))] };
}

/** The answer, or nothing when it fails, comes too late or is no longer wanted. */
function patiently(promise, context) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    context.addEventListener('abort', () => resolve(null));
    Promise.resolve(promise).then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}

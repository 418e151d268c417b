// Formulas: `<span class="math" data-tex data-display>` made by crates/render, filled in by KaTeX.
import { locate } from './assets.js';

const SLICE_MS = 8;
const PENDING = 'span.math[data-tex]:not([data-state])';

let katex;

/** KaTeX and its style sheet, when the first formula is met. */
function load() {
  katex ??= Promise.all([import(locate('katex.js')), stylesheet(locate('katex.css'))]).then(([module]) => module);
  katex.catch(() => { katex = undefined; });
  return katex;
}

function stylesheet(href) {
  return new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    // Without it formulas are ugly but readable.
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}

/** Typesets the formulas below `root`, in slices, so that typing is never held up. Repeating it is free. */
export async function renderMath(root) {
  const spans = [...root.querySelectorAll(PENDING)];
  if (root.matches?.(PENDING)) spans.push(root);
  if (spans.length === 0) return;
  for (const span of spans) span.dataset.state = 'waiting';
  try {
    const { typeset } = await load();
    let sliceStart = performance.now();
    for (const span of spans) {
      if (performance.now() - sliceStart > SLICE_MS) {
        await nextTask();
        sliceStart = performance.now();
      }
      // An element that has left the page meanwhile is not worth the work.
      if (!span.isConnected) continue;
      span.dataset.state = typeset(span, span.dataset.tex, span.dataset.display === 'true') ? 'done' : 'failed';
    }
  } catch (error) {
    for (const span of spans) if (span.dataset.state === 'waiting') delete span.dataset.state;
    throw error;
  }
}

const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

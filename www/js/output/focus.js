// An output must not take the keyboard from a person who is writing: what is typed next would go to its author.
//
// Browsers let a frame take the focus whenever it likes. A wanted move into a frame comes from the pointer, which is then
// over it, or from the Tab key; any other, out of a field of the page, is undone. A frame that keeps trying is taken off the
// screen until the pointer comes to its place. With touch alone a tap cannot be told from a theft: no guard.

const TAB_MS = 400;
const PATIENCE = 3;

let hovered = null;
let lastTabMs = -Infinity;
let field = null;
const thefts = new WeakMap();
let installed = false;

/** Watches over all frames with the class `output-frame-outer`. */
export function guardFocus() {
  if (installed || (navigator.maxTouchPoints > 0 && !matchMedia('(any-hover: hover)').matches)) return;
  installed = true;
  field = isField(document.activeElement) ? document.activeElement : null;
  document.addEventListener('mouseover', ({ target }) => {
    hovered = target;
    const frame = target instanceof Element && target.closest('.output-frame')?.firstElementChild;
    if (!frame?.style.display) return;
    frame.style.display = '';
    // It comes back under the pointer, which the browser tells only when that moves again.
    hovered = frame;
  }, { capture: true, passive: true });
  document.addEventListener('keydown', ({ key }) => { if (key === 'Tab') lastTabMs = performance.now(); }, true);
  document.addEventListener('focusin', ({ target }) => { if (!isFrame(target)) field = isField(target) ? target : null; }, true);
  document.addEventListener('pointerdown', () => { if (!isField(document.activeElement)) field = null; }, true);
  window.addEventListener('blur', () => setTimeout(check));
}

function check() {
  const frame = document.activeElement;
  if (!isFrame(frame) || !field?.isConnected || hovered === frame || performance.now() - lastTabMs < TAB_MS) return;
  const count = (thefts.get(frame) ?? 0) + 1;
  thefts.set(frame, count);
  window.focus();
  field.focus({ preventScroll: true });
  // `inert` would be kinder, but a frame of another process can still take the focus then.
  if (count >= PATIENCE) frame.style.display = 'none';
}

const isFrame = (element) => element instanceof HTMLIFrameElement && element.classList.contains('output-frame-outer');
const isField = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'));

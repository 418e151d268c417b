// Tells how high the output is, whenever that changes.

/** The same step upwards so many times, with no change of the output: it grows because the frame grew. */
const SAME_STEPS_MAX = 3;

export function watchHeight(tell) {
  let asked = false;
  let last = -1;
  /** Whether `last` was what hung out of the boxes. */
  let overflowed = false;
  let lastStep = 0;
  let sameSteps = 0;
  let changed = true;

  const look = () => {
    asked = false;
    const { height, overflows } = measure();
    // Once the frame is high enough for it, an overflow can no longer be seen: believe it until something changes.
    if (height === last || (overflowed && height < last && !changed)) return;
    const step = height - last;
    sameSteps = step > 0 && step === lastStep && !changed ? sameSteps + 1 : 0;
    lastStep = step;
    changed = false;
    if (sameSteps >= SAME_STEPS_MAX) return;
    overflowed = overflows;
    tell((last = height));
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    // Not an animation frame: out of sight there are none, and the height should be known before the output is seen.
    setTimeout(look, 10);
  };
  const askAnew = () => {
    changed = true;
    ask();
  };

  const sizes = new ResizeObserver(ask);
  sizes.observe(document.documentElement);
  const whenBody = () => {
    sizes.observe(document.body);
    const what = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['style', 'class', 'open', 'hidden'] };
    new MutationObserver(askAnew).observe(document.body, what);
    ask();
  };
  if (document.body) whenBody();
  else document.addEventListener('DOMContentLoaded', whenBody, { once: true });
  // Images and style sheets that came late.
  window.addEventListener('load', askAnew, true);
  return askAnew;
}

/** Height of the document, without the part of the window that it merely fills. */
function measure() {
  const root = document.documentElement;
  const body = document.body?.getBoundingClientRect();
  const content = Math.max(root.getBoundingClientRect().height, body ? body.bottom + window.scrollY : 0);
  // What hangs out of the boxes (absolute positions) counts when it does not fit.
  const overflowing = root.scrollHeight > root.clientHeight ? root.scrollHeight : 0;
  const scrollbar = root.scrollWidth > root.clientWidth ? window.innerHeight - root.clientHeight : 0;
  return { height: Math.ceil(Math.max(content, overflowing) + scrollbar), overflows: overflowing > content };
}

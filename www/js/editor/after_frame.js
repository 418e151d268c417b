// Work that can wait until what was typed is on the screen.

/** A page in the background draws no frames. */
const LATEST_MS = 100;

/**
 * @param {() => void} work
 * @returns {{ask: () => void, flush: () => void}} `ask` has `work` done once after the next frame, `flush` at once if it was asked for
 */
export function afterFrame(work) {
  let timer;
  let frame;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    timer = undefined;
    work();
  };
  const ask = () => {
    if (timer !== undefined) return;
    timer = setTimeout(flush, LATEST_MS);
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(flush);
    });
  };
  return { ask, flush };
}

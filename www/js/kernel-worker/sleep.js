// Waiting for a time, as exactly as a browser allows, or until somebody wakes the sleeper.

/** Timers that follow each other are held back to this by every browser. */
const CLAMP_MS = 5;
/** Timers are 32-bit: a longer one would fire at once. */
const LONGEST_TIMER_MS = 0x7fffffff;

const { port1, port2 } = new MessageChannel();
const turns = [];
port1.onmessage = () => turns.shift()?.();

/** Ends the sleep that is going on. */
export let wake = () => {};

/** @param {number} ms at least so long, unless woken */
export async function sleep(ms) {
  const end = performance.now() + ms;
  let isWoken = false;
  for (let left = ms; left > CLAMP_MS && !isWoken; left = end - performance.now()) {
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(left - CLAMP_MS / 2, LONGEST_TIMER_MS));
      wake = () => {
        isWoken = true;
        clearTimeout(timer);
        resolve();
      };
    });
  }
  wake = () => {};
  while (performance.now() < end && !isWoken) await nextTurn();
  return {};
}

/** Lets the worker's other events pass. */
export function nextTurn() {
  return new Promise((resolve) => {
    turns.push(resolve);
    port2.postMessage(null);
  });
}

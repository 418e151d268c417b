// The blocking seam: how Python waits for something that JavaScript does.
//
// A transport has a `name`; `canSuspend`: whether Python can wait while the worker goes on; `wait(request)`, whose answer is there at once or promised; `suspending(import)` and
// `entering(export)`, which make the two ends fit for that. Requests are plain data, `{op, …}`, so that a transport may
// carry them to another thread. Ops: `sleep {ms}`, `drain`, `pack`, `yield` (lets messages of the page in). `wake` ends a sleep
// early, because the cell is to stop; so does a question (`input`), which `answer` ends with the page's reply.
import { nextTurn, sleep, wake } from './sleep.js';

/**
 * The best transport of this browser.
 * @param {{drain: () => Promise<object>, pack: import('./pack.js').PackLoader}} services
 */
export function seam(services) {
  return hasJspi() ? stackSwitching(services) : withoutSuspension(services);
}

export function hasJspi() {
  return typeof WebAssembly.Suspending === 'function' && typeof WebAssembly.promising === 'function';
}

/** JavaScript promise integration: the kernel's stack is put aside while the worker goes on. */
function stackSwitching({ drain, pack }) {
  let hear;
  const operations = {
    // Python chooses the names: it must not meet those of every object.
    __proto__: null,
    drain,
    input: () => new Promise((resolve) => (hear = resolve)).finally(() => (hear = undefined)),
    pack: () => pack.load(),
    sleep: ({ ms }) => sleep(ms),
    yield: () => nextTurn().then(() => ({})),
  };
  return {
    name: 'jspi',
    canSuspend: true,
    wake: () => {
      wake();
      hear?.({ interrupted: true });
    },
    answer: (reply) => hear?.(reply),
    wait: (request) => operations[request.op]?.(request),
    suspending: (call) => new WebAssembly.Suspending(call),
    entering: (call) => WebAssembly.promising(call),
  };
}

/** A browser without it still runs Python: waiting then keeps the worker busy, and the page's answers come late. */
function withoutSuspension({ pack }) {
  const operations = {
    // Python chooses the names: it must not meet those of every object.
    __proto__: null,
    drain: () => ({}),
    pack: () => pack.loadNow(),
    sleep: ({ ms }) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
      return {};
    },
    yield: () => ({}),
  };
  return {
    name: 'none',
    canSuspend: false,
    wake: () => {},
    answer: () => {},
    wait: (request) => operations[request.op]?.(request),
    suspending: (call) => call,
    entering: (call) => async (...args) => call(...args),
  };
}

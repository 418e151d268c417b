// The blocking seam: how Python waits for something that JavaScript does.
//
// A transport has a `name`; `canSuspend`: whether the worker goes on while Python waits; `wait(request)`, whose answer is there
// at once or promised; `suspending(import)` and `entering(export)`, which make the two ends fit for that. Requests are plain
// data, `{op, …}`. Ops: `sleep {ms}`, `drain` (until the page has read everything), `pack`, `input` (until `answer` is called
// with the page's reply), `yield` (lets messages of the page in). `wake` ends a sleep or a question early, because the cell
// is to stop. `begin` is called before each message; `takeInterrupt` tells whether somebody asked to stop past the messages.
import { hasJspi } from './jspi.js';
import { nextTurn, sleep, wake } from './sleep.js';

/**
 * The best transport of this browser.
 * @param {{outbox: import('./outbox.js').Outbox, pack: import('./pack.js').PackLoader, line?: import('./line.js').Line}} services
 */
export function seam(services) {
  if (hasJspi()) return stackSwitching(services);
  return services.line ? standingStill(services) : withoutWaiting(services);
}

/** JavaScript promise integration: the kernel's stack is put aside while the worker goes on. */
function stackSwitching({ outbox, pack }) {
  let hear;
  const operations = {
    // Python chooses the names: it must not meet those of every object.
    __proto__: null,
    drain: () => outbox.whenDrained(),
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
    begin: () => {},
    takeInterrupt: () => false,
    wait: (request) => operations[request.op]?.(request),
    suspending: (call) => new WebAssembly.Suspending(call),
    entering: (call) => WebAssembly.promising(call),
  };
}

/** Shared memory: Python's worker stands still, and a worker in front of it hears the page. */
function standingStill({ outbox, pack, line }) {
  return {
    ...withoutSuspension('atomics', {
      drain: () => {
        line.waitForDrain();
        outbox.drained();
        return {};
      },
      input: () => line.waitForReply() ?? { interrupted: true },
      pack: () => pack.loadNow(),
      sleep: ({ ms }) => {
        line.sleep(ms);
        return {};
      },
    }),
    // Between two messages nobody waits: what was asked for then came too late.
    begin: () => {
      line.forgetInterrupts();
      line.forgetReply();
    },
    takeInterrupt: () => line.takeInterrupt(),
  };
}

/** A browser with neither still runs Python: a sleep keeps the worker busy, and only ending the worker stops a cell. */
function withoutWaiting({ pack }) {
  return withoutSuspension('none', {
    drain: () => ({}),
    input: () => ({ error: 'this browser has no way to wait for an answer' }),
    pack: () => pack.loadNow(),
    sleep: ({ ms }) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
      return {};
    },
  });
}

function withoutSuspension(name, operations) {
  const known = { __proto__: null, ...operations, yield: () => ({}) };
  return {
    name,
    canSuspend: false,
    wake: () => {},
    answer: () => {},
    begin: () => {},
    takeInterrupt: () => false,
    wait: (request) => known[request.op]?.(request),
    suspending: (call) => call,
    entering: (call) => async (...args) => call(...args),
  };
}

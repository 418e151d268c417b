// What kernel.wasm imports: WASI, answered by the host, and `colibri`, the way to the page.

/** The host's answer for a file that has not arrived yet. */
const NOT_HERE = -1;

/** WASI calls that never touch a file which may be missing: they need no way to suspend. */
const IMMEDIATE = new Set([
  'args_get', 'args_sizes_get', 'clock_res_get', 'clock_time_get', 'environ_get', 'environ_sizes_get', 'fd_close',
  'fd_fdstat_get', 'fd_fdstat_set_flags', 'fd_prestat_dir_name', 'fd_prestat_get', 'fd_seek', 'fd_tell', 'fd_write',
  'random_get', 'sched_yield',
]);

/** The kernel called `exit`. */
export class KernelExit extends Error {
  constructor(code) {
    super(`The kernel ended itself (exit code ${code}).`);
  }
}

/**
 * @param {WebAssembly.Module} module whose imports to satisfy
 * @param {{rest: import('./rest.js').Rest, host: object, guest: ReturnType<import('./guest.js').guestMemory>, outbox: import('./outbox.js').Outbox,
 *   seam: ReturnType<import('./seam.js').seam>, isInterrupted: () => boolean}} parts
 */
export function kernelImports(module, { rest, host, guest, outbox, seam, isInterrupted }) {
  const imports = { wasi_snapshot_preview1: {}, colibri: colibri({ rest, guest, outbox, seam, isInterrupted }) };
  const special = {
    poll_oneoff: seam.suspending(pollOneoff(host, seam)),
    proc_exit: (code) => {
      throw new KernelExit(code);
    },
  };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === 'wasi_snapshot_preview1') imports[from][name] = special[name] ?? wasiCall(name, host, seam);
  }
  return imports;
}

function wasiCall(name, host, seam) {
  if (typeof host[name] !== 'function') throw new Error(`The kernel needs the system call ${name}, which this version does not have.`);
  if (IMMEDIATE.has(name)) return (...args) => host[name](...args);
  return seam.suspending((...args) => {
    const answer = host[name](...args);
    return answer === NOT_HERE ? after(seam.wait({ op: 'pack' }), () => host[name](...args)) : answer;
  });
}

function pollOneoff(host, seam) {
  return (subscriptions, events, count, eventsAt) => {
    const ms = host.pollWaitMs(subscriptions, count);
    if (ms < 0) return -ms;
    const finish = () => host.pollFinish(subscriptions, events, count, eventsAt, ms);
    return ms === 0 ? finish() : after(seam.wait({ op: 'sleep', ms }), finish);
  };
}

function colibri({ rest, guest, outbox, seam, isInterrupted }) {
  let answer = new Uint8Array();
  const keep = (value) => {
    answer = new TextEncoder().encode(JSON.stringify(value ?? { error: 'this host does not know that request' }));
    return answer.length;
  };
  return {
    emit: (at, length) => Number(outbox.send(guest.bytes(at >>> 0, length >>> 0).slice())),
    ask: seam.suspending((at, length) => {
      const request = JSON.parse(new TextDecoder().decode(guest.bytes(at >>> 0, length >>> 0)));
      return after(seam.wait(request), keep);
    }),
    take: (at) => {
      guest.write(at >>> 0, answer);
    },
    poll: () => Number(isInterrupted()),
    load_rest: seam.suspending(() => rest.load()),
  };
}

/** Goes on at once where nothing needs waiting for: a promise would suspend the stack. */
function after(value, next) {
  return typeof value?.then === 'function' ? value.then(next) : next(value);
}

// Feeds programs to kernel.wasm under node and counts the sessions that are lost: `node run.mjs KERNEL TREE PROGRAMS [SHOW]`.
// With FUZZ_REPORT the counts and the losses are written there, as JSON.
//
// KERNEL is the module as cargo makes it (whole, not booted), TREE a folder with the files of stdlib.pack, PROGRAMS a file
// of JSON strings, one a line; the first prepares. A session is lost when the module traps, when a request is not answered,
// or when it does not stop. A program that runs longer than its time is interrupted, as by a person.
import { readFileSync, writeFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const TIME_MS = Number(process.env.FUZZ_TIME_MS ?? 400);
/** How long a program may go on after it was told to stop before that counts as a loss. */
const GRACE_MS = 20_000;
/** Beyond this a fresh session is begun: what one program left behind must not slow the others down. */
const MEMORY_BYTES = 1 << 30;

const [kernel, tree, file, show] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(kernel));
const programs = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

let instance;
let heard = [];
let until = Infinity;
const bytes = (at, length) => new Uint8Array(instance.exports.memory.buffer, at, length);
class Exit extends Error {}
const env = { HOME: '/root', PATH: '/bin', PWD: '/content', TMPDIR: '/tmp' };

/** A system of its own for each instance: it is bound to one memory. */
function system() {
  const wasi = new WASI({ version: 'preview1', args: ['python3'], env, preopens: { '/': tree }, returnOnExit: false });
  const wasiCalls = Object.fromEntries(Object.entries(wasi.wasiImport).map(([name, call]) => [name, (...args) => call(...args)]));
  return { wasi, imports: importsOver(wasiCalls) };
}

const importsOver = (wasiCalls) => ({
  wasi_snapshot_preview1: {
    ...wasiCalls,
    // A sleep would only take time; what waits is told that the time is over.
    poll_oneoff: (subscriptions, events, count, at) => {
      [subscriptions, events, at] = [subscriptions >>> 0, events >>> 0, at >>> 0];
      const view = new DataView(instance.exports.memory.buffer);
      bytes(events >>> 0, 32).fill(0);
      view.setBigUint64(events, view.getBigUint64(subscriptions, true), true);
      view.setUint32(at, 1, true);
      return 0;
    },
    proc_exit: (code) => {
      throw new Exit(`the process ended with ${code}`);
    },
    // Programs must not write over the library of those that follow.
    path_unlink_file: () => 69,
    path_remove_directory: () => 69,
    path_rename: () => 69,
    path_open: (fd, flags, at, length, oflags, ...rest) => (oflags & 9 ? 69 : wasiCalls.path_open(fd, flags, at, length, oflags, ...rest)),
    fd_write: (fd, iovs, count, at) => {
      if (fd > 2) return wasiCalls.fd_write(fd, iovs, count, at);
      const view = new DataView(instance.exports.memory.buffer);
      let size = 0;
      for (let n = 0; n < count; n++) {
        const [start, length] = [view.getUint32(iovs + 8 * n, true), view.getUint32(iovs + 8 * n + 4, true)];
        if (fd === 2) said = (said + new TextDecoder().decode(bytes(start, length))).slice(-2000);
        size += length;
      }
      view.setUint32(at, size, true);
      return 0;
    },
  },
  colibri: {
    emit: (at, length) => (heard.push(bytes(at >>> 0, length).slice()), heard.length > 4000 && heard.splice(0, 2000), 0),
    ask: () => 2,
    take: (at) => bytes(at >>> 0, 2).set([0x7b, 0x7d]), // {}
    poll: () => {
      if (performance.now() < until) return 0;
      if (performance.now() > until + GRACE_MS) throw new Error(`did not stop within ${GRACE_MS} ms`);
      return 1;
    },
    load_rest: () => {},
  },
});
let said = '';

const messageOf = (wire) => {
  const start = 4 + 4 * new DataView(wire.buffer).getUint32(0, true);
  return JSON.parse(new TextDecoder().decode(wire.subarray(start, start + new DataView(wire.buffer).getUint32(4, true))));
};

function send(msgType, content) {
  const header = { msg_id: 'fuzz', session: '', username: '', date: '', msg_type: msgType, version: '5.4' };
  const json = new TextEncoder().encode(JSON.stringify({ channel: 'shell', header, parent_header: {}, metadata: {}, content }));
  heard = [];
  const at = instance.exports.colibri_alloc(8 + json.length) >>> 0;
  const view = new DataView(instance.exports.memory.buffer);
  view.setUint32(at, 1, true);
  view.setUint32(at + 4, json.length, true);
  bytes(at + 8, json.length).set(json);
  instance.exports.colibri_handle(at, 8 + json.length);
  return heard.map(messageOf);
}

/** Content of the reply. */
function execute(code, timeMs = TIME_MS) {
  until = performance.now() + timeMs;
  const messages = send('execute_request', { code, silent: false, store_history: false, user_expressions: {}, allow_stdin: false, stop_on_error: true });
  return messages.find(({ header }) => header.msg_type === 'execute_reply')?.content ?? {};
}

let image;
async function begin() {
  const { wasi, imports } = system();
  instance = await WebAssembly.instantiate(module, imports);
  if (image) {
    wasi.initialize({ exports: { memory: instance.exports.memory } });
    const { memory } = instance.exports;
    memory.grow((image.length - memory.buffer.byteLength) / 65536);
    new Uint8Array(memory.buffer).set(image);
    return;
  }
  wasi.initialize(instance);
  instance.exports.colibri_boot();
  const reply = execute(programs[0], 60_000);
  if (reply.status !== 'ok') throw new Error(`the preparation failed: ${reply.ename}: ${reply.evalue}`);
  image = new Uint8Array(instance.exports.memory.buffer).slice();
}

const counts = { programs: 0, ok: 0, error: 0, interrupted: 0, outOfMemory: 0, internal: 0, afresh: 0, lost: 0 };
const losses = [];
await begin();
for (const [index, program] of programs.entries()) {
  if (index === 0) continue;
  counts.programs += 1;
  if (show) process.stderr.write(`${index} ${JSON.stringify(program).slice(0, 160)}\n`);
  const since = performance.now();
  let reason;
  try {
    said = '';
    const reply = execute(program);
    if (!reply.status) reason = 'no reply';
    else if (reply.status === 'ok') counts.ok += 1;
    else if (reply.ename === 'KeyboardInterrupt') counts.interrupted += 1;
    else if (reply.ename === 'MemoryError') counts.outOfMemory += 1;
    else if (reply.ename === 'InternalError') {
      counts.internal += 1;
      losses.push({ index, program, kind: 'internal', reason: reply.evalue });
    } else counts.error += 1;
    // An error is an answer too: programs may hide builtins.
    reason ??= execute('1 + 1').status ? undefined : 'does not answer any more';
  } catch (error) {
    reason = error instanceof Exit ? error.message : `${error.message} ${said}`;
  }
  const took = performance.now() - since;
  if (show && took > 3000) process.stderr.write(`  took ${Math.round(took)} ms\n`);
  if (reason) {
    counts.lost += 1;
    losses.push({ index, program, reason: reason.slice(-900) });
    await begin();
  } else if (instance.exports.memory.buffer.byteLength > MEMORY_BYTES || index % 100 === 0) {
    counts.afresh += 1;
    await begin();
  }
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
if (process.env.FUZZ_REPORT) writeFileSync(process.env.FUZZ_REPORT, JSON.stringify({ ...counts, losses }));
for (const { index, program, kind, reason } of losses.slice(0, 20)) {
  process.stdout.write(`\n${kind ?? 'lost'} at ${index}: ${reason}\n${program.slice(0, 600)}\n`);
}

// Boots kernel.wasm under node's WASI and writes its linear memory: the boot image. Called by xtask (image.rs) with
// image KERNEL TREE OUT REST; TREE is a folder with the files of stdlib.pack, REST the second half of the kernel. Prints
// sizes as JSON.
//
// With profile KERNEL TREE OUT CELLS AT COUNT it runs a file of cells instead and writes the COUNT bytes of memory at AT,
// which a module of split/profile.rs sets: whether each function was called after booting.
//
// Clock and random bytes are fixed here, so that equal inputs make an equal image; `colibri_wake` asks for real ones.
import { readFileSync, writeFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

/**
 * Modules that a first cell often needs and that cost few bytes in the image, beside what IPython itself imports.
 * docs/boot-image.md has the price of each.
 */
const MODULES = (process.env.COLIBRI_BOOT_MODULES ?? '__future__ datetime math numpy numpy.random random string warnings').split(' ').filter(Boolean);

const [task, kernel, tree, out, other, notesAt, notes] = process.argv.slice(2);
const isProfile = task === 'profile';
const module = await WebAssembly.compile(readFileSync(kernel));
const env = { HOME: '/root', LANG: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin', PWD: '/content', TMPDIR: '/tmp', USER: 'root' };
const wasi = new WASI({ version: 'preview1', args: ['python3'], env, preopens: { '/': tree } });

let instance;
let failure;
const view = () => new DataView(instance.exports.memory.buffer);
const bytes = (at, length) => new Uint8Array(instance.exports.memory.buffer, at, length);

let seed = 0x2545f491;
function randomByte() {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return seed & 0xff;
}
let nanoseconds = 1767225600000000000n;

/** Called through a function of ours: node 20's own, taken as they are, damage its heap once the engine calls them directly. */
const wasiCalls = Object.fromEntries(Object.entries(wasi.wasiImport).map(([name, call]) => [name, (...args) => call(...args)]));
const imports = {
  wasi_snapshot_preview1: {
    ...wasiCalls,
    random_get: (at, length) => (bytes(at, length).forEach((_, index, all) => (all[index] = randomByte())), 0),
    clock_time_get: (_clock, _precision, at) => (view().setBigUint64(at, (nanoseconds += 1000000n), true), 0),
  },
  colibri: {
    emit: (at, length) => (receive(bytes(at, length).slice()), 0),
    ask: () => 2,
    take: (at) => bytes(at, 2).set([0x7b, 0x7d]), // {}
    poll: () => 0,
    // Booting calls much that a booted image never calls again.
    load_rest: () => {
      new WebAssembly.Instance(new WebAssembly.Module(readFileSync(other)), { ...imports, start: instance.exports });
    },
  },
};

/** Reads one wire message (see protocol::wire): an error of Python's ends the build. */
function receive(wire) {
  const head = new DataView(wire.buffer);
  const start = 4 + 4 * head.getUint32(0, true);
  const message = JSON.parse(new TextDecoder().decode(wire.subarray(start, start + head.getUint32(4, true))));
  if (message.content.status === 'error' || message.header.msg_type === 'error') {
    failure ??= [message.content.evalue, ...(message.content.traceback ?? [])].join('\n');
  }
}

function send(msgType, content) {
  const header = { msg_id: `boot-${msgType}`, session: '', username: '', date: '', msg_type: msgType, version: '5.4' };
  const json = new TextEncoder().encode(JSON.stringify({ channel: 'shell', header, parent_header: {}, metadata: {}, content }));
  const at = instance.exports.colibri_alloc(8 + json.length);
  view().setUint32(at, 1, true);
  view().setUint32(at + 4, json.length, true);
  bytes(at + 8, json.length).set(json);
  instance.exports.colibri_handle(at, 8 + json.length);
  if (failure && !isProfile) throw new Error(`while booting: ${failure}`);
}

const run = (code) =>
  send('execute_request', { code, silent: true, store_history: false, user_expressions: {}, allow_stdin: false, stop_on_error: true });

/**
 * Clears what the allocator holds free, so that dead bytes are not shipped. A second instance gets a copy of the memory
 * and allocates until it must grow: what it was given was free. The allocator's own words at both ends of a block stay.
 */
async function clearFreeMemory(image) {
  const probe = await WebAssembly.instantiate(module, imports);
  const { memory, colibri_alloc } = probe.exports;
  if (memory.buffer.byteLength < image.length) memory.grow((image.length - memory.buffer.byteLength) / 65536);
  new Uint8Array(memory.buffer).set(image);
  let cleared = 0;
  for (let size = 1 << 22; size >= 64; size = size > 1024 ? size >> 1 : size - 16) {
    for (;;) {
      const at = colibri_alloc(size) >>> 0;
      // The last free block reaches to the end of the memory, and grew with it.
      const block = image.subarray(at + 32, Math.min(at + size - 8, image.length - 256));
      block.fill(0);
      cleared += block.length;
      if (at + size > image.length) break;
    }
  }
  return cleared;
}

/** What people do in their first minutes; what goes wrong in it is part of it. */
function runCells() {
  let count = 0;
  for (const code of readFileSync(other, 'utf8').split(/^# %%\n/m).slice(1)) {
    send('execute_request', { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: true, stop_on_error: true });
    count += 1;
  }
  for (const code of ['pri', 'import ma', 'rex.', 'd["', 'factorial(', '%ti', 'open("/co', 'text.up']) {
    send('complete_request', { code, cursor_pos: code.length });
  }
  for (const code of ['print', 'rex', 'factorial', 'text.upper', 'json.dumps', 'nothing']) {
    send('inspect_request', { code, cursor_pos: code.length, detail_level: 0 });
  }
  for (const code of ['for i in x:', 'print(1)', 'a = (', 'x =']) send('is_complete_request', { code });
  send('history_request', { output: false, raw: true, hist_access_type: 'tail', n: 5 });
  send('comm_info_request', {});
  send('kernel_info_request', {});
  return count;
}

instance = await WebAssembly.instantiate(module, imports);
wasi.initialize(instance);
instance.exports.colibri_boot();
send('kernel_info_request', {});
if (MODULES.length > 0) run(`[__import__(name) for name in ${JSON.stringify(MODULES)}] and None`);
run('__import__("os").chdir("/content")');
run('__import__("gc").collect() and None');
if (isProfile) {
  bytes(Number(notesAt), Number(notes)).fill(0);
  instance.exports.colibri_wake();
  const count = runCells();
  writeFileSync(out, bytes(Number(notesAt), Number(notes)));
  process.stdout.write(JSON.stringify({ cells: count }));
  process.exit(0);
}
const image = new Uint8Array(instance.exports.memory.buffer).slice();
const freeBytes = await clearFreeMemory(image);
writeFileSync(out, image);
process.stdout.write(JSON.stringify({ memoryBytes: image.length, freeBytes }));
// node's WASI keeps nothing alive, but a failed write to stdout must not be lost either.
process.exitCode = 0;

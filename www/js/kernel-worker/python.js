// One Python in a worker, its files, and the way to the page.
//
// Where everything lies is the worker's name, so that it needs no message to begin. (An address would lose its fragment
// where a service worker answers from its cache.)
// Page to worker: `message`, `drained`, `interrupt`, `session-open`, `session-save`, `session-undo`, `file-put`, `file-get`, `file-list`, `file-delete`.
// Worker to page: `progress`, `ready`, `message`, `waiting`, `session`, `fatal` and a `file-…-reply` for each file request.
import init, { Host, Pages } from '../../../pkg/host/host.js';
import { answerFileRequest } from './files.js';
import { guestMemory } from './guest.js';
import { Keeper } from './keeper.js';
import { Kernel } from './kernel.js';
import { compileKernel } from './load.js';
import { Outbox } from './outbox.js';
import { PackLoader } from './pack.js';
import { Rest } from './rest.js';
import { seam } from './seam.js';
import { SessionStore } from './session_store.js';
import { codeOf, contentOf, isInputReply } from './wire.js';

/** How long the kernel must have been idle before what it may need later is fetched. */
const PREFETCH_AFTER_MS = 600;

const outbox = new Outbox((message, transfer) => postMessage(message, transfer));
/** Everything that needs a running kernel waits for this. */
let started;
let store;
let isStarted = false;

/** @param {import('./line.js').Line} [line] to a worker in front of this one, where Python can only wait by standing still */
export function runPython(line) {
  // A browser that has no database yet takes as long to make one as to compile the kernel: both at once.
  store = SessionStore.open();
  store.catch(() => {}); // told when a session is opened
  self.onmessage = ({ data }) => hear(data);
  started = start(line);
  started.catch(reportFatal);
}

function hear(data) {
  if (data.kind === 'drained') {
    outbox.drained();
    return;
  }
  // Later on a save may be on its way, so what is stored is asked in turn.
  if (data.kind === 'session-open' && !isStarted) {
    data.images = store.then((sessions) => sessions.images(data.session));
    data.images.catch(() => {});
  }
  // What went wrong at the start was reported there.
  started.then((running) => receive(data, running)).catch(() => {});
}

async function start(line) {
  const { base, assets } = JSON.parse(self.name);
  const locate = (name) => new URL(assets[name] ?? `assets/${name}`, base).href;
  const progress = (stage, done, total) => postMessage({ kind: 'progress', stage, done, total });
  const since = performance.now();

  // Both downloads run at the same time, and the kernel is compiled while it arrives.
  const [module] = await Promise.all([
    compileKernel(locate('kernel.wasm'), progress),
    init({ module_or_path: locate('host_bg.wasm') }),
  ]);
  const compiled = performance.now();
  progress('boot', 0, 1);

  const guest = guestMemory();
  const host = new Host(guest, { threads: navigator.hardwareConcurrency, browser: browserName() });
  const pack = new PackLoader(host, locate('stdlib.pack'));
  const rest = new Rest(locate('kernel-rest.wasm'), () => postMessage({ kind: 'waiting' }));
  const transport = seam({ outbox, pack, line });
  const kernel = await Kernel.boot({ module, rest, host, guest, outbox, seam: transport });
  progress('boot', 1, 1);

  const info = {
    transport: transport.name,
    image: kernel.fromImage,
    compileMs: compiled - since,
    bootMs: performance.now() - compiled,
  };
  postMessage({ kind: 'ready', info });
  tellMemory(guest);
  const build = ['kernel.wasm', 'kernel-rest.wasm', 'stdlib.pack', 'host_bg.wasm'].map((name) => assets[name]).join(' ');
  const keeper = new Keeper({ Pages, store, host, build, kernel, guest, tell: (event) => postMessage({ kind: 'session', ...event }) });
  const running = { host, kernel, keeper, rest, pack, guest, transport };
  prefetchWhenIdle(running, false);
  isStarted = true;
  return running;
}

function receive(data, running) {
  const { host, kernel, keeper, guest, transport } = running;
  switch (data.kind) {
    case 'message':
      if (isInputReply(data.bytes)) {
        transport.answer(contentOf(data.bytes));
        break;
      }
      handle(data.bytes, running);
      break;
    case 'session-open':
      kernel.between(() => keeper.open(data)).then(() => tellMemory(guest));
      break;
    case 'session-save':
      keeper.save();
      break;
    case 'session-undo':
      kernel.between(() => keeper.undo()).then(() => tellMemory(guest));
      break;
    case 'interrupt':
      kernel.interrupt();
      break;
    default:
      postMessage(answerFileRequest(host, data));
  }
}

function handle(bytes, running) {
  const { kernel, keeper, guest } = running;
  const code = codeOf(bytes);
  kernel
    .handle(bytes)
    .then(() => {
      if (code !== undefined) keeper.note(code);
      tellMemory(guest);
      keeper.saveSoon();
      prefetchWhenIdle(running);
    })
    .catch(reportFatal);
}

let toldBytes = 0;

/** For the meter of the page; memory only ever grows, so this is rare. */
function tellMemory(guest) {
  const bytes = guest.memory.buffer.byteLength;
  if (bytes === toldBytes) return;
  toldBytes = bytes;
  postMessage({ kind: 'memory', bytes });
}

let prefetchTimer;

/**
 * Fetches what cells may need, but not before the first output is out: that must share neither bandwidth nor processors.
 * The library is for those who run something.
 */
function prefetchWhenIdle({ kernel, rest, pack }, hasRun = true) {
  clearTimeout(prefetchTimer);
  const wanted = [rest, pack].filter((each) => !each.isSettled && (hasRun || each === rest));
  if (wanted.length === 0) return;
  prefetchTimer = setTimeout(() => {
    if (!kernel.isBusy) Promise.all(wanted.map((each) => each.prefetch())).then(() => setTimeout(collectGarbage, PREFETCH_AFTER_MS));
  }, PREFETCH_AFTER_MS);
}

/**
 * Has the engine look for garbage: what compiling left behind is tens of megabytes outside of its heap, and a worker that
 * waits for messages allocates nothing that would make it look. These buffers are never touched, so they cost no memory.
 */
function collectGarbage() {
  try {
    for (let count = 0; count < 8; count += 1) new ArrayBuffer(48 << 20);
  } catch {
    // No address space to spare: then there was pressure enough.
  }
}

function reportFatal(error) {
  postMessage({ kind: 'fatal', reason: String(error?.message ?? error) });
}

/** A name for /proc, such as `Chrome/156.0.0.0`. */
function browserName() {
  const found = navigator.userAgent.match(/(?:Firefox|Edg|OPR|Chrome|Version)\/[\d.]+/g) ?? [];
  return found.at(-1) ?? 'a browser';
}

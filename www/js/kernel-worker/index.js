// The kernel worker: one Python, its files, and the way to the page.
//
// Page to worker: `start`, `message`, `drained`, `interrupt`, `file-put`, `file-get`, `file-list`, `file-delete`.
// Worker to page: `progress`, `ready`, `message`, `waiting`, `fatal` and a `file-…-reply` for each file request.
import init, { Host } from '../../../pkg/host/host.js';
import { answerFileRequest } from './files.js';
import { guestMemory } from './guest.js';
import { Kernel } from './kernel.js';
import { compileKernel } from './load.js';
import { Outbox } from './outbox.js';
import { PackLoader } from './pack.js';
import { Rest } from './rest.js';
import { seam } from './seam.js';
import { contentOf, isInputReply } from './wire.js';

/** How long the kernel must have been idle before what it may need later is fetched. */
const PREFETCH_AFTER_MS = 600;

const outbox = new Outbox((message, transfer) => postMessage(message, transfer));
/** Everything that needs a running kernel waits for this. */
let started;

self.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    started ??= start(data);
    started.catch(reportFatal);
    return;
  }
  if (data.kind === 'drained') {
    outbox.drained();
    return;
  }
  // What went wrong at the start was reported there.
  started?.then((running) => receive(data, running)).catch(() => {});
};

async function start({ base, assets = {} }) {
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
  const transport = seam({ drain: () => outbox.whenDrained(), pack });
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
  return { host, kernel, rest, pack, guest, transport };
}

function receive(data, running) {
  const { host, kernel, guest, transport } = running;
  switch (data.kind) {
    case 'message':
      if (isInputReply(data.bytes)) {
        transport.answer(contentOf(data.bytes));
        break;
      }
      kernel
        .handle(data.bytes)
        .then(() => {
          tellMemory(guest);
          prefetchWhenIdle(running);
        })
        .catch(reportFatal);
      break;
    case 'interrupt':
      kernel.interrupt();
      break;
    default:
      postMessage(answerFileRequest(host, data));
  }
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

/** The first output must share neither bandwidth nor processors with what it does not need. */
function prefetchWhenIdle({ kernel, rest, pack }) {
  clearTimeout(prefetchTimer);
  if (rest.isSettled && pack.isSettled) return;
  prefetchTimer = setTimeout(() => {
    if (kernel.isBusy) return;
    if (!rest.isSettled) rest.prefetch();
    if (!pack.isSettled) pack.prefetch();
  }, PREFETCH_AFTER_MS);
}

function reportFatal(error) {
  postMessage({ kind: 'fatal', reason: String(error?.message ?? error) });
}

/** A name for /proc, such as `Chrome/156.0.0.0`. */
function browserName() {
  const found = navigator.userAgent.match(/(?:Firefox|Edg|OPR|Chrome|Version)\/[\d.]+/g) ?? [];
  return found.at(-1) ?? 'a browser';
}

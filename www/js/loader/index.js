// Starts the application, and the kernel worker if the page has not done so, and sees to it that a broken cache
// never leaves a person before an empty page.
import { afterReset } from './reset.js';
import { healAndReload, showFailure } from './rescue.js';

/** Logical name → path, written into the page by the build. */
const assets = JSON.parse(document.getElementById('assets')?.textContent || '{}');
const locate = (name) => new URL(assets[name] ?? name, document.baseURI).href;

/** The page starts it before it has this script; this is for a page that did not. */
function startKernel() {
  if (globalThis.colibriKernel) return;
  const name = JSON.stringify({ base: document.baseURI, assets });
  const worker = new Worker(locate('kernel-worker.js'), { type: 'module', name });
  const backlog = [];
  worker.onmessage = (event) => backlog.push(event.data);
  worker.onerror = (event) => backlog.push({ kind: 'fatal', reason: event.message || 'the kernel worker could not be loaded' });
  globalThis.colibriKernel = { worker, backlog };
}

async function startApplication() {
  // The module and its wasm are asked for at the same time.
  const wasm = fetch(locate('app_bg.wasm'));
  wasm.catch(() => {});
  const { default: start } = await import(locate('app.js'));
  await start({ module_or_path: wasm });
}

async function main() {
  if (await afterReset()) return;
  try {
    startKernel();
    await startApplication();
  } catch (error) {
    console.error(error);
    if (!(await healAndReload())) showFailure(error);
  }
}

void main();

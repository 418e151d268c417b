// A small site with the real service worker, so that its promises can be tested without building the whole product.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Writes version `version` of the site into `folder`; `lazy` is the content of a file that the page does not load itself. */
export async function writeSite(folder, version, { lazy = `lazy ${version}`, breakManifest = false } = {}) {
  const esbuild = (await import('esbuild')).default;
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  const files = {};
  const asset = (name, extension, text) => {
    const path = `assets/${name}-${hash(text).slice(0, 8)}.${extension}`;
    files[path] = text;
    return path;
  };
  const shared = asset('shared', 'txt', 'the same in every version');
  // Stands for the application: what wasm-bindgen's module is to the loader.
  const app = asset('app', 'js', `export default async () => {
    document.body.dataset.version = ${JSON.stringify(version)};
    globalThis.registered = navigator.serviceWorker.register('sw.js');
  };`);
  const wasm = asset('app_bg', 'wasm', 'no program');
  const kernel = asset('kernel-worker', 'js', 'onmessage = () => postMessage({ kind: "progress" });');
  const lazyPath = asset('lazy', 'txt', lazy);
  const map = { 'app.js': app, 'app_bg.wasm': wasm, 'kernel-worker.js': kernel, 'lazy.txt': lazyPath, 'shared.txt': shared, version };
  files['index.html'] = `<!doctype html><meta charset="utf-8"><title>${version}</title><body>
<script type="application/json" id="assets">${JSON.stringify(map)}</script>
<script>
  window.said = [];
  navigator.serviceWorker.addEventListener('message', (event) => said.push(event.data));
  navigator.serviceWorker.startMessages();
</script>
<script type="module" src="loader.js"></script>`;
  files['plain.txt'] = `plain ${version}`;
  for (const name of ['loader', 'sw']) {
    const result = await esbuild.build({
      entryPoints: [join(ROOT, `www/js/${name}/index.js`)], bundle: true, write: false, format: name === 'sw' ? 'iife' : 'esm',
    });
    files[`${name}.js`] = result.outputFiles[0].text.replaceAll('__COLIBRI_VERSION__', version);
  }
  const listed = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: hash(text) }));
  if (breakManifest) listed.find((file) => file.path === lazyPath).sha256 = hash('something else');
  files['manifest.json'] = JSON.stringify({ version, assets: map, files: listed });
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return map;
}

/** A folder that goes away with the test. */
export async function scratch(context, name) {
  const folder = await mkdtemp(join(tmpdir(), `colibri-${name}-`));
  context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

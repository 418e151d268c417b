// A build as a browser without JSPI (JavaScript promise integration) would see it: every script that looks for it finds none.
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FORGET = 'delete WebAssembly.Suspending;\n';

/** The kernel worker's path and its changed text, for a route of the test's server. */
export async function workerWithoutJspi(dist) {
  const { assets } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const path = assets['kernel-worker.js'];
  return { path, script: FORGET + (await readFile(join(dist, path), 'utf8')) };
}

/** Copies the build into `folder` and changes its workers; hashes in the manifest are those of the changed files. */
export async function buildWithoutJspi(dist, folder) {
  await cp(dist, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  for (const path of [manifest.assets['kernel-worker.js'], 'sw.js']) {
    const script = FORGET + (await readFile(join(folder, path), 'utf8'));
    await writeFile(join(folder, path), script);
    for (const suffix of ['.br', '.gz']) await rm(join(folder, path + suffix), { force: true });
    const entry = manifest.files.find((file) => file.path === path);
    if (entry) Object.assign(entry, { bytes: Buffer.byteLength(script), sha256: createHash('sha256').update(script).digest('hex') });
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const suffix of ['.br', '.gz']) await rm(join(folder, `manifest.json${suffix}`), { force: true });
  return folder;
}

/** The same for scripts of the page itself. */
export const pageWithoutJspi = (context) => context.addInitScript(FORGET);

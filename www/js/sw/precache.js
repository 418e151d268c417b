// Fills the cache of this version from its manifest, every file verified by its hash.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { VERSION, openVersion, versionCaches } from './caches.js';

const MANIFEST = 'manifest.json';
/** These tell the browser about a new version, so they always come from the network. */
const NEVER_KEPT = new Set(['sw.js', MANIFEST]);
/** Few at a time: the page may be loading its kernel over the same line. Of the large ones, which are in memory while they are verified, one. */
const AT_ONCE = 3;
const LARGE_BYTES = 1 << 20;

const absolute = (path) => new URL(path, self.registration.scope).href;

/**
 * @typedef {{path: string, bytes: number, sha256: string}} File
 * @param {(progress: {done: number, total: number}) => void} report
 */
export async function precache(report) {
  const manifest = await fetchManifest();
  const cache = await openVersion();
  await cache.put(absolute(MANIFEST), new Response(JSON.stringify(manifest)));
  await fill(cache, manifest.files, report);
}

async function fetchManifest() {
  const response = await fetch(absolute(MANIFEST), { cache: 'no-store' });
  if (!response.ok) throw new Error(`the manifest answers ${response.status}`);
  const manifest = await response.json();
  // In the middle of an upload the two may differ; the browser tries again with the next visit.
  if (manifest.version !== VERSION) throw new Error(`the manifest is of version ${manifest.version}, not ${VERSION}`);
  return manifest;
}

async function fill(cache, files, report) {
  const wanted = files.filter((file) => !NEVER_KEPT.has(file.path));
  const total = wanted.reduce((sum, file) => sum + file.bytes, 0);
  const older = await versionCaches();
  let done = 0;
  const work = async (queue) => {
    for (const file of queue) {
      await ensure(cache, file, older);
      done += file.bytes;
      report({ done, total });
    }
  };
  const isLarge = ({ bytes }) => bytes >= LARGE_BYTES;
  const small = wanted.filter((file) => !isLarge(file)).values();
  await Promise.all([work(wanted.filter(isLarge)), ...Array.from({ length: AT_ONCE - 1 }, () => work(small))]);
}

/** Makes sure that the cache holds the file, from an older version's cache if it is there, else from the network. */
async function ensure(cache, file, older) {
  const url = absolute(file.path);
  if (await cache.match(url)) return;
  // A name by content says that the content is the same; it was verified when it was stored.
  if (file.path.startsWith('assets/')) {
    for (const other of older) {
      const known = await other.match(url);
      if (known) return cache.put(url, known);
    }
  }
  await fetchInto(cache, file);
}

async function fetchInto(cache, file) {
  const url = absolute(file.path);
  // The page has just loaded most of these: the browser's cache has them. A copy there that is wrong is passed over.
  for (const mode of [file.path.startsWith('assets/') ? 'default' : 'no-cache', 'reload']) {
    const response = await fetch(url, { cache: mode });
    if (response.ok) {
      // Verified where it lies: a clone to read beside it would keep a second copy in memory.
      await cache.put(url, response);
      const stored = await cache.match(url);
      if (stored && (await isIntact(stored, file))) return;
      await cache.delete(url);
    }
    if (mode === 'reload') throw new Error(`${file.path}: ${response.ok ? 'not the file of the manifest' : response.status}`);
  }
}

/**
 * Piece by piece: `crypto.subtle` wants the whole file at once and keeps it until the next collection of garbage, which an
 * idle worker does not have.
 */
async function isIntact(response, { bytes, sha256: expected }) {
  const hash = sha256.create();
  let seen = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    seen += value.length;
    if (seen > bytes) {
      await reader.cancel();
      return false;
    }
    hash.update(value);
    value.buffer.transfer?.(0);
  }
  return seen === bytes && bytesToHex(hash.digest()) === expected;
}

/**
 * Fetches again what is missing from this version's cache; `deep` also what does not match its hash.
 * @returns {Promise<{healed: string[], broken: string[]}>}
 */
export async function heal(deep) {
  const cache = await openVersion();
  const stored = await cache.match(absolute(MANIFEST));
  if (!stored) return { healed: [], broken: [] };
  const { files } = await stored.json();
  const healed = [];
  const broken = [];
  for (const file of files) {
    if (NEVER_KEPT.has(file.path)) continue;
    const known = await cache.match(absolute(file.path));
    if (known && (!deep || (await isIntact(known, file)))) continue;
    try {
      await fetchInto(cache, file);
      healed.push(file.path);
    } catch {
      // A file that is wrong is worse than none: without it the network is asked.
      if (known) await cache.delete(absolute(file.path));
      broken.push(file.path);
    }
  }
  return { healed, broken };
}

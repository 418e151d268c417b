// One cache a version, and a note which version is complete and current.

/** Replaced by the build, so that a new build is a new service worker. */
export const VERSION = '__COLIBRI_VERSION__';

/** Two builds under different paths of one origin must not share: the scope's path is part of every name. */
const prefix = () => `colibri-${new URL(self.registration.scope).pathname}-`;
const NOTE = 'current-version';
/** The running version and the one before it, whose pages may still be open. */
const KEPT = 2;

const noteCache = () => caches.open(`${prefix()}note`);

/** @param {string} [version] */
export const openVersion = (version = VERSION) => caches.open(`${prefix()}v-${version}`);

/** @returns {Promise<string | undefined>} */
export async function currentVersion() {
  const note = await (await noteCache()).match(NOTE);
  return note?.text();
}

export async function setCurrent(version) {
  const notes = await noteCache();
  const before = (await history(notes)).filter((other) => other !== version);
  await notes.put(NOTE, new Response(version));
  await notes.put(`${NOTE}s`, new Response(JSON.stringify([version, ...before].slice(0, KEPT))));
}

async function history(notes) {
  try {
    return await (await notes.match(`${NOTE}s`)).json();
  } catch {
    return [];
  }
}

/** Caches of every version that was completed, newest first. */
export async function versionCaches() {
  return Promise.all((await history(await noteCache())).map((version) => openVersion(version)));
}

export async function dropOldCaches() {
  const kept = new Set((await history(await noteCache())).map((version) => `${prefix()}v-${version}`));
  kept.add(`${prefix()}v-${VERSION}`).add(`${prefix()}note`);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix()) && !kept.has(name)).map((name) => caches.delete(name)));
}

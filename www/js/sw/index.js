// The service worker: after the first visit the page works with the server gone.
//
// Every build has a manifest of its files with their hashes. Installing means: have every file of the manifest, verified,
// in a cache of that version; only then is the version *current*, which is what navigations get. Files are named by their
// content, so a page of the old version finds its own files in the old cache while the new one is already current: no
// waiting, no half of each. Nothing but verified files is ever stored, so an error page cannot be.
//
// The worker itself takes over when no page is open, as browsers have it: whichever worker answers, it answers with the
// current version. Taking over earlier (`skipWaiting`) made a reload at that moment wait for the new worker's activation,
// which waited for the page: now and then for minutes.
import { VERSION, currentVersion, dropOldCaches, setCurrent } from './caches.js';
import { heal, precache } from './precache.js';
import { answer, redirectFor } from './serve.js';

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

async function install() {
  try {
    await precache((progress) => tell({ kind: 'precache', ...progress }));
    await setCurrent(VERSION);
    if (self.registration.active) await tell({ kind: 'version', version: VERSION });
  } catch (error) {
    await tell({ kind: 'precache-failed', version: VERSION, reason: String(error?.message ?? error), full: error?.name === 'QuotaExceededError' });
    throw error;
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches());
  // Not part of the activation: a page that is being loaded waits for that, and this waits for the page.
  void greet();
});

async function greet() {
  await self.clients.claim();
  await tell({ kind: 'version', version: (await currentVersion()) ?? VERSION });
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  // `?reset` must reach the server whatever state the cache is in.
  if (request.mode === 'navigate' && url.searchParams.has('reset')) return;
  const redirect = request.mode === 'navigate' && redirectFor(url, scope);
  if (redirect) event.respondWith(Response.redirect(redirect, 302));
  else event.respondWith(answer(event, url, scope));
});

/** What a page may ask; it answers on the port that came along. */
const REQUESTS = {
  version: async () => ({ version: await currentVersion(), worker: VERSION }),
  heal: async ({ deep }) => heal(Boolean(deep)),
  reset: async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('colibri-')).map((name) => caches.delete(name)));
    return { done: true };
  },
};

self.addEventListener('message', (event) => {
  const handler = REQUESTS[event.data?.kind];
  if (!handler) return;
  const port = event.ports[0];
  event.waitUntil(
    handler(event.data).then(
      (result) => port?.postMessage(result),
      (error) => port?.postMessage({ error: String(error?.message ?? error) }),
    ),
  );
});

async function tell(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ colibri: 'sw', ...message });
}

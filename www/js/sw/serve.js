// Answers requests of pages: from the caches if the file is there, else from the network.
import { currentVersion, openVersion } from './caches.js';
import { isolated } from './isolate.js';
import { heal } from './precache.js';

const PAGE = 'index.html';
const FRESH = new Set(['sw.js', 'manifest.json']);

/** `…/github/owner/repo/…` and `…/gist/user/id` as paths mean the same after `#`. */
export function redirectFor(url, scope) {
  const path = url.pathname.slice(scope.pathname.length);
  return /^(?:github|gist)\/./.test(path) ? `${scope.href}${url.search}#${path}` : null;
}

export async function answer(event, url, scope) {
  return isolated(event.request, await find(event, url, scope));
}

async function find(event, url, scope) {
  const path = url.pathname.slice(scope.pathname.length);
  if (FRESH.has(path)) return fetch(event.request);
  const hashed = path.startsWith('assets/');
  const known = hashed ? await caches.match(`${scope.origin}${url.pathname}`) : await fromCurrent(event.request, path, url, scope);
  if (known) return known;
  // Something that should be here is not: mend it for the next time, off the way of this request.
  if (hashed && (await currentVersion())) event.waitUntil(heal(false).catch(() => {}));
  return fetch(event.request);
}

/** Pages and other files whose names stay the same while their content changes. */
async function fromCurrent(request, path, url, scope) {
  const version = await currentVersion();
  if (!version) return undefined;
  const navigates = request.mode === 'navigate';
  const key = navigates && path === '' ? new URL(PAGE, scope).href : `${scope.origin}${url.pathname}`;
  const known = await (await openVersion(version)).match(key);
  return known && navigates ? plain(known) : known;
}

/** A browser refuses a redirected answer for a navigation, and some hosts redirect `index.html` to `/`. */
function plain(response) {
  if (!response.redirected) return response;
  const type = response.headers.get('content-type') ?? 'text/html; charset=utf-8';
  return new Response(response.body, { headers: { 'content-type': type } });
}

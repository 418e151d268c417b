// Isolates the page from other sites where the kernel needs it: without JSPI it waits by means of shared memory, which a
// browser gives to isolated pages only. A static host cannot be asked to send the headers, so they are added here.
import { hasJspi } from '../kernel-worker/jspi.js';

/** Documents and workers are what has a policy. */
const WITH_POLICY = new Set(['document', 'iframe', 'worker', 'sharedworker']);

/**
 * @param {Request} request
 * @param {Response} response
 */
export function isolated(request, response) {
  // A redirect for the browser to follow shows nothing that could be copied.
  if (hasJspi() || !WITH_POLICY.has(request.destination) || response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-embedder-policy', policy());
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** With `credentialless`, pictures of other sites still load; Safari knows only the stricter one. */
function policy() {
  const isSafari = /AppleWebKit/.test(navigator.userAgent) && !/Chrome\//.test(navigator.userAgent);
  return isSafari ? 'require-corp' : 'credentialless';
}

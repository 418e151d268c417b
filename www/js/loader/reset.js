// `?reset`: throws away the service worker and its caches, never the person's notebooks, and starts over from the server.

/** @returns {Promise<boolean>} whether the page is about to be loaded again */
export async function afterReset() {
  const url = new URL(location.href);
  if (!url.searchParams.has('reset')) return false;
  await dropServiceWorker();
  url.searchParams.delete('reset');
  location.replace(url);
  return true;
}

export async function dropServiceWorker() {
  const scope = new URL('.', document.baseURI);
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.filter((each) => each.scope === scope.href).map((each) => each.unregister()));
  const names = globalThis.caches ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(`colibri-${scope.pathname}-`)).map((name) => caches.delete(name)));
}

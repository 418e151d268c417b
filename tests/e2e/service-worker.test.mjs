// The service worker's promises, on a small site: offline after the first visit, whole versions only, self-healing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium, has } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { scratch, writeSite } from './lib/worker_site.mjs';

const skip = has.chromium ? false : 'Chromium is not installed';
const PREFIX = '/colibri/';

async function visit(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

const version = (page) => page.waitForFunction(() => document.body?.dataset.version).then((handle) => handle.jsonValue());
const ready = (page, wanted) =>
  page.waitForFunction((wanted) => said.some((each) => each.kind === 'version' && each.version === wanted), wanted);
const ask = (page, message) =>
  page.evaluate(
    (message) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event) => resolve(event.data);
        navigator.serviceWorker.controller.postMessage(message, [port2]);
      }),
    message,
  );

test('works below a sub-path with the server stopped, in a fresh start of the browser', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  const profile = await scratch(context, 'profile');
  const map = await writeSite(site, '1');
  const server = await serve(site, { prefix: PREFIX });
  let browser = await chromium({ profile });
  await ready(await visit(browser, server.url), '1');
  await browser.close();
  await server.close();

  browser = await chromium({ profile });
  context.after(() => browser.close());
  const page = await visit(browser, server.url);
  assert.equal(await version(page), '1');
  // Also what the page never loaded itself, and what has no hash in its name.
  assert.equal(await page.evaluate((path) => fetch(path).then((r) => r.text()), map['lazy.txt']), 'lazy 1');
  assert.equal(await page.evaluate(() => fetch('plain.txt').then((r) => r.text())), 'plain 1');
  // Deep addresses become fragments.
  await page.goto(`${server.url}github/o/r/blob/main/a.ipynb`);
  assert.equal(new URL(page.url()).hash, '#github/o/r/blob/main/a.ipynb');
  assert.equal(await version(page), '1');
});

test('a new version is announced when it is complete and takes over on reload', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  const one = await writeSite(site, '1');
  const requests = [];
  const server = await serve(site, { prefix: PREFIX, onRequest: (path) => requests.push(path) });
  const browser = await chromium();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, server.url);
  await ready(page, '1');
  await page.reload();
  assert.equal(await version(page), '1');

  await writeSite(site, '2');
  requests.length = 0;
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await ready(page, '2');
  // What both versions share is not fetched twice.
  assert.ok(!requests.includes(`${PREFIX}${one['shared.txt']}`), String(requests));
  // The page of the old version still finds its own files.
  assert.equal(await page.evaluate((path) => fetch(path).then((r) => r.text()), one['lazy.txt']), 'lazy 1');
  await page.reload();
  assert.equal(await version(page), '2');
});

test('a broken upload never becomes a version, and errors are never stored', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  await writeSite(site, '1');
  const server = await serve(site, { prefix: PREFIX });
  const browser = await chromium();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, server.url);
  await ready(page, '1');
  assert.equal(await page.evaluate(() => fetch('assets/missing-1.txt').then((r) => r.status)), 404);
  await writeSite(site, '2', { breakManifest: true });
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).catch(() => {}));
  await page.waitForFunction(() => said.some((each) => each.kind === 'precache-failed'));
  await page.reload();
  assert.equal(await version(page), '1');
  const stored = await page.evaluate(async () => {
    const statuses = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) statuses.push((await cache.match(key)).status);
    }
    return statuses;
  });
  assert.ok(stored.every((status) => status === 200), String(stored));
});

test('a damaged cache heals itself', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  const map = await writeSite(site, '1');
  const server = await serve(site, { prefix: PREFIX });
  const browser = await chromium();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, server.url);
  await ready(page, '1');
  await page.reload();
  await page.evaluate(async ({ lazy, shared }) => {
    const name = (await caches.keys()).find((each) => each.includes('v-1'));
    const cache = await caches.open(name);
    await cache.put(new URL(lazy, location.href).href, new Response('rubbish'));
    await cache.delete(new URL(shared, location.href).href);
  }, { lazy: map['lazy.txt'], shared: map['shared.txt'] });
  const result = await ask(page, { kind: 'heal', deep: true });
  assert.deepEqual(result.healed.sort(), [map['lazy.txt'], map['shared.txt']].sort());
  assert.equal(await page.evaluate((path) => fetch(path).then((r) => r.text()), map['lazy.txt']), 'lazy 1');
  assert.deepEqual(await ask(page, { kind: 'heal', deep: true }), { healed: [], broken: [] });
  assert.deepEqual(await ask(page, { kind: 'version' }), { version: '1', worker: '1' });
});

test('a program that does not start is mended and tried again, once', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  const map = await writeSite(site, '1');
  const server = await serve(site, { prefix: PREFIX });
  const browser = await chromium();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, server.url);
  await ready(page, '1');
  const spoil = () => page.evaluate(async (app) => {
    const cache = await caches.open((await caches.keys()).find((each) => each.includes('v-1')));
    await cache.put(new URL(app, location.href).href, new Response('half a progr(', { headers: { 'content-type': 'text/javascript' } }));
    // Chromium keeps a script that it has just run in memory, past every cache: this takes its place.
    await (await fetch(app)).text();
  }, map['app.js']);
  await spoil();
  await page.reload();
  assert.equal(await version(page), '1');
  // Again within the minute: no third load, but plain words and a way out.
  await spoil();
  await page.reload();
  await page.waitForSelector('.start-failure button');
  await page.getByRole('button', { name: /afresh/ }).click();
  assert.equal(await version(page), '1');
  assert.equal(new URL(page.url()).search, '');
});

test('?reset throws the caches away and starts over from the server', { skip }, async (context) => {
  const site = await scratch(context, 'site');
  await writeSite(site, '1');
  const requests = [];
  const server = await serve(site, { prefix: PREFIX, onRequest: (path) => requests.push(path) });
  const browser = await chromium();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, server.url);
  await ready(page, '1');
  await page.reload();
  assert.equal(await version(page), '1');
  await page.evaluate(() => localStorage.setItem('notes', 'mine'));
  // What the server has now counts, whatever was kept.
  await writeSite(site, '2');
  requests.length = 0;
  await page.goto(`${server.url}?reset#local/abc`);
  await page.waitForFunction(() => document.body?.dataset.version === '2');
  assert.ok(requests.includes(PREFIX), String(requests));
  assert.equal(page.url(), `${server.url}#local/abc`);
  assert.equal(await page.evaluate(() => localStorage.getItem('notes')), 'mine');
});

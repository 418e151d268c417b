// The main paths in Debian's Firefox ESR, over WebDriver BiDi: open, run, edit, reload, offline.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { DIST, notebook } from './lib/app.mjs';
import { firefox, has } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { scratch } from './lib/worker_site.mjs';

const skip = !existsSync(`${DIST}/index.html`) ? 'there is no dist/: run ./x build' : has.firefox ? false : 'Firefox is not installed';
const PATIENCE = { timeout: 90_000 };

/** A site of somebody else's that lets others read; Firefox is asked for nothing outside this machine. */
async function elsewhere(context, text) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(text);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  context.after(close);
  return { url: `http://localhost:${server.address().port}/plan.ipynb`, close };
}

async function visit(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector('#notebook .cell', PATIENCE);
  return page;
}

const shows = (page, text) => page.waitForFunction((text) => document.querySelector('#notebook')?.textContent.includes(text), PATIENCE, text);
const saved = (page) => page.waitForFunction(() => /^Saved/.test(document.querySelector('.save-words')?.textContent ?? ''), PATIENCE);

async function retype(page, text) {
  await page.click('#notebook .cell');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cm-focused', PATIENCE);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

async function run(page, output) {
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await page.waitForFunction((output) => [...document.querySelectorAll('#notebook .outputs')].some((each) => each.textContent.includes(output)), PATIENCE, output);
}

async function kept(page) {
  const version = await page.evaluate(() => JSON.parse(document.getElementById('assets').textContent).version);
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await new Promise((done) => setTimeout(done, 300))) {
    const current = await page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.endsWith('-note'));
      const note = name && (await (await caches.open(name)).match('current-version'));
      return note?.text();
    });
    if (current === version) return;
  }
  assert.fail('the service worker did not finish');
}

test('Firefox: open, edit, run, reload', { skip, timeout: 240_000 }, async (context) => {
  const other = await elsewhere(context, notebook('print("from elsewhere")'));
  const server = await serve(DIST);
  const browser = await firefox();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await visit(browser, `${server.url}#url=${encodeURIComponent(other.url)}`);
  await shows(page, 'from elsewhere');
  await retype(page, 'print(6 * 7)');
  await run(page, '42');
  await saved(page);
  await page.reload();
  await shows(page, 'print(6 * 7)');
  await shows(page, '42');
});

test('Firefox: works with the server stopped, in a fresh start', { skip, timeout: 300_000 }, async (context) => {
  const profile = await scratch(context, 'firefox');
  const other = await elsewhere(context, notebook('print("from elsewhere")'));
  const server = await serve(DIST);
  const url = `${server.url}#url=${encodeURIComponent(other.url)}`;
  let browser = await firefox({ profile });
  const first = await visit(browser, url);
  await shows(first, 'from elsewhere');
  await kept(first);
  await browser.close();
  await server.close();
  await other.close();

  browser = await firefox({ profile });
  context.after(() => browser.close());
  const page = await visit(browser, url);
  await shows(page, 'from elsewhere');
  await retype(page, 'print(6 * 7)');
  await run(page, '42');
  await saved(page);
});

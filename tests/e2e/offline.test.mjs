// After the first visit everything works with the server stopped, in a fresh start of the browser.
import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { DIST, answerWeb, notebook, openPage, retype, saved, shows, skip } from './lib/app.mjs';
import { chromium } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { scratch } from './lib/worker_site.mjs';

const PREFIX = '/some/path/';
const PLACE = '#github/ann/book/blob/main/plan.ipynb';
const RAW = 'https://raw.githubusercontent.com/ann/book/main/plan.ipynb';

/** Waits until the service worker has every file. */
async function kept(page) {
  const version = await page.evaluate(() => JSON.parse(document.getElementById('assets').textContent).version);
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await page.waitForTimeout(300)) {
    const current = await page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.endsWith('-note'));
      return name && (await (await caches.open(name)).match('current-version'))?.text();
    });
    if (current === version) return;
  }
  assert.fail('the service worker did not finish');
}

/** Runs the first cell and waits for what it prints. */
async function runs(page, code, output) {
  await retype(page, code);
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction((output) => [...document.querySelectorAll('#notebook .outputs, #notebook .output')].some((each) => each.textContent.includes(output)), output, { timeout: 90_000 });
}

/** Waits until some frame below the page shows `text`. */
async function inFrame(page, text) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await page.waitForTimeout(300)) {
    for (const frame of page.frames()) {
      const body = await frame.evaluate(() => document.body?.textContent ?? '').catch(() => '');
      if (frame !== page.mainFrame() && body.includes(text)) return;
    }
  }
  assert.fail(`no frame shows ${text}`);
}

test('works with the server stopped, in a fresh start of the browser', { skip, timeout: 300_000 }, async (context) => {
  const profile = await scratch(context, 'profile');
  const server = await serve(DIST, { prefix: PREFIX });
  let browser = await chromium({ profile });
  await answerWeb(browser, { [RAW]: notebook('print("once online")') });
  const first = await openPage(browser, server.url, PLACE);
  await shows(first, 'once online');
  await kept(first);
  await browser.close();
  await server.close();

  browser = await chromium({ profile });
  context.after(() => browser.close());
  const asked = await answerWeb(browser, { [RAW]: 'fail' });
  const page = await openPage(browser, server.url, PLACE);
  await shows(page, 'once online');
  await runs(page, 'print(6 * 7)', '42');
  // Also a module that is not in the boot image: it comes from the library pack.
  await runs(page, 'import colorsys; print(colorsys.rgb_to_hsv(1, 0, 0))', '(0.0, 1.0, 1)');
  await saved(page);
  await page.reload();
  await shows(page, 'colorsys');
  // An HTML output has a frame of its own, which must come from the cache as well.
  await retype(page, "from IPython.display import HTML; HTML('<script>document.body.append(6 * 7 + \" in a frame\")</script>')");
  await page.keyboard.press('Control+Enter');
  await inFrame(page, '42 in a frame');
  await page.evaluate(() => { location.hash = '#examples/welcome.ipynb'; });
  await shows(page, 'Welcome to Colibri');
  // Formulas need fonts and a module of their own.
  await page.waitForSelector('#notebook .katex', { timeout: 30_000 });
  // Nothing was fetched from anywhere but the notebook's own source.
  assert.deepEqual([...new Set(asked)], [RAW]);
  assert.deepEqual(page.failures, []);
});

test('a new version is announced and takes over on reload; edits stay', { skip, timeout: 300_000 }, async (context) => {
  const site = join(await scratch(context, 'site'), 'dist');
  await cp(DIST, site, { recursive: true });
  const server = await serve(site);
  const browser = await chromium();
  const target = await browser.newContext();
  context.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await openPage(target, server.url);
  await kept(page);
  await retype(page, 'mine = 1');
  await saved(page);
  await page.reload();
  await shows(page, 'mine = 1');
  const old = JSON.parse(await readFile(join(site, 'manifest.json'), 'utf8')).version;
  await release(site, old, '9.9.9+new');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await page.waitForSelector('[data-banner=version]', { timeout: 90_000 });
  assert.match(await page.textContent('[data-banner=version]'), /new version is ready/i);
  await page.locator('[data-banner=version]').getByRole('button', { name: /reload/i }).click();
  await page.waitForFunction(() => JSON.parse(document.getElementById('assets')?.textContent ?? '{}').version === '9.9.9+new', null, { timeout: 60_000 });
  await shows(page, 'mine = 1');
});

/** Makes the build in `folder` another version, as the next build would; the service worker last, as an upload should. */
async function release(folder, old, version) {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const texts = { 'index.html': '', 'manifest.json': '', 'sw.js': '' };
  for (const name of ['index.html', 'sw.js']) {
    texts[name] = (await readFile(join(folder, name), 'utf8')).replaceAll(old, version);
    const bytes = Buffer.from(texts[name]);
    Object.assign(manifest.files.find((file) => file.path === name), { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  manifest.version = version;
  manifest.assets.version = version;
  texts['manifest.json'] = JSON.stringify(manifest);
  for (const [name, text] of Object.entries(texts)) {
    for (const suffix of ['.br', '.gz']) await rm(join(folder, name + suffix), { force: true });
    await writeFile(join(folder, name), text);
  }
}

// Keeping edits: reload, crash, a newer upstream, two tabs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scratch } from './lib/worker_site.mjs';
import { notebook, openPage, press, retype, saved, shows, skip, start, told } from './lib/app.mjs';

const URL_OF = 'https://raw.githubusercontent.com/ann/book/main/plan.ipynb';
const PLACE = '#github/ann/book/blob/main/plan.ipynb';

test('edits of an opened notebook survive a reload, without a word to the source', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, { answers: { [URL_OF]: notebook('original = 1') } });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  await retype(page, 'mine = 2');
  await saved(page);
  await page.reload();
  await shows(page, 'mine = 2');
  assert.equal(await page.locator('[data-banner=upstream]').count(), 0);
  assert.deepEqual(page.failures, []);
});

test('an edit is safe within a second, even when the page is killed', { skip, timeout: 120_000 }, async (context) => {
  const profile = await scratch(context, 'profile');
  const session = await start(context, { profile });
  const page = await session.open();
  await retype(page, 'precious = 42');
  await page.waitForTimeout(1_000);
  // A crash: no `pagehide`, no good-bye.
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => {});
  await crashed;
  const again = await openPage(session.context, session.server.url);
  await press(again, '.toast', /continue/i);
  await shows(again, 'precious = 42');
  assert.match(new URL(again.url()).hash, /^#local\//);
});

test('an edit made the moment before the page goes is kept', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, { answers: { [URL_OF]: notebook('original = 1') } });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  await retype(page, 'last = "words"');
  await page.reload();
  await shows(page, 'last = "words"');
});

test('a newer upstream is announced; both versions stay within reach', { skip, timeout: 180_000 }, async (context) => {
  const answers = { [URL_OF]: notebook('original = 1') };
  const session = await start(context, { answers });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  await retype(page, 'mine = 2');
  await saved(page);

  answers[URL_OF] = notebook('newer = 3');
  await page.reload();
  await shows(page, 'mine = 2');
  assert.match(await told(page, '[data-banner=upstream]'), /changed at its source/);

  await press(page, '[data-banner=upstream]', /show upstream/i);
  await shows(page, 'newer = 3');
  assert.match(await told(page, '[data-banner=upstream]'), /copy is kept/);
  await press(page, '[data-banner=upstream]', /show my copy/i);
  await shows(page, 'mine = 2');
  // And back again: switching never loses the copy.
  await press(page, '[data-banner=upstream]', /show upstream/i);
  await shows(page, 'newer = 3');
  const download = page.waitForEvent('download');
  await press(page, '[data-banner=upstream]', /download my copy/i);
  assert.match((await download).suggestedFilename(), /^plan \(copy\)\.ipynb$/);
  assert.deepEqual(page.failures, []);
});

test('"Keep my copy" is not asked again until the source changes once more', { skip, timeout: 180_000 }, async (context) => {
  const answers = { [URL_OF]: notebook('original = 1') };
  const session = await start(context, { answers });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  await retype(page, 'mine = 2');
  await saved(page);
  answers[URL_OF] = notebook('newer = 3');
  await page.reload();
  await press(page, '[data-banner=upstream]', /keep my copy/i);
  await page.waitForTimeout(300);
  await page.reload();
  await shows(page, 'mine = 2');
  await page.waitForTimeout(700);
  assert.equal(await page.locator('[data-banner=upstream]').count(), 0);
  answers[URL_OF] = notebook('newest = 4');
  await page.reload();
  await told(page, '[data-banner=upstream]');
});

test('without an edit the newest upstream is shown, and the last one when the network is gone', { skip, timeout: 120_000 }, async (context) => {
  const answers = { [URL_OF]: notebook('original = 1') };
  const session = await start(context, { answers });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  answers[URL_OF] = notebook('newer = 3');
  await page.reload();
  await shows(page, 'newer = 3');
  answers[URL_OF] = 'fail';
  await page.reload();
  await shows(page, 'newer = 3');
  assert.match(await told(page, '.toast'), /last visit/);
});

test('two tabs: the second one never overwrites the first', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context, { answers: { [URL_OF]: notebook('original = 1') } });
  const first = await session.open(PLACE);
  await shows(first, 'original = 1');
  await retype(first, 'first = 1');
  await saved(first);
  const second = await openPage(session.context, session.server.url, PLACE);
  await shows(second, 'first = 1');
  assert.match(await told(second, '[data-banner=tabs]'), /another tab/);
  await retype(second, 'second = 2');
  await second.waitForFunction(() => location.hash.startsWith('#local/'));
  await saved(second);
  await first.bringToFront();
  await first.reload();
  await shows(first, 'first = 1');
  await second.reload();
  await shows(second, 'second = 2');
});

test('taking over moves the pen to this tab with the newest text', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context, { answers: { [URL_OF]: notebook('original = 1') } });
  const first = await session.open(PLACE);
  await shows(first, 'original = 1');
  const second = await openPage(session.context, session.server.url, PLACE);
  await told(second, '[data-banner=tabs]');
  await first.bringToFront();
  await retype(first, 'typed in the first');
  await second.bringToFront();
  await press(second, '[data-banner=tabs]', /edit here/i);
  await shows(second, 'typed in the first');
  assert.match(await told(first, '[data-banner=tabs]'), /another tab/);
  await retype(second, 'typed in the second');
  await saved(second);
  assert.equal(new URL(second.url()).hash, PLACE);
});

test('the list of recent notebooks opens, downloads and removes', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, { answers: { [URL_OF]: notebook('original = 1') } });
  const page = await session.open(PLACE);
  await shows(page, 'original = 1');
  await page.evaluate(() => { location.hash = '#examples/welcome.ipynb'; });
  await shows(page, 'Welcome to Colibri');
  await page.keyboard.press('Control+o');
  await page.waitForSelector('.open-list .open-row');
  const names = await page.locator('.open-list .open-name').allTextContents();
  assert.ok(names.includes('plan'), String(names));
  await page.getByRole('button', { name: /remove plan/i }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll('.open-name')].some((each) => each.textContent === 'plan'));
});

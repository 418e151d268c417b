// Opening: GitHub with slashes in branches, gists, URLs, repositories, files; each way to fail in its own words.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { DIST, notebook, openPage, press, shows, skip, start, told } from './lib/app.mjs';
import { serve } from './lib/serve.mjs';

const RAW = 'https://raw.githubusercontent.com';
const API = 'https://api.github.com';
const GIST = '0123456789abcdef0123456789abcdef';

test('opens from GitHub, gists and URLs, also with slashes in the branch', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, {
    answers: {
      [`${RAW}/ann/book/main/ch1/intro.ipynb`]: notebook('print("from main")'),
      [`${RAW}/ann/book/feature/new/ch2.ipynb`]: notebook('print("from a branch with a slash")'),
      [`${API}/gists/${GIST}`]: JSON.stringify({ files: { 'a.txt': { raw_url: 'https://x/', content: 'no' }, 'b.ipynb': { raw_url: 'https://x/', content: notebook('print("from a gist")') } } }),
      'https://example.org/data/n.ipynb': notebook('print("from a URL")'),
    },
  });
  const page = await session.open('#github/ann/book/blob/main/ch1/intro.ipynb');
  await shows(page, 'from main');
  assert.equal(await page.title(), 'intro – Colibri');

  await page.evaluate(() => { location.hash = '#github/ann/book/blob/feature/new/ch2.ipynb'; });
  await shows(page, 'from a branch with a slash');
  await page.evaluate((id) => { location.hash = `#gist/ann/${id}`; }, GIST);
  await shows(page, 'from a gist');
  await page.evaluate(() => { location.hash = `#url=${encodeURIComponent('https://example.org/data/n.ipynb')}`; });
  await shows(page, 'from a URL');
  // The back button goes back through the notebooks.
  await page.goBack();
  await shows(page, 'from a gist');

  // Pasting an address into the dialog does the same, and the address bar tells.
  await page.keyboard.press('Control+o');
  await page.fill('#open-address', 'https://github.com/ann/book/blob/main/ch1/intro.ipynb');
  await page.keyboard.press('Enter');
  await shows(page, 'from main');
  assert.equal(new URL(page.url()).hash, '#github/ann/book/blob/main/ch1/intro.ipynb');
  assert.deepEqual(page.failures, []);
});

test('lists the notebooks of a repository', { skip, timeout: 120_000 }, async (context) => {
  const tree = ['README.md', 'b/two.ipynb', 'one.ipynb', 'b/.ipynb_checkpoints/two.ipynb'].map((path) => ({ path, type: 'blob' }));
  const session = await start(context, {
    answers: {
      [`${API}/repos/ann/book`]: JSON.stringify({ default_branch: 'trunk' }),
      [`${API}/repos/ann/book/git/trees/trunk?recursive=1`]: { headers: { etag: '"t1"' }, body: JSON.stringify({ tree, truncated: false }) },
      [`${RAW}/ann/book/trunk/b/two.ipynb`]: notebook('print("two")'),
    },
  });
  const page = await session.open('#github/ann/book');
  await page.waitForSelector('.open-list .open-entry');
  assert.deepEqual(await page.locator('.open-list .open-name').allTextContents(), ['one.ipynb', 'two.ipynb']);
  await page.fill('#browse-filter', 'TWO');
  await page.waitForFunction(() => document.querySelectorAll('.open-list .open-entry').length === 1);
  await page.locator('.open-list .open-entry').click();
  await shows(page, 'print("two")');
  assert.equal(await page.locator('dialog[open]').count(), 0);
});

const failures = [
  ['a file that is not there', { [`${API}/repos/ann/book`]: '{"default_branch":"main"}' }, '#github/ann/book/blob/main/x.ipynb', /no such file/i],
  ['a private repository', {}, '#github/ann/secret/blob/main/x.ipynb', /private or does not exist/i],
  ['a rate limit', { [`${API}/gists/${GIST}`]: { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1893456000' }, body: '{}' } }, `#gist/ann/${GIST}`, /limit.*again at \d/is],
  ['a gist that is gone', {}, `#gist/ann/${GIST}`, /no such gist/i],
  ['a site that is down', { 'https://example.org/n.ipynb': 'fail' }, '#url=https%3A%2F%2Fexample.org%2Fn.ipynb', /does not answer/i],
  ['a site that asks for a sign-in', { 'https://example.org/n.ipynb': { status: 401 } }, '#url=https%3A%2F%2Fexample.org%2Fn.ipynb', /sign-in/i],
  ['a web page', { 'https://example.org/n.ipynb': '<!doctype html><title>x</title>' }, '#url=https%3A%2F%2Fexample.org%2Fn.ipynb', /not a notebook/i],
  ['a broken notebook', { 'https://example.org/n.ipynb': '{"cells": [\n  {"cell_type": "code",,}\n]}' }, '#url=https%3A%2F%2Fexample.org%2Fn.ipynb', /damaged.*line 2/is],
  ['a notebook that is not in this browser', {}, '#local/abcdef', /not in this browser/i],
];
for (const [name, answers, fragment, words] of failures) {
  test(`says what is wrong: ${name}`, { skip, timeout: 120_000 }, async (context) => {
    const session = await start(context, { answers });
    const page = await session.open(fragment);
    await page.waitForSelector('dialog[open] .problem');
    assert.match(await told(page, 'dialog[open]'), words);
    // Nothing was opened half, and there is a way on.
    assert.match(await page.title(), /Untitled/);
    await press(page, 'dialog[open]', /something else/i);
    await page.waitForSelector('#open-address');
    assert.deepEqual(page.failures, []);
  });
}

test('says what is wrong: a site that refuses other sites', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, {});
  const other = await serve(DIST, { routes: { '/n.ipynb': (_request, response) => response.end(notebook('1')) } });
  context.after(() => other.close());
  const page = await session.open(`#url=${encodeURIComponent(`${other.url}n.ipynb`)}`);
  await page.waitForSelector('dialog[open] .problem');
  assert.match(await told(page, 'dialog[open]'), /\(CORS\)/);
});

test('asks before it opens a huge file, and says so offline', { skip, timeout: 120_000 }, async (context) => {
  const big = notebook(`x = "${'y'.repeat(60 * 1024 * 1024)}"`);
  const session = await start(context, { answers: {
    'https://example.org/big.ipynb': { headers: { 'content-length': String(big.length) }, body: big },
    [`${RAW}/ann/book/main/never.ipynb`]: 'fail',
  } });
  const page = await session.open('#url=https%3A%2F%2Fexample.org%2Fbig.ipynb');
  assert.match(await told(page, 'dialog[open] .problem'), /60 MB/);
  await session.context.setOffline(true);
  await page.evaluate(() => { location.hash = '#github/ann/book/blob/main/never.ipynb'; });
  await page.waitForFunction(() => /offline/i.test(document.querySelector('#dialog-title')?.textContent ?? ''));
});

test('a repaired notebook says what was repaired', { skip, timeout: 120_000 }, async (context) => {
  const broken = JSON.stringify({ cells: [{ cell_type: 'code', source: 'print("mended")' }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  const session = await start(context, { answers: { 'https://example.org/n.ipynb': broken } });
  const page = await session.open('#url=https%3A%2F%2Fexample.org%2Fn.ipynb');
  await shows(page, 'mended');
  assert.match(await told(page, '.toast'), /repaired/);
  await press(page, '.toast', /list/i);
  assert.match(await told(page, 'dialog[open] .repairs'), /Cell 1/);
});

test('files: notebooks and scripts open, downloads come back the same', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, {});
  const page = await session.open();
  const original = notebook('print("from disk")');
  const choose = async (files) => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await page.locator('#open-tab-upload').click();
    await press(page, '#open-panel', /choose/i);
    await (await chooser).setFiles(files);
  };
  await choose({ name: 'Plan.ipynb', mimeType: 'application/json', buffer: Buffer.from(original) });
  await shows(page, 'from disk');
  assert.match(new URL(page.url()).hash, /^#file\/Plan-/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).first().click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'Plan.ipynb');
  assert.equal(await readFile(await file.path(), 'utf8'), original);
  await choose({ name: 'tool.py', mimeType: 'text/x-python', buffer: Buffer.from('import os\n# %% [markdown]\n# # Part\n# %%\nprint(2)\n') });
  await shows(page, 'import os');
  assert.equal(await page.locator('#notebook .cell').count(), 3);
  // A dropped file opens, too, and does not become text of a cell.
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'Dropped.ipynb'));
    return transfer;
  }, notebook('print("dropped")'));
  await page.dispatchEvent('#notebook', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('#notebook', 'drop', { dataTransfer: data });
  await shows(page, 'dropped');
  assert.deepEqual(page.failures, []);
});

test('the example opens, and the badge maker gives three sources', { skip, timeout: 120_000 }, async (context) => {
  const session = await start(context, { answers: { [`${RAW}/ann/book/main/a.ipynb`]: notebook('1') } });
  const page = await session.open('#examples/welcome.ipynb');
  await shows(page, 'Welcome to Colibri');
  const second = await openPage(session.context, session.server.url, '#github/ann/book/blob/main/a.ipynb');
  await second.waitForFunction(() => document.title.startsWith('a '));
  await second.getByRole('button', { name: 'Share' }).click();
  await second.waitForSelector('.badge-code');
  const [markdown, html, rst] = await second.locator('.badge-code').allTextContents();
  const link = `${session.server.url}#github/ann/book/blob/main/a.ipynb`;
  assert.equal(markdown, `[![Open in Colibri](${session.server.url}icons/badge.svg)](${link})`);
  assert.ok(html.includes(`href="${link}"`) && rst.includes(link));
});

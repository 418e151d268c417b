// Working in a notebook with the keyboard alone: modes, cells, running, outputs, words, themes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notebook, shows, skip, start } from './lib/app.mjs';

/** Cells as letters: `c` code, `m` Markdown, `r` raw; `*` active, `+` selected, `e` edited. */
const cells = (page) =>
  page.$$eval('.cell', (all) => all.map(({ dataset, classList }) => {
    const has = (name, sign) => (classList.contains(name) ? sign : '');
    return dataset.kind[0] + has('active', '*') + has('selected', '+') + has('editing', 'e');
  }).join(' '));

async function become(page, expected) {
  await page.waitForFunction((expected) => {
    const has = (element, name, sign) => (element.classList.contains(name) ? sign : '');
    const now = [...document.querySelectorAll('.cell')].map((cell) => cell.dataset.kind[0] + has(cell, 'active', '*') + has(cell, 'selected', '+') + has(cell, 'editing', 'e'));
    return now.join(' ') === expected;
  }, expected, { timeout: 8000 }).catch(async () => assert.equal(await cells(page), expected));
}

async function keys(page, ...all) {
  for (const key of all) await page.keyboard.press(key);
}

/** A notebook with nothing but an empty code cell, and the focus on it. */
async function fresh(session) {
  const page = await session.open();
  await page.waitForSelector('.cell');
  await page.waitForFunction(() => document.querySelector('.status-kernel')?.dataset.kind === 'idle', null, { timeout: 60_000 });
  return page;
}

test('edits cells by the keyboard alone', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await fresh(session);
  await keys(page, 'Enter');
  await page.waitForSelector('.cm-content:focus');
  await page.keyboard.type('a = 1\nb = 2');
  await keys(page, 'Escape', 'Escape');
  await become(page, 'c*+');
  await keys(page, 'b', 'b', 'm');
  await become(page, 'c c m*+');
  await keys(page, 'k', 'k', 'Shift+J');
  await become(page, 'c+ c*+ m');
  await keys(page, 'k', 'c', 'v');
  await become(page, 'c c*+ c m');
  await keys(page, 'd', 'd');
  await become(page, 'c c*+ m');
  await keys(page, 'z');
  await page.waitForFunction(() => document.querySelectorAll('.cell').length === 4);
  await keys(page, 'Shift+Z');
  await become(page, 'c c*+ m');
  await keys(page, 'k', 'Enter', 'Control+Home', 'ArrowDown', 'Control+Shift+Minus');
  await become(page, 'c c*+ c m');
  await keys(page, 'k', 'Shift+M');
  await become(page, 'c*+ c m');
  assert.equal(await page.locator('.cell').first().locator('.static, .cm-content').first().isVisible(), true);
  // Colab's prefix, also from inside the editor.
  await keys(page, 'Enter', 'Control+m', 'a', 'Escape');
  await become(page, 'c*+ c c m');
  await keys(page, 'r');
  await become(page, 'r*+ c c m');
  assert.deepEqual(page.failures, []);
});

test('runs cells, shows their outputs and how they ended', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await fresh(session);
  await keys(page, 'Enter');
  await page.waitForSelector('.cm-content:focus');
  await page.keyboard.type('print("\\x1b[31mred\\x1b[0m")');
  await keys(page, 'Shift+Enter');
  await page.waitForSelector('.output.stream .ansi-red-fg');
  await page.waitForFunction(() => document.querySelector('.gutter')?.dataset.state === 'done');
  assert.match(await page.locator('.cell').first().getAttribute('aria-label'), /Code cell 1, done/);
  await page.waitForSelector('.cell:nth-of-type(2) .cm-content:focus');
  await page.keyboard.type('1/0');
  await keys(page, 'Control+Enter');
  await page.waitForFunction(() => document.querySelectorAll('.gutter')[1]?.dataset.state === 'error');
  await shows(page, 'ZeroDivisionError');
  await keys(page, 'Escape', 'Control+F9');
  await page.waitForFunction(() => [...document.querySelectorAll('.count')].map((count) => count.textContent.trim().slice(0, 3)).join() === '[3],[4]');
  assert.deepEqual(page.failures, []);
});

test('an endless print loop neither freezes the page nor fills it, and a restart ends it', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await fresh(session);
  await keys(page, 'Enter');
  await page.waitForSelector('.cm-content:focus');
  await page.keyboard.type('while True: print("again and again")');
  await keys(page, 'Escape', 'Escape', 'Control+Enter');
  await shows(page, 'again and again\nagain and again');
  const frames = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    let frames = 0;
    const next = (now) => (now - began < 4000 ? (frames++, requestAnimationFrame(next)) : done(frames));
    requestAnimationFrame(next);
  }));
  assert.ok(frames > 30, `${frames} frames in four seconds`);
  const size = await page.$eval('.output', (output) => output.textContent.length);
  assert.ok(size < 500_000, `${size} characters in the page`);
  await keys(page, '0', '0');
  await page.waitForFunction(() => document.querySelector('.gutter')?.dataset.state === 'gone', null, { timeout: 20_000 });
  await page.waitForFunction(() => document.querySelector('.status-kernel')?.dataset.kind === 'idle', null, { timeout: 60_000 });
  assert.deepEqual(page.failures, []);
});

test('a running cell is stopped, and its session goes on', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await fresh(session);
  const state = (at, wanted) => page.waitForFunction(([at, wanted]) => document.querySelectorAll('.gutter')[at]?.dataset.state === wanted, [at, wanted]);
  await keys(page, 'Enter');
  await page.waitForSelector('.cm-content:focus');
  await page.keyboard.type('kept = 1\nwhile True: kept += 1');
  await keys(page, 'Escape', 'Escape', 'Control+Enter');
  await state(0, 'running');
  await page.waitForTimeout(300);
  await keys(page, 'i', 'i');
  await state(0, 'interrupted');
  await shows(page, 'KeyboardInterrupt');
  await keys(page, 'b', 'Enter');
  await page.waitForSelector('.cell:nth-of-type(2) .cm-content:focus');
  await page.keyboard.type('kept > 1');
  await keys(page, 'Control+Enter');
  await state(1, 'done');
  await shows(page, 'True');
  assert.deepEqual(page.failures, []);
});

test('input() shows a field in the cell', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await fresh(session);
  await keys(page, 'Enter');
  await page.waitForSelector('.cm-content:focus');
  await page.keyboard.type('name = input("name? "); input("more? "); print("never")');
  await keys(page, 'Escape', 'Escape', 'Control+Enter');
  await page.waitForSelector('.cell .input-field input:focus');
  // Letters that are commands elsewhere.
  await page.keyboard.type('dd Ada');
  await keys(page, 'Enter');
  await shows(page, 'name? dd Ada');
  await page.waitForFunction(() => document.querySelector('.input-prompt')?.textContent === 'more? ');
  await page.waitForSelector('.input-field input:focus');
  await keys(page, 'Control+d');
  await shows(page, 'EOFError');
  assert.equal(await page.locator('.input-field').count(), 0);
  assert.deepEqual(page.failures, []);
});

test('speaks Korean, follows the theme, finds commands', { skip, timeout: 180_000 }, async (context) => {
  const session = await start(context);
  const page = await session.open();
  await page.waitForSelector('.cell');
  await keys(page, 'Control+Shift+P');
  await page.keyboard.type('korean');
  await keys(page, 'Enter');
  await page.waitForFunction(() => document.documentElement.lang === 'ko' && document.querySelector('.menu-title')?.textContent === '파일');
  await keys(page, 'Control+Shift+P');
  await page.keyboard.type('English');
  await keys(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('.menu-title')?.textContent === 'File');
  for (const [theme, paper] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(21, 24, 29)']]) {
    await keys(page, 'Control+Shift+P');
    await page.keyboard.type(`${theme} theme`);
    await keys(page, 'Enter');
    await page.waitForFunction((paper) => getComputedStyle(document.body).backgroundColor === paper, paper);
  }
  // The menus by arrows: from File to Edit, down to the first row, and back to the cell.
  await page.locator('.menu-title').first().focus();
  await keys(page, 'ArrowDown', 'ArrowRight', 'ArrowDown');
  assert.equal(await page.locator('.menu-title[aria-expanded=true]').textContent(), 'Edit');
  await keys(page, 'Escape', 'h');
  await page.waitForSelector('dialog[open] .shortcut-row');
  await keys(page, 'Escape');
  assert.deepEqual(page.failures, []);
});

test('Markdown opens for editing and shows its text again', { skip, timeout: 180_000 }, async (context) => {
  const url = 'https://example.org/n.ipynb';
  const session = await start(context, { answers: { [url]: notebook('1 + 1') } });
  const page = await session.open(`#url=${encodeURIComponent(url)}`);
  await shows(page, 'A heading');
  await page.locator('.prose h1').dblclick();
  await page.waitForSelector('.cell[data-kind=markdown] .cm-content:focus');
  await keys(page, 'Control+End');
  await page.keyboard.type('\n\nwith $x^2$');
  await keys(page, 'Shift+Enter');
  await page.waitForSelector('.prose .katex');
  assert.equal(await page.locator('.cell[data-kind=markdown].editing').count(), 0);
  assert.deepEqual(page.failures, []);
});

// The built page in a browser, with the network answered by the test.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, has } from './browser.mjs';
import { serve } from './serve.mjs';

export const DIST = process.env.COLIBRI_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));
/** For `test(name, { skip })`: why the page cannot be tested here. */
export const skip = !existsSync(`${DIST}/index.html`) ? 'there is no dist/: run ./x build' : !has.chromium ? 'Chromium is not installed' : false;

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, X-RateLimit-Remaining, X-RateLimit-Reset' };

/** A small notebook whose first cell is `source`. */
export const notebook = (source, extra = {}) =>
  `${JSON.stringify({
    cells: [
      { cell_type: 'code', execution_count: null, id: 'first', metadata: {}, outputs: [], source: [source] },
      { cell_type: 'markdown', id: 'second', metadata: {}, source: ['# A heading'] },
    ],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5,
    ...extra,
  }, null, 1)}\n`;

/**
 * Answers everything outside the server from `answers`: URL → body, or {status, headers, body}, or 'fail'.
 * What is not listed is not found. Returns the URLs that were asked for.
 */
export async function answerWeb(target, answers) {
  const asked = [];
  await target.route((url) => url.hostname !== 'localhost', (route) => {
    const url = route.request().url();
    asked.push(url);
    const answer = answers[url] ?? { status: 404, body: 'not found' };
    if (answer === 'fail') return route.abort('connectionrefused');
    const { status = 200, headers = {}, body = '' } = typeof answer === 'string' ? { body: answer } : answer;
    return route.fulfill({ status, headers: { ...CORS, ...headers }, body });
  });
  return asked;
}

/** Serves the build and starts Chromium; everything ends with the test. */
export async function start(context, { profile, prefix = '/', answers, dist = DIST, serviceWorkers = 'allow' } = {}) {
  const server = await serve(dist, { prefix });
  const browser = await chromium({ profile });
  const target = profile ? browser : await browser.newContext({ serviceWorkers });
  context.after(async () => {
    await browser.close().catch(() => {});
    await server.close().catch(() => {});
  });
  const asked = answers ? await answerWeb(target, answers) : [];
  return { server, browser, context: target, asked, open: (fragment = '') => openPage(target, server.url, fragment) };
}

/** A page that is ready for work. */
export async function openPage(target, url, fragment = '') {
  const page = await target.newPage();
  const failures = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.failures = failures;
  await page.goto(url + fragment);
  await page.waitForSelector('#notebook', { timeout: 60_000 });
  return page;
}

/** Waits until the notebook shows `text` somewhere in its cells. */
export const shows = (page, text) =>
  page.waitForFunction((text) => document.querySelector('#notebook')?.textContent.includes(text), text, { timeout: 20_000 });

/** Waits for a dialog, banner or toast and gives its text. */
export async function told(page, selector) {
  const element = await page.waitForSelector(selector, { timeout: 20_000 });
  return (await element.textContent()) ?? '';
}

/** Presses the button with these words inside `selector`. */
export const press = (page, selector, words) => page.locator(selector).getByRole('button', { name: words }).click();

/** Types into the first code cell, in place of what is there. */
export async function retype(page, text) {
  await page.locator('#notebook .cell').first().click();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cm-content:focus, .cm-focused');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Waits until the header says that everything is kept. */
export const saved = (page) => page.waitForFunction(() => /^Saved/.test(document.querySelector('.save-words')?.textContent?.trim() ?? ''), null, { timeout: 15_000 });

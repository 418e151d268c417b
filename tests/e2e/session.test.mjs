// Sessions that live: variables, files and counts after a reload, a crash and an undone run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notebook, retype, saved, skip, start, told } from './lib/app.mjs';

const URL_OF_IT = 'https://example.org/session.ipynb';

/** A browser with a notebook of one code cell open. */
async function opened(context, options = {}) {
  const { open } = await start(context, { answers: { [URL_OF_IT]: notebook('x = 0') }, ...options });
  const page = await open(`#url=${encodeURIComponent(URL_OF_IT)}`);
  await page.waitForSelector('#notebook .cell');
  return { page, open };
}

/** Runs `code` in the first cell and gives what it printed. */
async function run(page, code) {
  await retype(page, `${code}\nprint("ran", ${(run.turn = (run.turn ?? 0) + 1)})`);
  await page.keyboard.press('ControlOrMeta+Enter');
  const end = `ran ${run.turn}`;
  await page.waitForFunction((end) => document.querySelector('#notebook .outputs')?.textContent.includes(end), end, { timeout: 30_000 });
  const text = await page.evaluate(() => document.querySelector('#notebook .outputs').textContent);
  return text.slice(0, text.indexOf(end)).trim();
}

/** In the page: the images that are stored, oldest first. */
const stored = async () => {
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve([]);
  });
  if (!(await indexedDB.databases()).some(({ name }) => name === 'colibri-sessions')) return [];
  const database = await done(indexedDB.open('colibri-sessions'));
  const images = await done(database.transaction('images').objectStore('images').getAll());
  database.close();
  return images.map(({ generation, count, memoryBytes, newBytes }) => ({ generation, count, memoryBytes, newBytes }));
};

/** Waits until `count` cells are in the newest image; gives all images. */
async function kept(page, count) {
  for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(100)) {
    const images = await page.evaluate(stored);
    if (images.at(-1)?.count === count) return images;
  }
  assert.fail(`no image of ${count} cells`);
}

/** Damages a page of the newest image, or says that another build made it. */
const tamper = (page, how) =>
  page.evaluate(async (how) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open('colibri-sessions'));
    const transaction = database.transaction(['images', 'pages'], 'readwrite');
    const [images, pages] = [transaction.objectStore('images'), transaction.objectStore('pages')];
    const image = (await done(images.getAll())).at(-1);
    if (how === 'build') await done(images.put({ ...image, build: 'another' }));
    else {
      const key = (await done(pages.getAllKeys())).find((each) => each[1] === image.generation && each[2] < 1 << 20);
      await done(pages.put(new Uint8Array(40), key));
    }
    database.close();
  }, how);

const command = async (page, words) => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

test('a session survives a reload: variables, functions, modules, open files, the count', { skip, timeout: 120_000 }, async (context) => {
  const { page } = await opened(context);
  assert.equal(await run(page, 'import json, itertools\nx = 41\ndouble = lambda n: n * 2\ncounter = itertools.count(7)\nnext(counter)'), '');
  assert.equal(await run(page, 'f = open("/content/notes.txt", "w")\nf.write("one, ")\nf.flush()'), '');
  const images = await kept(page, 2);
  assert.ok(images.at(-1).newBytes < 3e6, `a small cell is a small image: ${images.at(-1).newBytes}`);
  await saved(page);
  await page.reload();
  await page.waitForSelector('#notebook .cell');
  assert.match(await told(page, '.toast'), /Session restored/);
  assert.equal(await run(page, 'print(double(x), json.dumps([next(counter)]))'), '82 [8]');
  assert.equal(await run(page, 'f.write("two")\nf.close()\nprint(open("/content/notes.txt").read(), len(In))'), 'one, two 5');
  assert.match(await page.locator('#notebook .cell .count').first().textContent(), /\[4\]/);
  assert.deepEqual(page.failures, []);
});

test('a run is undone: what it did to variables and files', { skip, timeout: 120_000 }, async (context) => {
  const { page } = await opened(context);
  await run(page, 'x = 1\nopen("/content/a", "w").write("first")');
  await kept(page, 1);
  await run(page, 'x = 2\ny = 3\nopen("/content/a", "w").write("second")');
  await kept(page, 2);
  await command(page, 'Undo last run');
  assert.match(await told(page, '.toast'), /Back to before “x = 2”/);
  assert.equal(await run(page, 'print(x, "y" in globals(), open("/content/a").read(), len(In))'), '1 False first 3');
  await kept(page, 2);
  // Back to the beginning, where nothing was.
  await command(page, 'Undo last run');
  await page.waitForFunction(() => /print/.test(document.querySelector('.toast')?.textContent ?? ''));
  await command(page, 'Undo last run');
  await page.waitForFunction(() => /“x = 1”/.test(document.querySelector('.toast')?.textContent ?? ''));
  assert.equal(await run(page, 'import os\nprint("x" in globals(), os.path.exists("/content/a"), len(In))'), 'False False 2');
});

test('a session of another build, and a damaged one, are refused and said to be', { skip, timeout: 120_000 }, async (context) => {
  const { page } = await opened(context);
  await run(page, 'x = 1');
  await kept(page, 1);
  await run(page, 'x = 2');
  await kept(page, 2);
  await saved(page);
  // The newest is damaged: the one before it is whole.
  await tamper(page, 'damage');
  await page.reload();
  await page.waitForSelector('#notebook .cell');
  await page.waitForFunction(() => /Session restored/.test(document.querySelector('.toast')?.textContent ?? ''), null, { timeout: 20_000 });
  assert.equal(await run(page, 'print(x)'), '1');
  await kept(page, 2);
  await saved(page);
  await tamper(page, 'build');
  await page.reload();
  await page.waitForSelector('#notebook .cell');
  await page.waitForFunction(() => /another version/.test(document.querySelector('.toast')?.textContent ?? ''), null, { timeout: 20_000 });
  assert.equal(await run(page, 'print("x" in globals())'), 'False');
});

test('a kernel that ends goes on with the session as it was saved', { skip, timeout: 120_000 }, async (context) => {
  const { page } = await opened(context);
  await run(page, 'x = 5');
  await kept(page, 1);
  await retype(page, 'x = 6\nimport os\nos._exit(3)');
  await page.keyboard.press('ControlOrMeta+Enter');
  assert.match(await told(page, '.banner'), /stopped.*exit code 3.*session as saved at/s);
  assert.equal(await run(page, 'print(x)'), '5');
  // A clean start has nothing of it, and neither has the next visit.
  await command(page, 'Start clean');
  assert.equal(await run(page, 'print("x" in globals())'), 'False');
});

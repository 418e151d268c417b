// Browsers without JSPI: shared memory where the page can be isolated, a restart from the last image where it cannot.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DIST, notebook, retype, shows, skip, start, told } from './lib/app.mjs';
import { chromium, firefox, has } from './lib/browser.mjs';
import { reply, startKernel, streamText } from './lib/kernel.mjs';
import { serve } from './lib/serve.mjs';
import { buildWithoutJspi, pageWithoutJspi, workerWithoutJspi } from './lib/without_jspi.mjs';
import { scratch } from './lib/worker_site.mjs';

const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'credentialless' };
const BROWSERS = [
  ['Chromium', chromium, has.chromium],
  ['Firefox ESR', firefox, has.firefox],
];

/** Starts the kernel of the build in a browser that has no JSPI; `headers` come with every file. */
async function kernelWithout(browser, context, headers) {
  const { path, script } = await workerWithoutJspi(DIST);
  const answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/javascript', ...headers }).end(script);
  const server = await serve(DIST, { headers, routes: { [`/${path}`]: answer } });
  context.after?.(() => server.close());
  return { server, kernel: await startKernel(await browser.newPage(), server.url) };
}

for (const [name, launch, isInstalled] of BROWSERS) {
  describe(`without JSPI in ${name}`, { skip: isInstalled ? skip : `${name} is not installed`, timeout: 300_000 }, () => {
    let browser;
    let server;
    let kernel;
    before(async () => {
      browser = await launch();
      ({ server, kernel } = await kernelWithout(browser, {}, ISOLATION));
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test('an isolated page: Python waits by shared memory', async () => {
      assert.equal(kernel.info.transport, 'atomics');
      const messages = await kernel.execute('import time, decimal\nprint(decimal.Decimal(1) / 8)\ntime.sleep(0.4)\nprint("later")');
      assert.equal(streamText(messages), '0.125\nlater\n');
      // What was printed before the sleep was seen before it ended.
      const [first, second] = messages.filter(({ type }) => type === 'stream');
      assert.ok(second.afterMs - first.afterMs > 200, `${first.afterMs} ms, ${second.afterMs} ms`);
    });

    const ENDLESS = {
      'a loop': 'while True: pass',
      'a sleep': 'import time\ntime.sleep(1e9)',
      'native iteration': 'sum(range(10**12))',
      'a regular expression': "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
      'a question': 'input("? ")',
    };
    for (const [what, code] of Object.entries(ENDLESS)) {
      test(`an isolated page: stops ${what}, and the session goes on`, async () => {
        await kernel.execute('kept = 41');
        const running = kernel.execute(code, { allow_stdin: true });
        await new Promise((resolve) => setTimeout(resolve, 500));
        await kernel.call('interrupt');
        assert.equal(reply(await running).ename, 'KeyboardInterrupt');
        assert.equal(streamText(await kernel.execute('print(kept + 1)')), '42\n');
      });
    }

    test('an isolated page: an interrupt while nothing runs means nothing', async () => {
      await kernel.call('interrupt');
      assert.equal(streamText(await kernel.execute('print(1)')), '1\n');
    });

    test('an isolated page: answers of any length, and the end of input', async () => {
      for (const line of ['Ada 한글 🐦', 'x'.repeat(300_000)]) {
        const asking = kernel.execute('line = input("? ")\nprint(len(line), line[:8])', { allow_stdin: true });
        assert.equal((await kernel.call('question')).prompt, '? ');
        await kernel.call('answer', line);
        assert.equal(streamText(await asking), `${[...line].length} ${[...line].slice(0, 8).join('')}\n`);
      }
      const ended = kernel.execute('input()', { allow_stdin: true });
      await kernel.call('question');
      await kernel.call('answer', '\x04');
      assert.equal(reply(await ended).ename, 'EOFError');
    });

    test('an isolated page: much output waits for the page to read it', async () => {
      const messages = await kernel.execute('for i in range(6000): print("x" * 1000)');
      assert.equal(streamText(messages).length, 6000 * 1001);
    });

    test('a page that is not isolated runs Python all the same', async (context) => {
      const { kernel: old } = await kernelWithout(browser, context, {});
      assert.equal(old.info.transport, 'none');
      const messages = await old.execute('import time, decimal\nt = time.time()\ntime.sleep(0.2)\nprint(decimal.Decimal(1) / 8, time.time() - t > 0.19)');
      assert.equal(streamText(messages), '0.125 True\n');
      const asked = await old.execute('input("? ")', { allow_stdin: true });
      assert.match(reply(asked).evalue, /no way to wait for an answer/);
    });
  });
}

const URL_OF_IT = 'https://example.org/old.ipynb';
const transport = (page) => page.waitForFunction(() => globalThis.crossOriginIsolated && document.querySelector('.status-kernel')?.dataset.kind === 'idle', null, { timeout: 60_000 });

test('a first visit without JSPI: the page isolates itself, then stops, asks and shows frames', { skip, timeout: 240_000 }, async (context) => {
  const dist = await buildWithoutJspi(DIST, await scratch(context, 'old-browser'));
  const { open, context: browser } = await start(context, { dist, answers: { [URL_OF_IT]: notebook('x = 1') } });
  await pageWithoutJspi(browser);
  const page = await open(`#url=${encodeURIComponent(URL_OF_IT)}`);
  await transport(page);
  await shows(page, 'x = 1');
  const run = async (code) => {
    await retype(page, code);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  await run('kept = 41\nwhile True: pass');
  await page.waitForFunction(() => document.querySelector('.gutter')?.dataset.state === 'running');
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.keyboard.press('i');
  await shows(page, 'KeyboardInterrupt');
  await run('print(kept + 1, input("name? "))');
  await page.waitForSelector('.cell .input-field input:focus');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await shows(page, '42 Ada');
  await run('from IPython.display import HTML\nHTML("<script>document.body.append(6 * 7)</script>")');
  await page.waitForSelector('.output-frame iframe');
  const isShown = async () => {
    for (const frame of page.frames()) if (/42/.test(await frame.evaluate(() => document.body?.textContent ?? '').catch(() => '')) && frame !== page.mainFrame()) return true;
    return false;
  };
  for (const end = Date.now() + 30_000; !(await isShown()); await page.waitForTimeout(200)) assert.ok(Date.now() < end, 'no frame shows the output');
  assert.deepEqual(page.failures, []);
});

test('without JSPI and isolation a cell is stopped by going back to the saved session', { skip, timeout: 240_000 }, async (context) => {
  const dist = await buildWithoutJspi(DIST, await scratch(context, 'old-browser'));
  const { open, context: browser } = await start(context, { dist, answers: { [URL_OF_IT]: notebook('x = 1') }, serviceWorkers: 'block' });
  await pageWithoutJspi(browser);
  const page = await open(`#url=${encodeURIComponent(URL_OF_IT)}`);
  await shows(page, 'x = 1');
  const run = async (code) => {
    await retype(page, code);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  await run('kept = 41; print("set")');
  await page.waitForFunction(() => document.querySelector('#notebook .outputs')?.textContent.includes('set'), null, { timeout: 60_000 });
  for (const end = Date.now() + 20_000; !(await page.evaluate(hasImage)); await page.waitForTimeout(100)) assert.ok(Date.now() < end, 'nothing was saved');
  await run('while True: pass');
  await page.waitForFunction(() => document.querySelector('.gutter')?.dataset.state === 'running');
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.keyboard.press('i');
  assert.match(await told(page, '.banner'), /can stop Python only by restarting it.*saved at/);
  await run('print(kept + 1)');
  await shows(page, '42');
  assert.deepEqual(page.failures, []);
});

/** In the page: whether an image of a session is stored. */
async function hasImage() {
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve([]);
  });
  if (!(await indexedDB.databases()).some(({ name }) => name === 'colibri-sessions')) return false;
  const database = await done(indexedDB.open('colibri-sessions'));
  const images = await done(database.transaction('images').objectStore('images').getAll());
  database.close();
  return images.some(({ count }) => count > 0);
}

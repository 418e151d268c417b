// The kernel worker alone, as built in dist/: Python in a browser, without the application around it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, has } from './lib/browser.mjs';
import { reply, startKernel, streamText } from './lib/kernel.mjs';
import { serve } from './lib/serve.mjs';

const DIST = process.env.COLIBRI_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const BROWSERS = [
  ['Chromium', chromium, has.chromium],
  ['Firefox ESR', firefox, has.firefox],
];

for (const [name, launch, isInstalled] of BROWSERS) {
  const skip = (!isInstalled && `${name} is not installed`) || (!existsSync(DIST) && 'dist/ is not built');

  describe(`kernel in ${name}`, { skip, timeout: 300_000 }, () => {
    let server;
    let browser;
    let page;
    let kernel;

    before(async () => {
      server = await serve(DIST, { prefix: '/below/a/path/' });
      browser = await launch();
      page = await browser.newPage();
      kernel = await startKernel(page, server.url);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    const output = async (code) => {
      const messages = await kernel.execute(code);
      assert.equal(reply(messages)?.status, 'ok', JSON.stringify(reply(messages)));
      return streamText(messages);
    };

    test('starts from the image, and suspends', async () => {
      assert.equal(kernel.info.transport, 'jspi');
      assert.equal(kernel.info.image, true);
      const messages = await kernel.execute('print(1 + 1)\n2 ** 100');
      assert.equal(streamText(messages), '2\n');
      const result = messages.find(({ type }) => type === 'execute_result');
      assert.equal(result.content.data['text/plain'], '1267650600228229401496703205376');
      assert.equal(reply(messages).execution_count, 1);
    });

    test('a first cell needs no library', async () => {
      // A server of its own: the other kernel fetches the library when it is idle.
      const paths = [];
      const own = await serve(DIST, { onRequest: (path) => paths.push(path) });
      const fresh = await startKernel(await browser.newPage(), own.url);
      for (const code of ['1 / 0', 'import json, math, os, random, re, sys, time', 'import no_such_module']) await fresh.execute(code);
      await own.close();
      assert.deepEqual(paths.filter((path) => path.includes('stdlib')), []);
    });

    test('most of its code comes later, or when it is called', async () => {
      const paths = [];
      let refusals = 2;
      const { 'kernel-rest.wasm': rest, ...others } = JSON.parse(readFileSync(`${DIST}/manifest.json`)).assets;
      const late = (_request, response) => {
        paths.push('rest');
        refusals -= 1;
        if (refusals >= 0) response.writeHead(503).end();
        else response.writeHead(200, { 'content-type': 'application/wasm' }).end(readFileSync(`${DIST}/${rest}`));
      };
      const own = await serve(DIST, { onRequest: (path) => paths.push(path), routes: { '/late.wasm': late } });
      const fresh = await startKernel(await browser.newPage(), own.url, { assets: { ...others, 'kernel-rest.wasm': 'late.wasm' } });
      // What people begin with needs the first half alone.
      const first = await fresh.execute('import json, math, random\nclass A:\n  x = 1\nprint(json.dumps([math.pi, A.x]), f"{random.random() / 2:.1f}"[0])\nundefined');
      assert.equal(streamText(first), '[3.141592653589793, 1] 0\n');
      assert.deepEqual(paths.filter((path) => path === 'rest'), []);
      // The cell that needs the other waits until it can be had, and goes on in the middle.
      const messages = await fresh.execute('import zlib\nprint(zlib.decompress(zlib.compress(b"abc" * 100))[:6], zlib.crc32(b"x"))');
      assert.equal(streamText(messages), "b'abcabc' 2363233923\n");
      assert.equal(paths.filter((path) => path === 'rest').length, 3);
      assert.ok((await fresh.call('waited')) >= 1, 'the page was told');
      await own.close();
    });

    test('imports from the library on demand', async () => {
      assert.equal(await output('import decimal, asyncio, json\nprint(json.dumps([1]), decimal.Decimal(1) / 8)'), '[1] 0.125\n');
    });

    test('streams while a cell runs, and sleeps', async () => {
      const messages = await kernel.execute('import time\nfor i in range(3):\n    print(i, flush=True)\n    time.sleep(0.2)');
      const times = messages.filter(({ type }) => type === 'stream').map(({ afterMs }) => afterMs);
      assert.equal(streamText(messages), '0\n1\n2\n');
      assert.ok(times.at(-1) - times[0] > 350, `streams came at ${times}`);
      assert.ok(messages.at(-1).afterMs > 590, `the cell took ${messages.at(-1).afterMs} ms`);
    });

    test('clock and random numbers are those of now', async () => {
      const now = Number(await output('import time; print(time.time())'));
      assert.ok(Math.abs(now - Date.now() / 1000) < 60, `${now}`);
      const code = 'import random, os; print(random.random(), os.urandom(8).hex())';
      const first = await output(code);
      const other = await startKernel(await browser.newPage(), server.url);
      const second = streamText(await other.execute(code));
      assert.notEqual(first.split(' ')[0], second.split(' ')[0]);
      assert.notEqual(first.split(' ')[1], second.split(' ')[1]);
    });

    test('files are the same for Python and for the page', async () => {
      await kernel.call('file', 'file-put', 'data/in.csv', [...Buffer.from('a,b\n1,2\n')]);
      assert.equal(await output('import os\nprint(os.getcwd(), open("data/in.csv").read().split())'), "/content ['a,b', '1,2']\n");
      await output('import pathlib\npathlib.Path("out.bin").write_bytes(bytes(range(256)) * 4000)');
      const got = await kernel.call('file', 'file-get', '/content/out.bin');
      assert.equal(got.size, 256 * 4000);
      assert.equal(got.bytes.at(-1), 255);
      const listed = await kernel.call('file', 'file-list', '/');
      assert.deepEqual(listed.files.map(({ name, kind }) => `${name} ${kind}`), ['data directory', 'out.bin file']);
      await kernel.call('file', 'file-delete', 'data');
      assert.equal(await output('print(os.listdir())'), "['out.bin']\n");
      const escape = await kernel.call('file', 'file-get', '../etc/passwd');
      assert.match(escape.error, /outside/);
    });

    test('the machine tells what it is', async () => {
      assert.match(await output('print(open("/proc/cpuinfo").read())'), /model name\t: wasm32 in (Chrome|Firefox)/);
      assert.match(await output('print(open("/etc/os-release").read())'), /ID=colibri/);
    });

    test('an error of Python is an output, and the kernel goes on', async () => {
      const messages = await kernel.execute('def f():\n    return 1 / 0\nf()');
      const error = messages.find(({ type }) => type === 'error');
      assert.equal(error.content.ename, 'ZeroDivisionError');
      const plain = error.content.traceback.join('\n').replace(/\x1b\[[\d;]*m/g, '');
      assert.match(plain, /----> 2     return 1 \/ 0/);
      const deep = await kernel.execute('def g(n): return g(n + 1)\ng(0)');
      assert.equal(reply(deep).ename, 'RecursionError');
      assert.equal(await output('print("on")'), 'on\n');
    });

    const ENDLESS = {
      'a loop': 'while True: pass',
      'a sleep': 'import time\ntime.sleep(1e9)',
      'native iteration': 'sum(range(10**12))',
      'a regular expression': "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
      'a sort': 'import random\nnumbers = [random.random() for _ in range(300_000)]\nwhile True: sorted(numbers)',
      'a question': 'input("? ")',
    };
    for (const [what, code] of Object.entries(ENDLESS)) {
      test(`stops ${what}, and the session goes on`, async () => {
        await output('kept = 41');
        const running = kernel.execute(code, { allow_stdin: true });
        await new Promise((resolve) => setTimeout(resolve, 700));
        await kernel.call('interrupt');
        const messages = await running;
        assert.equal(reply(messages).ename, 'KeyboardInterrupt');
        const error = messages.find(({ type }) => type === 'error');
        assert.match(error.content.traceback.join('\n').replace(/\x1b\[[\d;]*m/g, ''), /----> \d+ /);
        assert.equal(await output('print(kept + 1)'), '42\n');
      });
    }

    test('asks for a line, for a password, and hears the end of input', async () => {
      const named = kernel.execute('name = input("name? ")\nprint("hello", name)', { allow_stdin: true });
      assert.deepEqual(await kernel.call('question'), { prompt: 'name? ', password: false });
      await kernel.call('answer', 'Ada');
      assert.equal(streamText(await named), 'hello Ada\n');
      const secret = kernel.execute('import getpass\nprint(len(getpass.getpass()))', { allow_stdin: true });
      assert.deepEqual(await kernel.call('question'), { prompt: 'Password: ', password: true });
      await kernel.call('answer', '12345');
      assert.equal(streamText(await secret), '5\n');
      const ended = kernel.execute('input()', { allow_stdin: true });
      await kernel.call('question');
      await kernel.call('answer', '\x04');
      assert.equal(reply(await ended).ename, 'EOFError');
    });

    test('an alarm rings in a loop and in a sleep', async () => {
      const code = [
        'import signal, time',
        'def ring(number, frame): raise TimeoutError(f"signal {number}")',
        'before = signal.signal(signal.SIGALRM, ring)',
        'for wait in (lambda: [None for _ in iter(int, 1)], lambda: time.sleep(1e6)):',
        '    signal.setitimer(signal.ITIMER_REAL, 0.2)',
        '    try: wait()',
        '    except TimeoutError as error: print(error)',
        'print(signal.alarm(60), signal.alarm(0))',
      ];
      assert.equal(await output(code.join('\n')), 'signal 14\nsignal 14\n0 60\n');
    });

    test('the debugger asks in the cell, and looks around where an error was', async () => {
      await kernel.execute('def f(a):\n    b = a * 2\n    return b / 0\nf(21)');
      const looking = kernel.execute('%debug', { allow_stdin: true });
      for (const line of ['p b', 'u', 'q']) {
        assert.equal((await kernel.call('question')).prompt, 'ipdb> ');
        await kernel.call('answer', line);
      }
      const messages = await looking;
      assert.match(streamText(messages), /\(3\)f\(\)\n[^]*----> 3     return b \/ 0\n[^]*\n42\n> [^]*\(4\)<module>\(\)/);
      assert.equal(reply(messages).status, 'ok');
    });

    test('requests that come while a cell runs are answered in order', async () => {
      const slow = kernel.execute('import time; time.sleep(0.3); x = 5');
      const fast = kernel.execute('print(x)');
      assert.equal(streamText(await fast), '5\n');
      assert.equal(reply(await slow).status, 'ok');
    });

    test('endless printing waits for a page that does not keep up', async () => {
      const behind = await startKernel(await browser.newPage(), server.url, { drain: false });
      const late = await behind.call('send', 'execute_request', {
        code: 'while True: print("x" * 1000)', silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true,
      });
      assert.ok(late);
      await new Promise((resolve) => setTimeout(resolve, 4000));
      const received = async () => behind.page.evaluate(() => globalThis.colibri.state.received);
      const before = await received();
      assert.ok(before > 0 && before < 4 << 20, `${before} bytes`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await received(), before);
    });

    test('what ends the kernel is told in words', async () => {
      const doomed = await startKernel(await browser.newPage(), server.url);
      await assert.rejects(doomed.execute('import os; os._exit(3)'), /exit code 3/);
    });
  });
}

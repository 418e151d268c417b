// NumPy in the browser: the same expressions as in tests/jupyter/numpy_table, against what NumPy gave for them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, has } from './lib/browser.mjs';
import { reply, startKernel, streamText } from './lib/kernel.mjs';
import { serve } from './lib/serve.mjs';

const DIST = process.env.COLIBRI_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const table = (name) => readFileSync(new URL(`../jupyter/numpy_table/${name}`, import.meta.url), 'utf8');
const skip = (!has.chromium && 'Chromium is not installed') || (!existsSync(DIST) && 'dist/ is not built');

/** The share of results that may differ by last digits: WebAssembly has another libm, and no fused multiply-add. */
const MOST_CLOSE = 0.03;

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

/** Whether two texts differ only in the last digits of numbers. */
function isClose(one, other) {
  const shape = (text) => text.replace(NUMBER, '#').replace(/[-+\s]/g, '');
  const numbers = (text) => (text.match(NUMBER) ?? []).map(Number);
  const [a, b] = [numbers(one), numbers(other)];
  return shape(one) === shape(other) && a.length === b.length && a.every((value, at) => Math.abs(value - b[at]) <= 1e-5 * Math.max(1, Math.abs(value)));
}

describe('NumPy', { skip, timeout: 300_000 }, () => {
  let server;
  let browser;
  let kernel;
  before(async () => {
    server = await serve(DIST);
    browser = await chromium();
    kernel = await startKernel(await browser.newPage(), server.url);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test('gives what it gives natively, but for last digits', async () => {
    const folder = new URL('../jupyter/numpy_table/', import.meta.url);
    const files = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => [name, table(name)]));
    const write = `import sys\nfor name, text in ${JSON.stringify(files)}.items():\n    open('/tmp/' + name, 'w').write(text)\nsys.path.insert(0, '/tmp')`;
    assert.equal(reply(await kernel.execute(write))?.status, 'ok');
    const messages = await kernel.execute("import table\ntable.run('/tmp/out.json')\nprint(open('/tmp/out.json').read())");
    assert.equal(reply(messages)?.status, 'ok', JSON.stringify(reply(messages)));
    // Some expressions print.
    const said = streamText(messages);
    const ours = JSON.parse(said.slice(said.indexOf('{\n')));
    const expected = JSON.parse(table('expected.json'));
    const known = JSON.parse(table('differences.json'));
    const differ = Object.keys(expected).filter((name) => ours[name] !== expected[name] && !(name in known));
    const other = differ.filter((name) => !isClose(ours[name] ?? '', expected[name]));
    assert.deepEqual(Object.fromEntries(other.map((name) => [name, ours[name]])), Object.fromEntries(other.map((name) => [name, expected[name]])));
    const most = MOST_CLOSE * Object.keys(expected).length;
    assert.ok(differ.length <= most, `${differ.length} differ: ${differ.slice(0, 10).join(' | ')}`);
  });
});

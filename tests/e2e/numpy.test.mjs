// NumPy in the browser: the same expressions as in tests/jupyter/numpy_table, against what NumPy gave for them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, has } from './lib/browser.mjs';
import { reply, startKernel, streamText } from './lib/kernel.mjs';
import { serve } from './lib/serve.mjs';

const DIST = process.env.COLIBRI_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const table = (name) => readFileSync(new URL(`../jupyter/numpy_table/${name}`, import.meta.url), 'utf8');
const skip = (!has.chromium && 'Chromium is not installed') || (!existsSync(DIST) && 'dist/ is not built');

/** Functions whose last digits are those of another libm than natively. */
const LIBM = /\b(exp|exp2|expm1|log\w*|sin|cos|tan|arc\w+|sinh|cosh|tanh|cbrt|power|float_power|hypot|hanning|hamming|sinc|i0|geomspace|logspace)\b|RandomState|seed/;
/** How many results of those functions may differ. */
const MOST_LIBM = 40;

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
    const files = { 'cases.py': table('cases.py'), 'table.py': table('table.py') };
    const write = `import sys\nfor name, text in ${JSON.stringify(files)}.items():\n    open('/tmp/' + name, 'w').write(text)\nsys.path.insert(0, '/tmp')`;
    assert.equal(reply(await kernel.execute(write))?.status, 'ok');
    const messages = await kernel.execute("import table\ntable.run('/tmp/out.json')\nprint(open('/tmp/out.json').read())");
    assert.equal(reply(messages)?.status, 'ok', JSON.stringify(reply(messages)));
    const ours = JSON.parse(streamText(messages));
    const expected = JSON.parse(table('expected.json'));
    const known = JSON.parse(table('differences.json'));
    const differ = Object.keys(expected).filter((name) => ours[name] !== expected[name] && !(name in known));
    const libm = differ.filter((name) => LIBM.test(name));
    const rest = differ.filter((name) => !LIBM.test(name));
    assert.deepEqual(Object.fromEntries(rest.map((name) => [name, ours[name]])), Object.fromEntries(rest.map((name) => [name, expected[name]])));
    assert.ok(libm.length <= MOST_LIBM, `${libm.length} differ: ${libm.slice(0, 10).join(' | ')}`);
  });
});

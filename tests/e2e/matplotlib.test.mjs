// Figures in the browser: shown once at the end of a cell, in the wanted format, and equal to those of the native kernel's code.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, has } from './lib/browser.mjs';
import { reply, startKernel, streamText } from './lib/kernel.mjs';
import { serve } from './lib/serve.mjs';

const DIST = process.env.COLIBRI_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const skip = (!has.chromium && 'Chromium is not installed') || (!existsSync(DIST) && 'dist/ is not built');
const GALLERY = readFileSync(new URL('../pictures/gallery.py', import.meta.url), 'utf8');

/** Width and height of a PNG from its base64 text. */
function pngSize(text) {
  const bytes = Buffer.from(text, 'base64');
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('matplotlib', { skip, timeout: 300_000 }, () => {
  let server;
  let browser;
  let kernel;
  const shown = (messages) => messages.filter(({ type }) => type === 'display_data').map(({ content }) => content);
  const run = async (code) => {
    const messages = await kernel.execute(code);
    assert.equal(reply(messages)?.status, 'ok', JSON.stringify(reply(messages)));
    return messages;
  };
  before(async () => {
    server = await serve(DIST);
    browser = await chromium();
    kernel = await startKernel(await browser.newPage(), server.url);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test('a figure is shown once, at the end of its cell', async () => {
    const messages = await run('import matplotlib.pyplot as plt\nplt.plot([1, 2, 3]); plt.title("$x^2$")\nprint("before")');
    const [figure, ...others] = shown(messages);
    assert.equal(others.length, 0);
    assert.equal(figure.data['text/plain'], '<Figure size 640x480 with 1 Axes>');
    const [width, height] = pngSize(figure.data['image/png']);
    assert.ok(width > 500 && width < 600 && height > 400 && height < 480, `${width}x${height}`);
    assert.deepEqual(shown(await run('1 + 1')), []);
  });

  test('shows at plt.show(), and in the formats of the notebook', async () => {
    const two = await run('for n in (1, 2):\n  plt.plot(range(n))\n  plt.show()');
    assert.equal(shown(two).length, 2);
    const retina = shown(await run('%config InlineBackend.figure_format = "retina"\nplt.plot([1, 2]);'))[0];
    const [width] = pngSize(retina.data['image/png']);
    assert.equal(retina.metadata['image/png'].width, Math.floor(width / 2));
    const svg = shown(await run('%config InlineBackend.figure_format = "svg"\nplt.plot([1, 2]);'))[0];
    assert.match(svg.data['image/svg+xml'], /^<\?xml[\s\S]*<svg /);
    assert.ok(!('image/png' in svg.data));
    await run('%config InlineBackend.figure_format = "png"');
  });

  test('draws every figure of the gallery', async () => {
    await run(`open('/tmp/gallery.py', 'w').write(${JSON.stringify(GALLERY)})\nimport sys\nsys.path.insert(0, '/tmp')`);
    const messages = await run("import gallery\nseconds, errors = gallery.draw('/tmp/figures')\nprint(len(seconds), errors)");
    assert.equal(streamText(messages).trim(), '78 {}');
  });

  test('an error in a plot is an output, and files can be saved', async () => {
    const failed = await kernel.execute('plt.plot([1, 2], [1, 2, 3])');
    assert.match(reply(failed).evalue, /same first dimension, but have shapes \(2,\) and \(3,\)/);
    const saved = await run("fig, ax = plt.subplots()\nax.bar(['a'], [1])\nfor kind in ('png', 'svg', 'pdf'): fig.savefig('/tmp/f.' + kind)\nprint([open('/tmp/f.' + kind, 'rb').read(4) for kind in ('png', 'svg', 'pdf')])");
    assert.equal(streamText(saved).trim(), String.raw`[b'\x89PNG', b'<?xm', b'%PDF']`);
  });

  test("two sessions draw different numbers from NumPy's own generator", async () => {
    const code = 'import numpy as np; print(np.random.rand(2), np.random.default_rng().random())';
    const first = streamText(await run(code));
    const other = await startKernel(await browser.newPage(), server.url);
    assert.notEqual(streamText(await other.execute(code)), first);
  });
});

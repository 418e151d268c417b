// A notebook full of hostile Markdown and outputs, opened in the application: the page runs none of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openPage, shows, skip, start } from './lib/app.mjs';

const ADDRESS = 'https://example.org/hostile.ipynb';

/** The vectors that crates/render is tested with. */
async function vectors(name) {
  const text = await readFile(new URL(`../../crates/render/tests/hostile/${name}.txt`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line && !line.startsWith('# ')).map((line) =>
    line.replace(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)/gi, (_, code) =>
      code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : { n: '\n', t: '\t', 0: '\0' }[code] ?? code));
}

const display = (data) => ({ output_type: 'display_data', metadata: {}, data });

async function hostileNotebook() {
  const [html, markdown] = await Promise.all([vectors('html'), vectors('markdown')]);
  const all = [...html, ...markdown];
  const cells = all.map((source, at) => ({ cell_type: 'markdown', id: `text-${at}`, metadata: {}, source }));
  for (const [at, source] of all.entries()) {
    cells.push({
      cell_type: 'code', id: `code-${at}`, execution_count: at, metadata: {}, source: `# ${source}`,
      outputs: [
        display({ 'text/latex': source }),
        display({ 'text/markdown': source }),
        display({ 'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg" onload="mark()">${source}</svg>` }),
        { output_type: 'stream', name: 'stdout', text: `\u001b]8;;${source}\u0007${source}\u001b]8;;\u0007` },
        { output_type: 'error', ename: source, evalue: source, traceback: [`\u001b[31m${source}`, `Cell In[1], line 2${source}`] },
        // Frames are costly; what would be inline is not, and what is a frame is tried elsewhere.
        ...(at % 20 === 0 || !/<(script|svg|iframe|style|math|form|object)|on[a-z]+=/i.test(source) ? [display({ 'text/html': source })] : []),
      ],
    });
  }
  cells.push({ cell_type: 'markdown', id: 'last', metadata: {}, source: 'the very end' });
  const metadata = { kernelspec: { display_name: '<img src=x onerror=mark()>', language: 'python', name: 'python3' }, title: '<img src=x onerror=mark()>' };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

test('a hostile notebook runs nothing in the page', { skip, timeout: 300_000 }, async (context) => {
  const session = await start(context, { answers: { [ADDRESS]: await hostileNotebook() } });
  await session.context.addInitScript(() => {
    globalThis.marks = 0;
    globalThis.mark = () => { if (window === top) globalThis.marks += 1; };
  });
  const dialogs = [];
  session.context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const page = await openPage(session.context, session.server.url, `#url=${encodeURIComponent(ADDRESS)}`);
  await page.waitForSelector('#notebook .cell');
  const url = page.url();
  // Cells are made as they come near, so walk through all of them.
  const bad = await page.evaluate(async () => {
    const isBad = (element) =>
      element.matches('script, object, embed, applet, form, style, link, meta, base, template, svg:not([aria-hidden] *, [aria-hidden], .icon), math:not(.katex *), textarea:not(.cm-editor *), frame, frameset')
      || (element.localName === 'iframe' && !element.matches('.output-frame-outer'))
      || [...element.attributes].some(({ name, value }) =>
        name.startsWith('on') || (/^(href|src|action|formaction|xlink:href|poster|data)$/.test(name) && /^\s*(javascript|vbscript|data:text|data:application)/i.test(value))
        || ((name === 'id' || name === 'name') && element.closest('.prose, .output') && !value.startsWith('md-') && !element.closest('.katex')));
    const found = new Set();
    const look = () => {
      for (const place of document.querySelectorAll('.prose, .output')) {
        for (const element of place.querySelectorAll('*')) if (isBad(element)) found.add(element.outerHTML.slice(0, 200));
      }
    };
    const cells = () => [...document.querySelectorAll('#notebook .cell')];
    for (let at = 0; at < cells().length; at += 3) {
      cells()[at].scrollIntoView({ block: 'center' });
      await new Promise((done) => setTimeout(done, 25));
      if (at % 30 === 0) look();
    }
    look();
    return [...found];
  });
  assert.deepEqual(bad, []);
  await shows(page, 'the very end');
  const state = await page.evaluate(() => ({ marks, rendered: document.querySelectorAll('.prose > *').length, images: document.querySelectorAll('.output img[src^="data:image/svg+xml"]').length }));
  assert.equal(state.marks, 0);
  assert.ok(state.rendered > 20, `${state.rendered}`);
  assert.equal(page.url(), url);
  assert.deepEqual(dialogs, []);
  // In the page `mark` exists and counts; frames have to do without it, so this error comes from where scripts may run.
  assert.deepEqual(page.failures.filter((failure) => !/ResizeObserver|mark is not defined/.test(failure)), []);
  assert.equal(session.context.pages().length, 1);
});

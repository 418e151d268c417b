// What the measurements share: a browser with an empty profile, the notebooks they open, medians.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../../tests/e2e/lib/browser.mjs';
import { serve } from '../../tests/e2e/lib/serve.mjs';

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Runs `use(context)` in a browser whose profile was never used before, and removes the profile. */
export async function withFreshProfile(use, args = []) {
  const profile = await mkdtemp(join(tmpdir(), 'colibri-bench-'));
  const context = await chromium({ profile, args });
  try {
    return await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const notebook = (cells) => ({
  cells: cells.map((cell, index) => ({ id: `bench-${index}`, metadata: {}, ...cell })),
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5,
});
const code = (source, outputs = [], count = null) => ({ cell_type: 'code', source, outputs, execution_count: count });

/** A notebook of one code cell. */
export const notebookOf = (source) => notebook([code(source)]);
export const ONE_CELL = notebookOf('print(1+1)');

/** 500 cells as real notebooks mix them: half prose, half code, a stored output below each code cell. */
export function fiveHundredCells() {
  const rows = Array.from({ length: 20 }, (_, row) => `<tr><th>${row}</th><td>${row * 7}</td><td>${(row / 3).toFixed(3)}</td></tr>`);
  const table = `<table><thead><tr><th></th><th>a</th><th>b</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const outputs = [
    (i) => ({ output_type: 'stream', name: 'stdout', text: Array.from({ length: 12 }, (_, n) => `step ${n}: ${i * n}\n`).join('') }),
    (i) => ({ output_type: 'execute_result', execution_count: i, metadata: {}, data: { 'text/plain': `[${i}, ${i + 1}, ${i + 2}]` } }),
    (i) => ({ output_type: 'execute_result', execution_count: i, metadata: {}, data: { 'text/plain': '   a  b', 'text/html': table } }),
    () => ({ output_type: 'display_data', metadata: {}, data: { 'text/plain': '<Figure>', 'image/png': pixel } }),
    (i) => ({
      output_type: 'error', ename: 'ValueError', evalue: `bad ${i}`,
      traceback: ['\u001b[0;31m' + '-'.repeat(75) + '\u001b[0m', `Cell In[${i}], line 2\n      1 x = 1\n\u001b[0;32m----> 2\u001b[0m raise ValueError('bad ${i}')`, `\u001b[0;31mValueError\u001b[0m: bad ${i}`],
    }),
  ];
  const cells = Array.from({ length: 250 }, (_, i) => [
    { cell_type: 'markdown', source: `## Part ${i}\n\nSome *prose* with \`code\`, a [link](https://example.org/${i}) and $x_{${i}}^2$.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| ${i} | ${i * 2} |\n` },
    code(`import math\nfor n in range(12):\n    value = math.sqrt(n) * ${i}\n    print(f"step {n}: {value}")  # a comment\nvalue`, [outputs[i % outputs.length](i)], i + 1),
  ]);
  return notebook(cells.flat());
}

/** Serves the bench's site (dist/ and Pyodide side by side) with the notebooks above and `more`. `onRequest` as in lib/serve. */
export function serveSite(site, onRequest, more = {}) {
  const json = (value) => {
    const text = JSON.stringify(value);
    return (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  };
  const notebooks = { 'one.ipynb': ONE_CELL, 'large.ipynb': fiveHundredCells(), ...more };
  return serve(site, { onRequest, routes: Object.fromEntries(Object.entries(notebooks).map(([name, value]) => [`/${name}`, json(value)])) });
}

export const addressOf = (server, name) => `${server.url}colibri/#url=${encodeURIComponent(`${server.url}${name}.ipynb`)}`;

/** CPU time that the page's main thread has used since it was made, in milliseconds. */
export async function mainThreadMillis(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

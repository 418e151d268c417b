// Speed of Python itself: the programs of benches/python, each in our kernel and in Pyodide, in the same Chromium.
// A program's time is the best of several runs inside one session; sessions are interleaved, and the median counts.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf, median, notebookOf, serveSite, withFreshProfile } from './tools.mjs';

/** Geometric mean over all programs, and the most for any one. */
const MEAN_LIMIT = 1.7;
const MOST_LIMIT = 3;
const TIMEOUT_MS = 300_000;

const RUNNER = `
import json, time
def measured(source):
    namespace = {"__name__": "program"}
    exec(compile(source, "program", "exec"), namespace)
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        result = namespace["main"]()
        best = min(best, time.perf_counter() - start)
    return [best * 1000, str(result)]
print(json.dumps({name: measured(source) for name, source in PROGRAMS.items()}))
`;

export async function python({ root, site, runs }) {
  const folder = join(root, 'benches/python');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.py')).sort();
  const programs = {};
  for (const name of files) programs[name.replace('.py', '')] = await readFile(join(folder, name), 'utf8');
  const code = `PROGRAMS = ${JSON.stringify(programs)}\n${RUNNER}`;
  const server = await serveSite(site, undefined, { 'python.ipynb': notebookOf(code) });
  const sessions = { ours: [], theirs: [] };
  try {
    for (let run = 0; run < Math.min(runs, 3); run++) {
      sessions.ours.push(await withFreshProfile((context) => inOurs(context, addressOf(server, 'python'))));
      sessions.theirs.push(await withFreshProfile((context) => inPyodide(context, `${server.url}pyodide.html`, code)));
    }
  } finally {
    await server.close();
  }
  const timeOf = (who, name) => median(sessions[who].map((session) => session[name][0]));
  const rows = Object.keys(programs).map((name) => {
    const [ours, theirs] = [timeOf('ours', name), timeOf('theirs', name)];
    const [a, b] = [sessions.ours[0][name][1], sessions.theirs[0][name][1]];
    if (a !== b) return { name: `python: ${name}`, error: `answers differ: ${a} and ${b}` };
    return { name: `python: ${name}`, unit: 'ms', ours, theirs, ratio: ours / theirs, limit: MOST_LIMIT };
  });
  const ratios = rows.filter((row) => row.ratio).map((row) => row.ratio);
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  return [...rows, { name: 'python: geometric mean', ratio: mean, limit: MEAN_LIMIT }];
}

async function inOurs(context, address) {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector('.cell[data-kind="code"] .run', { timeout: TIMEOUT_MS });
  const text = await page.evaluate(pressAndRead, TIMEOUT_MS);
  return JSON.parse(text);
}

/** In the page: presses the first cell's run button as soon as it answers, and gives what it printed. */
async function pressAndRead(timeoutMs) {
  const until = performance.now() + timeoutMs;
  const cellNow = () => document.querySelector('.cell[data-kind="code"]');
  while (performance.now() < until) {
    const cell = cellNow();
    if (cell?.dataset.state === 'never') cell.querySelector('.run')?.click();
    const text = cell?.querySelector('.outputs')?.textContent.trim() ?? '';
    if (/done|ok|failed|error/.test(cell?.dataset.state ?? '') && text) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no output: ${cellNow()?.textContent}`);
}

async function inPyodide(context, address, code) {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.paintedAt !== undefined, undefined, { timeout: TIMEOUT_MS });
  const text = await page.evaluate((code) => globalThis.runPython(code), code);
  return JSON.parse(text);
}

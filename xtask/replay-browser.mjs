// Runs notebooks on the kernel worker of dist/ in Chromium, without the page around it. Called by `xtask replay` with the
// path of a JSON file {dist, jobs: [{path, cells, files}], cell_timeout_seconds, answer}; writes to `answer` one
// {outputs} or {error} a job. A fresh worker a notebook, as the page has it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '../tests/e2e/lib/browser.mjs';
import { serve } from '../tests/e2e/lib/serve.mjs';

const { dist, jobs, cell_timeout_seconds: timeoutSeconds, answer } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const { assets } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
const script = await readFile(new URL('replay-page.mjs', import.meta.url), 'utf8');

const html = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Replay</title>');
const module = (_request, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
const server = await serve(dist, { routes: { '/replay.html': html, '/replay-page.mjs': module } });
const browser = await chromium();
const answers = [];
try {
  for (const job of jobs) {
    process.stderr.write(`  ${job.path}\n`);
    answers.push(await runOne(job));
  }
} finally {
  await browser.close();
  await server.close();
}
await writeFile(answer, JSON.stringify(answers));

async function runOne({ cells, files }) {
  const page = await browser.newPage();
  try {
    const contents = await Promise.all(files.map(async ({ from, path }) => ({ path, base64: await readFile(from, 'base64') })));
    await page.goto(`${server.url}replay.html`);
    return await page.evaluate(
      async ([request]) => (await import('/replay-page.mjs')).run(request),
      [{ base: server.url, assets, cells, files: contents, timeoutSeconds }],
    );
  } catch (error) {
    return { error: String(error?.message ?? error).split('\n')[0] };
  } finally {
    await page.close().catch(() => {});
  }
}

// A notebook of 500 cells with stored outputs: CPU until its first cells are painted, memory, typing, scrolling.
import { readFile } from 'node:fs/promises';
import { addressOf, mainThreadMillis, median, serveSite, withFreshProfile } from './tools.mjs';

const LIMITS = { cpuMs: 1000, memoryBytes: 300e6, keyMs: 16, frameMs: 100 };
const KEYS = 90;
/** A person's keys come at any time within a frame of 16.7 ms. */
const KEY_GAPS_MS = Array.from({ length: KEYS }, (_, index) => 50 + ((index * 7) % 17));
/** The browser keeps an empty renderer ready for the next page: nobody's memory. */
const NO_SPARE = ['--disable-features=SpareRendererForSitePerProcess'];
const SCROLL_STEPS = 120;

export async function large({ site, runs }) {
  const server = await serveSite(site);
  const samples = { cpu: [], memory: [], key: [], frame: [], slowFrames: [] };
  try {
    for (let run = 0; run < Math.min(runs, 3); run++) {
      await withFreshProfile((context) => measure(context, addressOf(server, 'large'), samples), NO_SPARE);
    }
  } finally {
    await server.close();
  }
  return [
    { name: '500 cells: CPU to the first cells', unit: 'ms', ours: median(samples.cpu), limitOurs: LIMITS.cpuMs },
    { name: '500 cells: memory of the page and its kernel', unit: 'bytes', ours: median(samples.memory), limitOurs: LIMITS.memoryBytes },
    { name: '500 cells: key to paint', unit: 'ms', ours: median(samples.key), limitOurs: LIMITS.keyMs },
    { name: '500 cells: worst frame while scrolling', unit: 'ms', ours: median(samples.frame), limitOurs: LIMITS.frameMs },
  ];
}

async function measure(context, address, samples) {
  const page = await context.newPage();
  // The empty tab that a browser starts with is nobody's memory.
  for (const other of context.pages()) if (other !== page) await other.close();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(noteFirstCells);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.firstCellsAt !== undefined, undefined, { timeout: 60_000 });
  samples.cpu.push(await mainThreadMillis(session));

  // Everything that starts by itself (the kernel, lazy outputs) is part of what a person's machine has to hold.
  await page.waitForTimeout(5000);
  samples.memory.push(await rendererBytes(context, page));
  samples.key.push(median(await typing(page)));
  samples.frame.push(Math.max(...(await scrolling(page))));
  await page.close();
}

function noteFirstCells() {
  const observer = new MutationObserver(() => {
    const cells = document.querySelectorAll('.cell');
    if (cells.length < 4 || cells[3].getBoundingClientRect().height === 0) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.firstCellsAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Proportional share of the renderer processes of this browser: the page, its workers and its output frames. */
async function rendererBytes(context, page) {
  await page.evaluate(() => globalThis.gc?.());
  const browser = await context.browser()?.newBrowserCDPSession().catch(() => undefined);
  const session = browser ?? (await context.newCDPSession(page));
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = [];
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    // The browser draws its own buttons in a renderer too: it is there without us.
    if ((await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).includes('--top-chrome-webui')) continue;
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    sizes.push(Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024);
  }
  process.stderr.write(`    renderers: ${sizes.map((size) => `${Math.round(size / 1e6)} MB`).join(', ')}\n`);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Milliseconds from each key to the end of the frame that shows it. */
async function typing(page) {
  await page.locator('.cell[data-kind="code"]').first().locator('.src, .cm-content').first().click();
  await page.waitForSelector('.cm-content', { timeout: 10_000 });
  await page.evaluate(() => {
    globalThis.keyTimes = [];
    addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // After the frame's own work: the next task.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.keyTimes.push(performance.now() - timeStamp);
        port2.postMessage(0);
      });
    }, true);
  });
  for (let index = 0; index < KEYS; index++) {
    await page.keyboard.press('abcdefgh '[index % 9] === ' ' ? 'Space' : 'abcdefgh'[index % 8]);
    await page.waitForTimeout(KEY_GAPS_MS[index]);
  }
  return page.evaluate(() => globalThis.keyTimes);
}

/** Time between frames while the wheel turns. */
async function scrolling(page) {
  await page.mouse.move(500, 400);
  await page.evaluate(() => {
    globalThis.frames = [];
    let before;
    globalThis.watching = true;
    const next = (now) => {
      if (before !== undefined) globalThis.frames.push(now - before);
      before = now;
      if (globalThis.watching) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let step = 0; step < SCROLL_STEPS; step++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => {
    globalThis.watching = false;
    return globalThis.frames;
  });
}

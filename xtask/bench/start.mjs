// Cold and warm start: from navigation to the painted output of `print(1+1)`, against bare Pyodide in a worker.
// Interleaved, so that whatever else the machine does meets both alike.
import { addressOf, median, serveSite, withFreshProfile } from './tools.mjs';

/** Colibri may take at most this share of Pyodide's time. */
const COLD_LIMIT = 0.25;
const WARM_LIMIT = 0.2;
/** Time after the cold start for caches (HTTP, compiled code, service worker) to fill. */
const SETTLE_MS = 6000;
const TIMEOUT_MS = 120_000;

/** In the page: presses the first cell's run button as soon as it answers, and notes when the output is painted. */
export function pressAndWatch() {
  const RETRY_MS = 10;
  const cellNow = () => document.querySelector('.cell[data-kind="code"]');
  // The button is drawn a moment before the page listens to it: a person would press again.
  const press = () => {
    const cell = cellNow();
    if (cell?.dataset.state === 'never') cell.querySelector('.run')?.click();
    if (globalThis.paintedAt === undefined) setTimeout(press, RETRY_MS);
  };
  const look = () => {
    const cell = cellNow();
    if (/queued|running/.test(cell?.dataset.state)) globalThis.pressedAt ??= performance.now();
    if (cell?.querySelector('.outputs')?.textContent.trim() !== '2') return;
    observer.disconnect();
    // A frame after the frame in which it was there: painted.
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.paintedAt = performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  press();
}

export async function start({ site, runs }) {
  const server = await serveSite(site);
  const times = { ours: { cold: [], warm: [], pressed: [] }, theirs: { cold: [], warm: [] } };
  try {
    for (let run = 0; run < runs; run++) {
      for (const who of run % 2 ? ['theirs', 'ours'] : ['ours', 'theirs']) {
        const address = who === 'ours' ? addressOf(server, 'one') : `${server.url}pyodide.html`;
        await withFreshProfile(async (context) => {
          const cold = await once(context, address, who);
          await new Promise((done) => setTimeout(done, SETTLE_MS));
          const warm = await once(context, address, who);
          times[who].cold.push(cold.painted);
          times[who].warm.push(warm.painted);
          if (who === 'ours') times.ours.pressed.push(cold.pressed);
        });
      }
    }
  } finally {
    await server.close();
  }
  const row = (name, kind, limit) => {
    const ours = median(times.ours[kind]);
    const theirs = median(times.theirs[kind]);
    return { name, unit: 'ms', ours, theirs, ratio: ours / theirs, limit, samples: { ours: times.ours[kind], theirs: times.theirs[kind] } };
  };
  return [
    row('cold start to painted output', 'cold', COLD_LIMIT),
    row('warm start to painted output', 'warm', WARM_LIMIT),
    { name: 'cold start to the run button', unit: 'ms', ours: median(times.ours.pressed) },
  ];
}

async function once(context, address, who) {
  const page = await context.newPage();
  try {
    if (who === 'ours') await page.addInitScript(pressAndWatch);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.paintedAt !== undefined, undefined, { timeout: TIMEOUT_MS });
    return await page.evaluate(() => ({ painted: globalThis.paintedAt, pressed: globalThis.pressedAt }));
  } finally {
    await page.close();
  }
}

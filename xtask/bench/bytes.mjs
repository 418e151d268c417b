// Bytes over the line until the first output is painted, in a fresh profile, as the server sent them (brotli).
import { pressAndWatch } from './start.mjs';
import { addressOf, serveSite, withFreshProfile } from './tools.mjs';

const LIMIT_BYTES = 6_500_000;

export async function bytes({ site }) {
  const sent = new Map();
  let isCounting = true;
  const server = await serveSite(site, (path, size) => {
    if (isCounting) sent.set(path, (sent.get(path) ?? 0) + size);
  });
  try {
    const ours = await count(addressOf(server, 'one'), pressAndWatch);
    const parts = [...sent].sort((a, b) => b[1] - a[1]);
    sent.clear();
    isCounting = true;
    const theirs = await count(`${server.url}pyodide.html`);
    return [
      { name: 'bytes to the first output', unit: 'bytes', ours, theirs, limitOurs: LIMIT_BYTES, parts },
    ];
  } finally {
    await server.close();
  }

  async function count(address, script) {
    return withFreshProfile(async (context) => {
      const page = await context.newPage();
      if (script) await page.addInitScript(script);
      await page.goto(address, { waitUntil: 'commit' });
      await page.waitForFunction(() => globalThis.paintedAt !== undefined, undefined, { timeout: 120_000 });
      isCounting = false;
      return [...sent.values()].reduce((sum, size) => sum + size, 0);
    });
  }
}

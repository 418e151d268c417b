// The look in both themes: every word can be read, and a small picture of each is kept in target/reports for people.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { shows, skip, start } from './lib/app.mjs';

const REPORTS = fileURLToPath(new URL('../../target/reports/', import.meta.url));
/** WCAG AA for text of ordinary size; `look.md` asks for more of each token, and this sees what becomes of them. */
const LEAST_CONTRAST = 4.5;
const URL_OF_IT = 'https://example.org/look.ipynb';

const code = (id, source) => ({ cell_type: 'code', execution_count: null, id, metadata: {}, outputs: [], source: [source] });
const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', id: 'text', metadata: {}, source: ['# Heading\n\nWords, a [link](https://example.org), `code`, $x^2$.\n\n> A quotation\n\n| a | b |\n|---|---|\n| 1 | 2 |'] },
    code('colours', 'import sys\n# a comment\nprint("\\x1b[31mred \\x1b[32mgreen \\x1b[33myellow \\x1b[34mblue \\x1b[35mmagenta \\x1b[36mcyan \\x1b[90mgrey\\x1b[0m")\nprint("to stderr", file=sys.stderr)\n{"a": [1, 2.5, None]}'),
    code('wrong', 'def f(x):\n    return 1 / x\nf(0)'),
    { cell_type: 'raw', id: 'raw', metadata: {}, source: ['raw text'] },
  ],
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5,
});

/** Runs in the page: pieces of visible text whose contrast with what lies behind them is too low, as words. */
function tooFaint(least) {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((each, at) => each * a + below[at] * (1 - a)).concat(1);
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = rgba(getComputedStyle(at).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, textContent } = walker.currentNode;
    if (!textContent.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    // What cannot be used now may be faint, and what only fills a place is not read.
    if (element.closest('[disabled], [aria-disabled=true], [aria-hidden=true], script, style, noscript')) continue;
    if (element.getClientRects().length === 0) continue;
    const below = behind(element);
    const [light, dark] = [luminance(over(rgba(getComputedStyle(element).color), below)), luminance(below)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < least) faint.add(`"${textContent.trim().slice(0, 30)}" in ${element.className || element.tagName}: ${contrast.toFixed(2)}`);
  }
  return [...faint];
}

for (const theme of ['light', 'dark']) {
  test(`${theme} theme: every word can be read`, { skip, timeout: 180_000 }, async (context) => {
    const session = await start(context, { answers: { [URL_OF_IT]: NOTEBOOK } });
    const page = await session.open(`#url=${encodeURIComponent(URL_OF_IT)}`);
    await page.setViewportSize({ width: 960, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await shows(page, 'Heading');
    await page.keyboard.press('Control+F9');
    await shows(page, 'ZeroDivisionError');
    await page.waitForFunction(() => document.querySelector('.gutter[data-state=error]') && document.querySelector('.status-kernel')?.dataset.kind === 'idle');
    assert.deepEqual(await page.evaluate(tooFaint, LEAST_CONTRAST), []);
    await mkdir(REPORTS, { recursive: true });
    await page.screenshot({ path: `${REPORTS}look-${theme}.png` });
    // A menu, and the dialog with the most words.
    await page.locator('.menu-title').first().click();
    assert.deepEqual(await page.evaluate(tooFaint, LEAST_CONTRAST), []);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+m');
    await page.keyboard.press('h');
    await page.waitForSelector('dialog[open]');
    assert.deepEqual(await page.evaluate(tooFaint, LEAST_CONTRAST), []);
  });
}

// Starts the browsers that the tests drive: Debian's Chromium (playwright-core) and Firefox ESR (puppeteer-core, BiDi).
import { existsSync } from 'node:fs';

const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FIREFOX = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

/** Flags without which Chromium either does not start in a container or talks to its maker during a test. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/**
 * Headless Chromium over playwright-core.
 * @param {{args?: string[], profile?: string}} [options] `profile`: a folder, for a browser that remembers between starts;
 *   the answer is then a persistent context, which has `newPage` and `close` like a browser
 */
export async function chromium({ args = [], profile } = {}) {
  const playwright = await import('playwright-core');
  const options = { executablePath: CHROMIUM, headless: true, args: [...CHROMIUM_FLAGS, ...args] };
  return profile
    ? playwright.chromium.launchPersistentContext(profile, options)
    : playwright.chromium.launch(options);
}

/** Headless Firefox ESR over WebDriver BiDi; `profile` as above. Pages have puppeteer's interface, not playwright's. */
export async function firefox({ profile, preferences = {} } = {}) {
  const puppeteer = await import('puppeteer-core');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: { 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, ...preferences },
  });
}

/** Whether the browser is installed: tests say plainly that they were left out, and why. */
export const has = { chromium: Boolean(CHROMIUM), firefox: Boolean(FIREFOX) };

// The page's theme, in a form that can be sent into a frame: design tokens by value, and light or dark.

/** Tokens that outputs may use; a frame gets these and nothing else of the page's styles. */
const TOKENS = [
  's0', 's1', 's2', 'ink-0', 'ink-1', 'ink-2', 'line', 'line-strong', 'accent', 'on-accent', 'ok', 'warn', 'err',
  'accent-soft', 'warn-soft', 'err-soft', 'tok-keyword', 'tok-string', 'tok-number', 'tok-def', 'tok-comment',
  'font-ui', 'font-code', 'fs-0', 'fs-1', 'fs-2', 'fs-code', 'fs-3', 'lh-code', 'lh-ui', 'lh-prose', 'sp-1', 'sp-2', 'sp-3', 'r-1', 'r-2',
];

/** @returns {{theme: 'light'|'dark', tokens: Record<string, string>}} */
export function currentTheme() {
  const style = getComputedStyle(document.documentElement);
  const tokens = {};
  for (const name of TOKENS) {
    const value = style.getPropertyValue(`--${name}`).trim();
    if (value) tokens[name] = value;
  }
  return { theme: isDark(style.colorScheme) ? 'dark' : 'light', tokens };
}

function isDark(scheme) {
  const words = scheme.split(/\s+/);
  if (words.includes('dark') && !words.includes('light')) return true;
  return words.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}

const listeners = new Set();
let watching = false;

/** Calls `listener` after every change of the theme; gives the function that ends it. */
export function onThemeChange(listener) {
  listeners.add(listener);
  if (!watching) {
    watching = true;
    const tell = () => {
      const theme = currentTheme();
      for (const each of listeners) each(theme);
    };
    new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
  }
  return () => listeners.delete(listener);
}

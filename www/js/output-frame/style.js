// How a bare output looks: the page's fonts and colours, no margins, tables as the page draws them.

const STYLE = `
html { background: transparent; color: var(--ink-0); font: 14px/1.5 var(--font-ui, sans-serif); overflow-wrap: break-word; }
body { margin: 0; }
#output-area { display: flow-root; }
pre, code, kbd, samp { font-family: var(--font-code, monospace); font-size: 13px; }
pre { margin: 0; }
a { color: var(--accent); }
img, video { max-inline-size: 100%; }
table { border-collapse: collapse; font-size: 12.5px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 8px; }
#colibri-errors { margin-block-start: 8px; padding: 8px; border-inline-start: 3px solid var(--err); background: var(--err-soft); color: var(--ink-0); font: 12px/1.5 var(--font-code, monospace); white-space: pre-wrap; }
`;

let sheet;

export function installStyle(theme) {
  const base = document.createElement('style');
  base.textContent = STYLE;
  sheet = document.createElement('style');
  document.head.append(base, sheet);
  applyTheme(theme);
}

/** Takes over the page's tokens; outputs may use them as `var(--accent)` and so on. */
export function applyTheme({ theme, tokens }) {
  const scheme = theme === 'dark' ? 'dark' : 'light';
  const lines = Object.entries(tokens ?? {})
    .filter(([name, value]) => /^[a-z0-9-]+$/.test(name) && !/[;{}<]/.test(value))
    .map(([name, value]) => `--${name}: ${value};`);
  sheet.textContent = `:root { color-scheme: ${scheme}; ${lines.join(' ')} }`;
  document.documentElement.dataset.theme = scheme;
}

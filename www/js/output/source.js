// The document of a frame: our script first, then the output as it came.
import { locate } from './assets.js';

let script;

/** Source of the script that runs first in every frame; fetched once. */
function frameScript() {
  script ??= fetch(locate('output-frame.js')).then((response) => {
    if (!response.ok) throw new Error(`output-frame.js: ${response.status}`);
    return response.text();
  });
  script.catch(() => { script = undefined; });
  return script;
}

/**
 * @param {{html?: string, javascript?: string}} output
 * @param {{theme: string, tokens: Record<string, string>}} theme
 */
export async function frameSource({ html, javascript }, theme) {
  const config = JSON.stringify({ theme, mayNeedRequire: needsRequire(html ?? javascript ?? '') });
  const head = `<!doctype html><html><head><meta charset="utf-8"><script>${inScript(await frameScript())}</script>`
    + `<script>colibriFrame.start(${inScript(config)})</script></head><body><div id="output-area">`;
  if (javascript !== undefined) {
    return `${head}</div><script>colibriFrame.run(${inScript(JSON.stringify(javascript))})</script></body></html>`;
  }
  return `${head}${html ?? ''}`;
}

/** Some pages bring their own require.js; others count on the notebook to have it, as Jupyter's first page did. */
function needsRequire(source) {
  return /\b(?:require|requirejs)\s*(?:\(|\.config)/.test(source) && !/require(?:\.min)?\.js/.test(source);
}

/** Text that neither ends the script element nor begins a comment in it. */
const inScript = (text) => text.replaceAll('<', (sign, at) => (/^<(?:\/script|script|!--)/i.test(text.slice(at, at + 8)) ? '\\x3c' : sign));

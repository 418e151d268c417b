// Colours for cells that are not being edited: the same classes as in the editor, as an HTML string.
import { highlightTree } from '@lezer/highlight';
import { markdownParser, pythonParser } from './languages.js';
import { analyse } from './magic.js';
import { tokenHighlighter } from './tokens.js';

/** Above this a cell is shown without colours: parsing would hold up the page. */
const MAX_HIGHLIGHTED = 200_000;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/**
 * @param {string} code
 * @param {'python' | 'markdown' | 'plain'} language
 * @returns {string} HTML in which everything from `code` is escaped; the only tags are `<span class="tok-…">`
 */
export function highlight(code, language) {
  const parser = { python: pythonParser, markdown: markdownParser }[language];
  if (!parser || code.length > MAX_HIGHLIGHTED) return escape(code);
  const spans = (language === 'python' && analyse(code)?.spans) || [];
  highlightTree(parser.parse(code), tokenHighlighter, (from, to, classes) => spans.push({ from, to, class: classes }));
  spans.sort((a, b) => a.from - b.from);
  let html = '';
  let at = 0;
  for (const span of spans) {
    if (span.from < at) continue;
    html += `${escape(code.slice(at, span.from))}<span class="${span.class}">${escape(code.slice(span.from, span.to))}</span>`;
    at = span.to;
  }
  return html + escape(code.slice(at));
}

// IPython is Python plus lines that Python cannot read: `%magic`, `%%cellmagic`, `!shell`, `name?`.
// `analyse` finds them, colours them itself, and hands the parser a text of the same length in which they are harmless
// names, so that one magic does not turn the rest of the cell into a syntax error.

/** @typedef {{from: number, to: number, class: string}} Span */

/** Cell magics whose body is Python; the body of any other is some other language and gets no colours. */
const PYTHON_BODY = new Set(['capture', 'debug', 'lprun', 'memit', 'mprun', 'prun', 'pypy', 'python', 'python3', 'time', 'timeit']);
/** Line magics whose argument is Python. */
const PYTHON_ARGUMENT = new Set(['debug', 'lprun', 'memit', 'mprun', 'prun', 'time', 'timeit']);
const SHELL_BODY = new Set(['bash', 'script', 'sh', 'shell', 'sx', '!']);

const CANDIDATE = /^[ \t]*(?:%%?[A-Za-z!]|!|\?)|=[ \t]*(?:!|%[A-Za-z])|\?[ \t]*$/m;
const CELL_MAGIC = /^(?:[ \t]*\n)*%%([A-Za-z_]\w*|!)([^\n]*)/;
const LINE_MAGIC = /^([ \t]*)(?:[\w.,\[\] \t]+=[ \t]*)?(%%?[A-Za-z_][\w.]*|!!?|\?\??)(?!=)/;
const HELP = /^[ \t]*([%\w.\[\]'"*]+)(\?\??)[ \t]*$/;
const OPTIONS = /^(?:[ \t]+-[A-Za-z]+(?:[ \t]*\d+)?)*/;

/**
 * @param {string} text a whole cell
 * @returns {{masked: string, spans: Span[]} | null} null when the cell is plain Python
 */
export function analyse(text) {
  if (!CANDIDATE.test(text)) return null;
  /** @type {Span[]} */
  const spans = [];
  const out = [];
  const cell = CELL_MAGIC.exec(text);
  let at = 0;
  let foreign = '';
  if (cell) {
    const end = cell[0].length;
    const start = cell[0].indexOf('%%');
    const name = start + 2 + cell[1].length;
    spans.push({ from: start, to: name, class: 'tok-meta' });
    shellSpans(text, name, end, spans);
    out.push(text.slice(0, start), '_'.repeat(end - start));
    at = end;
    if (!PYTHON_BODY.has(cell[1])) foreign = SHELL_BODY.has(cell[1]) ? 'shell' : 'text';
  }
  const state = { quote: '', depth: 0, continued: false };
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    out.push(foreign ? maskForeign(text, at, end, foreign, spans) : maskLine(text, at, end, state, spans));
    if (newline >= 0) out.push('\n');
    at = end + 1;
  }
  return spans.length ? { masked: out.join(''), spans } : null;
}

function maskForeign(text, from, end, language, spans) {
  if (language === 'shell') shellSpans(text, from, end, spans);
  return '_'.repeat(end - from);
}

/** One line of Python: as it is, or masked when it is a magic. Keeps `state` (open string, brackets) up to date. */
function maskLine(text, from, end, state, spans) {
  const line = text.slice(from, end);
  if (!state.quote && !state.depth && !state.continued) {
    const magic = LINE_MAGIC.exec(line);
    if (magic) return maskMagic(line, from, magic, spans);
    const help = HELP.exec(line);
    if (help) {
      const mark = line.lastIndexOf(help[2]);
      spans.push({ from: from + mark, to: from + mark + help[2].length, class: 'tok-meta' });
      return line.replace(/[?%*]/g, '_');
    }
  }
  scan(line, state);
  return line;
}

function maskMagic(line, from, magic, spans) {
  const sign = magic[2];
  const start = magic[0].length - sign.length;
  const end = magic[0].length;
  spans.push({ from: from + start, to: from + end, class: 'tok-meta' });
  if (PYTHON_ARGUMENT.has(sign.replace(/^%+/, ''))) {
    const options = OPTIONS.exec(line.slice(end))[0].length;
    const argument = end + options;
    // `%time x = 1` reads as `_____;x = 1`: two statements, the second one coloured as Python.
    if (/^[ \t]+\S/.test(line.slice(argument))) {
      return `${line.slice(0, start)}${'_'.repeat(argument - start)};${line.slice(argument + 1)}`;
    }
  }
  shellSpans(line, end, line.length, spans, from);
  return line.slice(0, start) + '_'.repeat(line.length - start);
}

/** Follows strings, brackets and comments, to know whether the next line begins a statement. */
function scan(line, state) {
  let at = 0;
  state.continued = false;
  while (at < line.length) {
    if (state.quote) {
      if (line[at] === '\\') at += 1;
      else if (line.startsWith(state.quote, at)) {
        at += state.quote.length - 1;
        state.quote = '';
      }
      at += 1;
      continue;
    }
    const sign = line[at];
    if (sign === '#') break;
    if (sign === '"' || sign === "'") {
      state.quote = line.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      at += state.quote.length;
      continue;
    }
    if ('([{'.includes(sign)) state.depth += 1;
    else if (')]}'.includes(sign)) state.depth = Math.max(0, state.depth - 1);
    else if (sign === '\\' && at === line.length - 1) state.continued = true;
    at += 1;
  }
  // A string in single quotes ends with its line, closed or not.
  if (state.quote.length === 1 && !line.endsWith('\\')) state.quote = '';
}

const SHELL_TOKEN = /(#[^\n]*)|("(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(\$\{?\w+\}?|\{[\w.]+\})|(?<![\w-])(--?[A-Za-z][\w-]*)|(?<![\w./-])(\d+(?:\.\d+)?)(?![\w./-])/g;
const SHELL_CLASSES = ['tok-comment', 'tok-string', 'tok-escape', 'tok-keyword', 'tok-number'];

/** Colours strings, options, variables and comments of a shell line; `shift` is where `text` begins in the cell. */
function shellSpans(text, from, to, spans, shift = 0) {
  const part = text.slice(from, to);
  for (const match of part.matchAll(SHELL_TOKEN)) {
    const group = match.slice(1).findIndex((found) => found !== undefined);
    // `#` opens a comment only after a blank: `a#b` is a word.
    if (group === 0 && match.index > 0 && !/\s/.test(part[match.index - 1])) continue;
    const start = shift + from + match.index;
    spans.push({ from: start, to: start + match[0].length, class: SHELL_CLASSES[group] });
  }
}

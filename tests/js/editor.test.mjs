// The editor's parts that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight } from '../../www/js/editor/highlight.js';
import { stripAnsi } from '../../www/js/editor/inspect.js';
import { chordFromEvent } from '../../www/js/editor/keys.js';
import { python, pythonParser } from '../../www/js/editor/languages.js';
import { analyse } from '../../www/js/editor/magic.js';
import { EditorSelection, EditorState } from '@codemirror/state';
import { codePointsFromUtf16, utf16FromCodePoints } from '../../www/js/editor/offsets.js';
import { isDrawn, selections } from '../../www/js/editor/selections.js';

test('offsets count code points', () => {
  const text = 'a😀b한c';
  assert.equal(codePointsFromUtf16(text, 3), 2);
  assert.equal(codePointsFromUtf16(text, text.length), 5);
  for (let points = 0; points <= 5; points += 1) {
    assert.equal(codePointsFromUtf16(text, utf16FromCodePoints(text, points)), points);
  }
  assert.equal(utf16FromCodePoints(text, 99), text.length);
});

test('static HTML escapes everything and keeps the text', () => {
  const code = 'x = "<script>alert(1)</script>" # & \'\n<b>&amp;';
  const html = highlight(code, 'python');
  assert.ok(!/<(?!\/?span)/.test(html), html);
  const plain = html.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
  assert.equal(plain, code);
  assert.equal(highlight('<i>', 'plain'), '&lt;i&gt;');
  assert.match(highlight('# Title\n**b**', 'markdown'), /tok-heading/);
});

test('Python gets its classes', () => {
  const html = highlight('def area(r):\n    return 3.14 * r ** 2  # pi', 'python');
  assert.match(html, /<span class="tok-keyword">def<\/span> <span class="tok-def">area<\/span>/);
  assert.match(html, /tok-number/);
  assert.match(html, /<span class="tok-comment"># pi<\/span>/);
});

/** The masked text keeps the length and the lines of the cell. */
function masked(text) {
  const found = analyse(text);
  if (!found) return text;
  assert.equal(found.masked.length, text.length);
  assert.deepEqual([...found.masked.matchAll(/\n/g)].map((m) => m.index), [...text.matchAll(/\n/g)].map((m) => m.index));
  return found.masked;
}

test('magics are masked where a statement begins, and nowhere else', () => {
  assert.equal(masked('%matplotlib inline\nx = 1'), '__________________\nx = 1');
  assert.equal(masked('if a:\n    !ls -l\n    b()'), 'if a:\n    ______\n    b()');
  assert.equal(masked('files = !ls'), 'files = ___');
  assert.equal(masked('%timeit -n 10 f(x)'), '_____________;f(x)');
  assert.equal(masked('np.zeros?'), 'np.zeros_');
  for (const plain of ['x = (a\n  % b)', 's = """\n!ls\n%run\n"""', 'x = a \\\n  %b', 'print("done?")', 'y = x % 3', 'a != b', 'x %= 2']) {
    assert.equal(analyse(plain), null, plain);
  }
});

test('cell magics take the whole cell unless their body is Python', () => {
  assert.equal(masked('%%bash\nfor i in 1 2; do echo "$i"; done'), `______\n${'_'.repeat(32)}`);
  assert.equal(masked('%%time\nx = 1'), '______\nx = 1');
  assert.match(highlight('%%bash\necho "$HOME" # home', 'python'), /tok-string/);
  assert.match(highlight('%%time\nfor x in y: pass', 'python'), /<span class="tok-keyword">for<\/span>/);
  assert.doesNotMatch(highlight('%%html\n<b>for</b>', 'python'), /tok-keyword/);
});

test('a magic does not spoil the tree around it', () => {
  const errors = (text) => {
    let count = 0;
    pythonParser.parse(text).iterate({ enter: (node) => void (count += node.type.isError ? 1 : 0) });
    return count;
  };
  assert.equal(errors('%matplotlib inline\nimport numpy as np\n!pip install x==1.0\nnp.array?\nfor i in x:\n    %time f(i)\n'), 0);
});

test('a fragment of a masked tree is not reused', async () => {
  const { EditorState } = await import('@codemirror/state');
  const { ensureSyntaxTree } = await import('@codemirror/language');
  const state = EditorState.create({ doc: '%%bash\nfor i in x:\n    pass\n', extensions: [python.extension] });
  ensureSyntaxTree(state, state.doc.length, 1e9);
  const without = state.update({ changes: { from: 0, to: 7 } }).state;
  assert.match(String(ensureSyntaxTree(without, without.doc.length, 1e9)), /ForStatement/);
});

test('chords are written as the page writes shortcuts', () => {
  const chord = (init) => chordFromEvent({ code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...init });
  assert.equal(chord({ key: 'Enter', shiftKey: true }), 'Shift+Enter');
  assert.equal(chord({ key: '_', code: 'Minus', ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+-');
  assert.equal(chord({ key: 'ㅁ', code: 'KeyA', metaKey: true }), 'Ctrl+A');
  assert.equal(chord({ key: '?', code: 'Slash', shiftKey: true }), '?');
  assert.equal(chord({ key: 'Control' }), null);
});

test('escape sequences are stripped from documentation', () => {
  assert.equal(stripAnsi('\x1b[0;31mSignature:\x1b[0m f(x)\x1b]8;;u\x07y'), 'Signature: f(x)y');
});

test('selections are drawn by us while there are several', () => {
  let state = EditorState.create({ doc: 'one two three', extensions: [selections] });
  const select = (...places) => {
    state = state.update({ selection: EditorSelection.create(places.map(([from, to]) => EditorSelection.range(from, to))) }).state;
    return [state.selection.ranges.length, isDrawn(state)];
  };
  assert.deepEqual(select([0, 3]), [1, false]);
  assert.deepEqual(select([0, 3], [4, 7]), [2, true]);
  assert.deepEqual(select([0, 3], [4, 7], [8, 13]), [3, true]);
  state = state.update({ changes: { from: 0, insert: 'x' } }).state;
  assert.equal(isDrawn(state), true);
  assert.deepEqual(select([1, 1]), [1, false]);
});

// The look, from the tokens of www/css/tokens.css alone.
import { EditorView } from '@codemirror/view';
import { StyleModule } from 'style-mod';

const FLOAT = {
  backgroundColor: 'var(--s0)',
  color: 'var(--ink-0)',
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--r-3)',
  boxShadow: 'var(--shadow-2)',
  zIndex: 'var(--z-float)',
};

export const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink-0)', fontSize: 'var(--fs-code)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: 'var(--lh-code)', overflowX: 'auto' },
  '.cm-content': { padding: 'var(--sp-2) 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 var(--sp-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--sel)' },
  '.cm-content ::selection': { backgroundColor: 'var(--sel)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-2)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 var(--sp-1) 0 var(--sp-2)', minWidth: '28px' },
  '.cm-placeholder': { color: 'var(--ink-2)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--sel)', outline: '1px solid var(--line-strong)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--err-soft)', outline: '1px solid var(--err)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-soft)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: 'var(--sel)', outline: '1px solid var(--accent)' },
  '.cm-panels': { backgroundColor: 'var(--s2)', color: 'var(--ink-0)', borderRadius: 'var(--r-3) var(--r-3) 0 0' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--sp-2)', fontFamily: 'var(--font-ui)', fontSize: 'var(--fs-1)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink-1)', fontSize: 'var(--fs-3)', cursor: 'pointer' },
  '.cm-textfield': {
    backgroundColor: 'var(--s0)', color: 'var(--ink-0)', border: '1px solid var(--line-strong)', borderRadius: 'var(--r-2)', fontSize: 'var(--fs-1)',
  },
  '.cm-button': {
    backgroundColor: 'var(--s0)', backgroundImage: 'none', color: 'var(--ink-0)', border: '1px solid var(--line-strong)', borderRadius: 'var(--r-2)',
    fontSize: 'var(--fs-1)', '&:hover, &:active': { backgroundImage: 'none', backgroundColor: 'var(--s1)' },
  },
  '.cm-tooltip': FLOAT,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', fontSize: 'var(--fs-1)', maxHeight: '14em', minWidth: '180px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px var(--sp-2)', lineHeight: 'var(--lh-ui)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionIcon': { opacity: '0.8', width: '1.2em', paddingRight: 'var(--sp-1)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '650' },
  '.cm-inspect': {
    maxWidth: 'min(80ch, 90vw)', maxHeight: '40vh', overflow: 'auto', padding: 'var(--sp-2) var(--sp-3)', whiteSpace: 'pre-wrap',
    fontFamily: 'var(--font-code)', fontSize: 'var(--fs-1)', lineHeight: 'var(--lh-ui)',
  },
});

/** Token classes, for the whole page: static cells use them outside any editor. */
const tokens = new StyleModule({
  '.tok-keyword, .tok-atom': { color: 'var(--tok-keyword)' },
  '.tok-string': { color: 'var(--tok-string)' },
  '.tok-number, .tok-escape': { color: 'var(--tok-number)' },
  '.tok-comment, .tok-quote': { color: 'var(--tok-comment)', fontStyle: 'italic' },
  '.tok-def, .tok-type, .tok-meta': { color: 'var(--tok-def)' },
  '.tok-def': { fontWeight: '600' },
  '.tok-heading': { color: 'var(--tok-def)', fontWeight: '650' },
  '.tok-strong': { fontWeight: '650' },
  '.tok-emphasis': { fontStyle: 'italic' },
  '.tok-strike': { textDecoration: 'line-through' },
  '.tok-link': { color: 'var(--accent)' },
  '.tok-code': { color: 'var(--tok-string)' },
});

/** Makes the token classes known to the page. */
export function mountTokenStyles() {
  if (globalThis.document) StyleModule.mount(document, tokens);
}

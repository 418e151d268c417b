// Which class each kind of token gets. Editor and static cells share this list, so that a cell looks the same in both.
import { tagHighlighter, tags } from '@lezer/highlight';

export const tokenHighlighter = tagHighlighter([
  // Plain names get no class: most of the code is names, and each class is a span that the page must lay out.
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword], class: 'tok-keyword' },
  { tag: [tags.bool, tags.null, tags.self], class: 'tok-atom' },
  { tag: [tags.number, tags.integer, tags.float], class: 'tok-number' },
  { tag: [tags.string, tags.special(tags.string), tags.docString, tags.character, tags.attributeValue], class: 'tok-string' },
  { tag: [tags.escape, tags.regexp, tags.special(tags.brace)], class: 'tok-escape' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: 'tok-comment' },
  { tag: [tags.definition(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: 'tok-def' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-call' },
  { tag: [tags.className, tags.typeName], class: 'tok-type' },
  { tag: [tags.meta, tags.annotation, tags.processingInstruction], class: 'tok-meta' },
  { tag: tags.heading, class: 'tok-heading' },
  { tag: tags.emphasis, class: 'tok-emphasis' },
  { tag: tags.strong, class: 'tok-strong' },
  { tag: tags.strikethrough, class: 'tok-strike' },
  { tag: [tags.link, tags.url], class: 'tok-link' },
  { tag: tags.monospace, class: 'tok-code' },
  { tag: tags.quote, class: 'tok-quote' },
  { tag: tags.contentSeparator, class: 'tok-meta' },
]);

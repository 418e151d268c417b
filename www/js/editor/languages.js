// The languages of cells: Python with IPython's additions, Markdown, plain text.
import { Language, defineLanguageFacet, languageDataProp } from '@codemirror/language';
import { pythonLanguage } from '@codemirror/lang-python';
import { Parser } from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';
import { GFM, parseCode, parser as commonMark } from '@lezer/markdown';
import { analyse } from './magic.js';

/** Trees made from a masked text: what was magic then may be Python now, so nothing of them is reused. */
const maskedTrees = new WeakSet();

class TextInput {
  constructor(text) {
    this.text = text;
  }
  get length() {
    return this.text.length;
  }
  get lineChunks() {
    return false;
  }
  chunk(from) {
    return this.text.slice(from);
  }
  read(from, to) {
    return this.text.slice(from, to);
  }
}

/** Parses Python with the magics masked; positions stay those of the real text. */
class CellParser extends Parser {
  createParse(input, fragments, ranges) {
    const found = analyse(input.read(0, input.length));
    if (!found) {
      const stale = fragments.some((fragment) => maskedTrees.has(fragment.tree));
      return pythonLanguage.parser.createParse(input, stale ? [] : fragments, ranges);
    }
    const parse = pythonLanguage.parser.createParse(new TextInput(found.masked), [], ranges);
    const advance = parse.advance.bind(parse);
    parse.advance = () => {
      const tree = advance();
      if (tree) maskedTrees.add(tree);
      return tree;
    };
    return parse;
  }
}

export const pythonParser = new CellParser();
export const python = new Language(pythonLanguage.data, pythonParser, [], 'python');

const markdownData = defineLanguageFacet({ closeBrackets: { brackets: ['(', '[', '{', '`'] } });

export const markdownParser = commonMark.configure([
  GFM,
  parseCode({ codeParser: (info) => (/^i?python\b|^py\b/i.test(info) ? pythonLanguage.parser : null) }),
  {
    props: [
      languageDataProp.add((type) => (type.isTop ? markdownData : undefined)),
      styleTags({ 'TableDelimiter TaskMarker': tags.meta }),
    ],
  },
]);
export const markdown = new Language(markdownData, markdownParser, [], 'markdown');

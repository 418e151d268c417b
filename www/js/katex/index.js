// `katex.js` and `katex.css`: KaTeX with our settings. Loaded when a notebook has its first formula.
import katex from 'katex';
import 'katex/contrib/mhchem';
import 'katex/dist/katex.css';

/** `\newcommand` and `\gdef` hold for the whole notebook, as with MathJax in Jupyter. */
const macros = {};

/** Fills `element` with the formula; answers whether KaTeX understood it. What it does not stays readable as source. */
export function typeset(element, tex, display) {
  try {
    const holder = document.createElement('span');
    katex.render(forKatex(tex), holder, {
      // MathJax takes these within a line, KaTeX only on a line of their own.
      displayMode: display || /\\begin\{(?:align|alignat|gather|equation|eqnarray|multline|flalign|CD)\b/.test(tex),
      globalGroup: true,
      macros,
      maxExpand: 1000,
      maxSize: 40,
      output: 'htmlAndMathml',
      strict: 'ignore',
      throwOnError: true,
      // No \href, \url, \includegraphics, \htmlId and the like.
      trust: false,
    });
    element.replaceChildren(...holder.childNodes);
    return true;
  } catch (error) {
    element.title = String(error?.message ?? error);
    return false;
  }
}

/** Environments that MathJax has and KaTeX names otherwise. */
function forKatex(tex) {
  return tex
    .replace(/\\(begin|end)\{(?:eqnarray|multline|flalign)(\*?)\}/g, (_, word, star) => `\\${word}{align${star}}`)
    .replace(/&\s*(=|\\(?:approx|equiv|leq?|geq?|sim|neq?|to|propto|lt|gt|rightarrow|Rightarrow)\b|[<>])\s*&/g, (whole, sign) => (tex.includes('eqnarray') ? `&${sign} ` : whole))
    // Labels are for references, which nothing resolves here.
    .replace(/\\label\{[^}]*\}/g, '');
}

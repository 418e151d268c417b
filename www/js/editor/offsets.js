// Jupyter counts positions in Unicode code points, browsers in UTF-16 units: an emoji is one of the former, two of the latter.

const SURROGATE_PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/**
 * The position in code points of the UTF-16 offset `utf16` of `text`.
 * @param {string} text
 * @param {number} utf16
 */
export function codePointsFromUtf16(text, utf16) {
  const before = text.slice(0, utf16);
  return before.length - (before.match(SURROGATE_PAIR)?.length ?? 0);
}

/**
 * The UTF-16 offset of the position `codePoints` of `text`, held within the text.
 * @param {string} text
 * @param {number} codePoints
 */
export function utf16FromCodePoints(text, codePoints) {
  let offset = 0;
  for (let left = codePoints; left > 0 && offset < text.length; left -= 1) {
    offset += text.codePointAt(offset) > 0xffff ? 2 : 1;
  }
  return offset;
}

// `node xtask/fonts.mjs FOLDER`: the fonts of figures. DejaVu's faces, without the scripts that figures rarely label in: a third of the size.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const FACES = [
  "Sans", "Sans-Bold", "Sans-Oblique", "Sans-BoldOblique", "SansMono", "SansMono-Bold", "SansMono-Oblique", "SansMono-BoldOblique",
  "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic",
];
// First and last code point: Latin, phonetic and combining signs, Greek, Cyrillic; punctuation to dingbats; mathematical letters and more.
const WHOLE = [[0x20, 0x52f], [0x1d00, 0x1dbf], [0x1e00, 0x1fff], [0x2000, 0x27ff], [0x2900, 0x2bff], [0xfb00, 0xfb06], [0xfffd, 0xfffd], [0x1d400, 0x1d7ff]];
const SMALL = [[0x20, 0x24f], [0x300, 0x36f], [0x370, 0x4ff], [0x2000, 0x22ff], [0x2500, 0x25ff], [0xfffd, 0xfffd]];

const text = (ranges) => {
  const letters = [];
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code += 1) letters.push(String.fromCodePoint(code));
  }
  return letters.join("");
};

const [folder] = process.argv.slice(2);
const source = join(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"), "../ttf");
await mkdir(folder, { recursive: true });
for (const face of FACES) {
  const font = await readFile(join(source, `DejaVu${face}.ttf`));
  // Formulas need all signs of the plain face; the others are for words.
  const ranges = face === "Sans" || face === "Sans-Oblique" || face === "Sans-Bold" ? WHOLE : SMALL;
  await writeFile(join(folder, `DejaVu${face}.ttf`), await subsetFont(font, text(ranges), { targetFormat: "sfnt", noLayoutClosure: true }));
}

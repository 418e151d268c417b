// `node xtask/fonts.mjs FOLDER`: the fonts of figures. DejaVu's faces, without the scripts that figures rarely label in: a third of the size.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const FACES = ["Sans", "Sans-Bold", "Sans-Oblique", "Sans-BoldOblique", "SansMono", "SansMono-Bold", "Serif", "Serif-Bold", "Serif-Italic"];
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

/** Tables that nobody reads: letters are drawn as outlines, without hints, one after the other. */
const UNUSED = new Set(["cvt ", "fpgm", "prep", "gasp", "GSUB", "GDEF", "MATH", "FFTM", "post", "OS/2"]);

/** The font without the unused tables. */
function slimmed(font) {
  const count = font.readUInt16BE(4);
  const kept = [];
  for (let index = 0; index < count; index += 1) {
    const at = 12 + 16 * index;
    const tag = font.toString("latin1", at, at + 4);
    if (!UNUSED.has(tag)) kept.push({ head: font.subarray(at, at + 8), data: font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)) });
  }
  const header = Buffer.alloc(12 + 16 * kept.length);
  font.copy(header, 0, 0, 4);
  header.writeUInt16BE(kept.length, 4);
  let place = header.length;
  const parts = [header];
  kept.forEach(({ head, data }, index) => {
    const at = 12 + 16 * index;
    head.copy(header, at);
    header.writeUInt32BE(place, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    place += padded.length;
  });
  return Buffer.concat(parts);
}

const [folder] = process.argv.slice(2);
const source = join(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"), "../ttf");
await mkdir(folder, { recursive: true });
for (const face of FACES) {
  const font = await readFile(join(source, `DejaVu${face}.ttf`));
  // Formulas need all signs of the plain face; the others are for words.
  const ranges = face === "Sans" ? WHOLE : SMALL;
  await writeFile(join(folder, `DejaVu${face}.ttf`), slimmed(await subsetFont(font, text(ranges), { targetFormat: "sfnt", noLayoutClosure: true })));
}

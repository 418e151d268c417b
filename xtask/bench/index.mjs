// The measurements of `./x bench`. Called by xtask with the path of a JSON file {root, site, dist, answer, runs, names};
// writes to `answer` a list of {name, unit, ours, theirs?, ratio?, limit?, note?}.
import { readFile, writeFile } from 'node:fs/promises';
import { bytes } from './bytes.mjs';
import { large } from './large.mjs';
import { python } from './python.mjs';
import { start } from './start.mjs';

const request = JSON.parse(await readFile(process.argv[2], 'utf8'));
const MEASUREMENTS = { start, bytes, large, python };

const rows = [];
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  if (request.names.length > 0 && !request.names.includes(name)) continue;
  process.stderr.write(`  ${name}\n`);
  try {
    rows.push(...(await measure(request)));
  } catch (error) {
    rows.push({ name, error: String(error?.stack ?? error).split('\n').slice(0, 3).join(' ') });
  }
}
await writeFile(request.answer, JSON.stringify(rows));

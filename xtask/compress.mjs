// Writes .br and .gz beside the files of a tree. Called by xtask with one JSON argument {tree, cache, quality, gzip}.
// Results are kept by content hash: brotli 11 on the kernel takes over a minute.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipBytes } from 'node:zlib';

const { tree, cache, quality, gzip } = JSON.parse(process.argv[2]);
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.map', '.pack', '.svg', '.txt', '.wasm', '.webmanifest']);
/** Below this a compressed copy saves less than its headers cost. */
const SMALLEST_BYTES = 256;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzipBytes);

await mkdir(cache, { recursive: true });
const files = [];
for (const item of await readdir(tree, { withFileTypes: true, recursive: true })) {
  if (item.isFile() && COMPRESSIBLE.has(extname(item.name))) files.push(join(item.parentPath ?? item.path, item.name));
}
// zlib works on node's thread pool; the width keeps only as many files in memory as there are cores.
const waiting = files.values();
await Promise.all(
  Array.from({ length: cpus().length }, async () => {
    for (const file of waiting) await compress(file);
  }),
);

async function compress(file) {
  const bytes = await readFile(file);
  if (bytes.length < SMALLEST_BYTES) return;
  await keep(file, '.br', bytes, `brotli ${quality}`, () =>
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  );
  if (gzip) await keep(file, '.gz', bytes, 'gzip 9', () => deflate(bytes, { level: 9 }));
}

async function keep(file, suffix, bytes, recipe, make) {
  const key = join(cache, createHash('sha256').update(`${recipe}\0`).update(bytes).digest('hex'));
  const kept = await copyFile(key, file + suffix).then(() => true, () => false);
  if (kept) return;
  const result = await make();
  await writeFile(`${key}.${process.pid}`, result);
  await rename(`${key}.${process.pid}`, key);
  await copyFile(key, file + suffix);
}

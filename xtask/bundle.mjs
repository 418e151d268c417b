// Bundles www/js and www/css with esbuild. Called by xtask with one JSON argument {root, out, dev}; prints the map from
// logical name to path. Entries are the files right under www/js, folders there that have an index.js, and, as one file, the
// sheets of www/css that index.html links.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import esbuild from 'esbuild';

const { root, out, dev } = JSON.parse(process.argv[2]);
const js = join(root, 'www/js');
const css = join(root, 'www/css');

/** Scripts that cannot be modules: the output frame has no origin, and Firefox wants service workers classic. */
const CLASSIC = new Set(['sw', 'output-frame']);
const FONTS = { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'file', '.png': 'file' };

/** Every browser with JSPI reads woff2, so the older copies of KaTeX's fonts stay at home. */
const onlyWoff2 = {
  name: 'only-woff2',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
      return { contents, loader: 'css' };
    });
  },
};

const common = {
  absWorkingDir: root,
  assetNames: '[name]-[hash]',
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  loader: FONTS,
  logLevel: 'warning',
  metafile: true,
  minify: !dev,
  sourcemap: dev ? 'inline' : false,
  plugins: [onlyWoff2],
  target: ['chrome137', 'firefox140', 'safari18.4'],
};

async function entries(folder) {
  const found = [];
  for (const item of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, item.name);
    if (item.isFile() && item.name.endsWith('.js')) found.push({ name: basename(item.name, '.js'), path });
    if (item.isDirectory() && existsSync(join(path, 'index.js'))) found.push({ name: item.name, path: join(path, 'index.js') });
  }
  return found;
}

/** Whether a script of ours already pulls in the page's wasm-bindgen output. */
async function importsApp(folder) {
  for (const item of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!item.isFile() || !item.name.endsWith('.js')) continue;
    if (/pkg\/app\/app\.js/.test(await readFile(join(item.parentPath ?? item.path, item.name), 'utf8'))) return true;
  }
  return false;
}

const assets = {};
function enter(result, entryNames) {
  for (const [file, info] of Object.entries(result.metafile.outputs)) {
    const path = relative(out, join(root, file)).replaceAll('\\', '/');
    if (info.entryPoint) assets[entryNames.get(info.entryPoint)] = path;
    // The stylesheet that a script imported takes the script's name.
    if (info.cssBundle) {
      const style = relative(out, join(root, info.cssBundle)).replaceAll('\\', '/');
      assets[entryNames.get(info.entryPoint).replace(/\.js$/, '.css')] = style;
    }
  }
}

const scripts = await entries(js);
if (!(await importsApp(js))) scripts.push({ name: 'app', path: join(root, 'pkg/app/app.js') });
const names = (list, suffix) => new Map(list.map(({ name, path }) => [relative(root, path), name + suffix]));
const points = (list) => list.map(({ name, path }) => ({ in: path, out: name }));

const modules = scripts.filter(({ name }) => !CLASSIC.has(name));
enter(
  await esbuild.build({
    ...common,
    entryPoints: points(modules),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    format: 'esm',
    splitting: true,
    outdir: join(out, 'assets'),
  }),
  names(modules, '.js'),
);

for (const script of scripts.filter(({ name }) => CLASSIC.has(name))) {
  // The service worker's address must never change; everything else is named by its content.
  const isWorker = script.name === 'sw';
  const result = await esbuild.build({
    ...common,
    sourcemap: false,
    entryPoints: points([script]),
    entryNames: isWorker ? '[name]' : '[name]-[hash]',
    format: 'iife',
    outdir: isWorker ? out : join(out, 'assets'),
  });
  enter(result, names([script], '.js'));
}

// The sheets that index.html links, in its order, become one file: every request before the first paint costs.
const index = await readFile(join(root, 'www/index.html'), 'utf8').catch(() => '');
const linked = [...index.matchAll(/<link rel="stylesheet" href="css\/([\w-]+)\.css">/g)].map(([, name]) => name);
const present = linked.filter((name) => existsSync(join(css, `${name}.css`)));
if (present.length > 0) {
  const result = await esbuild.build({
    ...common,
    stdin: { contents: present.map((name) => `@import "./${name}.css";`).join('\n'), loader: 'css', resolveDir: css, sourcefile: 'styles.css' },
    entryNames: 'styles-[hash]',
    outdir: join(out, 'assets'),
  });
  const file = Object.keys(result.metafile.outputs).find((name) => name.endsWith('.css'));
  assets['styles.css'] = relative(out, join(root, file)).replaceAll('\\', '/');
}
process.stdout.write(JSON.stringify(assets));

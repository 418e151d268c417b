// A static server for tests: serves a folder (usually dist/) as any plain host would, precompressed files included.
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ipynb': 'application/x-ipynb+json',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pack': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']];

/**
 * Starts a server on a free port of the loopback interface.
 * @param {string} folder what to serve
 * @param {{prefix?: string, port?: number, headers?: Record<string, string>, onRequest?: (path: string, bytes: number, encoding: string) => void,
 *   routes?: Record<string, (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void>}} [options]
 *   `prefix`: serve below a sub-path such as `/colibri/`; `headers`: sent with every file; `routes`: answers of the test's own, by exact path;
 *   `onRequest`: told of every file sent, with the bytes that went over the wire.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` ends with a slash
 */
export async function serve(folder, { prefix = '/', port = 0, headers: extra = {}, onRequest, routes = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (routes[path]) return routes[path](request, response);
    const found = path.startsWith(prefix) ? await find(folder, path.slice(prefix.length), request) : undefined;
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return undefined;
    }
    const headers = {
      'content-type': TYPES[extname(found.name)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...extra,
      ...(found.encoding && { 'content-encoding': found.encoding }),
    };
    response.writeHead(200, headers);
    onRequest?.(path, found.size, found.encoding ?? 'identity');
    if (request.method === 'HEAD') return response.end();
    return createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    url: `http://localhost:${server.address().port}${prefix}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The file for a path, in the best encoding that the client takes and the folder holds. */
async function find(folder, path, request) {
  const relative = normalize(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (relative === '..' || relative.startsWith(`..${sep}`)) return undefined;
  const name = join(folder, relative);
  const accepted = request.headers['accept-encoding'] ?? '';
  for (const [encoding, suffix] of ENCODINGS) {
    if (!accepted.includes(encoding)) continue;
    const size = await sizeOf(name + suffix);
    if (size !== undefined) return { name, file: name + suffix, size, encoding };
  }
  const size = await sizeOf(name);
  return size === undefined ? undefined : { name, file: name, size };
}

async function sizeOf(file) {
  const info = await stat(file).catch(() => undefined);
  return info?.isFile() ? info.size : undefined;
}

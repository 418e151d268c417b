// A small AMD loader under the names of RequireJS, for outputs that expect the notebook page to have it. Only installed
// when the output asks for it: libraries that see `define` do not set their globals.

const modules = new Map();
/** Those that `define` named. */
const named = new Map();
const config = { paths: {}, shim: {}, baseUrl: '' };
/** `define` calls of the script that is running, not yet given a name. */
const anonymous = [];

function addressOf(name) {
  const path = [].concat(config.paths[name] ?? longestPrefix(name) ?? name)[0];
  if (/^(?:data|blob):/.test(path)) return path;
  const address = /^(?:[a-z]+:)?\/\//i.test(path) ? path : config.baseUrl + path;
  return /\.js(?:\?|$)/.test(address) || address.includes('?') ? address : `${address}.js`;
}

function longestPrefix(name) {
  const prefix = Object.keys(config.paths).filter((path) => name.startsWith(`${path}/`)).sort((a, b) => b.length - a.length)[0];
  return prefix && [].concat(config.paths[prefix])[0] + name.slice(prefix.length);
}

function load(name) {
  if (name === 'require') return Promise.resolve(require);
  if (!modules.has(name)) modules.set(name, loadScript(name));
  return modules.get(name);
}

async function loadScript(name) {
  const shim = Array.isArray(config.shim[name]) ? { deps: config.shim[name] } : config.shim[name] ?? {};
  await Promise.all((shim.deps ?? []).map(load));
  await new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = addressOf(name);
    script.onload = done;
    script.onerror = () => fail(new Error(`Could not load ${script.src}`));
    document.head.append(script);
  });
  const defined = anonymous.splice(0).pop();
  if (defined) return evaluate(defined);
  // A script that named itself, or one that only sets a global.
  return shim.exports ? shim.exports.split('.').reduce((value, key) => value?.[key], window) : named.get(name);
}

async function evaluate({ dependencies, factory }) {
  const module = { exports: {} };
  const special = { require, exports: module.exports, module };
  const values = await Promise.all(dependencies.map((name) => special[name] ?? load(name)));
  const result = typeof factory === 'function' ? factory(...values) : factory;
  return result ?? module.exports;
}

function define(...parts) {
  const factory = parts.pop();
  const dependencies = Array.isArray(parts.at(-1)) ? parts.pop() : typeof factory === 'function' && factory.length > 0 ? ['require', 'exports', 'module'] : [];
  if (typeof parts[0] === 'string') {
    // Only when somebody wants it: its dependencies may be defined further down.
    const value = Promise.resolve().then(() => evaluate({ dependencies, factory }));
    named.set(parts[0], value);
    if (!modules.has(parts[0])) modules.set(parts[0], value);
  }
  else anonymous.push({ dependencies, factory });
}
define.amd = { jQuery: true };

function require(dependencies, done, failed) {
  if (typeof dependencies === 'string') throw new Error(`require("${dependencies}") needs a list of modules`);
  if (!Array.isArray(dependencies)) return require.config(dependencies);
  const result = Promise.all(dependencies.map(load)).then((values) => done?.(...values));
  if (failed) result.catch(failed);
  return undefined;
}

require.config = (next) => {
  Object.assign(config.paths, next.paths);
  Object.assign(config.shim, next.shim);
  if (next.baseUrl) config.baseUrl = next.baseUrl.replace(/\/?$/, '/');
};
require.undef = (name) => modules.delete(name);
require.specified = require.defined = (name) => modules.has(name);
require.onError = () => {};

export function provideRequire() {
  Object.assign(window, { require, requirejs: require, define });
}

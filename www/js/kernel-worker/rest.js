// The second half of kernel.wasm: all functions that a small session does not call. It is fetched once Python is idle, or
// when the first half first calls one of them.
import { compileKernel } from './load.js';

/** From one failed try to the next; the browser also says when the network is back. */
const RETRY_MS = [300, 1000, 3000];

export class Rest {
  #url;
  #tell;
  #module;
  #loading;
  /** The imports of the first half, and what it exports. */
  #parts;

  /**
   * @param {string} url
   * @param {() => void} tell called when a try has failed while somebody waits
   */
  constructor(url, tell) {
    this.#url = url;
    this.#tell = tell;
  }

  /** Says what the half is to be linked with. */
  belongsTo(imports, exports) {
    this.#parts = { ...imports, start: exports };
    this.#loading = undefined;
  }

  /** Whether there is nothing more to do for now. */
  get isSettled() {
    return this.#loading !== undefined;
  }

  /** For a worker that cannot suspend: with this done, `link` never waits. */
  async compile() {
    this.#module ??= await compileKernel(this.#url, () => {});
  }

  link() {
    this.#loading ??= Promise.resolve();
    // As long as it is not there no cell can be started: a plain constructor keeps everything in its order.
    new WebAssembly.Instance(this.#module, this.#parts);
  }

  /** Fetches ahead of need; a failure is left to whoever needs it. */
  prefetch() {
    return this.load({ isNeeded: false }).catch(() => (this.#loading = undefined));
  }

  /** Done when the first half can call everything. While Python waits for it, it is tried until it succeeds. */
  load({ isNeeded = true } = {}) {
    this.#loading ??= this.compile().then(() => WebAssembly.instantiate(this.#module, this.#parts));
    if (!isNeeded) return this.#loading;
    return this.#loading.then(() => {}, async () => {
      for (let attempt = 0; ; attempt += 1) {
        this.#tell();
        await onlineOr(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
        this.#loading = this.compile().then(() => WebAssembly.instantiate(this.#module, this.#parts));
        if (await this.#loading.then(() => true, () => false)) return;
      }
    });
  }
}

function onlineOr(ms) {
  return new Promise((resolve) => {
    const done = () => {
      removeEventListener('online', done);
      resolve();
    };
    setTimeout(done, ms);
    addEventListener('online', done);
  });
}

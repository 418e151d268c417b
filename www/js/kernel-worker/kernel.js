// One running kernel.wasm: it is given one message at a time, and what ends it is told in words. Its instance can be
// replaced by another whose memory holds a saved session.
import { guestMemory } from './guest.js';
import { KernelExit, kernelImports } from './imports.js';

/** The build marks a module whose memory is already booted with this section. */
const IMAGE_SECTION = 'colibri.boot-image';

export class Kernel {
  #host;
  #guest;
  #seam;
  #rest;
  #imports;
  #instantiate;
  #exports;
  #alloc;
  #enter;
  #wakeSleeper;
  #last = Promise.resolve();
  #waiting = 0;
  #interrupted = false;
  #ended;

  /** Whether it was booted at build time. */
  fromImage = false;

  /**
   * @param {{module: WebAssembly.Module, rest: import('./rest.js').Rest, host: import('../../../pkg/host/host.js').Host,
   *   guest: ReturnType<import('./guest.js').guestMemory>, outbox: import('./outbox.js').Outbox,
   *   seam: ReturnType<import('./seam.js').seam>}} parts
   */
  static async boot({ module, rest, host, guest, outbox, seam }) {
    const kernel = new Kernel();
    const imports = kernelImports(module, { rest, host, guest, outbox, seam, isInterrupted: () => kernel.#takeInterrupt() });
    kernel.#host = host;
    kernel.#guest = guest;
    kernel.#wakeSleeper = seam.wake;
    kernel.#seam = seam;
    kernel.#rest = rest;
    kernel.#instantiate = () => WebAssembly.instantiate(module, imports);
    kernel.#imports = imports;
    await kernel.#adopt(await kernel.#instantiate());
    kernel.fromImage = WebAssembly.Module.customSections(module, IMAGE_SECTION).length > 0;
    await kernel.#start();
    return kernel;
  }

  async #adopt({ exports }) {
    this.#rest.belongsTo(this.#imports, exports);
    // Without suspension nothing can wait for it later.
    if (!this.#seam.canSuspend) await this.#rest.compile().then(() => this.#rest.link());
    this.#guest.memory = exports.memory;
    this.#exports = exports;
    this.#alloc = exports.colibri_alloc;
    this.#enter = this.#seam.entering(exports.colibri_handle);
    this.#ended = undefined;
  }

  async #start() {
    const steps = this.fromImage ? ['colibri_wake'] : ['_initialize', 'colibri_boot'];
    for (const step of steps) {
      // A reactor without constructors has no `_initialize`.
      if (this.#exports[step]) await this.#run(this.#seam.entering(this.#exports[step]));
    }
  }

  /** A guest whose memory is that of an instance which never ran. */
  async pristine() {
    return guestOf(await this.#instantiate());
  }

  /**
   * Puts a new instance in the place of the running one; one that `fill` does not fill begins anew. When `fill` fails,
   * nothing changes.
   * @param {(guest: ReturnType<typeof guestMemory>) => Promise<boolean>} fill whether there is a session in the memory
   */
  async replace(fill) {
    const instance = await this.#instantiate();
    const isFilled = await fill(guestOf(instance));
    await this.#adopt(instance);
    if (!isFilled) await this.#start();
  }

  /** Does something between two messages. */
  between(task) {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }

  get isBusy() {
    return this.#waiting > 0;
  }

  /** Asks the running cell to stop; without one it means nothing. */
  interrupt() {
    this.#interrupted = this.isBusy;
    if (this.#interrupted) this.#wakeSleeper();
  }

  /** Hands a wire message over once those before it are done. Rejects when the kernel ended on it. */
  handle(bytes) {
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#handleNow(bytes)).finally(() => (this.#waiting -= 1));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #handleNow(bytes) {
    // Reported once; what was still queued has nobody to answer it.
    if (this.#ended) return;
    // A library that could not be fetched for the last cell may be reachable now.
    this.#host.retryPack();
    this.#seam.begin();
    const at = this.#alloc(bytes.length) >>> 0;
    this.#guest.write(at, bytes);
    await this.#run(() => this.#enter(at, bytes.length));
    this.#interrupted = false;
  }

  async #run(call) {
    try {
      await call();
    } catch (error) {
      this.#ended = new Error(this.#reason(error));
      throw this.#ended;
    }
  }

  /** A trap leaves the memory as it was in the middle of something: the kernel is never entered again. */
  #reason(error) {
    if (error instanceof KernelExit) return error.message;
    const panic = this.#host.lastErrors().trim();
    const trap = `The kernel crashed: ${error?.message ?? error}`;
    return panic ? `${trap}\n${panic}` : trap;
  }

  #takeInterrupt() {
    const interrupted = this.#seam.takeInterrupt() || this.#interrupted;
    this.#interrupted = false;
    return interrupted;
  }
}

function guestOf({ exports }) {
  const guest = guestMemory();
  guest.memory = exports.memory;
  return guest;
}

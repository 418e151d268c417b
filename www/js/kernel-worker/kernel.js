// One running kernel.wasm: it is given one message at a time, and what ends it is told in words.
import { KernelExit, kernelImports } from './imports.js';

/** The build marks a module whose memory is already booted with this section. */
const IMAGE_SECTION = 'colibri.boot-image';

export class Kernel {
  #host;
  #guest;
  #alloc;
  #enter;
  #wake;
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
    const { exports } = await WebAssembly.instantiate(module, imports);
    rest.belongsTo(imports, exports);
    // Without suspension nothing can wait for it later.
    if (!seam.canSuspend) await rest.compile().then(() => rest.link());
    guest.memory = exports.memory;
    kernel.#host = host;
    kernel.#guest = guest;
    kernel.#alloc = exports.colibri_alloc;
    kernel.#wake = seam.wake;
    kernel.#enter = seam.entering(exports.colibri_handle);
    kernel.fromImage = WebAssembly.Module.customSections(module, IMAGE_SECTION).length > 0;
    const steps = kernel.fromImage ? ['colibri_wake'] : ['_initialize', 'colibri_boot'];
    for (const step of steps) {
      // A reactor without constructors has no `_initialize`.
      if (exports[step]) await kernel.#run(seam.entering(exports[step]));
    }
    return kernel;
  }

  get isBusy() {
    return this.#waiting > 0;
  }

  /** Asks the running cell to stop; without one it means nothing. */
  interrupt() {
    this.#interrupted = this.isBusy;
    if (this.#interrupted) this.#wake();
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
    const interrupted = this.#interrupted;
    this.#interrupted = false;
    return interrupted;
  }
}

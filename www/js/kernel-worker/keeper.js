// Keeps a session alive: saves its memory, files and descriptors after cells ran, and brings them back.
//
// An image belongs to the build that made it. What was saved before a run is kept for undoing it.

/** Cells that follow each other at once are saved together. */
const SAVE_AFTER_MS = 300;
/** Images to go back to. */
const MOST_IMAGES = 12;
/** What the images of one session may hold together before the oldest go. */
const MOST_STORED_BYTES = 400e6;
/** Sessions of other notebooks that are kept. */
const MOST_SESSIONS = 6;

export class Keeper {
  #parts;
  #store;
  #session;
  #images = [];
  /** Where each page of the newest image lies: number → generation; and how many bytes each stored page has. */
  #places = new Map();
  #sizes = new Map();
  #pages;
  #runs = [];
  #count = 0;
  #timer;
  #last = Promise.resolve();
  /** Files and descriptors before any cell ran. */
  #emptyState;

  /**
   * @param {{Pages: Function, store: Promise<import('./session_store.js').SessionStore>, host: object, build: string, kernel: import('./kernel.js').Kernel,
   *   guest: object, tell: (event: object) => void}} parts
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** A cell begins to run. */
  note(code) {
    this.#count += 1;
    this.#runs.push(code.trimStart().split('\n', 1)[0].slice(0, 80));
  }

  /** Takes up a session: restores it unless told otherwise. `images` is what the store has of it, where that was asked. */
  open({ session, restore, images }) {
    return this.#inTurn(async () => {
      this.#session = session;
      this.#emptyState ??= this.#parts.host.freeze();
      this.#store ??= await this.#parts.store;
      if (!restore) await this.#store.drop(session);
      this.#images = await ((restore && images) || this.#store.images(session));
      await this.#restoreNewest();
    });
  }

  /** One after the other; what goes wrong is told. */
  #inTurn(task) {
    this.#last = this.#last.then(task).catch((error) => this.#tell('failed', { reason: reasonOf(error) }));
    return this.#last;
  }

  async #restoreNewest() {
    const image = this.#images.at(-1);
    if (!image) return this.#tell('fresh');
    if (image.build !== this.#parts.build) {
      await this.#forget();
      return this.#tell('refused', { reason: 'build', savedAt: image.savedAt });
    }
    try {
      await this.#load(image);
      return this.#tell('restored', image);
    } catch (error) {
      console.warn('A saved session could not be restored:', error);
      // What was before may be whole.
      await this.#store.drop(this.#session, image.generation);
      this.#images.pop();
      this.#tell('refused', { reason: 'damaged', savedAt: image.savedAt });
      return this.#restoreNewest();
    }
  }

  /** Nothing is touched before everything is known to be whole. */
  async #load(image) {
    const { Pages, host, kernel } = this.#parts;
    const fresh = await kernel.pristine();
    const pages = new Pages(fresh, fresh.memory.buffer.byteLength);
    pages.expectState(image.stateBytes);
    const sizes = new Map();
    await kernel.replace(async (guest) => {
      const missing = image.memoryBytes - guest.memory.buffer.byteLength;
      if (missing > 0) guest.memory.grow(Math.ceil(missing / WASM_PAGE));
      await this.#store.read(image, (number, bytes) => {
        if (!bytes) throw new Error(`page ${number} is missing`);
        pages.put(guest, number, bytes);
        sizes.set(number, bytes.length);
      });
      pages.finish(host);
      return true;
    });
    this.#know(pages, new Map(entries(image.pages)), sizes);
    this.#count = image.count;
    this.#runs = [];
    host.resumeClock(image.clockMs);
  }

  /** Back to before the first cell. */
  async #loadEmpty() {
    await this.#parts.kernel.replace(async () => {
      this.#parts.host.thaw(this.#emptyState);
      return false;
    });
    this.#know(undefined, new Map(), new Map());
    this.#count = 0;
    this.#runs = [];
  }

  #know(pages, places, sizes) {
    this.#pages?.free();
    this.#pages = pages;
    this.#places = places;
    this.#sizes = sizes;
  }

  /** Saves once no cell has run for a moment. */
  saveSoon() {
    clearTimeout(this.#timer);
    if (this.#session === undefined || this.#runs.length === 0) return;
    this.#timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  /** Saves now what changed since the last image. */
  save() {
    clearTimeout(this.#timer);
    return this.#session === undefined ? this.#last : this.#inTurn(() => this.#saveNow(false));
  }

  /** `isAlone`: no message is being handled, whatever waits. */
  async #saveNow(isAlone) {
    const { Pages, host, build, kernel, guest } = this.#parts;
    if (!this.#pages) {
      const fresh = await kernel.pristine();
      this.#pages = new Pages(fresh, fresh.memory.buffer.byteLength);
    }
    // In the middle of a cell memory is not the whole session: its stack is elsewhere. The cell's end asks again.
    if (kernel.isBusy && !isAlone) return;
    const before = performance.now();
    const memoryBytes = guest.memory.buffer.byteLength;
    const changed = this.#pages.changed(host, memoryBytes);
    const { numbers, ends, bytes, stateBytes } = changed;
    changed.free();
    const generation = (this.#images.at(-1)?.generation ?? 0) + 1;
    const written = [...numbers].map((number, index) => [number, bytes.slice(index === 0 ? 0 : ends[index - 1], ends[index])]);
    const places = new Map(this.#places);
    for (const [number, page] of written) {
      places.set(number, generation);
      this.#sizes.set(number, page.length);
    }
    const image = {
      session: this.#session, generation, build, memoryBytes, savedAt: Date.now(), count: this.#count, runs: this.#runs.splice(0),
      stateBytes: stateBytes ?? this.#images.at(-1)?.stateBytes ?? 0, clockMs: host.clockMs(), pages: Uint32Array.from([...places].flat()),
      newBytes: bytes.length, workerMs: performance.now() - before,
    };
    const kept = this.#keptWith(image);
    try {
      await this.#add(image, written, kept);
    } catch (error) {
      if (error?.name !== 'QuotaExceededError') throw this.#startOver(error);
      // First other sessions go, then what could be undone.
      await this.#store.dropOldest(1);
      await this.#add(image, written, [image]).catch((again) => {
        throw this.#startOver(again);
      });
    }
    this.#places = places;
    this.#tell('saved', image);
    if (generation === 1) await this.#store.dropOldest(MOST_SESSIONS);
  }

  async #add(image, written, kept) {
    const needed = new Set(kept.flatMap(({ pages }) => pairs(pages)));
    const gone = this.#images.filter((old) => !kept.includes(old));
    const dead = new Set(gone.flatMap(({ pages }) => pairs(pages)).filter((pair) => !needed.has(pair)));
    const pages = [...dead].map((pair) => [Math.floor(pair / GENERATIONS), pair % GENERATIONS]);
    await this.#store.add(image, written, { images: gone.map(({ generation }) => generation), pages });
    this.#images = kept;
  }

  /** The newest images that fit the budget. */
  #keptWith(image) {
    const all = [...this.#images, image];
    let bytes = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    let kept = 1;
    while (kept < Math.min(all.length, MOST_IMAGES) && bytes + all[all.length - kept].newBytes <= MOST_STORED_BYTES) {
      bytes += all[all.length - kept].newBytes;
      kept += 1;
    }
    return all.slice(-kept);
  }

  /** What could not be stored is not known to be stored: the next image has everything. */
  #startOver(error) {
    this.#know(undefined, new Map(), new Map());
    return error;
  }

  /** Back to before the last runs that were saved together. No message is handled meanwhile. */
  undo() {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      if (this.#runs.length > 0) await this.#saveNow(true);
      const undone = this.#images.at(-1);
      // What is older than the images that were kept cannot be had.
      if (!undone || (this.#images.length === 1 && undone.count !== undone.runs.length)) return this.#tell('cannot-undo');
      const target = this.#images.at(-2);
      await (target ? this.#load(target) : this.#loadEmpty());
      await this.#store.drop(this.#session, undone.generation);
      this.#images.pop();
      return this.#tell('undone', { ...target, count: this.#count, runs: undone.runs });
    });
  }

  async #forget() {
    await this.#store.drop(this.#session);
    this.#images = [];
  }

  #tell(event, { savedAt, count, runs, memoryBytes, stateBytes, workerMs, reason } = {}) {
    const storedBytes = [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
    this.#parts.tell({ event, reason, savedAt, count, runs, memoryBytes, stateBytes, storedBytes, workerMs, undo: this.#images.length });
  }
}

const WASM_PAGE = 65536;
/** Page number and generation as one number. */
const GENERATIONS = 2 ** 28;

function entries(pages) {
  const found = [];
  for (let at = 0; at < pages.length; at += 2) found.push([pages[at], pages[at + 1]]);
  return found;
}

const pairs = (pages) => entries(pages).map(([number, generation]) => number * GENERATIONS + generation);

function reasonOf(error) {
  return error?.name === 'QuotaExceededError' ? 'quota' : String(error?.message ?? error);
}

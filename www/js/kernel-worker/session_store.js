// Saved sessions in IndexedDB: each image in one transaction, so that it is there whole or not at all.

const DATABASE = 'colibri-sessions';
const IMAGES = 'images';
const PAGES = 'pages';

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The transaction was ended.', 'AbortError'));
  });

/** All keys that begin with `parts`: an array sorts behind every number and string. */
const under = (...parts) => IDBKeyRange.bound(parts, [...parts, []]);

/**
 * @typedef {object} Image one moment of a session
 * @property {string} session
 * @property {number} generation goes up with each image of the session
 * @property {string} build of the kernel that it belongs to
 * @property {number} savedAt milliseconds since 1970
 * @property {number} count cells that ran
 * @property {string[]} runs first lines of the cells that ran since the image before
 * @property {number} memoryBytes
 * @property {number} stateBytes of files and descriptors
 * @property {number} clockMs
 * @property {Uint32Array} pages number and generation of each page that is not as the module begins with, in turn
 */
export class SessionStore {
  #database;

  static async open() {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(IMAGES, { keyPath: ['session', 'generation'] });
      request.result.createObjectStore(PAGES);
    };
    const store = new SessionStore();
    store.#database = await done(request);
    store.#database.onversionchange = () => store.#database.close();
    return store;
  }

  /** @returns {Promise<Image[]>} oldest first */
  images(session) {
    return done(this.#database.transaction(IMAGES).objectStore(IMAGES).getAll(under(session)));
  }

  /**
   * Adds an image with its new pages, and drops older ones with the pages that nothing needs any more.
   * @param {Image} image
   * @param {Iterable<[number, Uint8Array]>} pages
   * @param {{images: number[], pages: [number, number][]}} gone generations, and pages as number and generation
   */
  async add(image, pages, gone) {
    const transaction = this.#database.transaction([IMAGES, PAGES], 'readwrite', { durability: 'relaxed' });
    const [images, store] = [transaction.objectStore(IMAGES), transaction.objectStore(PAGES)];
    const { session, generation } = image;
    for (const [number, bytes] of pages) store.put(bytes, [session, generation, number]);
    for (const [number, of] of gone.pages) store.delete([session, of, number]);
    for (const of of gone.images) images.delete([session, of]);
    images.put(image);
    return finished(transaction);
  }

  /** Reads the pages of an image. @param {(number: number, bytes: Uint8Array | undefined) => void} use */
  async read({ session, pages }, use) {
    const store = this.#database.transaction(PAGES).objectStore(PAGES);
    const reads = [];
    for (let at = 0; at < pages.length; at += 2) {
      const number = pages[at];
      reads.push(done(store.get([session, pages[at + 1], number])).then((bytes) => use(number, bytes)));
    }
    await Promise.all(reads);
  }

  /** Forgets a session, or the images from `from` on. */
  async drop(session, from = 0) {
    const transaction = this.#database.transaction([IMAGES, PAGES], 'readwrite');
    const range = from === 0 ? under(session) : IDBKeyRange.bound([session, from], [session, []]);
    transaction.objectStore(IMAGES).delete(range);
    transaction.objectStore(PAGES).delete(range);
    return finished(transaction);
  }

  /** Forgets all sessions but the `kept` that were saved last. */
  async dropOldest(kept) {
    const images = await done(this.#database.transaction(IMAGES).objectStore(IMAGES).getAll());
    const newest = new Map();
    for (const { session, savedAt } of images) newest.set(session, Math.max(savedAt, newest.get(session) ?? 0));
    const old = [...newest].sort((a, b) => b[1] - a[1]).slice(kept);
    for (const [session] of old) await this.drop(session);
    return old.length;
  }
}

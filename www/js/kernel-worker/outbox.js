// Messages to the page, and when the kernel should wait for it.

/** What may be on its way unread before the kernel is asked to pause. */
const MOST_BYTES = 2 << 20;
const MOST_MESSAGES = 1000;

export class Outbox {
  #post;
  #bytes = 0;
  #messages = 0;
  #waiting = [];

  /** @param {(message: object, transfer: Transferable[]) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /** @param {Uint8Array} bytes a wire message, given away @returns {boolean} whether the page is behind */
  send(bytes) {
    this.#bytes += bytes.length;
    this.#messages += 1;
    this.#post({ kind: 'message', bytes }, [bytes.buffer]);
    return this.isFull;
  }

  get isFull() {
    return this.#bytes > MOST_BYTES || this.#messages > MOST_MESSAGES;
  }

  /** The page has read everything. */
  drained() {
    this.#bytes = 0;
    this.#messages = 0;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async whenDrained() {
    if (this.isFull) await new Promise((resolve) => this.#waiting.push(resolve));
    return {};
  }
}

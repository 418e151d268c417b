// Shared memory between the worker in front, which hears the page, and the one that runs Python and may be standing still.
//
// Counters only go up, so that nothing is lost between a look at them and the wait that follows.

/** Words of the block: bumped with every event; interrupts; how often the page has read everything; length of a reply + 1. */
const EVENTS = 0;
const INTERRUPTS = 1;
const DRAINS = 2;
const REPLY = 3;
const HEAD_BYTES = 16;

const FIRST_BYTES = 64 << 10;
/** What a person may paste into one answer. */
const MOST_BYTES = 64 << 20;
/** `Atomics.wait` takes more, but a clock that jumps must not keep anyone for ever. */
const LONGEST_WAIT_MS = 60_000;

export class Line {
  #buffer;
  #words;
  #seenInterrupts = 0;
  #seenDrains = 0;

  static get isPossible() {
    return globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';
  }

  /** @param {SharedArrayBuffer} [buffer] that of the other end */
  constructor(buffer = new SharedArrayBuffer(FIRST_BYTES, { maxByteLength: MOST_BYTES })) {
    this.#buffer = buffer;
    this.#words = new Int32Array(buffer, 0, HEAD_BYTES / 4);
  }

  get buffer() {
    return this.#buffer;
  }

  // The end in front.

  interrupt() {
    this.#tell(INTERRUPTS);
  }

  drained() {
    this.#tell(DRAINS);
  }

  /** @param {object} reply to the question that Python asked */
  answer(reply) {
    const bytes = new TextEncoder().encode(JSON.stringify(reply));
    const needed = HEAD_BYTES + bytes.length;
    if (needed > this.#buffer.byteLength) this.#buffer.grow(needed);
    new Uint8Array(this.#buffer).set(bytes, HEAD_BYTES);
    Atomics.store(this.#words, REPLY, bytes.length + 1);
    this.#tell(EVENTS);
  }

  #tell(word) {
    Atomics.add(this.#words, word, 1);
    if (word !== EVENTS) Atomics.add(this.#words, EVENTS, 1);
    Atomics.notify(this.#words, EVENTS);
  }

  // The end that runs Python.

  /** Whether somebody asked to stop since this was last told. */
  takeInterrupt() {
    const asked = this.#isInterrupted();
    this.forgetInterrupts();
    return asked;
  }

  forgetInterrupts() {
    this.#seenInterrupts = Atomics.load(this.#words, INTERRUPTS);
  }

  #isInterrupted() {
    return Atomics.load(this.#words, INTERRUPTS) !== this.#seenInterrupts;
  }

  /** Waits until the time is over or somebody asks to stop. */
  sleep(ms) {
    this.#wait(() => this.#isInterrupted(), ms);
  }

  waitForDrain() {
    this.#wait(() => Atomics.load(this.#words, DRAINS) !== this.#seenDrains);
    this.#seenDrains = Atomics.load(this.#words, DRAINS);
  }

  /** An answer that nobody waits for any more. */
  forgetReply() {
    Atomics.store(this.#words, REPLY, 0);
  }

  /** @returns {object | undefined} nothing when the cell is to stop */
  waitForReply() {
    this.#wait(() => Atomics.load(this.#words, REPLY) > 0 || this.#isInterrupted());
    const length = Atomics.exchange(this.#words, REPLY, 0) - 1;
    if (length < 0) return undefined;
    // Text is not decoded from shared memory.
    return JSON.parse(new TextDecoder().decode(new Uint8Array(this.#buffer, HEAD_BYTES, length).slice()));
  }

  #wait(isOver, ms = Infinity) {
    const end = performance.now() + ms;
    for (;;) {
      const seen = Atomics.load(this.#words, EVENTS);
      const left = end - performance.now();
      if (isOver() || left <= 0) return;
      Atomics.wait(this.#words, EVENTS, seen, Math.min(left, LONGEST_WAIT_MS));
    }
  }
}

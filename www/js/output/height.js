// The height of a frame is asked for by code that we do not trust: bounded, not too often, and never growing for ever.

export const HEIGHT_MAX_PX = 10_000;
const CHANGES_AT_ONCE = 30;
const CHANGES_PER_SECOND = 10;
/** So many steps upwards without a rest are an output that grows because its frame grew. */
const GROWTHS_IN_A_ROW = 40;
const REST_MS = 500;

/** Decides about wishes for a height; has no clock and no frame, so that it can be tested. */
export class HeightGate {
  #height = 0;
  #minimum;
  #allowance = CHANGES_AT_ONCE;
  #lastMs = 0;
  #growths = 0;
  /** The newest wish that came too soon. */
  waiting;

  constructor(minimumPx = 0) {
    this.#minimum = minimumPx;
  }

  /** The height to set, or undefined to leave it. */
  accept(wish, nowMs) {
    if (typeof wish !== 'number' || !Number.isFinite(wish)) return undefined;
    const height = Math.min(HEIGHT_MAX_PX, Math.max(this.#minimum, Math.ceil(wish)));
    const sinceMs = Math.max(0, nowMs - this.#lastMs);
    if (height === this.#height) return undefined;
    this.#allowance = Math.min(CHANGES_AT_ONCE, this.#allowance + (sinceMs / 1000) * CHANGES_PER_SECOND);
    this.#lastMs = nowMs;
    if (this.#allowance < 1) {
      this.waiting = wish;
      return undefined;
    }
    if (sinceMs > REST_MS || height < this.#height) this.#growths = 0;
    else this.#growths += 1;
    if (this.#growths > GROWTHS_IN_A_ROW) return undefined;
    this.#allowance -= 1;
    this.waiting = undefined;
    this.#height = height;
    return height;
  }
}

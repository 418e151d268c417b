// The pack of Python sources: fetched once, ahead of need or when Python first asks for it.

const ATTEMPTS = 3;

export class PackLoader {
  #host;
  #url;
  #loading;

  /** @param {import('../../../pkg/host/host.js').Host} host @param {string} url */
  constructor(host, url) {
    this.#host = host;
    this.#url = url;
  }

  /** Whether there is nothing more to fetch for now. */
  get isSettled() {
    return this.#host.hasPack() || this.#loading !== undefined;
  }

  /** Fetches ahead of need; a failure is left to whoever needs the pack. */
  prefetch() {
    return this.load({ urgent: false }).then(() => this.#host.retryPack());
  }

  /** Once this is done, the host either has the pack or answers with input/output errors. */
  load({ urgent = true } = {}) {
    this.#loading ??= this.#fetch(urgent).finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** The same for a worker that cannot suspend. */
  loadNow() {
    const request = new XMLHttpRequest();
    request.open('GET', this.#url, false);
    request.responseType = 'arraybuffer';
    try {
      request.send();
      if (request.status !== 200) throw new Error(`status ${request.status}`);
      this.#host.supplyPack(new Uint8Array(request.response));
    } catch (error) {
      this.#fail(error);
    }
  }

  async #fetch(urgent) {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const response = await fetch(this.#url, { priority: urgent ? 'high' : 'low' });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const buffer = await response.arrayBuffer();
        this.#host.supplyPack(new Uint8Array(buffer));
        // The host has its copy, and an idle worker collects no garbage.
        buffer.transfer?.(0);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) this.#fail(error);
        else await new Promise((resolve) => setTimeout(resolve, 300 * attempt));
      }
    }
  }

  #fail(error) {
    console.warn(`The Python library could not be loaded: ${error?.message ?? error}`);
    this.#host.failPack();
  }
}

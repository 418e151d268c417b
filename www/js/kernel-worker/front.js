// The worker in front of the one that runs Python: passes everything on, and says through shared memory what Python must
// hear while it stands still.
import { Line } from './line.js';
import { contentOf, isInputReply } from './wire.js';

export class Front {
  /** Whether this worker is the one behind another. */
  static get isBehind() {
    return JSON.parse(self.name).isBehind === true;
  }

  #line = new Line();
  #behind = new Worker(self.location.href, { type: 'module', name: JSON.stringify({ ...JSON.parse(self.name), isBehind: true }) });

  constructor() {
    this.#behind.postMessage({ line: this.#line.buffer });
    this.#behind.onmessage = ({ data }) => self.postMessage(data, transferOf(data));
    this.#behind.onerror = (event) => {
      self.postMessage({ kind: 'fatal', reason: event.message || 'the worker that runs Python could not be loaded' });
    };
    self.onmessage = ({ data }) => this.#receive(data);
  }

  #receive(data) {
    if (data.kind === 'drained') this.#line.drained();
    else if (data.kind === 'interrupt') this.#line.interrupt();
    else if (data.kind === 'message' && isInputReply(data.bytes)) this.#line.answer(contentOf(data.bytes));
    else this.#behind.postMessage(data, transferOf(data));
  }
}

const transferOf = ({ bytes }) => (bytes?.buffer ? [bytes.buffer] : []);

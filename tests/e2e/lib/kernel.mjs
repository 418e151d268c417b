// A bare page with nothing but the kernel worker, driven from node: what the page and the worker say to each other.

const BRIDGE = () => {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const read = (wire) => {
    const view = new DataView(wire.buffer, wire.byteOffset);
    const start = 4 + 4 * view.getUint32(0, true);
    return JSON.parse(decoder.decode(wire.subarray(start, start + view.getUint32(4, true))));
  };
  const write = (message) => {
    const json = encoder.encode(JSON.stringify(message));
    const wire = new Uint8Array(8 + json.length);
    new DataView(wire.buffer).setUint32(0, 1, true);
    new DataView(wire.buffer).setUint32(4, json.length, true);
    wire.set(json, 8);
    return wire;
  };
  let next = 0;
  globalThis.colibri = {
    /** Starts a worker; the answer is its `ready` info, or its reason not to. */
    start(workerUrl, base, assets, { drain = true } = {}) {
      const name = JSON.stringify({ base, assets });
      const state = { worker: new Worker(workerUrl, { type: 'module', name }), said: [], received: 0, waiters: [], progress: [], waits: 0, drain };
      globalThis.colibri.state = state;
      state.started = performance.now();
      state.worker.onerror = (event) => state.fail?.(new Error(event.message || 'the worker did not load'));
      const ready = new Promise((resolve, reject) => {
        state.ready = resolve;
        state.fail = reject;
      });
      state.worker.onmessage = ({ data }) => globalThis.colibri.hear(state, data);
      return ready;
    },
    hear(state, data) {
      if (data.kind === 'progress') state.progress.push(data);
      else if (data.kind === 'waiting') state.waits += 1;
      else if (data.kind === 'ready') state.ready({ ...data.info, readyMs: performance.now() - state.started });
      else if (data.kind === 'fatal') {
        state.fatal = data.reason;
        state.fail(new Error(data.reason));
      } else if (data.kind === 'message') {
        state.received += data.bytes.length;
        const message = read(data.bytes);
        message.at = performance.now();
        // A page that keeps everything would be eaten by an endless loop of prints: so would this.
        if (state.said.length < 20000) state.said.push(message);
        if (state.drain) state.worker.postMessage({ kind: 'drained' });
      } else if (data.kind.startsWith('file-')) state.said.push(data);
      for (const check of state.waiters.slice()) check();
    },
    when(found) {
      const { state } = globalThis.colibri;
      return new Promise((resolve, reject) => {
        const check = () => {
          if (state.fatal) reject(new Error(state.fatal));
          const value = found(state);
          if (value === undefined) return;
          state.waiters.splice(state.waiters.indexOf(check), 1);
          resolve(value);
        };
        state.waiters.push(check);
        check();
      });
    },
    send(msgType, content) {
      const header = { msg_id: `request-${(next += 1)}`, session: 's', username: '', date: '', msg_type: msgType, version: '5.4' };
      const message = { channel: 'shell', header, parent_header: {}, metadata: {}, content };
      const bytes = write(message);
      globalThis.colibri.state.worker.postMessage({ kind: 'message', bytes }, [bytes.buffer]);
      return header.msg_id;
    },
    /** Sends a request; the answer is everything said about it until the kernel was idle again. */
    async request(msgType, content) {
      const { send, when } = globalThis.colibri;
      const sent = performance.now();
      const id = send(msgType, content);
      const mine = (message) => message.parent_header?.msg_id === id;
      await when((state) => state.said.find((message) => mine(message) && message.content.execution_state === 'idle'));
      const { said } = globalThis.colibri.state;
      const messages = said.filter(mine);
      globalThis.colibri.state.said = said.filter((message) => !mine(message));
      return messages.map((message) => ({ type: message.header.msg_type, content: message.content, afterMs: message.at - sent }));
    },
    /** How often the page was told that Python waits for a part of itself. */
    waited: () => globalThis.colibri.state.waits,
    /** Asks the running cell to stop. */
    interrupt() {
      globalThis.colibri.state.worker.postMessage({ kind: 'interrupt' });
    },
    /** Waits for the question that the running cell asks. */
    question() {
      return globalThis.colibri.when(({ said }) => said.find(({ header }) => header?.msg_type === 'input_request')).then(({ content }) => content);
    },
    /** Answers the question that the running cell asks. */
    answer(value) {
      const { state } = globalThis.colibri;
      state.said = state.said.filter(({ header }) => header?.msg_type !== 'input_request');
      const header = { msg_id: `reply-${(next += 1)}`, session: 's', username: '', date: '', msg_type: 'input_reply', version: '5.4' };
      const bytes = write({ channel: 'stdin', header, parent_header: {}, metadata: {}, content: { status: 'ok', value } });
      state.worker.postMessage({ kind: 'message', bytes }, [bytes.buffer]);
    },
    file(kind, path, bytes) {
      const id = (next += 1);
      const { state, when } = globalThis.colibri;
      state.worker.postMessage({ kind, id, path, bytes: bytes && new Uint8Array(bytes) });
      return when(({ said }) => said.find((message) => message.id === id)).then((reply) => ({
        ...reply,
        // Large arrays cross into node slowly: their ends tell enough.
        size: reply.bytes?.length,
        bytes: reply.bytes && [...reply.bytes.slice(0, 1000), ...reply.bytes.slice(1000).slice(-1000)],
      }));
    },
  };
};

/**
 * Opens a page of `url` and starts the kernel of that build in it.
 * @param {object} page a playwright or puppeteer page
 * @param {string} url of the served build, with a slash at its end
 * @param {{drain?: boolean, assets?: object}} [options] `drain: false`: a page that never keeps up
 */
export async function startKernel(page, url, { drain = true, assets } = {}) {
  const map = assets ?? (await (await fetch(`${url}manifest.json`)).json()).assets;
  // A page of the same origin without the application in it.
  await page.goto(`${url}manifest.json`);
  await page.evaluate(`(${BRIDGE})()`);
  const call = (name, ...args) => page.evaluate(([name, args]) => globalThis.colibri[name](...args), [name, args]);
  const info = await call('start', new URL(map['kernel-worker.js'], url).href, url, map, { drain });
  const execute = (code, options = {}) =>
    call('request', 'execute_request', {
      code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true, ...options,
    });
  return { info, call, execute, page };
}

/** The text of a stream in what `execute` gave. */
export function streamText(messages, name = 'stdout') {
  return messages.filter(({ type, content }) => type === 'stream' && content.name === name).map(({ content }) => content.text).join('');
}

/** The reply in what a request gave. */
export function reply(messages) {
  return messages.find(({ type }) => type.endsWith('_reply'))?.content;
}

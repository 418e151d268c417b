// In the browser: one notebook on one kernel worker. Speaks the worker's contract and keeps outputs the way a notebook
// stores them.

/** @param {{base: string, assets: object, cells: string[], files: {path: string, base64: string}[], timeoutSeconds: number}} request */
export async function run({ base, assets, cells, files, timeoutSeconds }) {
  const kernel = await start(base, assets);
  try {
    // Where a notebook reads what lies beside its folder, it runs in a folder further down: files are kept below /content.
    const above = Math.max(0, ...files.map(({ path }) => path.split('/').filter((part) => part === '..').length));
    const folder = `/content${'/notebook'.repeat(above)}`;
    for (const { path, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await kernel.ask({ kind: 'file-put', path: new URL(`file://${folder}/${path}`).pathname, bytes });
    }
    if (above > 0) {
      const moved = `import os\nos.makedirs(${JSON.stringify(folder)}, exist_ok=True)\nos.chdir(${JSON.stringify(folder)})`;
      await runCell(kernel, { outputs: [[]], displays: new Map() }, 0, moved, timeoutSeconds);
    }
    const notebook = { outputs: cells.map(() => []), displays: new Map() };
    for (const [index, code] of cells.entries()) {
      if (!code.trim()) continue;
      try {
        await runCell(kernel, notebook, index, code, timeoutSeconds);
      } catch (error) {
        // The kernel is gone or still busy: what ran before counts, what would follow does not.
        const reason = { output_type: 'error', ename: 'Replay', evalue: String(error?.message ?? error), traceback: [] };
        notebook.outputs[index].push(reason);
        break;
      }
    }
    return { outputs: notebook.outputs };
  } finally {
    kernel.worker.terminate();
  }
}

async function start(base, assets) {
  const name = JSON.stringify({ base, assets });
  const worker = new Worker(new URL(assets['kernel-worker.js'], base), { type: 'module', name });
  const listeners = new Set();
  let fail;
  const failed = new Promise((_done, reject) => (fail = reject));
  failed.catch(() => {});
  worker.onerror = (event) => fail(new Error(`the worker failed: ${event.message}`));
  worker.onmessage = ({ data }) => {
    if (data.kind === 'fatal') fail(new Error(data.reason));
    // A page that keeps up: whatever came is consumed at once.
    if (data.kind === 'message') worker.postMessage({ kind: 'drained' });
    for (const listener of [...listeners]) listener(data);
  };
  /** Resolves with the first message that `choose` accepts. */
  const until = (choose) =>
    Promise.race([
      failed,
      new Promise((done) => {
        const listener = (data) => {
          if (!choose(data)) return;
          listeners.delete(listener);
          done(data);
        };
        listeners.add(listener);
      }),
    ]);
  let asked = 0;
  const ask = (message) => {
    const id = ++asked;
    const reply = until((data) => data.kind === `${message.kind}-reply` && data.id === id);
    worker.postMessage({ ...message, id });
    return reply;
  };
  const ready = until((data) => data.kind === 'ready');
  await ready;
  return { worker, until, ask };
}

async function runCell(kernel, notebook, index, code, timeoutSeconds) {
  const id = `cell-${index}`;
  const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true };
  const header = { msg_id: id, session: 'replay', username: '', date: '', msg_type: 'execute_request', version: '5.4' };
  let isIdle = false;
  let isAnswered = false;
  const ended = kernel.until((data) => {
    if (data.kind !== 'message') return false;
    const message = decode(data.bytes);
    if (message.parent_header?.msg_id !== id) return false;
    const kind = message.header.msg_type;
    if (kind === 'status') isIdle ||= message.content.execution_state === 'idle';
    else if (kind === 'execute_reply') isAnswered = true;
    else take(notebook, index, kind, message.content);
    return isIdle && isAnswered;
  });
  kernel.worker.postMessage({
    kind: 'message',
    bytes: encode({ channel: 'shell', header, parent_header: {}, metadata: { cellId: id }, content }),
  });
  let timer;
  const late = new Promise((_done, reject) => {
    timer = setTimeout(() => reject(new Error(`cell ${index} ran for more than ${timeoutSeconds} s`)), timeoutSeconds * 1000);
  });
  await Promise.race([ended, late]).finally(() => clearTimeout(timer));
}

/** One message into the outputs, after the rules of nbformat and the messaging specification. */
function take(notebook, index, kind, content) {
  if (notebook.clearsNext?.has(index) && ['stream', 'display_data', 'execute_result', 'error'].includes(kind)) {
    notebook.outputs[index] = [];
    notebook.clearsNext.delete(index);
  }
  const outputs = notebook.outputs[index];
  const { data, metadata } = content;
  switch (kind) {
    case 'stream': {
      const last = outputs.at(-1);
      if (last?.output_type === 'stream' && last.name === content.name) last.text += content.text;
      else outputs.push({ output_type: 'stream', name: content.name, text: content.text });
      break;
    }
    case 'execute_result':
    case 'display_data': {
      const output = { output_type: kind, data, metadata };
      if (kind === 'execute_result') output.execution_count = content.execution_count;
      outputs.push(output);
      const display = content.transient?.display_id;
      if (display) notebook.displays.set(display, [...(notebook.displays.get(display) ?? []), output]);
      break;
    }
    case 'update_display_data':
      for (const output of notebook.displays.get(content.transient?.display_id) ?? []) Object.assign(output, { data, metadata });
      break;
    case 'error':
      outputs.push({ output_type: 'error', ename: content.ename, evalue: content.evalue, traceback: content.traceback });
      break;
    case 'clear_output':
      if (content.wait) (notebook.clearsNext ??= new Set()).add(index);
      else notebook.outputs[index] = [];
      break;
  }
}

/** `protocol::wire`: count, lengths, parts; the JSON first. */
function encode(message) {
  const json = new TextEncoder().encode(JSON.stringify(message));
  const bytes = new Uint8Array(8 + json.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 1, true);
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  return bytes;
}

function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + 4 * view.getUint32(0, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + view.getUint32(4, true))));
}

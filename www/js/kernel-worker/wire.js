// The little that the worker reads of the messages it carries (`protocol::wire`: number of buffers and lengths, JSON, buffers).

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
function json(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = view.getUint32(0, true);
  const start = 4 + 4 * parts;
  return JSON.parse(decoder.decode(bytes.subarray(start, start + view.getUint32(4, true))));
}

/** The message, unless it is long or not JSON: then it is of no interest here. */
function short(bytes) {
  if (bytes.length > 1 << 20) return undefined;
  try {
    return json(bytes);
  } catch {
    return undefined;
  }
}

/** The kernel waits in the middle of a cell for this one message: it cannot stand in line. */
export const isInputReply = (bytes) => short(bytes)?.header?.msg_type === 'input_reply';

/** The code that a message has executed for the record. */
export function codeOf(bytes) {
  const message = short(bytes);
  if (message?.header?.msg_type !== 'execute_request' || message.content?.silent) return undefined;
  return String(message.content?.code ?? '');
}

export const contentOf = (bytes) => json(bytes).content;

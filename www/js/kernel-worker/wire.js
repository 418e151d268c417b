// The little that the worker reads of the messages it carries (`protocol::wire`: number of buffers and lengths, JSON, buffers).

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
function json(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = view.getUint32(0, true);
  const start = 4 + 4 * parts;
  return JSON.parse(decoder.decode(bytes.subarray(start, start + view.getUint32(4, true))));
}

/** The kernel waits in the middle of a cell for this one message: it cannot stand in line. */
export function isInputReply(bytes) {
  // Long messages are code of cells; an answer is a line.
  if (bytes.length > 1 << 20) return false;
  try {
    return json(bytes).header.msg_type === 'input_reply';
  } catch {
    return false;
  }
}

export const contentOf = (bytes) => json(bytes).content;

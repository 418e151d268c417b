// Requests of the page about the files below /content.

/**
 * @param {import('../../../pkg/host/host.js').Host} host
 * @param {{kind: string, id: number, path: string, bytes?: Uint8Array}} request
 * @returns {object} `{kind: "file-…-reply", id, path, …}` with `bytes`, `files` or `error`
 */
export function answerFileRequest(host, { kind, id, path, bytes }) {
  const reply = { kind: `${kind}-reply`, id, path };
  try {
    return { ...reply, ...perform(host, kind, path, bytes) };
  } catch (error) {
    return { ...reply, error: String(error?.message ?? error) };
  }
}

function perform(host, kind, path, bytes) {
  switch (kind) {
    case 'file-put':
      host.putFile(path, bytes ?? new Uint8Array());
      return {};
    case 'file-get':
      return { bytes: host.getFile(path) };
    case 'file-list':
      return { files: host.listFiles(path) };
    case 'file-delete':
      host.deleteFile(path);
      return {};
    default:
      throw new Error(`The kernel worker does not know the request ${kind}.`);
  }
}

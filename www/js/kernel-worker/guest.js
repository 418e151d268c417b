// The kernel's memory as the host sees it: bytes in, bytes out, nothing outside of it.

/**
 * @returns {{memory?: WebAssembly.Memory, bytes: (at: number, length: number) => Uint8Array,
 *   read: (at: number, into: Uint8Array) => boolean, write: (at: number, bytes: Uint8Array) => boolean}}
 *   set `memory` once the kernel is instantiated
 */
export function guestMemory() {
  let view = new Uint8Array();
  let memory;
  const guest = {
    get memory() {
      return memory;
    },
    set memory(now) {
      memory = now;
      view = new Uint8Array();
    },
    /** A view that holds until the kernel runs again. */
    bytes(at, length) {
      // A memory that grew leaves its old buffer empty.
      if (view.length === 0) view = new Uint8Array(guest.memory.buffer);
      return view.subarray(at, at + length);
    },
    read(at, into) {
      const source = guest.bytes(at, into.length);
      if (source.length < into.length) return false;
      into.set(source);
      return true;
    },
    write(at, bytes) {
      const target = guest.bytes(at, bytes.length);
      if (target.length < bytes.length) return false;
      target.set(bytes);
      return true;
    },
  };
  return guest;
}

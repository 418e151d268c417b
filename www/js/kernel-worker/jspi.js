/** Whether WebAssembly can be put aside while JavaScript goes on (JavaScript promise integration). */
export function hasJspi() {
  return typeof WebAssembly.Suspending === 'function' && typeof WebAssembly.promising === 'function';
}

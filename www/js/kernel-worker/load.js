// Downloads and compiles the kernel.

/**
 * Compiles while downloading. The response goes to the compiler as it came: a stream of our own in between would count
 * bytes more finely, but then the browser does not keep the compiled code for the next visit.
 * @param {string} url
 * @param {(stage: string, done: number, total: number) => void} progress
 */
export async function compileKernel(url, progress) {
  progress('download', 0, 0);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The kernel could not be downloaded (${response.status} ${response.statusText}).`);
  const total = Number(response.headers.get('content-length')) || 0;
  progress('download', 0, total);
  const module = await compile(response);
  progress('download', total, total);
  progress('compile', 1, 1);
  return module;
}

async function compile(response) {
  // A host that serves .wasm under another type must not keep anyone from Python.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

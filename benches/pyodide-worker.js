// The worker of pyodide.html. The files of npm's `pyodide` lie beside it under pyodide/.
import { loadPyodide } from './pyodide/pyodide.mjs';

const python = await loadPyodide({ indexURL: new URL('pyodide/', import.meta.url).href });
python.setStdout({ batched: (text) => postMessage(text) });
python.runPython('print(1+1)');

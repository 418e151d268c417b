// The worker of pyodide.html. The files of npm's `pyodide` lie beside it under pyodide/.
import { loadPyodide } from './pyodide/pyodide.mjs';

const python = await loadPyodide({ indexURL: new URL('pyodide/', import.meta.url).href });
python.setStdout({ batched: (text) => postMessage(text) });
python.runPython('print(1+1)');
// For the bench of Python itself: runs what it is sent, and answers with what was printed.
onmessage = ({ data }) => {
  const lines = [];
  python.setStdout({ batched: (text) => lines.push(text) });
  python.runPython(data);
  postMessage(lines.join('\n'));
};

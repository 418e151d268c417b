// Entry of the kernel worker. Where Python can only wait by standing still, this worker stays in front of a second one that
// runs it, so that what the page says still reaches it.
import { Front } from './front.js';
import { hasJspi } from './jspi.js';
import { Line } from './line.js';
import { runPython } from './python.js';

if (hasJspi()) runPython();
else if (!Line.isPossible) runPython();
else if (Front.isBehind) self.onmessage = ({ data }) => runPython(new Line(data.line));
else new Front();

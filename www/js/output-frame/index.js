// Runs first inside the sandboxed frame of an output: sizes it, follows the theme, shows errors, and gives notebook
// scripts the few names that they count on. It guards nothing: whatever it holds, the output may hold too. The walls are
// the sandbox and the page on the other side of the port.
import { installErrors, showError } from './errors.js';
import { provideColab, provideStorage } from './compat.js';
import { provideRequire } from './require.js';
import { outputElement } from './element.js';
import { watchHeight } from './height.js';
import { applyTheme, installStyle } from './style.js';

let port;
const unsent = [];

function send(message) {
  if (port) port.postMessage(message);
  else unsent.push(message);
}

function onPort(event) {
  if (event.source !== window.parent || event.data !== 'colibri-port' || port) return;
  event.stopImmediatePropagation();
  window.removeEventListener('message', onPort, true);
  port = event.ports[0];
  port.onmessage = ({ data }) => {
    if (data?.kind === 'theme') applyTheme(data);
  };
  for (const message of unsent.splice(0)) port.postMessage(message);
}

/** Links lead out of the frame, and the page that opens learns nothing about us. */
function onClick(event) {
  const link = event.target instanceof Element && event.target.closest('a[href], area[href]');
  if (!link || link.getAttribute('href').startsWith('#') || link.hasAttribute('download')) return;
  if (!link.target || link.target === '_top' || link.target === '_parent') link.target = '_blank';
  link.relList.add('noopener', 'noreferrer');
}

window.colibriFrame = {
  start({ theme, mayNeedRequire }) {
    installStyle(theme);
    installErrors();
    provideStorage();
    let measureAgain;
    provideColab(() => measureAgain?.());
    if (mayNeedRequire) provideRequire();
    window.addEventListener('message', onPort, true);
    window.addEventListener('click', onClick, true);
    window.addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && send({ kind: 'leave' }));
    window.parent.postMessage('colibri-frame-waits', '*');
    measureAgain = watchHeight((value) => send({ kind: 'height', value }));
  },

  /** An `application/javascript` output: `element` is where it may draw. */
  run(code) {
    const element = outputElement(document.getElementById('output-area'));
    try {
      const result = new Function('element', code).call(element, element);
      if (typeof result?.catch === 'function') result.catch(showError);
    } catch (error) {
      showError(error);
    }
  },
};

// Errors of an output are shown below it: an output that stays empty without a word is a riddle.

const SHOWN_MAX = 3;
let shown = 0;

export function showError(error) {
  if (shown >= SHOWN_MAX || !document.body) return;
  shown += 1;
  let box = document.getElementById('colibri-errors');
  if (!box) {
    box = document.createElement('div');
    box.id = 'colibri-errors';
    box.setAttribute('role', 'note');
    document.body.append(box);
  }
  const line = document.createElement('div');
  line.textContent = error instanceof Error ? `${error.name}: ${error.message}` : String(error).slice(0, 500);
  box.append(line);
}

export function installErrors() {
  window.addEventListener('error', (event) => {
    if (event.target instanceof HTMLScriptElement && event.target.src) showError(`Could not load ${event.target.src}`);
    // "Script error." without a place comes from foreign scripts and helps nobody; neither does a loop of ResizeObserver.
    else if (event.message && event.message !== 'Script error.' && !event.message.startsWith('ResizeObserver')) showError(event.error ?? event.message);
  }, true);
  window.addEventListener('unhandledrejection', (event) => showError(event.reason));
}

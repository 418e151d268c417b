// What to do when the application cannot be started: mend the cache and try once more, then say so in plain words.

const TRIED = 'colibri.rescued';
const PATIENCE_MS = 20_000;

/** Asks the service worker to check every file against its hash. @returns {Promise<boolean>} whether the page reloads */
export async function healAndReload() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker || recentlyTried()) return false;
  const result = await ask(worker, { kind: 'heal', deep: true });
  if (!result || result.error) return false;
  location.reload();
  return true;
}

/** Once a minute: a fault that healing does not cure must not reload the page for ever. */
function recentlyTried() {
  try {
    const before = Number(sessionStorage.getItem(TRIED));
    sessionStorage.setItem(TRIED, String(Date.now()));
    return Date.now() - before < 60_000;
  } catch {
    // Without storage nothing can count the attempts.
    return true;
  }
}

function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    setTimeout(() => resolve(null), PATIENCE_MS);
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [port2]);
  });
}

/** Plain DOM, because nothing else is there. The catalogue of words is part of what did not start. */
export function showFailure(error) {
  const korean = document.documentElement.lang.startsWith('ko') || navigator.language.startsWith('ko');
  const words = korean
    ? ['Colibri를 시작하지 못했습니다', '노트북은 이 브라우저에 그대로 있습니다. 다시 시도하거나, 저장된 프로그램 파일을 새로 받으세요.', '다시 시도', '프로그램 파일 새로 받기']
    : ['Colibri could not start', 'Your notebooks are safe in this browser. Try again, or fetch the program afresh.', 'Try again', 'Fetch the program afresh'];
  const box = document.createElement('main');
  box.className = 'start-failure';
  box.setAttribute('role', 'alert');
  box.append(part('h1', words[0]), part('p', words[1]), part('pre', String(error?.message ?? error)));
  box.append(button(words[2], () => location.reload()), ' ', button(words[3], reset));
  document.body.replaceChildren(box);
}

function reset() {
  const url = new URL(location.href);
  url.searchParams.set('reset', '');
  location.replace(url);
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function button(text, run) {
  const element = part('button', text);
  element.type = 'button';
  element.addEventListener('click', run);
  return element;
}

// Runs inside an output frame, as the author of a hostile notebook would have it. Each attempt says what it got; `blocked`
// is what every one of them must end with. `TARGET` is the page's address.
window.results = {};
const attempts = {
  'page DOM': () => top.document.body.innerHTML,
  'outer frame DOM': () => parent.document.body.innerHTML,
  'page globals': () => top.secret,
  'frame element': () => window.frameElement?.ownerDocument.title ?? blocked(),
  'document.domain': () => { document.domain = location.hostname; return 'set'; },
  origin: () => (window.origin === 'null' ? blocked() : window.origin),
  cookie: () => document.cookie,
  'set cookie': () => { document.cookie = 'stolen=1'; return 'set'; },
  localStorage: () => fresh().localStorage.getItem('secret'),
  sessionStorage: () => fresh().sessionStorage.length,
  indexedDB: () => new Promise((done, fail) => {
    const request = indexedDB.open('secret');
    request.onsuccess = () => done('opened');
    request.onerror = () => fail(request.error);
  }),
  caches: () => caches.keys().then((keys) => `caches ${keys}`),
  OPFS: () => navigator.storage.getDirectory().then(() => 'directory'),
  'service worker': () => navigator.serviceWorker.getRegistrations().then(() => 'registrations'),
  'register service worker': () => navigator.serviceWorker.register(`${TARGET}sw.js`).then(() => 'registered'),
  'shared worker': () => new Promise((done, fail) => {
    const worker = new SharedWorker(`${TARGET}worker.js`);
    worker.onerror = fail;
    setTimeout(() => done('running'), 1500);
  }),
  worker: () => new Promise((done, fail) => {
    const worker = new Worker(`${TARGET}worker.js`);
    worker.onerror = fail;
    worker.onmessage = () => done('running');
    setTimeout(() => blocked(fail), 1500);
  }),
  'web lock': () => navigator.locks.request('secret', () => 'locked'),
  'fetch our file': () => fetch(`${TARGET}secret.json`, { credentials: 'include' }).then((response) => response.text()),
  'fetch without cors': () => fetch(`${TARGET}secret.json`, { mode: 'no-cors', credentials: 'include' }).then((response) => response.text()).then((text) => text || blocked()),
  xhr: () => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${TARGET}secret.json`);
    request.withCredentials = true;
    request.onload = () => done(request.responseText);
    request.onerror = fail;
    request.send();
  }),
  // A driven browser lets pop-ups through; then they must be of no use.
  'window.open': async () => {
    const opened = window.open(`${TARGET}?popup`);
    await new Promise((done) => setTimeout(done, 1500));
    return opened.document.body.innerHTML || blocked();
  },
  'window.open by name': () => window.open('', 'victim').document.body.innerHTML || blocked(),
  'read a frame of ours': () => new Promise((done, fail) => {
    const frame = document.createElement('iframe');
    frame.src = `${TARGET}secret.json`;
    frame.onload = () => {
      try {
        done(frame.contentDocument?.body?.textContent || blocked());
      } catch (error) {
        fail(error);
      }
    };
    document.body.append(frame);
    setTimeout(() => blocked(fail), 1500);
  }),
  'read a picture of ours': () => new Promise((done, fail) => {
    const image = new Image();
    image.crossOrigin = 'use-credentials';
    image.onload = () => done('loaded');
    image.onerror = fail;
    image.src = `${TARGET}picture.png`;
  }),
  'navigate the page': () => { top.location.href = 'about:blank#stolen'; return attempted(); },
  'navigate the outer frame': () => { parent.location.href = 'about:blank#stolen'; return attempted(); },
  'replace the page': () => { top.location.replace('about:blank#stolen'); return attempted(); },
  'link to top': () => { click({ href: 'about:blank#stolen', target: '_top' }); return attempted(); },
  'link to parent': () => { click({ href: 'about:blank#stolen', target: '_parent' }); return attempted(); },
  'named window': () => { click({ href: `${TARGET}?named`, target: 'victim' }); return attempted(); },
  'send a form': () => { submit('_self'); return attempted(); },
  'send a form to top': () => { submit('_top'); return attempted(); },
  'spoof the protocol': () => {
    for (const to of [parent, top]) {
      for (const data of [
        { kind: 'mount', source: '<script>top.secret.stolen = true</script>', theme: 'dark' },
        { kind: 'height', value: 99999 }, { kind: 'theme', theme: 'dark' }, { theme: 'dark' }, { kind: 'message', bytes: new Uint8Array(9) },
        { kind: 'file-get', id: 1, path: '/content' }, { kind: 'interrupt' }, 'colibri-port', 'colibri-frame-waits', null, 7, { colibri: 'sw' },
      ]) to.postMessage(data, '*');
    }
    return attempted();
  },
  'broadcast': () => {
    for (const name of ['colibri', 'colibri-tabs', 'secret']) new BroadcastChannel(name).postMessage({ stolen: true });
    return attempted();
  },
  'alert loop': () => {
    for (let round = 0; round < 200; round += 1) {
      alert('x');
      if (confirm('x') || prompt('x')) return 'answered';
    }
    return blocked();
  },
  print: () => { print(); return attempted(); },
  fullscreen: () => document.documentElement.requestFullscreen().then(() => 'fullscreen'),
  clipboard: () => navigator.clipboard.readText(),
  'pointer lock': () => document.body.requestPointerLock()?.then?.(() => 'locked') ?? attempted(),
  geolocation: () => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(() => done('located'), fail)),
  camera: () => navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'camera'),
};

class Blocked extends Error {}
function blocked(fail) {
  const error = new Blocked('blocked');
  if (fail) return fail(error);
  throw error;
}
/** Cannot be seen from here: the page looks whether it had an effect. */
const attempted = () => blocked();
function fresh() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  return frame.contentWindow;
}
function click(properties) {
  const link = Object.assign(document.createElement('a'), properties);
  document.body.append(link);
  HTMLElement.prototype.click.call(link);
}
function submit(target) {
  const form = Object.assign(document.createElement('form'), { action: `${TARGET}form`, method: 'POST', target });
  form.innerHTML = '<input name=a value=b>';
  document.body.append(form);
  form.submit();
}

(async () => {
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      const late = new Promise((_, fail) => setTimeout(() => fail(new Blocked('no answer')), 2500));
      const got = await Promise.race([Promise.resolve().then(attempt), late]);
      window.results[name] = `got ${String(got).slice(0, 60)}`;
    } catch {
      window.results[name] = 'blocked';
    }
  }
  window.resultsDone = true;
})();

// Names that scripts in notebooks count on and a frame without an origin does not have.

/** A frame without an origin has no storage, and many libraries stop at the exception. This one lasts as long as the frame. */
export function provideStorage() {
  for (const name of ['localStorage', 'sessionStorage']) {
    try {
      if (window[name]) continue;
    } catch {
      // As expected.
    }
    Object.defineProperty(window, name, { configurable: true, value: memoryStorage() });
  }
}

function memoryStorage() {
  const items = new Map();
  return {
    get length() { return items.size; },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(String(name)) ?? null,
    setItem: (name, value) => void items.set(String(name), String(value)),
    removeItem: (name) => void items.delete(String(name)),
    clear: () => items.clear(),
  };
}

/** Outputs made in Colab ask it whether its kernel can be reached before they offer anything; here it cannot. */
export function provideColab(resize) {
  const refuse = () => Promise.reject(new Error('This output needs a running Colab kernel.'));
  window.google = {
    ...window.google,
    colab: {
      kernel: { accessAllowed: false, invokeFunction: refuse, proxyPort: refuse, comms: { open: refuse } },
      output: { resizeIframeToContent: resize, setIframeHeight: resize, pauseOutputUntil() {}, getDefaultOutputArea: () => document.getElementById('output-area') },
    },
  };
}

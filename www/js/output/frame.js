// Shows an output in a sandboxed frame that sizes itself. docs/output-frames.md tells how it is shut in.
import { locate } from './assets.js';
import { guardFocus } from './focus.js';
import { HeightGate } from './height.js';
import { frameSource } from './source.js';
import { currentTheme, onThemeChange } from './theme.js';

/** Frames are made a little before they come into view. */
const AHEAD = '800px 0px';
const HEIGHT_AT_FIRST_PX = 32;
const HEIGHTS_REMEMBERED = 500;
const ANSWER_WITHIN_MS = 20_000;

/** Heights by source, so that an output shown again takes its place at once. */
const heights = new Map();

/**
 * @param {HTMLElement} container gets the frame as a child
 * @param {{html?: string, javascript?: string, title?: string, eager?: boolean,
 *   onResize?: (heightPx: number) => void, onFail?: (reason: string) => void}} options
 *   one of `html` and `javascript`; `title` is what a screen reader calls the frame
 * @returns {{update: (output: {html?: string, javascript?: string}) => void, setTheme: () => void, destroy: () => void}}
 */
export function mountFrame(container, options) {
  guardFocus();
  let frame = null;
  let output = { html: options.html, javascript: options.javascript ?? options.js };
  const place = document.createElement('div');
  place.className = 'output-frame';
  place.style.blockSize = `${heights.get(keyOf(output)) ?? HEIGHT_AT_FIRST_PX}px`;
  container.append(place);

  const show = () => {
    watcher.disconnect();
    frame?.close();
    frame = new LiveFrame(place, output, options);
  };
  const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && show(), { rootMargin: AHEAD });
  if (options.eager) show();
  else watcher.observe(place);

  return {
    update(next) {
      output = { html: next.html, javascript: next.javascript ?? next.js };
      if (frame) show();
    },
    setTheme: () => frame?.setTheme(currentTheme()),
    destroy() {
      watcher.disconnect();
      frame?.close();
      place.remove();
    },
  };
}

/** One document in its two frames. */
class LiveFrame {
  #outer = document.createElement('iframe');
  #channel = new MessageChannel();
  #place;
  #key;
  #options;
  #gate;
  #later = 0;
  #timeout;
  #unwatch;

  constructor(place, output, options) {
    this.#place = place;
    this.#options = options;
    this.#key = keyOf(output);
    // A page made to fill its window has no height of its own.
    this.#gate = new HeightGate(/\b100d?vh\b/.test(output.html ?? '') ? 400 : 0);
    this.#outer.className = 'output-frame-outer';
    this.#outer.title = options.title ?? '';
    this.#outer.setAttribute('scrolling', 'no');
    this.#outer.addEventListener('load', () => this.#mount(output), { once: true });
    this.#outer.src = locate('output-frame.html');
    this.#channel.port1.onmessage = (event) => this.#hear(event.data);
    this.#timeout = setTimeout(() => options.onFail?.('no answer'), ANSWER_WITHIN_MS);
    this.#unwatch = onThemeChange((theme) => this.setTheme(theme));
    place.append(this.#outer);
  }

  async #mount(output) {
    const theme = currentTheme();
    try {
      const source = await frameSource(output, theme);
      const message = { kind: 'mount', source, title: this.#options.title ?? '', theme: theme.theme };
      this.#outer.contentWindow?.postMessage(message, location.origin, [this.#channel.port2]);
    } catch (error) {
      this.#options.onFail?.(String(error?.message ?? error));
    }
  }

  setTheme(theme) {
    this.#outer.contentWindow?.postMessage({ theme: theme.theme }, location.origin);
    this.#channel.port1.postMessage({ kind: 'theme', ...theme });
  }

  /** Everything said here may come from the notebook's author. */
  #hear(message) {
    clearTimeout(this.#timeout);
    if (message?.kind === 'height') this.#wish(message.value);
    // The keyboard's way out; only from within this frame.
    else if (message?.kind === 'leave' && document.activeElement === this.#outer) {
      (this.#place.closest('[tabindex]') ?? document.body).focus({ preventScroll: true });
      this.#outer.blur();
    }
  }

  #wish(value) {
    const height = this.#gate.accept(value, performance.now());
    if (height !== undefined) {
      this.#place.style.blockSize = `${height}px`;
      remember(this.#key, height);
      this.#options.onResize?.(height);
    } else if (this.#gate.waiting !== undefined && !this.#later) {
      this.#later = setTimeout(() => {
        this.#later = 0;
        this.#wish(this.#gate.waiting);
      }, 250);
    }
  }

  close() {
    clearTimeout(this.#timeout);
    clearTimeout(this.#later);
    this.#unwatch();
    this.#channel.port1.close();
    this.#outer.remove();
  }
}

function remember(key, height) {
  heights.delete(key);
  heights.set(key, height);
  if (heights.size > HEIGHTS_REMEMBERED) heights.delete(heights.keys().next().value);
}

/** Short name of a source (FNV-1a over at most a few thousand characters, with its length). */
function keyOf({ html, javascript }) {
  const source = html ?? javascript ?? '';
  let hash = 0x811c9dc5;
  const step = Math.max(1, Math.floor(source.length / 4096));
  for (let at = 0; at < source.length; at += step) hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193);
  return `${source.length}:${hash >>> 0}`;
}

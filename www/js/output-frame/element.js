// `element` of `application/javascript` outputs. JupyterLab gives a DOM node, the older notebook gave a jQuery set; this is a
// node that also understands what scripts most often did with the set.

export function outputElement(node) {
  const append = node.append.bind(node);
  const own = {
    append(...items) {
      for (const item of items.flat()) {
        if (typeof item === 'string' && item.trimStart().startsWith('<')) append(fragment(item));
        else append(item);
      }
      return node;
    },
    html(text) {
      if (text === undefined) return node.innerHTML;
      node.replaceChildren(fragment(String(text)));
      return node;
    },
    text(text) {
      if (text === undefined) return node.textContent;
      node.textContent = text;
      return node;
    },
    empty: () => (node.replaceChildren(), node),
    find: (selector) => node.querySelector(selector),
    get: (index) => (index === undefined ? [node] : index === 0 ? node : undefined),
    attr: (name, value) => (value === undefined ? node.getAttribute(name) : (node.setAttribute(name, value), node)),
    css(name, value) {
      if (typeof name === 'object') for (const [key, each] of Object.entries(name)) own.css(key, each);
      else if (value === undefined) return getComputedStyle(node).getPropertyValue(name);
      else node.style.setProperty(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), typeof value === 'number' ? `${value}px` : value);
      return node;
    },
    addClass: (names) => (node.classList.add(...names.split(/\s+/)), node),
    width: () => node.clientWidth,
    height: () => node.clientHeight,
  };
  for (const [name, value] of Object.entries(own)) Object.defineProperty(node, name, { configurable: true, value });
  Object.defineProperty(node, 0, { configurable: true, value: node });
  return node;
}

/** Unlike `innerHTML`, runs the scripts in `html`, as jQuery did. */
function fragment(html) {
  return document.createRange().createContextualFragment(html);
}

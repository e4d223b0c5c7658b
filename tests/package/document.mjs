/**
 * As much of a document as the overlay's elements are made with: enough to read back what would stand on the screen,
 * without a browser. What a browser makes of it is left to tests/browser.
 */

/** An element: its name, attributes, and children, which are elements or text. */
class Made {
  /** @param {string} name */
  constructor(name) {
    this.localName = name;
    /** @type {Map<string, string>} */
    this.attributes = new Map();
    /** @type {(Made | string)[]} */
    this.childNodes = [];
    /** @type {Map<string, (event: object) => void>} */
    this.listeners = new Map();
    /** @type {Made | null} */
    this.parent = null;
  }

  /** @param {string} key @param {string} value */
  setAttribute(key, value) {
    this.attributes.set(key, value);
  }

  /** @param {string} key */
  getAttribute(key) {
    return this.attributes.get(key) ?? null;
  }

  /** @param {...(Made | string)} children */
  append(...children) {
    for (const child of children) if (child instanceof Made) child.parent = this;
    this.childNodes.push(...children);
  }

  /** @param {...(Made | string)} others */
  before(...others) {
    for (const other of others) if (other instanceof Made) other.parent = this.parent;
    this.parent?.childNodes.splice(this.parent.childNodes.indexOf(this), 0, ...others);
  }

  /** @param {...(Made | string)} children */
  replaceChildren(...children) {
    this.childNodes = [];
    this.append(...children);
  }

  remove() {
    if (this.parent) this.parent.childNodes = this.parent.childNodes.filter((child) => child !== this);
  }

  /** @param {string} type @param {(event: object) => void} listener */
  addEventListener(type, listener) {
    this.listeners.set(type, listener);
  }

  click() {
    return this.listeners.get("click")?.({});
  }

  focus() {}

  scrollIntoView() {}

  /** @returns {string} */
  get textContent() {
    return this.childNodes.map((child) => (child instanceof Made ? child.textContent : child)).join("");
  }

  set textContent(words) {
    this.replaceChildren(words);
  }

  /** All elements under this one of a name or, after a dot, of a class. @param {string} sought @returns {Made[]} */
  all(sought) {
    return this.childNodes.flatMap((child) =>
      child instanceof Made ? [...(child.is(sought) ? [child] : []), ...child.all(sought)] : [],
    );
  }

  /** @param {string} sought */
  is(sought) {
    if (!sought.startsWith(".")) return this.localName === sought;
    return (this.getAttribute("class") ?? "").split(" ").includes(sought.slice(1));
  }
}

/** Puts the document where the overlay looks for it. */
export function standIn() {
  const createElement = (/** @type {string} */ name) => new Made(name);
  const createElementNS = (/** @type {string} */ _, /** @type {string} */ name) => new Made(name);
  Object.assign(globalThis, { document: { createElement, createElementNS } });
}

/**
 * An element around what the overlay made.
 * @param {any[]} content absent ones are left out
 */
export function around(content) {
  const root = new Made("main");
  root.append(...content.flat().filter(Boolean));
  return root;
}

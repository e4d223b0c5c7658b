/**
 * In the article: takes the page, and puts up and takes down the frame that the overlay runs in.
 *
 * Injected at each press of the toolbar button; the value of the last expression is the answer to the press. Reading
 * the page is left to the overlay, finding evidence to find.js. Nothing that the page says or does is believed: this
 * script listens to no message at all.
 *
 * The host of the frame is the only thing ever added to the page. It stands in the top layer, above whatever the page
 * draws, with its rules inline and important, so that no style of the page reaches it (what cannot stand inline is in
 * content.css, which the background inserts); its shadow root is closed. It is
 * put inside an open modal dialog where there is one, because the browser makes everything outside that inert.
 */
(() => {
  /** @typedef {{ element: HTMLElement, ends: AbortController, focus: HTMLElement | null }} Host what is put up */

  /** Rules of the host: everything the page could have set is reset first. */
  const HOST_RULES = {
    all: "initial",
    display: "block",
    position: "fixed",
    inset: "0 0 0 auto",
    width: "min(380px, 100vw)",
    height: "100%",
    // The overlay's own ground, so that the article does not show through until it is there.
    "color-scheme": "light dark",
    background: "light-dark(#fbfaf6, #17191c)",
    "box-shadow": "0 0 32px rgb(0 0 0 / 0.22)",
    "z-index": "2147483647",
  };

  const FRAME_RULES = {
    all: "initial",
    display: "block",
    width: "100%",
    height: "100%",
    border: "0",
    "color-scheme": "light dark",
  };

  const world = /** @type {any} */ (globalThis);

  /**
   * What this document's injections share, in the extension's own world, out of the page's sight.
   *
   * @type {{ host: Host | null, close: () => boolean, putUp: (address: string) => boolean }}
   */
  const shell = (world.whence ??= { host: null, close, putUp });
  if (shell.close()) return { closed: true };
  return takePage();

  /** The page as it stands, or why it is none that can be read. */
  function takePage() {
    const root = document.documentElement;
    if (!root || !/^(text\/html|application\/xhtml\+xml)$/.test(document.contentType)) {
      return { contentType: document.contentType };
    }
    const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
    return { html: doctype + withShadowRoots(root), url: location.href };
  }

  /** The element's outer HTML, with the open shadow roots where the browser can write them. */
  function withShadowRoots(/** @type {Element} */ root) {
    const shadowRoots = openShadowRoots(root);
    if (!shadowRoots.length || typeof root.getHTML !== "function") return root.outerHTML;
    const inner = root.getHTML({ serializableShadowRoots: true, shadowRoots });
    const shell = /** @type {Element} */ (root.cloneNode(false)).outerHTML;
    const end = shell.lastIndexOf("</");
    return shell.slice(0, end) + inner + shell.slice(end);
  }

  function openShadowRoots(/** @type {ParentNode} */ root) {
    /** @type {ShadowRoot[]} */
    const found = [];
    const waiting = [root];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const element of next.querySelectorAll("*")) {
        if (!element.shadowRoot) continue;
        found.push(element.shadowRoot);
        waiting.push(element.shadowRoot);
      }
    }
    return found;
  }

  /**
   * Puts up the frame with this address and says whether a reader can see it. False: it is there but covered or not
   * drawn, and has been taken down again.
   */
  function putUp(/** @type {string} */ address) {
    shell.close();
    const host = document.createElement("whence-overlay");
    const frame = document.createElement("iframe");
    set(host, HOST_RULES);
    set(frame, FRAME_RULES);
    frame.allow = "clipboard-write *";
    frame.src = address;
    frame.title = "Whence";
    host.popover = "manual";
    host.attachShadow({ mode: "closed" }).append(frame);

    const before = { focus: focused(), address: withoutFragment(location.href) };
    const ends = new AbortController();
    const options = { capture: true, signal: ends.signal };
    // The article gave way to another, or is about to be put aside for the way back.
    const moved = () => withoutFragment(location.href) !== before.address && shell.close();
    addEventListener("pagehide", () => shell.close(), options);
    addEventListener("popstate", moved, options);
    // Where the address is replaced in place, the page may only follow the reader's scrolling.
    globalThis.navigation?.addEventListener(
      "currententrychange",
      (event) => event.navigationType !== "replace" && moved(),
      options,
    );
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !event.isTrusted || event.isComposing || !host.isConnected) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        shell.close();
      },
      options,
    );

    (topDialog() ?? document.documentElement).append(host);
    host.showPopover();
    shell.host = { element: host, ends, focus: before.focus };
    const box = host.getBoundingClientRect();
    const usable = box.width > 100 && box.height > 100 && isOnTop(host, box);
    if (!usable) shell.close();
    else frame.focus({ preventScroll: true });
    return usable;
  }

  function topDialog() {
    return [...document.querySelectorAll("dialog:modal")].at(-1);
  }

  function isOnTop(/** @type {Element} */ host, /** @type {DOMRect} */ box) {
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === host;
  }

  /** Takes the overlay down, leaving the page as it was. True if there was one. */
  function close() {
    const { host } = shell;
    shell.host = null;
    if (!host) return false;
    const wasUp = host.element.checkVisibility();
    host.ends.abort();
    host.element.remove();
    CSS.highlights?.delete("whence");
    host.focus?.focus({ preventScroll: true });
    return wasUp;
  }

  /** The element that has the focus, through open shadow roots; null where it is the page as a whole. */
  function focused() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element instanceof HTMLElement && element !== document.body ? element : null;
  }

  function withoutFragment(/** @type {string} */ address) {
    return address.split("#", 1)[0];
  }

  function set(/** @type {HTMLElement} */ element, /** @type {Record<string, string>} */ rules) {
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, "important");
  }
})();

/**
 * In the article: takes the page, and puts up and takes down the frame that the overlay runs in.
 *
 * Injected at each press of the toolbar button, after frames.js, which tells in which document the article stands; the
 * value of the last expression is the answer to the press. Reading the page is left to the overlay, finding evidence to
 * find.js. Nothing that the page says or does is believed: this script listens to no message at all.
 *
 * The host of the frame is the only thing ever added to the page. It stands in the top layer, above whatever the page
 * draws, with its rules inline and important, so that no style of the page reaches it (what cannot stand inline is in
 * content.css, which the background inserts); its shadow root is closed. It is
 * put inside an open modal dialog or what fills the screen where there is one, because the browser makes everything outside
 * that inert.
 */
(() => {
  /** @typedef {{ element: HTMLElement, ends: AbortController, focus: HTMLElement | null }} Host what is put up */

  /** Rules of the host: everything the page could have set is reset first. */
  const HOST_RULES = {
    all: "initial",
    display: "block",
    position: "fixed",
    // Of the window without its scrollbars, which would push the edge out of a narrow one.
    width: "min(380px, 100%)",
    height: "100%",
    // The overlay's own ground, so that the article does not show through until it is there.
    "color-scheme": "light dark",
    background: "light-dark(#fbfaf6, #17191c)",
    "box-shadow": "0 0 32px rgb(0 0 0 / 0.22)",
    "z-index": "2147483647",
  };

  /** Where the frame stands in the window, for each side. */
  /** @type {Record<string, string>} */
  const INSETS = { right: "0 0 0 auto", left: "0 auto 0 0" };

  /** The longest words that are taken for a quotation, in characters. */
  const MOST_SELECTED = 1000;

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
   * What this document's injections share, in the extension's own world, out of the page's sight. `article` is the
   * document that was read last: this one, or that of a frame.
   *
   * @type {{
   *   host?: Host | null, article: Document, close: () => boolean, putUp: (address: string, side: string) => boolean,
   *   measure: () => any, choose: (page: any) => any, openShadowRoots: (root: ParentNode) => ShadowRoot[],
   *   own: (node: Node, name: string) => any,
   * }}
   */
  const shell = world.whence;
  shell.close ??= close;
  shell.putUp ??= putUp;
  if (shell.close()) return { closed: true };
  return takePage();

  /** The article as it stands, or why it is none that can be read. */
  function takePage() {
    if (!document.documentElement || !/^(text\/html|application\/xhtml\+xml)$/.test(document.contentType)) {
      return { contentType: document.contentType };
    }
    const { article, apart } = shell.choose(shell.measure());
    shell.article = article.document;
    const { doctype, documentElement } = shell.article;
    const html =
      (doctype ? new XMLSerializer().serializeToString(doctype) : "") + withShadowRoots(documentElement);
    return { html, url: article.address, apart: apart && apart.address, selected: selected(shell.article) };
  }

  /** The words that the reader has selected, as they read; none where there are more than anyone would quote. */
  function selected(/** @type {Document} */ article) {
    const words = String(article.getSelection() ?? "")
      .replace(/\s+/g, " ")
      .trim();
    return words.length > MOST_SELECTED ? "" : words;
  }

  /** The element's outer HTML, with the open shadow roots where the browser can write them. */
  function withShadowRoots(/** @type {Element} */ root) {
    const shadowRoots = shell.openShadowRoots(root);
    if (!shadowRoots.length || typeof root.getHTML !== "function") return root.outerHTML;
    const inner = root.getHTML({ serializableShadowRoots: true, shadowRoots });
    const tags = /** @type {Element} */ (root.cloneNode(false)).outerHTML;
    const end = tags.lastIndexOf("</");
    return tags.slice(0, end) + inner + tags.slice(end);
  }

  /**
   * Puts up the frame with this address at that side of the window, and says whether a reader can see it. False: it is there but covered or not
   * drawn, and has been taken down again.
   */
  function putUp(/** @type {string} */ address, /** @type {string} */ side) {
    shell.close();
    // No name of our own: a page could define an element of that name, and the browser would hand it the closed root.
    const host = document.createElement("div");
    host.dataset.whence = "";
    const frame = document.createElement("iframe");
    set(host, { ...HOST_RULES, inset: INSETS[side] ?? INSETS.right });
    set(frame, FRAME_RULES);
    frame.allow = "clipboard-write *";
    // Else pages that are isolated from other origins refuse what stands at an address of this session (Chromium).
    frame.setAttribute("credentialless", "");
    frame.src = address;
    frame.title = "Whence";
    host.popover = "manual";
    host.attachShadow({ mode: "closed" }).append(frame);

    const focus = focused();
    const ends = new AbortController();
    // The frame of the article has a window of its own, which keeps its keys and its moves to itself.
    for (const view of new Set([window, shell.article.defaultView])) if (view) watch(view, host, ends.signal);

    (topDialog() ?? document.fullscreenElement ?? document.documentElement).append(host);
    try {
      host.showPopover();
    } catch {
      // The page has thrown it out already: it is not on top, and the answer stands in a tab.
    }
    shell.host = { element: host, ends, focus };
    const box = host.getBoundingClientRect();
    const usable = box.width > 100 && box.height > 100 && isOnTop(host, box);
    if (!usable) shell.close();
    else frame.focus({ preventScroll: true });
    return usable;
  }

  /**
   * Takes the overlay down when the article in a window gives way to another or is put aside for the way back, and at
   * Escape.
   */
  function watch(/** @type {Window} */ view, /** @type {Element} */ host, /** @type {AbortSignal} */ signal) {
    const options = { capture: true, signal };
    const before = withoutFragment(view.location.href);
    const moved = () => withoutFragment(view.location.href) !== before && shell.close();
    view.addEventListener("pagehide", ({ isTrusted }) => isTrusted && shell.close(), options);
    view.addEventListener("popstate", moved, options);
    // Where the address is replaced in place, the page may only follow the reader's scrolling.
    view.navigation?.addEventListener(
      "currententrychange",
      (event) => event.navigationType !== "replace" && moved(),
      options,
    );
    view.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !event.isTrusted || event.isComposing || !host.isConnected) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        shell.close();
      },
      options,
    );
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
    for (const name of ["whence", "whence-pointed"]) shell.article.defaultView?.CSS.highlights?.delete(name);
    if (host.focus) shell.own(host.focus, "focus").call(host.focus, { preventScroll: true });
    return wasUp;
  }

  /** The element that has the focus, through open shadow roots; null where it is the page as a whole. */
  function focused() {
    let element = document.activeElement;
    for (;;) {
      const inside = element && shell.own(element, "shadowRoot")?.activeElement;
      if (!inside) break;
      element = inside;
    }
    return element instanceof HTMLElement && element !== document.body ? element : null;
  }

  function withoutFragment(/** @type {string} */ address) {
    return address.split("#", 1)[0];
  }

  function set(/** @type {HTMLElement} */ element, /** @type {Record<string, string>} */ rules) {
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, "important");
  }
})();

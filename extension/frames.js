/**
 * Tells which document of a page holds the article: the page's own or, where that holds almost no text, a frame's.
 *
 * Framesets, reading and printing views, and shells around a text show in one large frame what the reader came for. The
 * rule is measured: letters of the text that a reader sees, outside links and controls, and how much of the first screen
 * a frame takes. A page with text of its own is the article, whatever its frames hold (advertisements, comments, films).
 *
 * Injected before content.js, which asks once at each press. Frames of the page's own origin are looked into, two deep.
 * Those of others keep their documents to themselves; where one of them fills a page without text it is named, so that
 * the reader can be told.
 */
(() => {
  /** The most letters of a page whose article may stand in a frame. */
  const SPARSE = 400;
  /** The fewest letters of an article in a frame. */
  const ENOUGH = 800;
  /** So many letters that more are not counted. */
  const MANY = 50 * ENOUGH;
  /** The smallest part of the first screen that a frame with an article takes. */
  const LARGE = 1 / 4;
  /** The smallest part of the first screen that a frame takes which may be said to fill the page. */
  const FILLS = 1 / 2;
  /** How deep in frames an article is looked for. */
  const DEEP = 2;

  /** What holds no running text, or words that a reader acts on. */
  const NOT_PROSE = "a, audio, button, canvas, iframe, label, nav, object, select, svg, textarea, video";

  /** What is asked of an element that a reader is to see. */
  const SEEN = { visibilityProperty: true, opacityProperty: true };

  /** Letters of scripts in which a few make a word, which count threefold. */
  const DENSE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

  /**
   * A document as far as the choice needs it: how many letters it holds (no frame's), null where it is kept from us;
   * the part of the first screen that it takes; its frames, measured only where it holds few letters.
   *
   * @typedef {{ letters: number | null, share: number, frames: Measured[], address: string, document?: Document }} Measured
   */

  const world = /** @type {any} */ (globalThis);
  const shell = (world.whence ??= {});
  shell.own ??= own;
  shell.openShadowRoots ??= openShadowRoots;
  shell.choose ??= choose;
  shell.measure ??= () => measure(document, 1, 0, location.href);

  /**
   * The document that holds the article. Where that is the page's own, and it is empty but for a frame that is kept from
   * us, that frame too.
   *
   * @param {Measured} page
   * @returns {{ article: Measured, apart: Measured | null }}
   */
  function choose(page) {
    if (lettersOf(page) > SPARSE) return { article: page, apart: null };
    const large = page.frames.filter(({ share }) => share >= LARGE);
    const inside = large.filter(({ letters }) => letters !== null).map(choose);
    const [first, second] = inside.map(({ article }) => article).sort((a, b) => lettersOf(b) - lettersOf(a));
    // Where two frames hold as much, neither is the one that the page is there for.
    const isAlone = !second || lettersOf(second) * 2 < lettersOf(first);
    if (first && lettersOf(first) >= ENOUGH && isAlone) return { article: first, apart: null };
    const apart = large.find(({ letters, share }) => letters === null && share >= FILLS);
    return { article: page, apart: apart ?? inside.find(({ apart }) => apart)?.apart ?? null };
  }

  /** @param {Measured} measured */
  function lettersOf({ letters }) {
    return letters ?? 0;
  }

  /**
   * @param {Document} document
   * @param {number} share
   * @param {number} depth
   * @param {string} address
   * @returns {Measured}
   */
  function measure(document, share, depth, address) {
    /** @type {Measured} */
    const measured = { letters: 0, share, frames: [], address, document };
    // How many more than a few the page's own document holds, nobody asks.
    const enough = depth ? MANY : SPARSE + 1;
    const count = (/** @type {number} */ sum, /** @type {Document | ShadowRoot} */ root) =>
      sum < enough ? sum + countLetters(root, enough - sum) : sum;
    measured.letters = count(0, document);
    if (measured.letters > SPARSE) return measured;
    const roots = openShadowRoots(document);
    measured.letters = roots.reduce(count, measured.letters);
    const view = document.defaultView;
    if (measured.letters > SPARSE || depth === DEEP || !view) return measured;
    for (const root of [document, ...roots])
      for (const frame of root.querySelectorAll("iframe, frame")) {
        const element = /** @type {HTMLIFrameElement} */ (frame);
        const share = shareOf(element, view);
        const inside = element.contentDocument;
        if (share < LARGE) continue;
        if (!inside) measured.frames.push({ letters: null, share, frames: [], address: element.src });
        else if (isHtml(inside)) {
          // What was written into a frame by the page has no address but the page's.
          const own = /^(?:https?|file):/.test(inside.URL) ? inside.URL : address;
          measured.frames.push(measure(inside, share, depth + 1, own));
        }
      }
    return measured;
  }

  /** @param {Document} document */
  function isHtml({ contentType }) {
    return contentType === "text/html" || contentType === "application/xhtml+xml";
  }

  /**
   * How many letters of text a reader sees under a node, outside links and controls; no more are counted than enough.
   *
   * @param {Document | ShadowRoot} root
   * @param {number} enough
   */
  function countLetters(root, enough) {
    const page = root.ownerDocument ?? root;
    const text = /** @type {Document} */ (page).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    /** @type {Element | null} */
    let parent = null;
    let counts = false;
    let letters = 0;
    for (let node = text.nextNode(); node && letters < enough; node = text.nextNode()) {
      const { data } = /** @type {Text} */ (node);
      const found = data.match(/\p{L}/gu)?.length ?? 0;
      if (!found) continue;
      if (node.parentElement !== parent) {
        parent = node.parentElement;
        counts = !parent || (!own(parent, "closest").call(parent, NOT_PROSE) && isSeen(parent));
      }
      if (counts) letters += found + 2 * (data.match(DENSE)?.length ?? 0);
    }
    return letters;
  }

  /**
   * The part of the window that a frame takes before anyone scrolls; none where a reader cannot see it. What begins
   * further down is beside the matter: comments, other stories.
   *
   * @param {HTMLElement} frame
   * @param {Window} view that of its document
   */
  function shareOf(frame, view) {
    if (!isSeen(frame)) return 0;
    const box = frame.getBoundingClientRect();
    const width = Math.min(box.right + view.scrollX, view.innerWidth) - Math.max(box.left + view.scrollX, 0);
    const height =
      Math.min(box.bottom + view.scrollY, view.innerHeight) - Math.max(box.top + view.scrollY, 0);
    const area = Math.max(width, 0) * Math.max(height, 0);
    return Math.min(area / (innerWidth * innerHeight || 1), 1);
  }

  /** @param {Element} element */
  function isSeen(element) {
    return own(element, "checkVisibility").call(element, SEEN);
  }

  /**
   * What the browser itself says of a node. In Chromium a form's fields go before its properties: one that is named
   * `matches` or `childNodes` would answer in their place.
   *
   * @param {Node} node
   * @param {string} name
   * @returns {any}
   */
  function own(node, name) {
    return Reflect.get(HTMLElement.prototype, name, node);
  }

  /**
   * Every open shadow root under a node, through one another.
   *
   * @param {ParentNode} root
   */
  function openShadowRoots(root) {
    /** @type {ShadowRoot[]} */
    const found = [];
    const waiting = [root];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const element of next.querySelectorAll("*")) {
        const shadowRoot = own(element, "shadowRoot");
        if (!shadowRoot) continue;
        found.push(shadowRoot);
        waiting.push(shadowRoot);
      }
    }
    return found;
  }
})();
undefined;

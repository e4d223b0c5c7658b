/**
 * Finds evidence in the live page and highlights it, without changing the page's tree.
 *
 * Injected after content.js when a reader first asks to see evidence. The selectors are those of the W3C Web Annotation
 * model that the core answers with. The page may have changed since it was read, and it may lie; so what a selector
 * leads to is compared with the quote before anything is shown. Where the same words stand more than once, the place
 * whose surroundings fit best is taken.
 *
 * Text is compared without any white space and without invisible characters: where one block ends and the next begins
 * cannot be told from text nodes, and pages differ in how they break lines. So "a part" also finds "apart"; words that
 * begin or end inside another word are taken only where their surroundings fit.
 *
 * Text in closed shadow roots and in frames is not searched.
 */
(() => {
  const shell = /** @type {any} */ (globalThis).whence;
  if (shell) shell.show ??= show;

  /** Elements whose text is no part of what the page says. */
  const UNREAD = "script, style, noscript, template, textarea, select, iframe, object";

  /** Characters that a reader does not see: white space, soft hyphen, zero-width and direction marks. */
  const UNSEEN = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

  /** @typedef {{ node: Text, offset: number }} Place */
  /** The page's text: its seen characters, the place of each, and whether white space or a new block stands before. */
  /** @typedef {{ letters: string, places: Place[], breaks: boolean[] }} PageText */

  /**
   * Highlights the evidence and brings it into view.
   *
   * @param {any} evidence
   * @returns {{ found: boolean, visible: boolean }}
   */
  function show(evidence) {
    const ranges = locate(evidence);
    CSS.highlights.delete("whence");
    const [first] = ranges;
    if (!first) return { found: false, visible: false };
    const element = elementOf(first);
    const visible = !!element && isVisible(element);
    if (visible) {
      CSS.highlights.set("whence", new Highlight(...ranges));
      scrollTo(first, element);
    }
    return { found: true, visible };
  }

  /**
   * @param {any} evidence
   * @returns {Range[]} none where the page does not hold the evidence
   */
  function locate({ quote, at }) {
    if (at.type === "TextQuoteSelector") return findQuote(at);
    if (at.type !== "CssSelector" || at.refinedBy) return [];
    const element = query(at.value);
    if (!element) return [];
    const text = readText(element);
    const sought = seen(quote);
    const from = sought ? text.letters.indexOf(sought) : -1;
    if (from >= 0) return rangesOf(text, from, from + sought.length);
    // The value stands in an attribute (a machine-readable date, an address): the element that shows it is meant.
    const inAttribute = [...element.attributes].some(({ value }) => seen(value) === sought);
    return inAttribute && text.letters ? rangesOf(text, 0, text.letters.length) : [];
  }

  function query(/** @type {string} */ selector) {
    try {
      return document.querySelector(selector);
    } catch {
      return null;
    }
  }

  /**
   * The ranges of the occurrence whose surroundings fit best.
   *
   * @param {{ exact: string, prefix: string, suffix: string }} selector
   */
  function findQuote(selector) {
    const exact = seen(selector.exact);
    if (!exact || !document.body) return [];
    const text = readText(document.body);
    const [prefix, suffix] = [seen(selector.prefix), seen(selector.suffix)];
    let best = { from: -1, score: -1 };
    for (let from = text.letters.indexOf(exact); from >= 0; from = text.letters.indexOf(exact, from + 1)) {
      const to = from + exact.length;
      const context = fitBefore(text.letters, from, prefix) + fitAfter(text.letters, to, suffix);
      const whole = !splitsWord(text, from) && !splitsWord(text, to);
      if (!whole && context === 0 && prefix + suffix !== "") continue;
      const element = text.places[from]?.node.parentElement;
      const score = 4 * context + (whole ? 2 : 0) + (element && isVisible(element) ? 1 : 0);
      if (score > best.score) best = { from, score };
    }
    return best.from < 0 ? [] : rangesOf(text, best.from, best.from + exact.length);
  }

  /** How many characters before `at` agree with the end of `prefix`. */
  function fitBefore(/** @type {string} */ letters, /** @type {number} */ at, /** @type {string} */ prefix) {
    let count = 0;
    while (count < prefix.length && letters[at - 1 - count] === prefix[prefix.length - 1 - count]) count++;
    return count;
  }

  /** How many characters from `at` on agree with the beginning of `suffix`. */
  function fitAfter(/** @type {string} */ letters, /** @type {number} */ at, /** @type {string} */ suffix) {
    let count = 0;
    while (count < suffix.length && letters[at + count] === suffix[count]) count++;
    return count;
  }

  /** Whether the boundary before this character lies inside a word. */
  function splitsWord(/** @type {PageText} */ text, /** @type {number} */ at) {
    if (at <= 0 || at >= text.letters.length || text.breaks[at]) return false;
    return /^[\p{L}\p{N}]{2}$/u.test(text.letters.slice(at - 1, at + 1));
  }

  /**
   * The text under a node as a reader meets it, through open shadow roots and their slots.
   *
   * @param {Element} root
   * @returns {PageText}
   */
  function readText(root) {
    /** @type {string[]} */
    const letters = [];
    /** @type {Place[]} */
    const places = [];
    /** @type {boolean[]} */
    const breaks = [];
    let broken = true;
    // A stack and not recursion: pages nest deeper than the call stack allows. `null` marks the end of a block.
    /** @type {(Node | null)[]} */
    const waiting = [root];
    while (waiting.length) {
      const node = waiting.pop();
      if (!node) broken = true;
      else if (node.nodeType === Node.TEXT_NODE) {
        const data = /** @type {Text} */ (node).data;
        for (let offset = 0; offset < data.length; offset++) {
          if (UNSEEN.test(data[offset])) {
            broken ||= /\s/.test(data[offset]);
            continue;
          }
          letters.push(data[offset]);
          places.push({ node: /** @type {Text} */ (node), offset });
          breaks.push(broken);
          broken = false;
        }
      } else if (node.nodeType === Node.ELEMENT_NODE || node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
        const element = /** @type {Element} */ (node);
        if (element.matches?.(UNREAD)) continue;
        if (!isInline(element)) {
          broken = true;
          waiting.push(null);
        }
        waiting.push(...childrenOf(element).reverse());
      }
    }
    return { letters: letters.join(""), places, breaks };
  }

  /** @param {Element} element */
  function childrenOf(element) {
    if (element.shadowRoot) return [...element.shadowRoot.childNodes];
    const assigned =
      element.localName === "slot" ? /** @type {any} */ (element).assignedNodes?.() : undefined;
    return assigned?.length ? [...assigned] : [...element.childNodes];
  }

  /** @param {Element} element */
  function isInline(element) {
    return /^(a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|slot|small|span|strong|sub|sup|time|u)$/.test(
      element.localName ?? "",
    );
  }

  /** @param {string} text */
  function seen(text) {
    return [...text.split("")].filter((character) => !UNSEEN.test(character)).join("");
  }

  /**
   * One range for each run of characters in one tree (a range cannot leave a shadow root).
   *
   * @param {PageText} text
   * @param {number} from
   * @param {number} to
   */
  function rangesOf(text, from, to) {
    /** @type {Range[]} */
    const ranges = [];
    /** @type {Node | null} */
    let tree = null;
    for (const { node, offset } of text.places.slice(from, to)) {
      if (node.getRootNode() !== tree) {
        tree = node.getRootNode();
        const range = document.createRange();
        range.setStart(node, offset);
        ranges.push(range);
      }
      ranges.at(-1)?.setEnd(node, offset + 1);
    }
    return ranges;
  }

  /** @param {Range} range */
  function elementOf(range) {
    const node = range.startContainer;
    return node instanceof Element ? node : node.parentElement;
  }

  /** @param {Element} element */
  function isVisible(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  /**
   * @param {Range} range
   * @param {Element} element
   */
  function scrollTo(range, element) {
    const box = range.getBoundingClientRect();
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (box.top >= 0 && box.bottom <= innerHeight && box.height > 0) return;
    element.scrollIntoView({ block: "center", behavior });
  }
})();
undefined;

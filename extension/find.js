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
 * Searched is the document that was read, which may be that of a frame. Text in closed shadow roots and in that
 * document's own frames is not.
 */
(() => {
  /**
   * @type {{
   *   article: Document, own: (node: Node, name: string) => any, show?: typeof show, point?: typeof point,
   * } | undefined}
   */
  const shell = /** @type {any} */ (globalThis).whence;
  if (shell) {
    shell.show ??= show;
    shell.point ??= point;
  }

  /** The document that was read; what content.js has taken since may be another. */
  const article = () => /** @type {NonNullable<typeof shell>} */ (shell).article;

  /** What the browser says of a node, whatever the page calls like it; see frames.js. */
  const own = (/** @type {Node} */ node, /** @type {string} */ name) =>
    /** @type {NonNullable<typeof shell>} */ (shell).own(node, name);

  /** Elements whose text the core does not count as the page's: what follows or precedes a quote must agree. */
  const UNREAD =
    "script, style, noscript, template, svg, math, iframe, object, embed, video, audio, canvas, select, textarea, button, map, datalist, dialog:not(:modal)";

  /** Characters that a reader does not see: white space, soft hyphen, zero-width and direction marks. And the rest. */
  const UNSEEN = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
  const SEEN = /[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

  /**
   * The seen characters of one text node: where they begin among the page's, and whether white space or the edge of a
   * block parts them from those before.
   *
   * @typedef {{ node: Text, data: string, from: number, parted: boolean, offsets?: number[] }} Run
   * @typedef {{ letters: string, runs: Run[] }} PageText the page's seen characters, and the nodes that they stand in
   */

  /**
   * Highlights the evidence and brings it into view.
   *
   * @param {any} evidence
   * @returns {{ found: boolean, visible: boolean }}
   */
  function show(evidence) {
    const ranges = locate(evidence);
    const view = article().defaultView;
    view?.CSS.highlights.delete("whence");
    const [first] = ranges;
    if (!first || !view) return { found: false, visible: false };
    const element = elementAround(first.startContainer);
    const visible = isVisible(element);
    if (visible) {
      view.CSS.highlights.set("whence", new view.Highlight(...ranges));
      scrollTo(first, element, view);
    }
    return { found: true, visible };
  }

  /**
   * Marks evidence lightly where it stands, and goes nowhere.
   *
   * @param {any} evidence null: marks nothing any more
   * @returns {{ found: boolean, visible: boolean }}
   */
  function point(evidence) {
    const ranges = evidence ? locate(evidence) : [];
    const view = article().defaultView;
    view?.CSS.highlights.delete("whence-pointed");
    if (ranges.length && view) view.CSS.highlights.set("whence-pointed", new view.Highlight(...ranges));
    return { found: ranges.length > 0, visible: false };
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
    const inAttribute = [...own(element, "attributes")].some(({ value }) => seen(value) === sought);
    return inAttribute && text.letters ? rangesOf(text, 0, text.letters.length) : [];
  }

  function query(/** @type {string} */ selector) {
    try {
      return article().querySelector(selector);
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
    const { body } = article();
    if (!exact || !body) return [];
    const text = readText(body);
    const [prefix, suffix] = [seen(selector.prefix), seen(selector.suffix)];
    let best = { from: -1, score: -1 };
    /** Visibility is dear to ask for, and a page may repeat the words without end. @type {Map<Element, boolean>} */
    const known = new Map();
    for (let from = text.letters.indexOf(exact); from >= 0; from = text.letters.indexOf(exact, from + 1)) {
      const to = from + exact.length;
      const context = fitBefore(text.letters, from, prefix) + fitAfter(text.letters, to, suffix);
      const whole = !splitsWord(text, from) && !splitsWord(text, to);
      if (!whole && context === 0 && prefix + suffix !== "") continue;
      const element = elementAround(text.runs[runOf(text, from)].node);
      if (!known.has(element)) known.set(element, isVisible(element));
      const score = 4 * context + (whole ? 2 : 0) + (known.get(element) ? 1 : 0);
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
    if (!/^[\p{L}\p{N}]{2}$/u.test(text.letters.slice(at - 1, at + 1))) return false;
    const run = text.runs[runOf(text, at)];
    if (run.from === at) return !run.parted;
    return !/\s/.test(run.data.slice(offsetIn(run, at - 1 - run.from), offsetIn(run, at - run.from)));
  }

  /**
   * The text under a node as a reader meets it, through open shadow roots and their slots.
   *
   * @param {Element} root
   * @returns {PageText}
   */
  function readText(root) {
    /** @type {string[]} */
    const parts = [];
    /** @type {Run[]} */
    const runs = [];
    let from = 0;
    let parted = true;
    // A stack and not recursion: pages nest deeper than the call stack allows. `null` marks the end of a block.
    /** @type {(Node | null | undefined)[]} */
    const waiting = [root];
    while (waiting.length) {
      const node = waiting.pop();
      if (!node) parted = true;
      else if (own(node, "nodeType") === Node.TEXT_NODE) {
        const { data } = /** @type {Text} */ (node);
        const letters = seen(data);
        if (!letters) {
          parted ||= /\s/.test(data);
          continue;
        }
        runs.push({ node: /** @type {Text} */ (node), data, from, parted: parted || /^\s/.test(data) });
        parts.push(letters);
        from += letters.length;
        parted = /\s$/.test(data);
      } else if (own(node, "nodeType") === Node.ELEMENT_NODE) {
        const element = /** @type {Element} */ (node);
        if (own(element, "matches").call(element, UNREAD)) continue;
        if (!isInline(element)) {
          parted = true;
          waiting.push(null);
        }
        const children = childrenOf(element);
        for (let index = children.length; index > 0; index--) waiting.push(children[index - 1]);
      }
    }
    return { letters: parts.join(""), runs };
  }

  /**
   * The number of the run that holds a character.
   *
   * @param {PageText} text
   * @param {number} at
   */
  function runOf({ runs }, at) {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (runs[middle].from <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Where in a run's node its seen character of this number stands. The node is gone through once, not at each question.
   *
   * @param {Run} run
   * @param {number} number
   */
  function offsetIn(run, number) {
    run.offsets ??= [...run.data.matchAll(SEEN)].map(({ index }) => index);
    return run.offsets[number];
  }

  /** @param {Element} element */
  function childrenOf(element) {
    const shadowRoot = own(element, "shadowRoot");
    if (shadowRoot) return [...shadowRoot.childNodes];
    const assigned =
      own(element, "localName") === "slot" ? /** @type {any} */ (element).assignedNodes?.() : undefined;
    return [...(assigned?.length ? assigned : own(element, "childNodes"))];
  }

  /** @param {Element} element */
  function isInline(element) {
    return /^(a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|slot|small|span|strong|sub|sup|time|u)$/.test(
      own(element, "localName") ?? "",
    );
  }

  /** @param {string} text */
  function seen(text) {
    return text.replace(UNSEEN, "");
  }

  /**
   * One range for each stretch of characters in one tree (a range cannot leave a shadow root).
   *
   * @param {PageText} text
   * @param {number} from
   * @param {number} to
   */
  function rangesOf(text, from, to) {
    /** @type {Range[]} */
    const ranges = [];
    for (let index = runOf(text, from); index < text.runs.length && text.runs[index].from < to; index++) {
      const run = text.runs[index];
      const next = text.runs[index + 1]?.from ?? text.letters.length;
      if (ranges.at(-1)?.startContainer.getRootNode() !== run.node.getRootNode()) {
        const range = article().createRange();
        range.setStart(run.node, offsetIn(run, Math.max(from - run.from, 0)));
        ranges.push(range);
      }
      ranges.at(-1)?.setEnd(run.node, offsetIn(run, Math.min(to, next) - 1 - run.from) + 1);
    }
    return ranges;
  }

  /** @param {Node} node */
  function elementAround(node) {
    const { host } = /** @type {Partial<ShadowRoot>} */ (node.getRootNode());
    return node.parentElement ?? host ?? article().documentElement;
  }

  /** @param {Element} element */
  function isVisible(element) {
    return own(element, "checkVisibility").call(element, { visibilityProperty: true, opacityProperty: true });
  }

  /**
   * @param {Range} range
   * @param {Element} element
   * @param {Window} view that of the document
   */
  function scrollTo(range, element, view) {
    if (isInView(range, view)) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    own(element, "scrollIntoView").call(element, { block: "center", behavior });
  }

  /** Whether a range stands between the edges of its window and of those that hold it as a frame. */
  function isInView(/** @type {Range} */ range, /** @type {Window} */ view) {
    let { top, bottom } = range.getBoundingClientRect();
    if (top === bottom) return false;
    for (;;) {
      if (top < 0 || bottom > view.innerHeight) return false;
      const frame = view.frameElement;
      if (!frame) return true;
      const edge = frame.getBoundingClientRect().top + frame.clientTop;
      [top, bottom, view] = [top + edge, bottom + edge, view.parent];
    }
  }
})();
undefined;

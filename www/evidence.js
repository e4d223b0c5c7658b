/**
 * Evidence on the screen: who read it, the words or the markup, a button that shows it in the article, and one that copies
 * an address which leads there.
 *
 * Markup is shown as it stood in the page that was read, from a document parsed without scripts, styles or network, and
 * only where it holds the quote. Finding words in the live page is left to the host.
 */
import { copy } from "./copy.js";
import { drawing, el, inert } from "./element.js";
import { passageAddress } from "./fragment.js";
import { text } from "./text.js";

/** @typedef {import("./messages.js").Evidence} Evidence */
/** @typedef {import("./messages.js").Shown} Shown */

/**
 * @typedef {object} Article the page that was read, as far as evidence needs it
 * @property {string} html
 * @property {string | null} url
 * @property {string | null} language of its text
 * @property {((evidence: Evidence) => Promise<Shown>) | null} show null where there is no live page to show it in
 * @property {((evidence: Evidence | null) => void) | null} point null where there is no live page to point to it in
 * @property {(() => void) | null} again reads the live page anew; null where there is none
 */

/** The longest markup that is shown, in characters. */
const LONGEST = 400;

/** Elements that never show anything. */
const UNSEEN = /^(html|head|title|meta|link|script|base)$/;

/** @type {WeakMap<Article, Document>} */
const parsed = new WeakMap();

/**
 * A disclosure with the evidence for and against something; nothing where there is none.
 *
 * @param {Article} article
 * @param {import("./element.js").Child | import("./element.js").Child[]} label what is always seen
 * @param {Evidence[]} support
 * @param {Evidence[]} [against]
 */
export function evidence(article, label, support, against = []) {
  const details = el("details", { class: "claim" }, el("summary", {}, label));
  // Made when first opened: a page may bring thousands.
  details.addEventListener(
    "toggle",
    () => {
      if (support.length) details.append(list(article, support));
      else details.append(el("p", { class: "aside" }, text.noEvidence));
      if (against.length) {
        details.append(el("p", { class: "against" }, text.against), list(article, against));
      }
      // Where it opens below the edge it comes into view, with what it is the evidence of.
      (details.closest(".link, .note") ?? details).scrollIntoView({ block: "nearest" });
    },
    { once: true },
  );
  return details;
}

/**
 * @param {Article} article
 * @param {Evidence[]} pieces
 */
function list(article, pieces) {
  return el(
    "ul",
    { class: "evidence" },
    pieces.map((piece) => pointing(article, piece, el("li", {}, item(article, piece)))),
  );
}

/**
 * @param {Article} article
 * @param {Evidence} piece
 */
function item(article, piece) {
  const { at, quote, reader } = piece;
  const name = el("p", { class: "reader" }, text.readers[reader] ?? reader);
  if (at.type === "PageAddress") return [name, el("code", {}, quote)];
  if (at.type === "TextQuoteSelector") {
    return [name, words(article, quote), actions(article, piece)];
  }
  const element = elementAt(article, at.value);
  const tag = element && withoutContent(element);
  const markup = tag && (at.refinedBy ? null : startTag(tag));
  const holdsQuote = markup && markup.includes(quote.slice(0, 40));
  return [
    name,
    holdsQuote ? null : words(article, quote),
    el("code", {}, (holdsQuote && markup) || at.value),
    at.refinedBy ? el("code", {}, text.pointer(at.refinedBy.value)) : null,
    tag && !UNSEEN.test(tag.localName) ? actions(article, piece) : null,
  ];
}

/**
 * Words of the page, in its own quotation marks and direction.
 *
 * @param {Article} article
 * @param {string} quote
 */
function words({ language }, quote) {
  // The marks are those of the language around.
  return el("span", { lang: language }, el("q", { dir: "auto" }, quote));
}

/** How long the reader must rest on evidence before it is marked in the article, in milliseconds. */
const REST = 120;

/**
 * Marks evidence in the article for as long as the mouse or the focus rests on an element.
 *
 * @template {HTMLElement} Kind
 * @param {Article} article
 * @param {Evidence | null} piece
 * @param {Kind} element
 * @returns {Kind} the element
 */
export function pointing({ point }, piece, element) {
  if (!point || piece?.at.type !== "TextQuoteSelector") return element;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const begin = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      point(piece);
    }, REST);
  };
  const end = () => {
    if (resting === undefined) point(null);
    clearTimeout(resting);
    resting = undefined;
  };
  element.addEventListener("mouseenter", begin);
  element.addEventListener("mouseleave", end);
  element.addEventListener("focusin", begin);
  element.addEventListener("focusout", end);
  return element;
}

/**
 * What can be done with words of the page: highlight them in the article, copy an address that leads to them.
 *
 * @param {Article} article
 * @param {Evidence} piece
 * @param {string} [words] the id of the words, which tell these buttons from their like
 * @returns {HTMLElement | null} null where nothing can be done
 */
export function actions({ show, again, url }, piece, words) {
  const address = passageAddress(url, piece);
  if (!show && !address) return null;
  const line = el("p", { class: "showing" });
  const button = (
    /** @type {string} */ name,
    /** @type {SVGSVGElement} */ sign,
    /** @type {string} */ label,
  ) => el("button", { type: "button", class: `quiet ${name}`, "aria-describedby": words }, sign, label);
  /** @type {HTMLElement | undefined} made at the first press: a page may bring thousands */
  let status;
  /** @param {string} said */
  const say = (said) => {
    status ??= el("span", { class: "aside", role: "status" });
    line.append(status);
    status.textContent = said;
  };
  if (show) {
    const shows = button("show", pen(), text.show);
    shows.addEventListener("click", async () => {
      say("");
      const { found, visible } = await show(piece).catch(() => ({ found: false, visible: false }));
      say(visible ? text.shown : found ? text.notVisible : text.notFound);
      if (!found && again) line.append(" ", readAgain(again));
    });
    line.append(shows);
  }
  if (address) {
    const copies = button("copy-link", chainSign(), text.copyPassage);
    copies.addEventListener("click", async () => {
      const done = await copy({ text: address, html: "" });
      say(done ? text.copied : text.notCopiedHere);
    });
    line.append(copies);
  }
  return line;
}

/** @param {() => void} again */
function readAgain(again) {
  const button = el("button", { type: "button", class: "jump" }, text.readAgain);
  button.addEventListener("click", again);
  return button;
}

/** Two links of a chain. */
function chainSign() {
  return drawing("pen", "16", [
    "path",
    {
      d: "M6.6 9.4 9.4 6.6M7 4.6l1.7-1.7a2.9 2.9 0 0 1 4.1 4.1L11.1 8.7M9 11.4l-1.7 1.7a2.9 2.9 0 0 1-4.1-4.1L4.9 7.300",
    },
  ]);
}

/** A pen that marks a line. */
function pen() {
  return drawing("pen", "16", ["path", { d: "M10.6 2.6 13.4 5.4 7 11.8H4.2V9zM2.5 14h11" }]);
}

/**
 * @param {Article} article
 * @param {string} selector
 * @returns {Element | null}
 */
function elementAt(article, selector) {
  let page = parsed.get(article);
  if (!page) {
    page = inert(article.html);
    parsed.set(article, page);
  }
  try {
    return page.querySelector(selector);
  } catch {
    return null;
  }
}

/**
 * An element of its own: the fields of a form may bear the names of the form's properties, and would answer for them.
 *
 * @param {Element} element
 */
function withoutContent(element) {
  return /** @type {Element} */ (Node.prototype.cloneNode.call(element, false));
}

/** @param {Element} element without content */
function startTag(element) {
  const markup = element.outerHTML.replace(/<\/[^<>]*>$/, "");
  return markup.length > LONGEST ? `${markup.slice(0, LONGEST)}…` : markup;
}

/**
 * Evidence on the screen: who read it, the words or the markup, and a button that shows it in the article.
 *
 * Markup is shown as it stood in the page that was read, from a document parsed without scripts, styles or network, and
 * only where it holds the quote. Finding words in the live page is left to the host.
 */
import { drawing, el, inert } from "./element.js";
import { text } from "./text.js";

/** @typedef {import("./messages.js").Evidence} Evidence */
/** @typedef {import("./messages.js").Shown} Shown */

/**
 * @typedef {object} Article the page that was read, as far as evidence needs it
 * @property {string} html
 * @property {((evidence: Evidence) => Promise<Shown>) | null} show null where there is no live page to show it in
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
    pieces.map((piece) => el("li", {}, item(article, piece))),
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
    return [name, el("q", { dir: "auto" }, quote), showButton(article, piece)];
  }
  const element = elementAt(article, at.value);
  const markup = element && (at.refinedBy ? null : startTag(element));
  const holdsQuote = markup && markup.includes(quote.slice(0, 40));
  return [
    name,
    holdsQuote ? null : el("q", { dir: "auto" }, quote),
    el("code", {}, (holdsQuote && markup) || at.value),
    at.refinedBy ? el("code", {}, text.pointer(at.refinedBy.value)) : null,
    element && !UNSEEN.test(element.localName) ? showButton(article, piece) : null,
  ];
}

/**
 * A button that highlights evidence in the article, and word of what came of it.
 *
 * @param {Article} article
 * @param {Evidence} piece
 * @param {string} [words] the id of the words that it shows, which tell it from its like
 * @returns {HTMLElement | null} null where there is no live page
 */
export function showButton({ show }, piece, words) {
  if (!show) return null;
  const button = el(
    "button",
    { type: "button", class: "quiet show", "aria-describedby": words },
    pen(),
    text.show,
  );
  const line = el("p", { class: "showing" }, button);
  /** @type {HTMLElement | undefined} made at the first press: a page may bring thousands */
  let status;
  button.addEventListener("click", async () => {
    if (!status) line.append((status = el("span", { class: "aside", role: "status" })));
    const { found, visible } = await show(piece).catch(() => ({ found: false, visible: false }));
    status.textContent = visible ? text.shown : found ? text.notVisible : text.notFound;
  });
  return line;
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

/** @param {Element} element */
function startTag(element) {
  const markup = /** @type {Element} */ (element.cloneNode(false)).outerHTML.replace(/<\/[^<>]*>$/, "");
  return markup.length > LONGEST ? `${markup.slice(0, LONGEST)}…` : markup;
}

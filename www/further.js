/**
 * What the reader may do next: save the answer, and look further on the web.
 *
 * The addresses are made here from what the page says; nothing is asked of them before the reader opens one, and each
 * says whose site it is. What the document says is left to account.js.
 */
import { account, fileName } from "./account.js";
import { today } from "./dates.js";
import { anchor, el } from "./element.js";
import { hostOf } from "./grouping.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./element.js").Child} Child */

/** All copies of an address that the Internet Archive holds. */
const ARCHIVE = "https://web.archive.org/web/*/";

const SEARCH = "https://duckduckgo.com/?q=";

/**
 * Where to look further: the words for it, and the address.
 *
 * @param {SourceChain} chain
 * @returns {{ label: string, url: string }[]} none for what the page does not tell
 */
export function leads({ work, links }) {
  const original = links.find(
    ({ role, url }) => role === "original" && isPublic(url) && url !== work.url,
  )?.url;
  return [
    ...(original
      ? [
          { label: text.openOriginal, url: original },
          { label: text.copiesOfOriginal, url: ARCHIVE + withoutFragment(original) },
        ]
      : []),
    ...(isPublic(work.url) ? [{ label: text.copiesOfPage, url: ARCHIVE + withoutFragment(work.url) }] : []),
    ...(work.title ? [{ label: text.searchTitle, url: SEARCH + encodeURIComponent(`"${work.title}"`) }] : []),
  ];
}

/**
 * @param {SourceChain} chain
 * @returns {Child[]}
 */
export function further(chain) {
  const found = leads(chain);
  return [
    el(
      "p",
      { class: "saves" },
      /** @type {const} */ (["markdown", "text"]).map((format) => {
        const button = el("button", { type: "button", class: "quiet" }, text.saveAs[format]);
        button.addEventListener("click", () => save(chain, format));
        return button;
      }),
    ),
    found.length
      ? el(
          "ul",
          { class: "leads" },
          found.map(({ label, url }) =>
            el("li", {}, anchor(url, label), el("span", { class: "aside" }, text.at(hostOf(url)))),
          ),
        )
      : null,
    found.length ? el("p", { class: "aside" }, text.leadsHint) : null,
  ];
}

/**
 * @param {SourceChain} chain
 * @param {"markdown" | "text"} format
 */
function save(chain, format) {
  const type = format === "markdown" ? "text/markdown" : "text/plain";
  const address = URL.createObjectURL(
    new Blob([account(chain, format, today())], { type: `${type};charset=utf-8` }),
  );
  el("a", { href: address, download: fileName(chain, format) }).click();
  // The browser takes it when the press is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Whether others can have seen this address: one of the web, on no machine of the reader's own.
 *
 * @param {string | null} url
 * @returns {url is string}
 */
function isPublic(url) {
  return url !== null && /^https?:/i.test(url) && URL.canParse(url) && /\.[a-z]/i.test(new URL(url).hostname);
}

/** @param {string} url */
function withoutFragment(url) {
  return url.split("#", 1)[0] ?? url;
}

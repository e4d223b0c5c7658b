/**
 * What the reader may do next: save the answer, and look further on the web.
 *
 * The addresses are made here from what the page says; nothing is asked of them before the reader opens one, and each
 * says whose site it is. What the document says is left to account.js, how the picture is drawn to poster.js.
 */
import { account, fileName } from "./account.js";
import { today } from "./dates.js";
import { anchor, el } from "./element.js";
import { hostOf } from "./grouping.js";
import { asPng, asSvg, poster } from "./poster.js";
import { save } from "./save.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./element.js").Child} Child */

/** What the chain is saved as, in the order of the buttons. */
const FILES = /** @type {const} */ (["svg", "png", "markdown", "text"]);

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
  const status = el("p", { class: "aside", role: "status" });
  return [
    el("p", { class: "aside", id: "saves" }, text.saveHeading),
    el(
      "p",
      { class: "saves", role: "group", "aria-labelledby": "saves" },
      FILES.map((format) => {
        const button = el("button", { type: "button", class: "quiet" }, text.saveAs[format]);
        button.addEventListener("click", () => void keep(chain, format, status));
        return button;
      }),
    ),
    status,
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
 * @param {typeof FILES[number]} format
 * @param {HTMLElement} status says what went wrong
 */
async function keep(chain, format, status) {
  status.textContent = "";
  const day = today();
  const name = fileName(chain, format);
  switch (format) {
    case "svg":
      return save(name, "image/svg+xml", asSvg(poster(chain, day)));
    case "png": {
      const picture = await asPng(poster(chain, day));
      if (picture) save(name, "image/png", picture);
      else status.textContent = text.notSaved;
      return;
    }
    default:
      return save(name, format === "text" ? "text/plain" : "text/markdown", account(chain, format, day));
  }
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

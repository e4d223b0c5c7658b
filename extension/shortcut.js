/**
 * The citation of a page in the reader's usual style, for the shortcut that copies it without opening the overlay.
 *
 * Runs in the background, where neither workers nor documents are to be had in every browser. What is usual is what the
 * overlay remembers. Putting it on the clipboard is left to the page, see {@link putOnClipboard}.
 */
import { formats, write } from "./citing.js";
import { trace } from "./core.js";
import { today } from "./dates.js";
import { memory } from "./memory.js";
import { asFormat, ownStyles } from "./styles.js";

/**
 * @param {import("./messages.js").PageMessage} page
 * @returns {Promise<import("./citing.js").Citation | null>} null where there is no article to cite
 */
export async function usualCitation({ html, url, selected }) {
  const chain = await trace(html, url);
  if (chain.page !== "article") return null;
  const [all, own, kept] = await Promise.all([formats(), ownStyles(memory), memory.everything()]);
  const known = [...all, ...own.map(asFormat)];
  const format = known.find(({ id }) => id === kept.style) ?? known[0];
  if (!format) return null;
  return write(chain, {
    format,
    version: "read",
    accessed: today(),
    language: typeof kept.citationLanguage === "string" ? kept.citationLanguage : "",
    own: selected ? { quote: selected } : {},
    wikiDates: typeof kept.dates === "string" ? kept.dates : "",
    refTag: kept.ref === true,
  });
}

/**
 * Runs in the page, in the extension's own world: whether it may write to the clipboard now. Pages without encryption have
 * none. Firefox counts the shortcut's key as a press in the page; Chromium keeps it from the page, and would ask the
 * reader in the page's name.
 *
 * @returns {boolean}
 */
export function mayCopy() {
  return Boolean(navigator.clipboard) && navigator.userActivation.isActive;
}

/**
 * Runs in the page, in the extension's own world.
 *
 * @param {string} text
 * @param {string} html empty where there is no formatted form
 * @returns {Promise<boolean>} whether both are on the clipboard
 */
export async function putOnClipboard(text, html) {
  try {
    const parts = [["text/plain", text], ...(html ? [["text/html", html]] : [])];
    const blobs = parts.map(([type, part]) => [type, new Blob([part ?? ""], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

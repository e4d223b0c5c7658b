/**
 * Addresses of passages: the page's own address with a text fragment, which browsers open at the words themselves.
 *
 * After https://wicg.github.io/scroll-to-text-fragment/. The words must stand in one block, begin and end with whole words,
 * and long ones are told by their first and last words. Words around them are named only where they are few and may stand
 * on the page more than once. Whether a page lets browsers go there is its own affair.
 */

/** Fewer characters than this may stand on a page more than once. */
const SHORT = 32;

/** More words, or more characters, than these are told by the first and the last of them. */
const LONG = { words: 14, characters: 120 };

/** How many words stand for the beginning or the end of many, and for what stands around few. */
const SOME = 4;

/**
 * @param {string | null} url the page's
 * @param {import("./messages.js").Evidence} evidence
 * @returns {string | null} null where the page has no address of the web, or where no words are seen
 */
export function passageAddress(url, { at }) {
  if (!url || !/^https?:\/\//i.test(url) || at.type !== "TextQuoteSelector") return null;
  const words = at.exact.split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const isLong = at.exact.length > LONG.characters && words.length > LONG.words;
  const parts = isLong ? [encoded(words.slice(0, SOME)), encoded(words.slice(-SOME))] : [encoded(words)];
  if (at.exact.length < SHORT) {
    // The first word of what stands before may be cut, as the last of what stands after may be. Where a sentence ends, a
    // block may end with it, beyond which browsers do not look.
    const before = at.prefix.trim().split(/\s+/).slice(1);
    const after = at.suffix.trim().split(/\s+/).slice(0, -1);
    before.splice(0, Math.max(before.findLastIndex(endsSentence) + 1, before.length - SOME));
    const end = after.findIndex(endsSentence);
    after.splice(end < 0 ? SOME : Math.min(end + 1, SOME));
    if (isBoundedBefore(at.prefix) && before.length) parts.unshift(`${encoded(before)}-`);
    if (isBoundedAfter(at.suffix) && after.length) parts.push(`-${encoded(after)}`);
  }
  return `${url.split("#", 1)[0]}#:~:text=${parts.join(",")}`;
}

/** Whether a word ends with the words before. @param {string} prefix */
function isBoundedBefore(prefix) {
  return /[^\p{L}\p{N}]$/u.test(prefix);
}

/** Whether a word begins with the words after. @param {string} suffix */
function isBoundedAfter(suffix) {
  return /^[^\p{L}\p{N}]/u.test(suffix);
}

/** @param {string} word */
function endsSentence(word) {
  return /[.!?:;…。！？]\P{L}*$/u.test(word);
}

/** @param {string[]} words */
function encoded(words) {
  // The hyphen parts the words around from the words themselves, and is the one such sign that is left as it stands.
  return encodeURIComponent(words.join(" ")).replace(/-/g, "%2D");
}

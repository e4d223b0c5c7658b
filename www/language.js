/**
 * In which language the overlay speaks: the reader's choice, else the first of the browser's languages that there is.
 *
 * The messages are those of `_locales`, in the form that browsers have for extensions; the browser itself takes the
 * extension's name and description from them. Here they are read as files, because a page without the extension speaks
 * too, and because a reader may want another language than the browser's.
 */
import { speak } from "./text.js";

/** The languages that there are, by their folders; the first is what every other falls back on. */
export const LANGUAGES = [
  "en",
  ..."ar de es fr he hi id it ja ko nl pl pt ru sv tr uk zh_CN zh_TW".split(" "),
];

/** Languages whose words a native reader has checked. */
export const CHECKED = ["en"];

/**
 * Loads the words and sets the language and direction of what they will stand in.
 *
 * @param {HTMLElement} root
 * @param {{ recall: (key: string) => Promise<unknown>, languages: readonly string[] }} host
 */
export async function settle(root, { recall, languages }) {
  const chosen = await recall("language").catch(() => undefined);
  const folder = folderOf(chosen ? [String(chosen), ...languages] : languages);
  const [own, fallback] = await Promise.all([messages(folder), messages("en")]);
  const locale = localeOf(folder, languages);
  speak({ ...fallback, ...own }, locale);
  // Where the overlay is the whole document, the document has its language.
  const element = root === document.body ? document.documentElement : root;
  element.lang = tagOf(folder);
  element.dir = isRightToLeft(folder) ? "rtl" : "ltr";
}

/**
 * The folder of the first language that there is.
 *
 * @param {readonly string[]} tags in BCP 47
 */
export function folderOf(tags) {
  for (const tag of tags) {
    const [language, ...rest] = tag.replace(/_/g, "-").split("-");
    const base = language?.toLowerCase();
    if (base === "zh") return rest.some((part) => /^(hant|tw|hk|mo)$/i.test(part)) ? "zh_TW" : "zh_CN";
    const known = LANGUAGES.find((folder) => folder.split("_")[0] === base);
    if (known) return known;
  }
  return "en";
}

/** @param {string} folder @returns {string} its language as BCP 47 has it */
export function tagOf(folder) {
  return folder.replace("_", "-");
}

/**
 * The locale for dates and numbers: the reader's own country's way where that is of the same language.
 *
 * @param {string} folder
 * @param {readonly string[]} tags
 */
function localeOf(folder, tags) {
  const own = tags.find((tag) => folderOf([tag]) === folder && /^\w+[-_]/.test(tag));
  return own?.replace(/_/g, "-") ?? (folder === "en" ? "en-GB" : tagOf(folder));
}

/** @param {string} folder */
function isRightToLeft(folder) {
  return folder === "ar" || folder === "he";
}

/** @param {string} folder @returns {Promise<Record<string, string>>} */
async function messages(folder) {
  const answer = await fetch(new URL(`_locales/${folder}/messages.json`, import.meta.url));
  /** @type {Record<string, { message: string }>} */
  const found = await answer.json();
  return Object.fromEntries(Object.entries(found).map(([key, { message }]) => [key, message]));
}

/**
 * The overlay's words in a language, as its messages have them, without a browser.
 */
import { readFileSync } from "node:fs";
import { speak } from "../../www/text.js";

/**
 * The messages of a language by their keys.
 * @param {string} folder of `_locales` @returns {Record<string, string>}
 */
export function messagesOf(folder) {
  const file = new URL(`../../extension/_locales/${folder}/messages.json`, import.meta.url);
  /** @type {Record<string, { message: string }>} */
  const found = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(Object.entries(found).map(([key, { message }]) => [key, message]));
}

/** Makes the overlay speak English, as in Britain. */
export function speakEnglish() {
  speak(messagesOf("en"), "en-GB");
}

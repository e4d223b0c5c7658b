/**
 * The core's notes in the overlay's language. The core speaks English, and gives each sentence a name with what stands in
 * it; where a language has no sentence of that name, the English one is shown. Why the core refuses is told in core.js.
 */
import { inWords } from "./dates.js";
import { text } from "./text.js";

/** @typedef {import("./wasm/read.js").Note} Note */

/**
 * @param {Note} note
 * @param {(value: string) => string} [set] what is done to the page's own words where they are put in
 * @returns {string}
 */
export function noteIn({ message, text: english }, set = (value) => value) {
  const values = Object.entries(message.values).map(([name, value]) => {
    if (name.endsWith("Day")) return [name, inWords(value) ?? value];
    if (name !== "names") return [name, set(value)];
    const each = value.split("\n").map(set);
    return [name, new Intl.ListFormat(text.locale, { type: "conjunction" }).format(each)];
  });
  return text.said(message.id, Object.fromEntries(values)) ?? english;
}

/**
 * What a citation can be written in: the core's table, and the styles that the reader has added; and the menu of both.
 *
 * What is offered comes from the core alone; nothing is named here.
 */
import { formats } from "./core.js";
import { el } from "./element.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").Format} Format */
/** @typedef {{ recall: (key: string) => Promise<unknown> }} Memory */

/** Under which a style of the reader's own is remembered as the usual one. */
const OWN = "own:";

/**
 * A style that the reader has added: its name for people, its CSL as text or the file of the package whose rules it only
 * points to, and the language that it is written in, where it has one.
 *
 * @typedef {{ id: string, title: string, csl: string | null, file: string | null, locale: string | null }} OwnStyle
 */

/**
 * @param {Memory} memory
 * @returns {Promise<OwnStyle[]>}
 */
export async function ownStyles(memory) {
  const kept = await memory.recall("ownStyles").catch(() => undefined);
  return Array.isArray(kept) ? kept.filter(isOwnStyle) : [];
}

/**
 * @param {any} value
 * @returns {value is OwnStyle}
 */
export function isOwnStyle(value) {
  const isText = (/** @type {unknown} */ part) => typeof part === "string";
  return (
    [value?.id, value?.title].every(isText) &&
    [value.csl, value.file, value.locale].every((part) => part === null || isText(part)) &&
    (isText(value.csl) || /^[\w-]+\.csl$/.test(value.file))
  );
}

/**
 * @param {Memory} memory
 * @returns {Promise<Format[]>} in the order of the menu
 */
export async function offered(memory) {
  const [all, own] = await Promise.all([formats(), ownStyles(memory)]);
  return [...all, ...own.map(asFormat)];
}

/**
 * @param {OwnStyle} style
 * @returns {Format}
 */
export function asFormat({ id, title, csl, file, locale }) {
  return { id: OWN + id, label: title, kind: "csl", file, locale, csl, own: true };
}

/**
 * The options of a menu, under the names of their kinds.
 *
 * @param {Format[]} all
 */
export function options(all) {
  return ["csl", "own", "template", "export"].flatMap((kind) => {
    const options = all
      .filter((format) => (format.own ? "own" : format.kind) === kind)
      .map(({ id, label }) => el("option", { value: id }, label));
    return options.length ? [el("optgroup", { label: text.formatGroups[kind] ?? kind }, options)] : [];
  });
}

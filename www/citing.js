/**
 * The citation engine with the files that it needs: what to write in, and writing.
 *
 * Everything is loaded when first asked for, and once. All addresses are the package's own files; nothing is fetched from
 * anywhere else. What the functions mean stands with the core (`src/wasm.rs`). Reading a style takes a while: on the
 * screen citing-worker.js keeps that out of the reader's way.
 */
import init, * as core from "./wasm/cite.js";

/** @typedef {import("./wasm/read.js").SourceChain} SourceChain */
/** @typedef {import("./wasm/cite.js").Citation} Citation */

/**
 * A style or format. `own`: the reader has added it; its text stands in `csl` where it is none of the package's files.
 *
 * @typedef {import("./wasm/cite.js").Format & { own?: true, csl?: string | null }} Format
 */

/**
 * What to write: in which format, of which version, the day of access as YYYY-MM-DD, in which language (empty: as the
 * style has it), what the reader says beside it, and how templates write dates and whether `<ref>` tags stand around.
 *
 * @typedef {{
 *   format: Format, version: "read" | "original", accessed: string, language: string,
 *   own: {
 *     edits?: import("./wasm/cite.js").Edits, accessed?: string, quote?: string,
 *     archive?: { url: string, date?: string },
 *   },
 *   wikiDates: string, refTag: boolean,
 * }} Wanted
 */

/** The locale that every style falls back on. */
const FALLBACK = "en-US";

/** @type {Promise<unknown> | undefined} */
let loading;

function ready() {
  if (!loading) {
    loading = init({ module_or_path: fetch(new URL("wasm/cite_bg.wasm", import.meta.url)) });
    // Every style needs it. A failure shows when it is asked for.
    localeText(FALLBACK).catch(() => {});
  }
  return loading;
}

/** @returns {Promise<Format[]>} everything that {@link write} can write but the reader's own, in the order of the menu */
export async function formats() {
  await ready();
  return core.formats();
}

/** @returns {Promise<import("./wasm/cite.js").LocaleName[]>} the languages that citations can be written in */
export async function locales() {
  await ready();
  return core.locales();
}

/**
 * Checks a style that the reader brings.
 *
 * @param {string} csl
 * @returns {Promise<import("./wasm/cite.js").StyleInfo>} rejects with a sentence for the reader where it cannot be used
 */
export async function checkStyle(csl) {
  await ready();
  return core.checkStyle(csl, [await localeText(FALLBACK)]);
}

/**
 * Writes the chain in a format.
 *
 * @param {SourceChain} chain
 * @param {Wanted} wanted
 * @returns {Promise<Citation>} `html` is empty where the format is plain text only
 */
export async function write(chain, { format, version, accessed, language, own, wikiDates, refTag }) {
  await ready();
  const dates = /** @type {"dmy" | "mdy" | "iso"} */ (wikiDates || "dmy");
  const request = { style: format.id, version, edits: {}, accessed, ...own, wikiDates: dates, refTag };
  request.accessed ||= accessed;
  if (format.kind === "export") return { text: core.exportChain(chain, format.id, request), html: "" };
  if (format.kind === "template") return core.cite(chain, request);
  const needed = [...new Set([FALLBACK, language || format.locale || FALLBACK])];
  const [csl, ...locales] = await Promise.all([
    format.csl ?? text(`styles/${format.file ?? `${format.id}.csl`}`),
    ...needed.map(localeText),
  ]);
  return core.cite(chain, { ...request, csl, locales, locale: language || null });
}

/** @param {string} tag */
function localeText(tag) {
  return text(`locales/locales-${tag}.xml`);
}

/** Texts of the package, each fetched once. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** @param {string} path */
function text(path) {
  const known = texts.get(path);
  if (known) return known;
  const fetched = fetch(new URL(path, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`The package lacks ${path}.`);
    return answer.text();
  });
  texts.set(path, fetched);
  return fetched;
}

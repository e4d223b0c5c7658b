/**
 * The core, as the screen sees it: the two wasm modules, the styles and the locales, behind plain async functions.
 *
 * Everything is loaded when first asked for, and once: the reading for the first paint, the citation engine after it.
 * All addresses are the package's own files; nothing is fetched from anywhere else. What the functions mean stands with
 * the core (`src/wasm.rs`).
 */

/** @typedef {import("./wasm/read.js").SourceChain} SourceChain */

/** @typedef {import("./wasm/cite.js").Format} Format */
/** @typedef {import("./wasm/cite.js").Citation} Citation */

/**
 * What to write: in which format, of which version, the day of access as YYYY-MM-DD, and what replaces the page's word.
 *
 * @typedef {{
 *   format: Format, version: "read" | "original", accessed: string, edits: import("./wasm/cite.js").Edits,
 * }} Wanted
 */

/** The locale that every style falls back on. */
const FALLBACK = "en-US";

const modules = {
  read: once(() => ready(import("./wasm/read.js"), "wasm/read_bg.wasm")),
  cite: once(() => ready(import("./wasm/cite.js"), "wasm/cite_bg.wasm")),
};

/** Begins to load the reading, for a page that is on its way. A failure shows when the page is read. */
export function prepare() {
  modules.read().catch(() => {});
}

/**
 * Reads a page.
 *
 * @param {string} html
 * @param {string | null} url
 * @returns {Promise<SourceChain>}
 */
export async function trace(html, url) {
  const { trace } = await modules.read();
  return trace(html, url ?? undefined);
}

/** @returns {Promise<Format[]>} everything that {@link write} can write, in the order of the menu */
export async function formats() {
  return (await modules.cite()).formats();
}

/**
 * Writes the chain in a format.
 *
 * @param {SourceChain} chain
 * @param {Wanted} wanted
 * @returns {Promise<Citation>} `html` is empty where the format is plain text only
 */
export async function write(chain, wanted) {
  if (broken) throw broken;
  try {
    return await written(chain, wanted);
  } catch (error) {
    if (isBreakdown(error)) broken = error;
    throw error;
  }
}

/** What broke the citation engine down. Its memory is not to be trusted after that. @type {unknown} */
let broken = null;

/**
 * @param {unknown} error
 * @returns {boolean} whether a wasm module broke down, rather than refused what it was asked
 */
export function isBreakdown(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof Error && error.name === "Panic");
}

/**
 * @param {SourceChain} chain
 * @param {Wanted} wanted
 * @returns {Promise<Citation>}
 */
async function written(chain, { format, version, accessed, edits }) {
  const core = await modules.cite();
  const request = { style: format.id, version, accessed, edits };
  if (format.kind === "export") return { text: core.exportChain(chain, format.id, request), html: "" };
  if (format.kind === "template") return core.cite(chain, request);
  const needed = [...new Set([FALLBACK, format.locale ?? FALLBACK])];
  const [csl, ...locales] = await Promise.all([
    text(`styles/${format.file ?? `${format.id}.csl`}`),
    ...needed.map((locale) => text(`locales/locales-${locale}.xml`)),
  ]);
  return core.cite(chain, { ...request, csl, locales });
}

/**
 * @template {{ default: (options: { module_or_path: Promise<Response> }) => Promise<unknown> }} Module
 * @param {Promise<Module>} loading a wasm module's glue
 * @param {string} binary its wasm, in the package
 * @returns {Promise<Module>} the module, ready for use
 */
async function ready(loading, binary) {
  const fetched = fetch(new URL(binary, import.meta.url));
  const module = await loading;
  await module.default({ module_or_path: fetched });
  return module;
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

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>} the same, made only once
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => (made ??= make());
}

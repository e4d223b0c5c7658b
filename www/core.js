/**
 * The core, as the screen sees it: plain async functions. The reading runs here, for the first paint; the citation engine
 * runs in a worker, which is started when it is first asked for, so that its work holds up no one who scrolls or types.
 *
 * All addresses are the package's own files; nothing is fetched from anywhere else. What the functions mean stands with
 * the core (`src/wasm.rs`), how styles are found in citing.js.
 */
import { text } from "./text.js";
import init, { trace as read } from "./wasm/read.js";

/** @typedef {import("./wasm/read.js").SourceChain} SourceChain */
/** @typedef {import("./citing.js").Format} Format */
/** @typedef {import("./citing.js").Citation} Citation */
/** @typedef {import("./citing.js").Wanted} Wanted */

/** @type {Promise<unknown> | undefined} */
let loading;

function ready() {
  return (loading ??= init({ module_or_path: fetch(new URL("wasm/read_bg.wasm", import.meta.url)) }));
}

/**
 * Begins to load the reading, for a page that is on its way, and the citation engine beside it, in its own thread. A failure
 * shows when the page is read, or cited.
 */
export function prepare() {
  ready().catch(() => {});
  formats().catch(() => {});
}

/**
 * Reads a page.
 *
 * @param {string} html
 * @param {string | null} url
 * @returns {Promise<SourceChain>}
 */
export async function trace(html, url) {
  await ready();
  return read(html, url ?? undefined);
}

/** @returns {Promise<Format[]>} everything that {@link write} can write but the reader's own, in the order of the menu */
export function formats() {
  return ask("formats");
}

/** @returns {Promise<import("./wasm/cite.js").LocaleName[]>} the languages that citations can be written in */
export function locales() {
  return ask("locales");
}

/**
 * Checks a style that the reader brings.
 *
 * @param {string} csl
 * @returns {Promise<import("./wasm/cite.js").StyleInfo>} rejects with a sentence for the reader where it cannot be used
 */
export function checkStyle(csl) {
  return ask("checkStyle", csl);
}

/**
 * Writes the chain in a format.
 *
 * @param {SourceChain} chain
 * @param {Wanted} wanted
 * @returns {Promise<Citation>} `html` is empty where the format is plain text only
 */
export function write(chain, wanted) {
  return ask("write", chain, wanted);
}

/**
 * @param {unknown} error
 * @returns {boolean} whether a wasm module broke down, rather than refused what it was asked
 */
export function isBreakdown(error) {
  return error instanceof Error && /^(?:RuntimeError|Panic)$/.test(error.name);
}

/**
 * @param {unknown} error
 * @returns {string} why the core refused, in the overlay's language where that has the sentence; nothing where it broke down
 */
export function reason(error) {
  if (!(error instanceof Error) || isBreakdown(error)) return "";
  return text.refused(error.name, String(error.cause ?? "")) ?? error.message;
}

/** @type {Worker | undefined} */
let worker;

/** Questions that wait for their answers. */
/** @type {Map<number, { name: string, args: unknown[], resolve: (value: any) => void, reject: (error: unknown) => void }>} */
const waiting = new Map();

/** The engine in this thread, where the browser lets no worker start: in a page that is isolated from other origins. */
/** @type {Promise<Record<string, (...args: any[]) => Promise<unknown>>> | undefined} */
let here;

let asked = 0;

/**
 * @param {string} name of a function of citing.js
 * @param {...unknown} args
 * @returns {Promise<any>}
 */
function ask(name, ...args) {
  if (here) return here.then((engine) => engine[name]?.(...args));
  const id = ++asked;
  worker ??= started();
  return new Promise((resolve, reject) => {
    waiting.set(id, { name, args, resolve, reject });
    worker?.postMessage({ id, name, args });
  });
}

function started() {
  const worker = new Worker(new URL("citing-worker.js", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data: { id, value, error } }) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (!error) return asker?.resolve(value);
    const failed = Object.assign(new Error(error.message, { cause: error.cause }), { name: error.name });
    // What broke down once is not to be trusted again: the next question starts it anew.
    if (isBreakdown(failed)) stop(failed);
    asker?.reject(failed);
  });
  worker.addEventListener("error", () => {
    here ??= import("./citing.js");
    const questions = [...waiting.values()];
    waiting.clear();
    worker.terminate();
    for (const { name, args, resolve, reject } of questions) ask(name, ...args).then(resolve, reject);
  });
  return worker;
}

/** @param {Error} why */
function stop(why) {
  worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(why);
  waiting.clear();
}

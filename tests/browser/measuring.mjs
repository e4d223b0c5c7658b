/**
 * A package that measures itself: how long the overlay's thread is held up, what moves without the reader's doing, how long
 * a citation takes and how much of that is the engine's own. Runs in the overlay's own frame, in the same way in both
 * browsers; the built package holds nothing of it. Used by `bench.mjs`.
 */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPackage } from "./harness.mjs";

/** A turn of the event loop that comes later than this has held the reader up, in milliseconds. */
export const LONG = 50;

/**
 * What is measured. Times are of the frame's clock, in milliseconds.
 * @typedef {object} Measured
 * @property {number} answered when the chain was there
 * @property {[number, number][]} gaps turns of the event loop that came late: since when, how late
 * @property {[number, number][] | null} tasks long tasks as the browser itself counts them; null where it does not
 * @property {[number, number][] | null} shifts layout shifts as the browser counts them, those soon after an input apart
 * @property {[number, string, number][]} moved what else than the reader moved: when, what, by how many pixels
 * @property {number} asked when the citation was asked for
 * @property {number} cited when it stood there
 * @property {Record<string, number[]>} engine what the engine itself took, by name of the call
 */

/** Stands first in the overlay's document. */
function measure() {
  /** @type {any} */
  const world = globalThis;
  /** @type {Measured} */
  const measured = {
    ...{ answered: 0, asked: 0, cited: 0, gaps: [], tasks: null, shifts: null, moved: [], engine: {} },
  };
  world.measured = measured;

  /** @type {unknown} */
  let held;
  Object.defineProperty(world, "whence", {
    get: () => held,
    set(value) {
      held = value;
      measured.answered = performance.now();
    },
  });

  let last = performance.now();
  const turn = () => {
    const now = performance.now();
    if (now - last > 50) measured.gaps.push([last, now - last]);
    last = now;
    setTimeout(turn, 0);
  };
  turn();

  const known = PerformanceObserver.supportedEntryTypes;
  /** @param {string} type @param {(entry: any) => void} take */
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  if (known.includes("longtask")) {
    measured.tasks = [];
    observe("longtask", ({ startTime, duration }) => measured.tasks?.push([startTime, duration]));
  }
  if (known.includes("layout-shift")) {
    measured.shifts = [];
    observe("layout-shift", ({ startTime, value, hadRecentInput }) => {
      if (!hadRecentInput) measured.shifts?.push([startTime, value]);
    });
  }

  // Where everything stands, once a frame: what was there before and is elsewhere now has moved.
  /** @type {Map<Element, number>} */
  let stood = new Map();
  const look = () => {
    const stands = new Map();
    for (const element of document.querySelectorAll("h1, h2, .link, .bar, #citation, .controls, .choices")) {
      const { top } = element.getBoundingClientRect();
      stands.set(element, top);
      const before = stood.get(element);
      if (measured.answered && before !== undefined && Math.abs(before - top) > 1)
        measured.moved.push([performance.now(), `${element.localName}#${element.id}`, top - before]);
    }
    stood = stands;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  new MutationObserver(() => {
    if (!measured.asked && document.querySelector("#citation")) measured.asked = performance.now();
    if (!measured.cited && document.querySelector("#copy:enabled")) measured.cited = performance.now();
  }).observe(document, { childList: true, subtree: true, attributeFilter: ["disabled"] });

  new BroadcastChannel("measured").addEventListener("message", ({ data: [name, time] }) => {
    (measured.engine[name] ??= []).push(time);
  });
}

/** Stands before the engine's glue. */
const AROUND = `import own, * as engine from "./engine.js";
const told = new BroadcastChannel("measured");
const timed = (name, call) => (...args) => {
  const start = performance.now();
  const tell = (value) => (told.postMessage([name, performance.now() - start]), value);
  const value = call(...args);
  return value instanceof Promise ? value.then(tell) : tell(value);
};
export default timed("load", own);
export const cite = timed("format", engine.cite);
export const exportChain = timed("format", engine.exportChain);
export const formats = engine.formats;
export const locales = engine.locales;
export const checkStyle = engine.checkStyle;
`;

/**
 * Works with such a package.
 * @param {import("./harness.mjs").Name} name
 * @param {(folder: string) => Promise<void>} work
 */
export async function withMeasuring(name, work) {
  const folder = await mkdtemp(join(tmpdir(), "whence-measuring-"));
  try {
    await cp(await builtPackage(name), folder, { recursive: true });
    await writeFile(join(folder, "measuring.js"), `(${measure})();`);
    const overlay = join(folder, "overlay.html");
    const html = await readFile(overlay, "utf8");
    await writeFile(
      overlay,
      html.replace("<script", () => '<script src="measuring.js"></script><script'),
    );
    await rename(join(folder, "wasm/cite.js"), join(folder, "wasm/engine.js"));
    await writeFile(join(folder, "wasm/cite.js"), AROUND);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

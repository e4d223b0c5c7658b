/**
 * How long a whole reading takes in each browser, HTML string → chain, beside Mozilla's Readability from the same string,
 * its parsing included, in the same tab. Ratios of each page's medians; what they depend on (machine, load) falls out.
 *
 *     node tests/browser/bench-reading.mjs [chrome|firefox]
 *
 * A hundred pages of the folder that `WHENCE_CORPUS` names, taken evenly; without one the golden pages, which are small.
 */
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { goldenCases, startSite } from "./site.mjs";

const MOST = 100;
const HERE = "https://bench.example/";
const readability = join(
  dirname(createRequire(import.meta.url).resolve("@mozilla/readability")),
  "Readability.js",
);

const pages = await saved();
console.log(`whole reading beside Readability, from the same string: ${pages.length} pages`);
for (const name of browsers.filter((name) => (process.argv[2] ?? name) === name)) {
  const site = await startSite();
  const folder = await builtPackage(name);
  // A page that is isolated has a clock of microseconds.
  const headers = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  };
  const script = { "content-type": "text/javascript" };
  site.serve(`${HERE}read.js`, await readFile(join(folder, "wasm/read.js")), script);
  site.serve(`${HERE}read_bg.wasm`, await readFile(join(folder, "wasm/read_bg.wasm")), {
    "content-type": "application/wasm",
  });
  site.serve(`${HERE}Readability.js`, await readFile(readability), script);
  const html = `<!doctype html><link rel="icon" href="data:,"><script src="Readability.js"></script><p>Bench</p>`;
  site.serve(HERE, html, headers);
  const session = await launch(name, folder, { proxy: site.proxy });
  try {
    const tab = await session.open(HERE);
    await tab.page.evaluate(load);
    /** @type {{ whence: number, readability: number }[]} */
    const times = [];
    for (const page of pages) times.push(await tab.page.evaluate(measure, page));
    const ratios = times.map(({ whence, readability }) => whence / readability).sort((a, b) => a - b);
    const at = (/** @type {number} */ part) => ratios[Math.floor(part * (ratios.length - 1))].toFixed(2);
    const sum = (/** @type {"whence" | "readability"} */ key) =>
      times.reduce((sum, each) => sum + each[key], 0);
    console.log(
      `${name}: median ${at(0.5)}, quartiles ${at(0.25)} and ${at(0.75)}, nine of ten below ${at(0.9)}, most ${at(1)}; ` +
        `all together ${sum("whence").toFixed(0)} ms against ${sum("readability").toFixed(0)} ms`,
    );
  } finally {
    await session.close();
    await site.close();
  }
}

/** @returns {Promise<string[]>} */
async function saved() {
  const folder = process.env.WHENCE_CORPUS;
  if (!folder) return (await goldenCases()).map(({ html }) => html.toString("utf8"));
  const files = (await readdir(folder)).filter((file) => file.endsWith(".html")).sort();
  const step = Math.max(1, Math.floor(files.length / MOST));
  const taken = files.filter((_, index) => index % step === 0).slice(0, MOST);
  return Promise.all(taken.map((file) => readFile(join(folder, file), "utf8")));
}

/** Makes the module ready, in the page. */
async function load() {
  const { default: init, trace } = await import(/** @type {string} */ ("https://bench.example/read.js"));
  await init({ module_or_path: fetch("read_bg.wasm") });
  Object.assign(globalThis, { trace });
}

/**
 * The medians of both in milliseconds, taken in turns, in the page.
 * @param {string} html
 */
function measure(html) {
  const { trace, Readability } = /** @type {any} */ (globalThis);
  const ways = {
    whence: () => trace(html, "https://bench.example/2026/article"),
    readability: () => new Readability(new DOMParser().parseFromString(html, "text/html")).parse(),
  };
  /** @type {Record<keyof typeof ways, number[]>} */
  const taken = { whence: [], readability: [] };
  const start = performance.now();
  for (let round = 0; round < 4 || (round < 25 && performance.now() - start < 400); round++)
    for (const way of /** @type {(keyof typeof ways)[]} */ (Object.keys(ways))) {
      const before = performance.now();
      ways[way]();
      // The first of each warms up.
      if (round > 0) taken[way].push(performance.now() - before);
    }
  const median = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  return { whence: median(taken.whence), readability: median(taken.readability) };
}

/**
 * How calm and how quick the screen is, in both browsers: what holds it up or moves once the chain is there, on a page of
 * 300 sources; and how long citations take, cold and warm, beside the engine's own times.
 *
 *     node tests/browser/bench.mjs [--browser chrome|firefox] [--runs N]
 *
 * Prints figures and judges nothing: they depend on the machine, and want a quiet one. How it is measured stands in
 * `measuring.mjs`.
 */
import { parseArgs } from "node:util";
import { articleOfManySources, MANY_ADDRESS } from "./article.mjs";
import { browsers, launch } from "./harness.mjs";
import { LONG, withMeasuring } from "./measuring.mjs";
import { goldenCases, startSite } from "./site.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./measuring.mjs").Measured} Measured */
/** @typedef {Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof launch>>["open"]>>["answer"]>>} Overlay */

const { values } = parseArgs({
  options: { browser: { type: "string" }, runs: { type: "string", default: "8" } },
});
const runs = Number(values.runs);
const page = (await goldenCases()).find(({ name }) => name === "republished-with-credit");
if (!page) throw new Error("the golden page is gone");

const site = await startSite();
site.serve(page.url, page.html);
site.serve(MANY_ADDRESS, articleOfManySources());
for (const name of browsers.filter((one) => !values.browser || one === values.browser)) {
  console.log(`\n${name}`);
  await withMeasuring(name, async (folder) => {
    await calm(name, folder);
    await quick(name, folder);
  });
}
await site.close();

/**
 * What holds the overlay up, and what moves in it.
 * @param {import("./harness.mjs").Name} name @param {string} folder
 */
async function calm(name, folder) {
  const session = await launch(name, folder, { proxy: site.proxy });
  try {
    const tab = await session.open(MANY_ADDRESS);
    await tab.clickToolbar();
    const overlay = await tab.answer();
    await overlay.frame.waitForSelector("#copy:enabled");
    await still(overlay);
    let from = (await measured(overlay)).answered;
    /** @param {string} what */
    const report = async (what) => {
      const { gaps, tasks, shifts, moved, answered } = await measured(overlay);
      const since = (/** @type {[number, number][]} */ all) => all.filter(([at]) => at >= from);
      const longest = Math.max(0, ...since(gaps).map(([, time]) => time));
      const said = [`late turns ${since(gaps).length}, the latest by ${ms(longest)}`];
      if (tasks)
        said.push(
          `long tasks ${
            since(tasks)
              .map(([, time]) => ms(time))
              .join(", ") || "none"
          }`,
        );
      if (from === answered) {
        const sum = since(shifts ?? []).reduce((sum, [, value]) => sum + value, 0);
        if (shifts) said.push(`layout shift ${sum.toFixed(3)}`);
        said.push(
          `moved ${moved.map(([at, one, by]) => `${one} by ${by.toFixed(0)} px at ${ms(at - answered)}`).join(", ") || "nothing"}`,
        );
      }
      console.log(`  ${what}: ${said.join("; ")}`);
      from = await overlay.evaluate(() => performance.now());
    };
    await report("once the chain is there");
    await press(overlay, "#groups > button.more");
    await until("all groups", () => overlay.evaluate(() => !document.querySelector("#groups > button.more")));
    await still(overlay);
    await report("all 300 shown");
    await overlay.evaluate(async () => {
      const main = /** @type {HTMLElement} */ (document.querySelector("main"));
      for (let at = 0; at < main.scrollHeight; at += 600) {
        main.scrollTop = at;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await still(overlay);
    await report("scrolled through");
    await press(overlay, '.choice[data-relation="report"]');
    await still(overlay);
    await press(overlay, ".choice:not([data-relation])");
    await still(overlay);
    await report("chosen by relation, and all again");
    await press(overlay, ".citation-head button");
    await still(overlay);
    await report("corrections opened");
  } finally {
    await session.close();
  }
}

/**
 * How long citations take.
 * @param {import("./harness.mjs").Name} name @param {string} folder
 */
async function quick(name, folder) {
  /** @type {Record<string, number[]>} */
  const times = {
    coldFirst: [],
    coldEngine: [],
    ratio: [],
    warmFirst: [],
    later: [],
    again: [],
    load: [],
    format: [],
  };
  let gaps = 0;
  for (let run = 0; run < runs; run++) {
    const session = await launch(name, folder, { proxy: site.proxy });
    try {
      const tab = await session.open(/** @type {NonNullable<typeof page>} */ (page).url);
      for (const state of ["cold", "warm"]) {
        await tab.clickToolbar();
        const overlay = await tab.answer();
        await overlay.frame.waitForSelector("#copy:enabled");
        await still(overlay);
        const { asked, cited, engine, gaps: late } = await measured(overlay);
        const first = cited - asked;
        const own = (engine.load?.[0] ?? NaN) + (engine.format?.[0] ?? NaN);
        gaps = Math.max(gaps, ...late.filter(([at]) => at >= asked).map(([, time]) => time));
        times[`${state}First`].push(first);
        if (state === "cold") {
          times.coldEngine.push(own);
          times.ratio.push(first / own);
          times.load.push(engine.load?.[0] ?? NaN);
          times.format.push(engine.format?.[0] ?? NaN);
        } else if (run === 0) {
          for (const kind of ["later", "again"]) times[kind].push(...(await eachStyle(overlay)));
        }
        await tab.clickToolbar();
        await tab.overlayGone();
      }
    } finally {
      await session.close();
    }
  }
  const line = (/** @type {string} */ what, /** @type {number[]} */ all, unit = ms) =>
    console.log(`  ${what}: p50 ${unit(rank(all, 0.5))}, p95 ${unit(rank(all, 0.95))} (${all.length})`);
  line("first citation, cold", times.coldFirst);
  line("  the engine's own load", times.load);
  line("  the engine's own formatting", times.format);
  line("  first citation ÷ the engine's own", times.ratio, (value) => value.toFixed(2));
  line("first citation, warm", times.warmFirst);
  line("later, each style for the first time", times.later);
  line("later, each style again", times.again);
  console.log(`  longest the overlay was held up meanwhile: ${gaps ? ms(gaps) : `under ${LONG} ms`}`);
}

/** Chooses each style in turn. @param {Overlay} overlay @returns {Promise<number[]>} how long each took */
function eachStyle(overlay) {
  return overlay.evaluate(async () => {
    const style = /** @type {HTMLSelectElement} */ (document.querySelector("#style"));
    const preview = /** @type {HTMLElement} */ (document.querySelector("#citation"));
    const took = [];
    for (const { value } of [...style.options].reverse()) {
      style.value = value;
      const start = performance.now();
      const written = new Promise((resolve) =>
        new MutationObserver(resolve).observe(preview, { childList: true }),
      );
      style.dispatchEvent(new Event("change", { bubbles: true }));
      await written;
      took.push(performance.now() - start);
    }
    return took;
  });
}

/** @param {Overlay} overlay @returns {Promise<Measured>} */
function measured(overlay) {
  return overlay.evaluate(() => /** @type {any} */ (globalThis).measured);
}

/** Until nothing happens any more: half a second of frames and turns. @param {Overlay} overlay */
function still(overlay) {
  return overlay.evaluate(async () => {
    for (const end = performance.now() + 500; performance.now() < end;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** @param {Overlay} overlay @param {string} selector */
async function press({ frame }, selector) {
  await frame.evaluate(
    (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click(),
    selector,
  );
}

/** @param {number[]} all @param {number} part */
function rank(all, part) {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** @param {number} time */
function ms(time) {
  return `${time.toFixed(0)} ms`;
}

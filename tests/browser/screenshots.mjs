/**
 * Pictures of every state of the extension in both browsers, for people to look at.
 *
 *     node tests/browser/screenshots.mjs [--only WORDS] [FOLDER]
 *
 * Writes `BROWSER-LOOK-STATE.png` into the folder (`screenshots` where absent), from the packages in `dist`: each state in
 * every look, the overlay over pages that are bad company, and the printed page as PDF. `--only` is a regular expression:
 * pictures whose names do not match are left out. `dist/demo` is shown where it was built.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browsers, launch } from "./harness.mjs";
import { hosts } from "./hosts.mjs";
import { startSite } from "./site.mjs";
import { LOOKS, serveStates, speak, STATES, withPackage } from "./states.mjs";

const { values, positionals } = parseArgs({
  options: { only: { type: "string", default: "" } },
  allowPositionals: true,
});
const folder = positionals[0] ?? "screenshots";
const only = new RegExp(values.only);

/** @typedef {import("./states.mjs").Session} Session */

/** Looks that the pages that are bad company are seen in. */
const COMPANY = ["light", "dark"];

/** States that are worth paper: those in a tab of their own, which alone is printed. */
const PRINTED = ["tab", "settings"];

mkdirSync(folder, { recursive: true });
const demo = resolve("dist/demo");
const hasDemo = existsSync(demo);
if (!hasDemo) console.log("There is no dist/demo: the demonstration is left out.");
const company = await hosts();

for (const name of browsers)
  for (const [look, { language, ...options }] of Object.entries(LOOKS)) {
    const file = (/** @type {string} */ what) => `${name}-${look}-${what}`;
    const states = Object.entries(STATES).filter(
      ([state]) => only.test(file(state)) && (hasDemo || state !== "demo"),
    );
    for (const change of new Set(states.map(([, { changed }]) => changed)))
      await withBrowser(change, async (session) => {
        for (const [state, { reach, changed }] of states)
          if (changed === change)
            await shoot(session, file(state), () => reach(session), PRINTED.includes(state));
      });
    const over = company.filter(
      (host) => COMPANY.includes(look) && !host.notIn?.includes(name) && only.test(file(`over-${host.name}`)),
    );
    if (over.length)
      await withBrowser(undefined, async (session, site) => {
        for (const host of over) {
          site.serve(host.url, host.html);
          await speak(session, host.language ?? "en");
          await shoot(session, file(`over-${host.name}`), () => answeredOver(session, host));
        }
      });

    /**
     * @param {import("./states.mjs").Change | undefined} change
     * @param {(session: Session, site: Awaited<ReturnType<typeof startSite>>) => Promise<void>} work
     */
    async function withBrowser(change, work) {
      const site = await startSite();
      await serveStates(site, hasDemo ? demo : undefined);
      await withPackage(name, change, async (packageFolder) => {
        const session = await launch(name, packageFolder, { proxy: site.proxy, ...options });
        try {
          if (language) await speak(session, language);
          await work(session, site);
        } finally {
          await session.close();
        }
      });
      await site.close();
    }
  }

/**
 * @param {Session} session @param {string} name
 * @param {() => Promise<import("./states.mjs").Reached>} reach
 * @param {boolean} [printed]
 */
async function shoot(session, name, reach, printed = false) {
  try {
    const { seen, overlay } = await reach();
    await overlay.frame.evaluate(drawn);
    await seen.screenshot(join(folder, `${name}.png`));
    if (printed) await seen.page.pdf({ path: join(folder, `${name}.pdf`), format: "a4" });
    console.log(name);
  } catch (error) {
    // One picture that is not taken keeps nobody from the others.
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  await session.closeTabs();
}

/** @param {Session} session @param {import("./hosts.mjs").Host} host */
async function answeredOver(session, { url, press }) {
  const tab = await session.open(url);
  if (press) await tab.page.click(press);
  await tab.clickToolbar();
  const overlay = await tab.answer();
  await overlay.frame.waitForSelector("#copy:enabled");
  return { seen: tab, overlay };
}

/** Resolves when the browser has drawn what stands there now. */
function drawn() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

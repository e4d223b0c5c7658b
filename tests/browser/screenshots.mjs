/**
 * Pictures of the extension's main states in both browsers, for people to look at.
 *
 *     node tests/browser/screenshots.mjs [FOLDER]
 *
 * Writes `BROWSER-COLOURS-STATE.png` into the folder (`screenshots` where absent), from the packages in `dist`.
 */
import { join } from "node:path";
import { ADDRESS, article, articleOfManySources, MANY_ADDRESS } from "./article.mjs";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { goldenCases, startSite } from "./site.mjs";
import { until } from "./until.mjs";

const folder = process.argv[2] ?? "screenshots";

/** @typedef {Awaited<ReturnType<typeof launch>>} Session */

/** @typedef {(page: { screenshot(file: string): Promise<void> }, overlay?: { drawn(): Promise<void> }) => Promise<void>} Shoot */

/**
 * How each state is reached.
 * @type {Record<string, (session: Session, shoot: Shoot) => Promise<void>>}
 */
const STATES = {
  async chain(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.waitFor("#copy:enabled");
    await shoot(tab);
  },
  async evidence(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.waitFor("#copy:enabled");
    await overlay.showEvidence("original");
    await until("the evidence in view", async () => (await tab.highlighted())?.inView);
    await shoot(tab);
  },
  async sources(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.frame.waitForSelector("#copy:enabled");
    await overlay.evaluate(() => document.querySelector("#sources")?.scrollIntoView());
    await shoot(tab, overlay);
  },
  async quotations(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.frame.waitForSelector("#copy:enabled");
    await overlay.evaluate(() => document.querySelector("#quotations")?.scrollIntoView());
    await shoot(tab, overlay);
  },
  async "many-sources"(session, shoot) {
    const { tab, overlay } = await answeredAt(session, MANY_ADDRESS);
    await overlay.frame.waitForSelector("#copy:enabled");
    await overlay.evaluate(() => {
      document.querySelector("#sources")?.scrollIntoView();
      /** @type {HTMLElement | null} */ (
        document.querySelector('.choice[data-relation="document"]')
      )?.click();
    });
    await shoot(tab, overlay);
  },
  async further(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.frame.waitForSelector("#copy:enabled");
    await overlay.evaluate(() => document.querySelector("#further")?.scrollIntoView());
    await shoot(tab, overlay);
  },
  async mirrored(session, shoot) {
    const { tab, overlay } = await answered(session, "republished-with-credit");
    await overlay.frame.waitForSelector("#copy:enabled");
    await overlay.evaluate(() => {
      document.documentElement.dir = "rtl";
      document.querySelector("#sources")?.scrollIntoView();
    });
    await shoot(tab, overlay);
  },
  async copied(session, shoot) {
    const { tab, overlay } = await answered(session, "own-article");
    await overlay.copy();
    await shoot(tab);
  },
  async "front-page"(session, shoot) {
    const { tab } = await answered(session, "front-page");
    await shoot(tab);
  },
  async tab(session, shoot) {
    const tab = await session.open(`${ADDRESS}/sandbox`);
    await tab.clickToolbar();
    const overlay = await session.extensionTab();
    await overlay.waitFor("#copy:enabled");
    await shoot(overlay);
  },
  async refused(session, shoot) {
    const tab = await session.open(`${ADDRESS}/notes.txt`);
    await tab.clickToolbar();
    const overlay = await session.extensionTab();
    await overlay.waitFor("#unreadable");
    await shoot(overlay);
  },
};

/** Ways to look at a state: colours, and the window's width in CSS pixels. */
const LOOKS = /** @type {const} */ ([
  { look: "light", colours: "light", size: [1280, 800] },
  { look: "dark", colours: "dark", size: [1280, 800] },
  { look: "forced", forcedColours: true, size: [1280, 800] },
  { look: "narrow", colours: "light", size: [320, 700] },
  { look: "large", colours: "light", size: [320, 256] },
]);

const site = await startSite();
const pages = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));
for (const { url, html } of Object.values(pages)) site.serve(url, html);
site.serve(MANY_ADDRESS, articleOfManySources());
site.serve(`${ADDRESS}/sandbox`, article(), { "content-security-policy": "sandbox" });
site.serve(`${ADDRESS}/notes.txt`, "Notes", { "content-type": "text/plain" });
try {
  for (const name of browsers)
    for (const { look, size, ...options } of LOOKS) {
      const session = await launch(name, await builtPackage(name), {
        proxy: site.proxy,
        size: [...size],
        ...options,
      });
      try {
        for (const [state, reach] of Object.entries(STATES)) {
          await reach(session, async (page, overlay) => {
            await overlay?.drawn();
            const file = join(folder, `${name}-${look}-${state}.png`);
            await page.screenshot(file);
            console.log(file);
          });
          await session.closeTabs();
        }
      } finally {
        await session.close();
      }
    }
} finally {
  await site.close();
}

/** @param {Session} session @param {string} name of a golden page */
async function answered(session, name) {
  return answeredAt(session, pages[name].url);
}

/** @param {Session} session @param {string} url */
async function answeredAt(session, url) {
  const tab = await session.open(url);
  await tab.clickToolbar();
  return { tab, overlay: await tab.answer() };
}

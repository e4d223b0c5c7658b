/**
 * Every state that a reader may meet Whence in, and how it is reached: for pictures of all of them, and for the rules of
 * accessibility. What a state has to hold is left to the tests.
 */
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import {
  ADDRESS,
  article,
  articleOfManyHands,
  articleOfManySources,
  MANY_ADDRESS,
  NAMELESS,
} from "./article.mjs";
import { builtPackage } from "./harness.mjs";
import { goldenCases } from "./site.mjs";
import { until } from "./until.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./harness.mjs").launch>>} Session */
/** @typedef {Awaited<ReturnType<Session["extensionTab"]>>} Overlay */
/** @typedef {Awaited<ReturnType<Session["open"]>>} Tab */

/**
 * A state that was reached.
 * @typedef {object} Reached
 * @property {Pick<Overlay, "page" | "screenshot">} seen what the reader sees: the page with the overlay, or its own tab
 * @property {Pick<Overlay, "frame" | "evaluate">} overlay
 */

/**
 * A change of the package, for states that a whole one never stays in.
 * @typedef {{ file: string, change: (was: Buffer) => string | Buffer }} Change
 */

const AT = /** @type {const} */ ({
  nameless: "http://localhost/fog",
  hands: `${ADDRESS}/many-hands`,
  apart: "https://www.tidewater.example/forwarded",
  sandbox: `${ADDRESS}/sandbox`,
  notes: `${ADDRESS}/notes.txt`,
  demo: "https://whence.example/",
});

/** The overlay without an answer that ever comes. @type {Change} */
export const READING = {
  file: "host.js",
  change: (was) => String(was).replace("resolve(isPageAnswer(message) ? message : nothing);", ""),
};

/** A module that cannot run. @type {Change} */
export const BROKEN = { file: "wasm/read_bg.wasm", change: () => Buffer.from("\0asm\x01\0\0\0", "latin1") };

/**
 * The states by name: how each is reached, and in which package where it is not the built one.
 * @type {Record<string, { reach: (session: Session) => Promise<Reached>, changed?: Change }>}
 */
export const STATES = {
  reading: {
    changed: READING,
    async reach(session) {
      const tab = await pressed(session, await golden("republished-with-credit"));
      const overlay = await tab.overlay();
      await overlay.frame.waitForSelector(".reading");
      return { seen: tab, overlay };
    },
  },
  failed: {
    changed: BROKEN,
    async reach(session) {
      const tab = await pressed(session, await golden("republished-with-credit"));
      const overlay = await tab.overlay();
      await overlay.frame.waitForSelector("#failed");
      return { seen: tab, overlay };
    },
  },
  chain: { reach: async (session) => cited(session, await golden("republished-with-credit")) },
  nothing: { reach: (session) => cited(session, AT.nameless) },
  "not-an-article": {
    reach: async (session) => cited(session, await golden("front-page")),
  },
  apart: {
    async reach(session) {
      const tab = await pressed(session, AT.apart);
      return { seen: tab, overlay: await tab.answer() };
    },
  },
  refused: {
    async reach(session) {
      await pressed(session, AT.notes);
      const overlay = await session.extensionTab();
      await overlay.frame.waitForSelector("#unreadable");
      return { seen: overlay, overlay };
    },
  },
  changed: {
    async reach(session) {
      const { seen, overlay } = await cited(session, MANY_ADDRESS);
      await seen.page.evaluate(() => {
        for (const p of document.querySelectorAll("p")) p.textContent = "All is new.";
      });
      await press(overlay, '.source[data-relation="study"] button.show');
      await overlay.frame.waitForSelector(".showing button.jump");
      await overlay.evaluate(() =>
        document.querySelector(".showing button.jump")?.scrollIntoView({ block: "center" }),
      );
      return { seen, overlay };
    },
  },
  tab: {
    async reach(session) {
      await pressed(session, AT.sandbox);
      const overlay = await session.extensionTab();
      await overlay.frame.waitForSelector("#copy:enabled");
      return { seen: overlay, overlay };
    },
  },
  evidence: {
    async reach(session) {
      const { seen, overlay } = await cited(session, await golden("republished-with-credit"));
      const claim = '[data-role="original"] details.claim';
      await press(overlay, `${claim} > summary`);
      await press(overlay, `${claim} button.show`);
      await until("word of it", () =>
        overlay.evaluate(() => document.querySelector(".showing [role=status]")?.textContent),
      );
      return { seen, overlay };
    },
  },
  sources: { reach: (session) => scrolled(session, "republished-with-credit", "#sources") },
  quotations: { reach: (session) => scrolled(session, "republished-with-credit", "#quotations") },
  further: { reach: (session) => scrolled(session, "republished-with-credit", "#further") },
  "about-the-page": { reach: (session) => scrolled(session, "republished-with-credit", "#page") },
  "many-sources": {
    async reach(session) {
      const { seen, overlay } = await cited(session, MANY_ADDRESS);
      await press(overlay, '.choice[data-relation="document"]');
      await overlay.evaluate(() => document.querySelector("#sources")?.scrollIntoView());
      return { seen, overlay };
    },
  },
  "long-chain": {
    async reach(session) {
      const { seen, overlay } = await cited(session, AT.hands);
      await overlay.evaluate(() => document.querySelector(".middle")?.scrollIntoView({ block: "center" }));
      return { seen, overlay };
    },
  },
  citing: {
    async reach(session) {
      const { seen, overlay } = await cited(session, await golden("republished-with-credit"));
      await press(overlay, '#version input[value="original"]');
      await choose(overlay, "wikipedia");
      return { seen, overlay };
    },
  },
  exporting: {
    async reach(session) {
      const { seen, overlay } = await cited(session, await golden("republished-with-credit"));
      await choose(overlay, "bibtex");
      return { seen, overlay };
    },
  },
  copied: {
    async reach(session) {
      const { seen, overlay } = await cited(session, await golden("own-article"));
      await press(overlay, "#copy");
      await until("word of the copy", () =>
        overlay.evaluate(() => document.querySelector("#status")?.textContent),
      );
      return { seen, overlay };
    },
  },
  editing: {
    async reach(session) {
      const { seen, overlay } = await cited(session, await golden("republished-with-credit"));
      await press(overlay, ".citation-head button");
      await overlay.evaluate(() => {
        const title = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=title]"));
        if (!title) return;
        title.value = "Ferry talks founder again";
        title.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await until("the correction marked", () =>
        overlay.evaluate(() => document.querySelector("#edited")?.textContent),
      );
      return { seen, overlay };
    },
  },
  settings: {
    async reach(session) {
      const { overlay } = await cited(session, await golden("republished-with-credit"));
      await press(overlay, "#settings");
      const page = await session.extensionTab();
      await page.frame.waitForSelector("#style option");
      return { seen: page, overlay: page };
    },
  },
  demo: {
    async reach(session) {
      const tab = await session.open(`${AT.demo}demo.html`);
      const language = await languageOf(session);
      await tab.page.evaluate((language) => localStorage.setItem("language", language), language);
      await press({ frame: tab.page.mainFrame() }, "#sample");
      await tab.page.waitForSelector("#copy:enabled");
      return {
        seen: tab,
        overlay: { frame: tab.page.mainFrame(), evaluate: (run) => tab.page.evaluate(run) },
      };
    },
  },
};

/**
 * Ways to look at a state: colours, the window's size in CSS pixels, and the language that the overlay speaks.
 * @type {Record<string, import("./harness.mjs").Options & { language?: string }>}
 */
export const LOOKS = {
  light: { colours: "light", size: [1280, 800] },
  dark: { colours: "dark", size: [1280, 800] },
  forced: { forcedColours: true, size: [1280, 800] },
  arabic: { colours: "light", size: [1280, 800], language: "ar" },
  hebrew: { colours: "dark", size: [1280, 800], language: "he" },
  german: { colours: "light", size: [1280, 800], language: "de" },
  narrow: { colours: "light", size: [320, 640] },
  large: { colours: "light", size: [320, 256] },
};

/**
 * Puts what the states need on a site.
 * @param {Awaited<ReturnType<typeof import("./site.mjs").startSite>>} site
 * @param {string} [demo] the folder of the demonstration, for the state of that name
 */
export async function serveStates(site, demo) {
  for (const { url, html } of await goldenCases()) site.serve(url, html);
  site.serve(MANY_ADDRESS, articleOfManySources());
  site.serve(AT.nameless, NAMELESS);
  site.serve(AT.hands, articleOfManyHands());
  site.serve(AT.sandbox, article(), { "content-security-policy": "sandbox" });
  site.serve(AT.notes, "Notes", { "content-type": "text/plain" });
  const frame = site.serve("https://www.coast-courier.example/bridge", article());
  site.serve(
    AT.apart,
    `<!doctype html><title>Tidewater Journal</title><link rel="icon" href="data:,"><frameset cols="100%"><frame src="${frame}"></frameset>`,
  );
  if (!demo) return;
  for (const entry of await readdir(demo, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[extname(file)] ?? "text/plain; charset=utf-8";
    site.serve(AT.demo + file.slice(demo.length + 1), await readFile(file), { "content-type": type });
  }
}

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * A copy of the built package with a change, for as long as it is worked on.
 * @param {import("./harness.mjs").Name} name @param {Change | undefined} change
 * @param {(folder: string) => Promise<void>} work
 */
export async function withPackage(name, change, work) {
  const whole = await builtPackage(name);
  if (!change) return work(whole);
  const folder = await mkdtemp(join(tmpdir(), "whence-package-"));
  try {
    await cp(whole, folder, { recursive: true });
    const file = join(folder, change.file);
    await writeFile(file, change.change(await readFile(file)));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Sets the language that Whence speaks in this browser, as a choice in the settings does.
 * @param {Session} session @param {string} language in BCP 47
 */
export async function speak(session, language) {
  languages.set(session, language);
  const tab = await pressed(session, await golden("republished-with-credit"));
  const { frame } = await tab.overlay();
  await frame.waitForSelector(".bar");
  await frame.evaluate(async (language) => {
    const { browser, chrome } = /** @type {any} */ (globalThis);
    await (browser ?? chrome).storage.local.set({ language });
  }, language);
  // A page that goes while the press is still being answered would have its answer in a tab.
  await tab.clickToolbar();
  await tab.overlayGone();
  await tab.close();
}

/** What was set in each. @type {WeakMap<Session, string>} */
const languages = new WeakMap();

/** @param {Session} session */
async function languageOf(session) {
  return languages.get(session) ?? "en";
}

/** The address of a golden page. @param {string} name */
async function golden(name) {
  const page = (await cases).find((one) => one.name === name);
  if (!page) throw new Error(`there is no golden page ${name}`);
  return page.url;
}
const cases = goldenCases();

/** A page whose toolbar button was clicked. @param {Session} session @param {string} url */
export async function pressed(session, url) {
  const tab = await session.open(url);
  await tab.clickToolbar();
  return tab;
}

/** A page with its chain and citation. @param {Session} session @param {string} url */
async function cited(session, url) {
  const tab = await pressed(session, url);
  const overlay = await tab.answer();
  await overlay.frame.waitForSelector("#copy:enabled");
  return { seen: tab, overlay };
}

/** @param {Session} session @param {string} name of a golden page @param {string} selector of a part of the overlay */
async function scrolled(session, name, selector) {
  const { seen, overlay } = await cited(session, await golden(name));
  await overlay.frame.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), selector);
  return { seen, overlay };
}

/** A press of a control, wherever it is: in a low window it may be out of sight. @param {Pick<Overlay, "frame">} overlay @param {string} selector */
async function press({ frame }, selector) {
  await frame.waitForSelector(selector);
  await frame.evaluate(
    (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click(),
    selector,
  );
}

/** @param {Pick<Overlay, "frame">} overlay @param {string} format */
async function choose({ frame }, format) {
  const shown = () => frame.evaluate(() => document.querySelector("#citation")?.textContent);
  const before = await shown();
  await frame.select("#style", format);
  await until(`the citation in ${format}`, async () => (await shown()) !== before);
}

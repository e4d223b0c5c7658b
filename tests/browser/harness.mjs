/**
 * Chromium and Firefox with the extension in them, driven through one set of words.
 *
 * A test opens a page, clicks the extension's button in the toolbar and works the overlay; where the two browsers differ
 * stands in `chromium.mjs` and `firefox.mjs`, and nowhere else. Everything waits for conditions and never for time. What
 * the pages are is left to `site.mjs`.
 */
import { access, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { until } from "./until.mjs";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").Frame} Frame */
/** @typedef {"chrome" | "firefox"} Name */

/**
 * What a driver of one browser gives.
 * @typedef {object} Driver
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} scheme of the extension's own addresses
 * @property {() => Promise<string>} extensionAddress where the extension's files stand for pages, with a slash at
 *   the end
 * @property {() => Promise<Page>} newPage an empty page
 * @property {() => Promise<void>} stopBackground ends the extension's background script, as browsers do when it idles
 * @property {(page: Page) => Promise<void>} clickToolbar a click on the extension's button, the page being in front
 * @property {(page: Page) => Promise<void>} pressShortcut the shortcut that copies the citation, the page being in front
 * @property {() => Promise<string>} badge what stands on the extension's button for the page in front
 * @property {(page: Page, url: string) => Promise<void>} visit loads an address, also one of the browser's own
 * @property {(page: Page) => Promise<void>} paste the keys that paste
 */

/**
 * How a browser is started.
 * @typedef {object} Options
 * @property {string} [proxy] `host:port` of the proxy that all traffic goes through; absent: the machine's own network
 * @property {boolean} [headless] true where absent
 * @property {"light" | "dark"} [colours] the colour scheme that pages are told of
 * @property {boolean} [forcedColours] whether pages are told that the system forces its own colours
 * @property {boolean} [reducedMotion] whether pages are told that the reader wants no motion
 * @property {boolean} [private] pages are opened in a private window, and the extension is allowed there
 * @property {[number, number]} [size] of the window in CSS pixels
 * @property {string} [downloads] the folder that files are saved in, without asking
 */

/** Both browsers, for loops over tests. */
export const browsers = /** @type {Name[]} */ (["chrome", "firefox"]);

/**
 * The unpacked extension that the tests work on: what `build.sh build` made, or what `WHENCE_PACKAGE` names.
 * @param {Name} name
 */
export async function builtPackage(name) {
  const folder = process.env.WHENCE_PACKAGE ?? fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
  try {
    await access(`${folder}/manifest.json`);
  } catch {
    throw new Error(`There is no extension in ${folder}: run ./build.sh build first.`);
  }
  return folder;
}

/**
 * Starts a browser of its own profile with the unpacked extension in it.
 * @param {Name} name
 * @param {string} packageDir the unpacked extension
 * @param {Options} [options]
 */
export async function launch(name, packageDir, options = {}) {
  const start = { chrome: chromium.start, firefox: firefox.start }[name];
  return new Session(await start(packageDir, options));
}

/** One running browser. */
class Session {
  /** @param {Driver} driver */
  constructor(driver) {
    this.driver = driver;
  }

  /**
   * Opens an address in a tab of its own and brings it to the front.
   * @param {string} url
   */
  async open(url) {
    const tab = new Tab(this, await this.driver.newPage());
    await tab.visit(url);
    return tab;
  }

  /**
   * The tab that the extension opened by itself, as soon as there is one.
   * @returns {Promise<Overlay>} its page, which speaks as the overlay in a page does
   */
  extensionTab() {
    return until("a tab of the extension's own", async () => {
      for (const page of await this.driver.browser.pages())
        if (await isOurs(page.mainFrame(), this.driver.scheme))
          return new Overlay(this, page, page.mainFrame());
      return undefined;
    });
  }

  /** Where the extension's own files stand for pages of this browser, with a slash at the end. */
  extensionAddress() {
    return this.driver.extensionAddress();
  }

  /** What stands on the extension's button for the page in front. */
  badge() {
    return this.driver.badge();
  }

  /** Ends the extension's background script, as browsers do when it idles. */
  stopBackground() {
    return this.driver.stopBackground();
  }

  /**
   * What is on the clipboard, found by pasting.
   * @param {string} url an address whose page holds a `textarea` and an element with `contenteditable`
   * @returns {Promise<{ text: string, html: string }>} the plain text, and the markup that the formatted text became
   */
  async paste(url) {
    const tab = await this.open(url);
    for (const target of ["textarea", "[contenteditable]"]) {
      await tab.page.focus(target);
      await this.driver.paste(tab.page);
    }
    const pasted = await until("something pasted", async () => {
      const text = await tab.page.$eval("textarea", (element) => element.value);
      const html = await tab.page.$eval("[contenteditable]", (element) => element.innerHTML);
      return text !== "" && html !== "" ? { text, html } : undefined;
    });
    await tab.close();
    return pasted;
  }

  /** Closes every tab but the one that the browser started with, so that a test leaves nothing to the next. */
  async closeTabs() {
    const [, ...pages] = await this.driver.browser.pages();
    await Promise.all(pages.map((page) => page.close()));
  }

  /** Waits until the person at the screen has closed the browser. */
  async closedByHand() {
    await new Promise((resolve) => this.driver.browser.once("disconnected", resolve));
  }

  /** Ends the browser and removes its profile. */
  async close() {
    await this.driver.browser.close();
  }
}

/** One page of a browser. */
class Tab {
  /** @param {Session} session @param {Page} page */
  constructor(session, page) {
    this.session = session;
    this.page = page;
  }

  /** @param {string} url */
  async visit(url) {
    await this.session.driver.visit(this.page, url);
    await this.page.bringToFront();
  }

  /** Clicks the extension's button in the toolbar. */
  async clickToolbar() {
    await this.page.bringToFront();
    await this.session.driver.clickToolbar(this.page);
  }

  /** Presses the shortcut that copies the citation. */
  async pressShortcut() {
    await this.page.bringToFront();
    await this.session.driver.pressShortcut(this.page);
  }

  /**
   * The overlay in this page, as soon as it stands.
   * @returns {Promise<Overlay>}
   */
  overlay() {
    return until("the overlay's frame", async () => {
      const frame = await this.overlayFrame();
      return frame && new Overlay(this.session, this.page, frame);
    });
  }

  /**
   * The overlay in this page, as soon as it has answered.
   * @returns {Promise<Overlay>}
   */
  async answer() {
    const overlay = await this.overlay();
    await overlay.chain();
    return overlay;
  }

  /** Waits until the overlay is gone from this page. */
  async overlayGone() {
    await until("the overlay gone", async () => (await this.overlayFrame()) === undefined);
  }

  /** The overlay's frame, where there is one now. */
  async overlayFrame() {
    for (const frame of this.page.frames())
      if (frame !== this.page.mainFrame() && (await isOurs(frame, this.session.driver.scheme))) return frame;
    return undefined;
  }

  /**
   * Runs a function in the page.
   * @template R
   * @param {() => R} run uses nothing from around it
   */
  evaluate(run) {
    return this.page.evaluate(run);
  }

  /**
   * What the extension has highlighted in the page, and whether a reader sees it without scrolling.
   * @param {Frame} [frame] the frame that it is in; the page's own document where absent
   * @returns {Promise<{ text: string, inView: boolean } | undefined>}
   */
  highlighted(frame = this.page.mainFrame()) {
    return frame.evaluate(() => {
      const ranges = /** @type {Range[]} */ ([...(CSS.highlights.get("whence") ?? [])]);
      if (!ranges.length) return undefined;
      let { top, bottom } = ranges[0].getBoundingClientRect();
      let inView = true;
      for (let view = /** @type {Window} */ (window); ; view = view.parent) {
        inView &&= top >= 0 && bottom <= view.innerHeight;
        if (!view.frameElement) break;
        const edge = view.frameElement.getBoundingClientRect().top;
        [top, bottom] = [top + edge, bottom + edge];
      }
      const text = ranges.map(String).join("").replace(/\s+/g, " ").trim();
      return { text, inView };
    });
  }

  /**
   * The frame of the page with this address, as soon as it has loaded.
   * @param {string} url
   * @returns {Promise<Frame>}
   */
  frame(url) {
    return until(`the frame ${url}`, async () => {
      const frame = this.page.frames().find((frame) => frame.url() === url);
      return frame && (await frame.evaluate(() => document.readyState === "complete")) && frame;
    });
  }

  /** Everything in the page that the extension could have left something in. */
  traces() {
    return this.page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      scroll: [scrollX, scrollY],
      focus: document.activeElement?.localName,
      selection: String(getSelection()),
      highlights: CSS.highlights.size,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      globals: Object.keys(window).length,
      storage: [localStorage.length, sessionStorage.length, document.cookie],
    }));
  }

  /** @param {import("puppeteer-core").KeyInput} key pressed with the page's own focus */
  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** @param {string} file a PNG's path; its folder is made */
  async screenshot(file) {
    await screenshot(this.page, file);
  }

  /**
   * What an element of the page looks like now.
   * @param {string} selector
   * @returns {Promise<Buffer>} a PNG
   */
  async picture(selector) {
    const element = await this.page.waitForSelector(selector);
    if (!element) throw new Error(`no ${selector} in the page`);
    return Buffer.from(await element.screenshot());
  }

  async close() {
    await this.page.close();
  }
}

/** The extension's own page, in a frame of an article or in a tab. Selectors are CSS. */
class Overlay {
  /** @param {Session} session @param {Page} page @param {Frame} frame */
  constructor(session, page, frame) {
    this.session = session;
    this.page = page;
    this.frame = frame;
  }

  /**
   * The answer as JSON without white space, as soon as it stands.
   * @returns {Promise<string>}
   */
  chain() {
    return until("the answer in the overlay", () =>
      this.frame.evaluate(() => {
        const { whence } = /** @type {any} */ (globalThis);
        return whence?.chain && JSON.stringify(whence.chain);
      }),
    );
  }

  /**
   * Waits until an element is there and shown.
   * @param {string} selector
   */
  async waitFor(selector) {
    const handle = await this.frame.waitForSelector(selector, { visible: true, timeout: until.limit });
    if (!handle) throw new Error(`no ${selector} in the overlay`);
    return handle;
  }

  /**
   * The text of an element, as soon as it is there, as it is shown.
   * @param {string} selector
   */
  async text(selector) {
    const handle = await this.waitFor(selector);
    return handle.evaluate((element) => /** @type {HTMLElement} */ (element).innerText);
  }

  /**
   * The value of a control, as soon as it is there.
   * @param {string} selector
   */
  async value(selector) {
    const handle = await this.waitFor(selector);
    return handle.evaluate((element) => /** @type {HTMLInputElement} */ (element).value);
  }

  /**
   * A click of the mouse on an element, as soon as it is there.
   * @param {string} selector
   */
  async click(selector) {
    await this.#taken((await this.waitFor(selector)).click());
  }

  /**
   * Waits until the browser has taken an input. Where that takes the overlay down, Chromium sometimes never says so.
   * @param {Promise<void>} input
   */
  async #taken(input) {
    /** @type {{ error?: unknown } | undefined} */
    let end;
    input.then(
      () => (end = {}),
      (error) => (end = { error }),
    );
    await until("the input taken", () => end ?? this.frame.detached, 3 * until.limit);
    if (end?.error && !this.frame.detached) throw end.error;
  }

  /**
   * A key pressed while an element has the focus.
   * @param {string} selector @param {import("puppeteer-core").KeyInput} key
   */
  async press(selector, key) {
    await (await this.waitFor(selector)).focus();
    await this.#taken(this.page.keyboard.press(key));
  }

  /**
   * Opens the first claim of a role and has its first evidence shown in the article. The citation comes first: when it
   * is there its box takes more room, and a click aimed before that meets something else.
   * @param {string} role
   */
  async showEvidence(role) {
    await this.waitFor("#copy:enabled");
    const claim = `[data-role="${role}"] details.claim`;
    await this.click(`${claim} > summary`);
    await this.click(`${claim} button.show`);
  }

  /**
   * The formats that a citation can be written in, in the order of the menu.
   * @param {{ oneOfAKind?: boolean }} [options] `oneOfAKind`: the first of each group of the menu alone
   */
  async formats({ oneOfAKind = false } = {}) {
    await this.waitFor("#copy:enabled");
    const options = await this.frame.$$(`#style option${oneOfAKind ? ":first-child" : ""}`);
    return Promise.all(
      options.map((option) => option.evaluate((element) => /** @type {HTMLOptionElement} */ (element).value)),
    );
  }

  /**
   * Chooses a format and waits for the citation in it.
   * @param {string} format
   */
  async choose(format) {
    await this.waitFor("#copy:enabled");
    if ((await this.value("#style")) === format) return;
    const before = await this.text("#citation");
    await this.frame.select("#style", format);
    await until(`the citation in ${format}`, async () => (await this.text("#citation")) !== before);
  }

  /** Clicks the copy button and waits until the overlay says what came of it. */
  async copy() {
    await this.click("#copy:enabled");
    return until("word of the copy", () =>
      this.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#status")).innerText),
    );
  }

  /**
   * Runs a function in the overlay's own realm.
   * @template R
   * @param {() => R} run uses nothing from around it
   */
  evaluate(run) {
    return this.frame.evaluate(run);
  }

  /** Waits until the browser has drawn what stands in the overlay now. */
  async drawn() {
    await this.frame.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
  }

  /** @param {string} file a PNG's path; its folder is made */
  async screenshot(file) {
    await screenshot(this.page, file);
  }
}

/**
 * Whether a frame shows a page of the extension. The frame itself is asked: Firefox tells no one else the address.
 * @param {Frame} frame @param {string} scheme
 */
async function isOurs(frame, scheme) {
  try {
    return (await frame.evaluate(() => location.protocol)) === scheme;
  } catch {
    // The frame went away or is not ready: it is asked again on the next turn.
    return false;
  }
}

/** @param {Page} page @param {string} file */
async function screenshot(page, file) {
  await mkdir(dirname(file), { recursive: true });
  await page.screenshot({ path: /** @type {`${string}.png`} */ (file) });
}

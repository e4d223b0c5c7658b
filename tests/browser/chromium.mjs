/**
 * Starts and drives Chromium through its debugging protocol. Both browsers' common words stand in `harness.mjs`.
 *
 * The toolbar click is the protocol's own `Extensions.triggerAction`, which grants `activeTab` as a click by hand does.
 */
import puppeteer from "puppeteer-core";
import { onPath } from "./executable.mjs";
import { OWN_SERVICES } from "./proxy.mjs";
import { until } from "./until.mjs";

/** Switches that keep the browser itself off the network. */
const QUIET = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-quic",
  "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
  // Two services of its own start whatever is switched off: they are pointed at an address that nothing else has.
  `--gaia-url=${OWN_SERVICES}`,
  `--component-updater=url-source=${OWN_SERVICES}/update`,
];

/**
 * @param {string} packageDir @param {import("./harness.mjs").Options} options
 * @returns {Promise<import("./harness.mjs").Driver>}
 */
export async function start(packageDir, options) {
  const { proxy, headless = true, colours, forcedColours, size = [1280, 800], downloads } = options;
  const args = [...QUIET, "--disable-gpu", `--window-size=${size.join()}`];
  // Chromium refuses to start as root with its sandbox on.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  if (options.private) args.push("--incognito");
  // Not by the protocol's emulation: that does not reach the extension's frame.
  if (colours) args.push(`--blink-settings=preferredColorScheme=${colours === "dark" ? 0 : 1}`);
  if (forcedColours) args.push("--force-high-contrast");
  if (options.reducedMotion) args.push("--force-prefers-reduced-motion");
  if (proxy !== undefined)
    args.push(
      `--proxy-server=${proxy}`,
      // Addresses of this machine go through the proxy as well, and no name is ever resolved.
      "--proxy-bypass-list=<-loopback>",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    );
  const browser = await puppeteer.launch({
    executablePath: await onPath("WHENCE_CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]),
    headless,
    protocolTimeout: 2 * until.limit,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: proxy !== undefined,
    downloadBehavior: downloads === undefined ? undefined : { policy: "allow", downloadPath: downloads },
    defaultViewport: headless ? { width: size[0], height: size[1] } : null,
    args,
  });
  try {
    const protocol = await browser.target().createCDPSession();
    const { id } = await protocol.send("Extensions.loadUnpacked", {
      path: packageDir,
      enableInIncognito: options.private ?? false,
    });
    const worker = (/** @type {import("puppeteer-core").Target} */ target) =>
      target.type() === "service_worker" && target.url().includes(id);
    await browser.waitForTarget(worker, { timeout: until.limit });

    return {
      browser,
      scheme: "chrome-extension:",
      async extensionAddress() {
        const running = await (await browser.waitForTarget(worker, { timeout: until.limit })).worker();
        const overlay = await running?.evaluate(() =>
          /** @type {any} */ (globalThis).chrome.runtime.getURL("overlay.html"),
        );
        return new URL(".", overlay).href;
      },
      async newPage() {
        if (!options.private) return browser.newPage();
        // The window that Chromium starts with is the private one; a page made anew would stand in an ordinary one.
        const [first] = await browser.pages();
        const opened = browser.waitForTarget((target) => target.opener() === first.target());
        await first.evaluate(() => void open("about:blank"));
        const page = await (await opened).page();
        if (!page) throw new Error("Chromium opened no private page");
        return page;
      },
      async stopBackground() {
        await (await browser.targets().find(worker)?.worker())?.close();
        await until("the worker gone", () => !browser.targets().some(worker));
      },
      async clickToolbar(page) {
        const extension = (await browser.extensions()).get(id);
        if (!extension) throw new Error("the extension is gone from Chromium");
        await page.triggerExtensionAction(extension);
      },
      async pressShortcut(page) {
        // No key of a driver reaches the browser's own shortcuts. A click on the button grants what a shortcut does; the
        // second takes the overlay down again; then the command comes as the browser tells it.
        const extension = (await browser.extensions()).get(id);
        if (!extension) throw new Error("the extension is gone from Chromium");
        for (const there of [true, false]) {
          await page.triggerExtensionAction(extension);
          await until("the button's answer", () => page.frames().length > 1 === there);
        }
        const running = await (await browser.waitForTarget(worker, { timeout: until.limit })).worker();
        await running?.evaluate(async () => {
          const { commands, tabs } = /** @type {any} */ (globalThis).chrome;
          const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
          commands.onCommand.dispatch("copy-citation", tab);
        });
      },
      async badge() {
        const running = await (await browser.waitForTarget(worker, { timeout: until.limit })).worker();
        return /** @type {string} */ (
          await running?.evaluate(async () => {
            const { action, tabs } = /** @type {any} */ (globalThis).chrome;
            const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
            return action.getBadgeText({ tabId: tab.id });
          })
        );
      },
      async visit(page, url) {
        await page.goto(url);
      },
      async paste(page) {
        await page.keyboard.down("Control");
        await page.keyboard.press("KeyV", { commands: ["Paste"] });
        await page.keyboard.up("Control");
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

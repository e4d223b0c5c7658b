/**
 * Starts and drives Firefox through WebDriver BiDi. Both browsers' common words stand in `harness.mjs`.
 *
 * The toolbar click is a mouse event on the button itself, in the browser's own window: BiDi may evaluate there when
 * Firefox is started with `--remote-allow-system-access`. `connection` is not a public part of puppeteer, so its version
 * is pinned.
 */
import puppeteer from "puppeteer-core";
import { onPath } from "./executable.mjs";
import { until } from "./until.mjs";

/** Preferences that keep the browser itself off the network. */
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.chrome.guess_favicon": false,
  "browser.newtabpage.activity-stream.feeds.topsites": false,
  "browser.region.update.enabled": false,
  "browser.topsites.contile.enabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.trr.mode": 5,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
};

/**
 * @param {string} packageDir @param {import("./harness.mjs").Options} options
 * @returns {Promise<import("./harness.mjs").Driver>}
 */
export async function start(packageDir, options) {
  const { proxy, headless = true, colours, forcedColours, size = [1280, 800], downloads } = options;
  /** @type {Record<string, string | number | boolean>} */
  const prefs = { ...QUIET };
  if (options.private) prefs["browser.privatebrowsing.autostart"] = true;
  if (proxy !== undefined) {
    const [host, port] = proxy.split(":");
    prefs["network.proxy.type"] = 1;
    for (const kind of ["http", "ssl"]) {
      prefs[`network.proxy.${kind}`] = host;
      prefs[`network.proxy.${kind}_port`] = Number(port);
    }
    // Addresses of this machine go through the proxy as well, and nothing falls back to a direct connection.
    prefs["network.proxy.allow_hijacking_localhost"] = true;
    prefs["network.proxy.no_proxies_on"] = "";
    prefs["network.proxy.failover_direct"] = false;
  }
  if (downloads !== undefined) {
    prefs["browser.download.folderList"] = 2;
    prefs["browser.download.dir"] = downloads;
  }
  if (colours) prefs["layout.css.prefers-color-scheme.content-override"] = colours === "dark" ? 0 : 1;
  if (options.reducedMotion) prefs["ui.prefersReducedMotion"] = 1;
  if (forcedColours) prefs["browser.display.document_color_use"] = 2;

  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: await onPath("WHENCE_FIREFOX", ["firefox-esr", "firefox"]),
    headless,
    protocolTimeout: 2 * until.limit,
    acceptInsecureCerts: proxy !== undefined,
    defaultViewport: headless ? { width: size[0], height: size[1] } : null,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: prefs,
    // Firefox heeds `services.settings.server` only where this is set.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
  });
  try {
    /** @type {(method: string, params: object) => Promise<any>} */
    const send = async (method, params) =>
      (await /** @type {any} */ (browser).connection.send(method, params)).result;

    const { extension: id } = await send("webExtension.install", {
      extensionData: { type: "path", path: packageDir },
      "moz:allowPrivateBrowsing": options.private ?? false,
    });

    /** The context of the browser's window in front. */
    const window = () =>
      until("Firefox's window", async () => {
        const { contexts } = await send("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
        for (const { url, context } of contexts.reverse())
          if (url === "chrome://browser/content/browser.xhtml") return /** @type {string} */ (context);
        return undefined;
      });

    /** @param {string} context of a browser window @param {string} expression evaluated in it */
    const inWindow = async (context, expression) => {
      const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
      if (answer.type === "exception") throw new Error(`Firefox's window: ${answer.exceptionDetails.text}`);
      return answer.result.value;
    };

    /** A click of the mouse on an element of the browser's window, as soon as it is there. */
    const clickInWindow = async (/** @type {string} */ context, /** @type {string} */ selector) => {
      const expression = `(() => {
        const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect();
        if (!box?.width) return false;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        for (const type of ["mousemove", "mousedown", "mouseup"])
          window.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 }, {});
        return true;
      })()`;
      await until(`${selector} in Firefox's toolbar`, () => inWindow(context, expression));
    };

    return {
      browser,
      scheme: "moz-extension:",
      extensionAddress: async () =>
        inWindow(await window(), `WebExtensionPolicy.getByID(${JSON.stringify(id)}).getURL("")`),
      newPage: () => browser.newPage(),
      async stopBackground() {
        await inWindow(
          await window(),
          `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground().then(() => true)`,
        );
      },
      async clickToolbar() {
        await clickInWindow(
          await window(),
          `#nav-bar .webextension-browser-action[data-extensionid="${id}"]`,
        );
      },
      async pressShortcut(page) {
        // A driver's keys reach the page alone. A reader's reaches the page first, as any key, and then the key element
        // that Firefox made for the shortcut.
        await page.keyboard.press("KeyC");
        const pressed = `(() => {
          const keys = [...document.querySelectorAll("keyset[id^='ext-keyset-id'] > key")];
          const key = keys.find((key) => key.getAttribute("key") === "C");
          key?.doCommand();
          return key !== undefined;
        })()`;
        const here = await window();
        await until("the shortcut's key in Firefox", () => inWindow(here, pressed));
      },
      async badge() {
        const badge = `document.querySelector('.webextension-browser-action[data-extensionid="${id}"]')?.getAttribute("badge") ?? ""`;
        return inWindow(await window(), badge);
      },
      async visit(page, url) {
        if (!url.startsWith("about:")) {
          await page.goto(url);
          return;
        }
        // No page of the browser's own tells that it has loaded; its address in the window does.
        const context = /** @type {any} */ (page.mainFrame())._id;
        await page.bringToFront();
        await send("browsingContext.navigate", { context, url, wait: "none" });
        const here = await window();
        await until(`${url} in front`, async () => {
          const address = "gBrowser.selectedBrowser.currentURI.spec";
          return (
            (await inWindow(here, address)) === url &&
            inWindow(here, "!gBrowser.selectedTab.hasAttribute('busy')")
          );
        });
      },
      async paste(page) {
        await page.keyboard.down("Control");
        await page.keyboard.press("KeyV");
        await page.keyboard.up("Control");
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

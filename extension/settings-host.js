/**
 * Starts the settings inside the extension: the host that keeps them in the extension's storage and knows the browser's
 * own page for shortcuts.
 */
import { memory } from "./memory.js";
import { settings } from "./settings.js";

/** @type {any} The newest calls are not in every browser's types. */
const api = globalThis.browser ?? globalThis.chrome;

/** Firefox opens its page by a call, Chromium by its address. */
const opensByCall = typeof api.commands.openShortcutSettings === "function";

settings(document.body, {
  ...memory,
  languages: [api.i18n.getUILanguage(), ...navigator.languages],
  async shortcuts() {
    /** @type {chrome.commands.Command[]} */
    const commands = await api.commands.getAll();
    return commands.map(({ name, shortcut }) => ({ copies: name === "copy-citation", keys: shortcut ?? "" }));
  },
  changeShortcuts: () =>
    void (opensByCall
      ? api.commands.openShortcutSettings()
      : api.tabs.create({ url: "chrome://extensions/shortcuts" })),
  shortcutsAddress: opensByCall ? "about:addons" : "chrome://extensions/shortcuts",
});

/**
 * Starts the overlay inside the extension: the host that speaks to the background.
 *
 * `overlay.html` loads a file of this name; whoever shows the overlay elsewhere starts it from a script of their own
 * (as `www/demo.js` does) with a host of their own. What a host must offer stands in `messages.js`.
 */
import { isPageAnswer } from "./messages.js";
import { memory } from "./memory.js";
import { start } from "./overlay.js";

/** @typedef {import("./messages.js").Host} Host */

/** @type {typeof chrome} */
const api = globalThis.browser ?? globalThis.chrome;

/** Whether the overlay stands in an article; else it has a tab of its own. */
const inFrame = window.parent !== window;

/** @type {Host} */
const host = {
  page: () =>
    new Promise((resolve) => {
      const port = api.runtime.connect({ name: location.hash.slice(1) });
      /** @type {import("./messages.js").UnreadableMessage} */
      const nothing = { type: "unreadable", reason: "noTicket", detail: "" };
      port.onMessage.addListener((message) => {
        resolve(isPageAnswer(message) ? message : nothing);
        port.disconnect();
      });
      port.onDisconnect.addListener(() => resolve(nothing));
    }),
  show: inFrame
    ? async (evidence) =>
        (await api.runtime.sendMessage({ type: "show", evidence })) ?? { found: false, visible: false }
    : null,
  point: inFrame ? (evidence) => void api.runtime.sendMessage({ type: "point", evidence }) : null,
  again: inFrame ? () => void api.runtime.sendMessage({ type: "again" }) : null,
  settings: () => void api.runtime.sendMessage({ type: "settings" }),
  close: inFrame ? () => void api.runtime.sendMessage({ type: "close" }) : null,
  ...memory,
  languages: [api.i18n.getUILanguage(), ...navigator.languages],
  version: api.runtime.getManifest().version,
};

start(document.body, host);

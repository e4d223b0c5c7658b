/**
 * Answers the toolbar button: takes the page, hands it to the overlay, and never leaves a press unanswered.
 *
 * What the button grants is the whole of what is used: the tab that was pressed, until it moves on. The page is filed
 * under a one-use ticket; the overlay that was put up with the ticket in its address comes for it. Where the frame
 * cannot be shown in the page, or the page cannot be read, the same overlay opens in a tab of its own and says so.
 * Reading is left to the overlay, the page's document to content.js and find.js.
 *
 * Runs as a service worker in one browser and as an event page in the other; either may be stopped at any time, so
 * nothing that matters is kept in memory alone.
 */
import { memory } from "./memory.js";
import { isRequest } from "./messages.js";
import { mayCopy, putOnClipboard, usualCitation } from "./shortcut.js";

/** @typedef {import("./messages.js").PageMessage} PageMessage */
/** @typedef {import("./messages.js").UnreadableMessage} UnreadableMessage */
/** @typedef {import("./messages.js").Reason} Reason */

/**
 * What waits under a ticket: the message for the overlay and the tab that may come for it (null: a tab of our own).
 *
 * @typedef {{ tabId: number | null, message: PageMessage | UnreadableMessage }} Filed
 */

/** @type {typeof chrome} */
const api = globalThis.browser ?? globalThis.chrome;

/** How long the frame may take to come for its page before the tab opens instead, in milliseconds. */
const PATIENCE = 1500;

/** How long the tick stands on the button, in milliseconds. */
const TICK = 3000;

/** The overlay's address for others: in Chromium one of this session alone, so that no page can look for the extension. */
const OVERLAY = api.runtime.getURL("overlay.html");

/** The address that it has once it is there. */
const OWN_ADDRESS = new URL("overlay.html", location.href).href;

/** Tickets of this worker's life. Session storage has them too, unless the page is too large for it. */
/** @type {Map<string, Filed & { taken: () => void }>} */
const filed = new Map();

/** The press that each tab is still answering: the next one waits for it. */
/** @type {Map<number, Promise<void>>} */
const answering = new Map();

api.action.onClicked.addListener(async (tab) => {
  if (tab.id !== undefined) await inTurn(tab, tab.id, answer);
});

// The one command beside the button's own.
api.commands.onCommand.addListener(async (_command, pressed) => {
  const [tab] = pressed ? [pressed] : await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await inTurn(tab, tab.id, copy);
});

/**
 * Answers a press after those before it.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 * @param {(tab: chrome.tabs.Tab, tabId: number) => Promise<void>} work
 */
async function inTurn(tab, tabId, work) {
  const answered = (answering.get(tabId) ?? Promise.resolve()).catch(() => {}).then(() => work(tab, tabId));
  answering.set(tabId, answered);
  try {
    await answered;
  } finally {
    if (answering.get(tabId) === answered) answering.delete(tabId);
  }
}

/**
 * Answers the button: puts the overlay up, or takes it down.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 */
async function answer(tab, tabId) {
  const page = await takePage(tab, tabId);
  if (page?.type === "page") await putUp(tab, tabId, page);
  else if (page) await openTab(tab, page);
}

/**
 * Answers the copying shortcut: puts the citation on the clipboard and says so on the button. Where the browser does not
 * let that happen, the overlay comes, ready to copy.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 */
async function copy(tab, tabId) {
  // The button's press toggles; this one copies, also where the overlay stands.
  await closeIn(tabId).catch(() => {});
  const page = await takePage(tab, tabId);
  if (!page) return;
  if (page.type === "unreadable") return openTab(tab, page);
  const target = { tabId };
  const may = await inject({ target, func: mayCopy }).catch(() => false);
  const citation = may ? await usualCitation(page).catch(() => null) : null;
  const done =
    citation &&
    (await inject({ target, func: putOnClipboard, args: [citation.text, citation.html] }).catch(() => false));
  if (done) await tick(tabId);
  else await putUp(tab, tabId, { ...page, toCopy: true });
}

/** Says on the button that it is done. @param {number} tabId */
async function tick(tabId) {
  const title = (/** @type {string} */ key) =>
    api.action.setTitle({ tabId, title: api.i18n.getMessage(key) });
  await api.action.setBadgeBackgroundColor({ tabId, color: "#1d6b47" });
  await api.action.setBadgeText({ tabId, text: "✓" });
  await title("commandCopied");
  await sleep(TICK);
  // The tab may be gone by now.
  await api.action.setBadgeText({ tabId, text: "" }).catch(() => {});
  await title("actionTitle").catch(() => {});
}

/**
 * The page as it stands, or why it cannot be read.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 * @returns {Promise<PageMessage | UnreadableMessage | null>} null where the overlay stood there, and has been taken down
 */
async function takePage(tab, tabId) {
  /** @type {{ closed?: true, html?: string, url?: string, apart?: string | null, selected?: string, contentType?: string } | null | undefined} */
  let taken;
  try {
    taken = await inject({ target: { tabId }, files: ["frames.js", "content.js"] });
    if (taken?.html)
      await api.scripting.insertCSS({ target: { tabId }, files: ["content.css"], origin: "USER" });
  } catch (error) {
    return { type: "unreadable", ...reasonFor(tab.url, String(error)) };
  }
  // Some pages of the browser take the script and give nothing back.
  if (!taken) return { type: "unreadable", ...reasonFor(tab.url, "") };
  if (taken.closed) return null;
  const { html, url = null, apart = null, selected = "", contentType = "" } = taken;
  if (typeof html !== "string") return { type: "unreadable", reason: "notHtml", detail: contentType };
  return { type: "page", html, url, apart, selected, toCopy: false };
}

/**
 * Puts up the overlay in the page; where that does not let it be seen, in a tab of its own.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 * @param {PageMessage} page
 */
async function putUp(tab, tabId, page) {
  try {
    const side = (await memory.recall("side")) === "left" ? "left" : "right";
    const { ticket, whenTaken } = file({ tabId, message: page });
    // Undefined where the tab has moved on to another document since the page was taken: nothing is shown there.
    const up = await inject({
      target: { tabId },
      func: (/** @type {string} */ address, /** @type {string} */ side) =>
        /** @type {any} */ (globalThis).whence?.putUp(address, side),
      args: [`${OVERLAY}#${ticket}`, side],
    });
    if (up === undefined || up === null) return forget(ticket);
    if (up && (await Promise.race([whenTaken.then(() => true), sleep(PATIENCE).then(() => false)]))) return;
    forget(ticket);
    await closeIn(tabId);
  } catch {
    // The page let itself be read but not be added to; the tab below answers.
  }
  await openTab(tab, page);
}

/**
 * Opens the overlay in a tab beside the one that was pressed.
 *
 * @param {chrome.tabs.Tab} tab
 * @param {PageMessage | UnreadableMessage} message
 */
async function openTab(tab, message) {
  const { ticket } = file({ tabId: null, message });
  const url = `${OVERLAY}#${ticket}`;
  try {
    await api.tabs.create({ url, windowId: tab.windowId, index: tab.index + 1 });
  } catch {
    // A window that takes no such tab (a private one): wherever the browser puts it.
    await api.tabs.create({ url });
  }
}

/**
 * Files a message under a new ticket.
 *
 * @param {Filed} entry
 */
function file(entry) {
  const ticket = crypto.randomUUID();
  /** @type {() => void} */
  let taken = () => {};
  const whenTaken = new Promise((resolve) => {
    taken = () => resolve(undefined);
  });
  filed.set(ticket, { ...entry, taken });
  // Too large a page is refused there: then it waits in memory alone.
  api.storage.session.set({ [ticket]: entry }).catch(() => {});
  return { ticket, whenTaken };
}

/**
 * What waits under the ticket, for its one use.
 *
 * @param {string} ticket
 * @returns {Promise<Filed | undefined>}
 */
async function take(ticket) {
  /** @type {any} What storage gives back is what `file` put there. */
  const entry = filed.get(ticket) ?? (await api.storage.session.get(ticket))[ticket];
  await forget(ticket);
  return entry;
}

/** @param {string} ticket */
async function forget(ticket) {
  filed.delete(ticket);
  await api.storage.session.remove(ticket);
}

// The overlay comes for its page. The ticket is a secret between it and us, and opens in its own tab only, so that a
// page which embeds the overlay's address has nothing to come with.
api.runtime.onConnect.addListener(async (port) => {
  const { sender } = port;
  /** @type {UnreadableMessage} */
  const nothing = { type: "unreadable", reason: "noTicket", detail: "" };
  if (!isOverlay(sender)) return port.disconnect();
  const waiting = filed.get(port.name);
  const entry = await take(port.name);
  const mayTake = entry && (entry.tabId === null ? sender?.frameId === 0 : entry.tabId === sender?.tab?.id);
  if (mayTake) waiting?.taken();
  port.postMessage(mayTake ? entry.message : nothing);
});

// What the overlay's frame asks of the article around it.
api.runtime.onMessage.addListener((message, sender, respond) => {
  const { tab } = sender;
  const tabId = tab?.id;
  if (isOverlay(sender) && isRequest(message) && message.type === "settings") {
    void api.runtime.openOptionsPage();
    return false;
  }
  if (!isOverlay(sender) || sender.frameId === 0 || !tab || tabId === undefined || !isRequest(message))
    return false;
  const answered =
    message.type === "show" || message.type === "point"
      ? find(tabId, message.type, message.evidence)
      : closeIn(tabId).then(() => (message.type === "again" ? inTurn(tab, tabId, answer) : undefined));
  answered.then(respond, () => respond(undefined));
  return true;
});

/**
 * @param {number} tabId
 * @param {"show" | "point"} what is to be done with it
 * @param {import("./messages.js").Evidence | null} evidence
 * @returns {Promise<import("./messages.js").Shown>}
 */
async function find(tabId, what, evidence) {
  // The document that was read may be a frame's.
  await api.scripting.insertCSS({ target: { tabId, allFrames: true }, files: ["find.css"] });
  await inject({ target: { tabId }, files: ["find.js"] });
  return inject({
    target: { tabId },
    func: (/** @type {string} */ what, /** @type {object} */ sought) =>
      /** @type {any} */ (globalThis).whence?.[what](sought),
    args: [what, evidence],
  });
}

/** @param {number} tabId */
async function closeIn(tabId) {
  await inject({ target: { tabId }, func: () => /** @type {any} */ (globalThis).whence?.close() });
}

/**
 * Runs a script in the article's own document and gives its value.
 *
 * Right after a press the browser sometimes still says that the tab may not be accessed; it has changed its mind a few
 * hundredths of a second later.
 *
 * @param {any} injection as `scripting.executeScript` takes it
 * @returns {Promise<any>}
 */
async function inject(injection) {
  for (let attempt = 1; ; attempt++) {
    try {
      const [frame] = await api.scripting.executeScript(injection);
      return frame?.result;
    } catch (error) {
      if (attempt === 5) throw error;
      await sleep(40 * attempt);
    }
  }
}

/**
 * Why the browser refused, as far as its words and the address tell.
 *
 * @param {string | undefined} url unknown for most pages that it protects
 * @param {string} detail
 * @returns {{ reason: Reason, detail: string }}
 */
function reasonFor(url, detail) {
  const words = `${url ?? ""} ${detail}`;
  /** @type {[RegExp, Reason][]} */
  const rules = [
    [/gallery cannot be scripted|chromewebstore\.google|addons\.mozilla\.org/i, "store"],
    [/\bfile:\/\//i, "file"],
    [/showing error page/i, "notLoaded"],
    [/\.pdf(?:[?#\s]|$)/i, "notHtml"],
    [/\b(?:chrome|edge|about|devtools|view-source|chrome-extension|moz-extension|resource):/i, "browserPage"],
  ];
  return { reason: rules.find(([pattern]) => pattern.test(words))?.[1] ?? "refused", detail };
}

/** @param {chrome.runtime.MessageSender | undefined} sender */
function isOverlay(sender) {
  return sender?.id === api.runtime.id && sender.url?.split("#", 1)[0] === OWN_ADDRESS;
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

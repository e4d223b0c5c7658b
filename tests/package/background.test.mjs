/**
 * Whom the background answers: the overlay alone, in the tab that its page belongs to, once. The browser around it is a
 * stand-in that says who sends; how real senders look is left to tests/browser.
 *
 * Reads `dist/` as `./build.sh build` leaves it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

const ID = "whence";
const HOME = `chrome-extension://${ID}`;
/** Under which pages know it: in Chromium another one for each session. */
const ALIAS = "chrome-extension://of-this-session";
const TAB = { id: 7, windowId: 1, index: 0 };
const BYLINE = {
  reader: "byline",
  quote: "By Ana",
  at: { type: "TextQuoteSelector", exact: "By Ana", prefix: "", suffix: "" },
};

/** What the background did: scripts and styles put into tabs, pages opened. @type {string[]} */
const done = [];
/** @type {Record<string, any>} */
const listeners = {};
const event = (/** @type {string} */ name) => ({
  addListener: (/** @type {Function} */ answer) => (listeners[name] = answer),
});
/** What is kept for the session: the tickets. @type {Map<string, any>} */
const kept = new Map();

Object.assign(globalThis, {
  location: new URL(`${HOME}/background.js`),
  chrome: {
    runtime: {
      id: ID,
      getURL: (/** @type {string} */ path) => `${ALIAS}/${path}`,
      onConnect: event("connect"),
      onMessage: event("message"),
      openOptionsPage: async () => done.push("settings"),
    },
    action: { onClicked: event("click") },
    commands: { onCommand: event("command") },
    tabs: { create: async (/** @type {{ url: string }} */ { url }) => done.push(`tab ${url}`) },
    scripting: {
      insertCSS: async () => done.push("style"),
      executeScript: async (/** @type {{ files?: string[], args?: string[] }} */ { files, args }) => {
        done.push(files?.join() ?? args?.[0] ?? "close");
        return [{ result: files ? { html: "<p>secret", url: "https://a.example/" } : true }];
      },
    },
    storage: {
      session: {
        set: async (/** @type {object} */ items) =>
          Object.entries(items).map(([key, item]) => kept.set(key, item)),
        get: async (/** @type {string} */ key) => ({ [key]: kept.get(key) }),
        remove: async (/** @type {string} */ key) => kept.delete(key),
      },
      local: { get: async () => ({}) },
    },
  },
});
await import(new URL("../../dist/chrome/background.js", import.meta.url).href);

const overlay = { id: ID, url: `${HOME}/overlay.html#ticket`, frameId: 3, tab: TAB };
const strangers = {
  "another extension": { ...overlay, id: "other" },
  "a page": { ...overlay, url: "https://www.tidewater.example/overlay.html" },
  "a page whose address looks like the overlay's": {
    ...overlay,
    url: `https://a.example/#${HOME}/overlay.html`,
  },
  "a content script": { ...overlay, url: "https://www.tidewater.example/", frameId: 0 },
  "the page of the settings": { ...overlay, url: `${HOME}/settings.html`, frameId: 0 },
  "a longer address": { ...overlay, url: `${HOME}/overlay.html.example/` },
  nobody: {},
};

/** What becomes of a message. @param {unknown} message @param {object} sender */
async function told(message, sender) {
  done.length = 0;
  /** @type {() => void} */
  let answered = () => {};
  const answer = new Promise((resolve) => (answered = () => resolve(undefined)));
  if (listeners.message(message, sender, answered)) await answer;
  return [...done];
}

/** Presses the button and gives the ticket that the frame is put up with. */
async function ticket() {
  done.length = 0;
  void listeners.click(TAB);
  for (;;) {
    const address = done.find((entry) => entry.startsWith(`${ALIAS}/overlay.html#`));
    if (address) return address.split("#")[1] ?? "";
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What comes through a port with this name. @param {string} name @param {object} sender @returns {Promise<any>} */
function connected(name, sender) {
  return new Promise((resolve) =>
    listeners.connect({ name, sender, postMessage: resolve, disconnect: () => resolve("disconnected") }),
  );
}

test("only the overlay's frame is heard", async () => {
  const requests = [
    { type: "show", evidence: BYLINE },
    { type: "point", evidence: null },
    { type: "close" },
    { type: "again" },
    { type: "settings" },
  ];
  for (const request of requests) {
    assert.notDeepEqual(await told(request, overlay), [], request.type);
    for (const [who, sender] of Object.entries(strangers))
      assert.deepEqual(await told(request, sender), [], `${request.type} of ${who}`);
  }
  // In a tab of its own it has no article around it; the settings it may open there.
  for (const request of requests)
    assert.deepEqual(
      await told(request, { ...overlay, frameId: 0 }),
      request.type === "settings" ? ["settings"] : [],
    );
});

test("what is no request does nothing, whoever sends it", async () => {
  const at = { type: "TextQuoteSelector", exact: 1, prefix: "", suffix: "" };
  for (const message of [
    null,
    "close",
    ["close"],
    {},
    { type: "page", html: "" },
    { type: "toString" },
    { type: "show" },
    { type: "show", evidence: null },
    { type: "show", evidence: { ...BYLINE, at } },
    { type: "point", evidence: { at: { type: "CssSelector", value: {} } } },
  ])
    assert.deepEqual(await told(message, overlay), [], JSON.stringify(message));
});

test("a page is handed over once, to the overlay in its own tab, for its ticket", async () => {
  assert.equal((await connected(await ticket(), overlay)).html, "<p>secret");
  const spent = await ticket();
  await connected(spent, overlay);
  assert.equal((await connected(spent, overlay)).reason, "noTicket");
  assert.equal((await connected("no such ticket", overlay)).reason, "noTicket");
  assert.equal((await connected("toString", overlay)).reason, "noTicket");
  for (const [who, sender] of Object.entries(strangers)) {
    const waiting = await ticket();
    assert.equal(await connected(waiting, sender), "disconnected", who);
    assert.equal((await connected(waiting, overlay)).html, "<p>secret", who);
  }
  assert.ok(!kept.has(spent));
  const elsewhere = { ...overlay, tab: { ...TAB, id: 8 } };
  assert.equal((await connected(await ticket(), elsewhere)).reason, "noTicket");
});

/**
 * The page cannot reach in: pages that try to read the overlay, to work its buttons, to speak to it, to show it as their
 * own, to put their own functions under it, or to throw it out, in both browsers.
 *
 * Each page is a hostile one with a script that writes down all that it gets. What the browser lets it see all the same
 * (that the panel is there, what is highlighted) is told in PRIVACY.md. Strict headers, hostile styles, copies
 * taken by the page and an embedded overlay stand in the neighbouring files; what the background believes, in tests/package.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ADDRESS, article, BYLINE, ORIGIN } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

/** Watches all that happens from before the click, and gathers at `probe()` all that a page can ask. */
const SPY = `<script>
  const told = [];
  const tell = (...found) => told.push(...found.map(String));
  for (const name of ["whence-overlay", "whence-panel"])
    customElements.define(name, class extends HTMLElement {
      constructor() { super(); this.inner = this.attachInternals(); }
      connectedCallback() { tell("root", this.inner.shadowRoot, this.inner.shadowRoot?.innerHTML); }
    });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, { ...options, mode: "open" });
    tell("root", root);
    return root;
  };
  let host;
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.matches?.("div[popover]")) host = node;
  }).observe(document, { childList: true, subtree: true });
  for (const type of ["securitypolicyviolation", "message", "messageerror", "error", "storage", "hashchange", "popstate"])
    addEventListener(type, (event) => tell(type, event.blockedURI, event.data, event.message, event.newURL), true);
  navigation?.addEventListener("navigate", ({ destination }) => tell("navigate", destination.url));
  const openings = history.length;

  function probe() {
    const tries = {
      roots: () => [...document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean),
      internals: () => host.attachInternals().shadowRoot,
      markup: () => [host.outerHTML, host.getHTML({ serializableShadowRoots: true }), host.cloneNode(true).innerHTML],
      text: () => [host.innerText, host.textContent, document.documentElement.innerText.includes("You are here")],
      inside: () => [host.contentDocument, host.contentWindow, host.getSVGDocument, host.children.length, host.src],
      windows: () => [window.length, window[0], frames.Whence, Object.keys(window).filter((key) => /whence/i.test(key))],
      points: () => {
        const box = host.getBoundingClientRect();
        const found = new Set();
        for (let x = box.left + 5; x < box.right; x += 60)
          for (let y = 5; y < box.bottom; y += 60) {
            for (const element of document.elementsFromPoint(x, y)) found.add(element.localName);
            const caret = document.caretPositionFromPoint?.(x, y)?.offsetNode;
            if (caret && !document.contains(caret)) found.add("a node inside");
          }
        return [...found].filter((name) => /frame/.test(name) || name.startsWith("a node"));
      },
      active: () => [document.activeElement.src, document.activeElement.contentWindow],
      selection: () => (document.execCommand("selectAll"), [/You are here/.test(getSelection()), getSelection().removeAllRanges()]),
      finding: () => ["You are here", "Stated on the page"].filter((words) => window.find?.(words, false, false, true, false, true)),
      entries: () => performance.getEntries().map(({ name }) => name).filter((name) => /extension/.test(name)),
      history: () => history.length - openings,
      named: () => ["Whence", "whence", "overlay"].filter((name) => frames[name]?.location),
      extension: () => [window.chrome?.runtime?.id, window.browser?.runtime?.id].filter(Boolean),
      highlights: () => [...CSS.highlights.keys()],
    };
    const answers = { told };
    for (const [name, ask] of Object.entries(tries))
      try {
        answers[name] = [ask()].flat(2).filter((found) => found && found !== true).map(String);
      } catch {
        answers[name] = [];
      }
    answers.markup = answers.markup.join().replace(/ (?:style|popover|data-whence)="[^"]*"/g, "");
    return answers;
  }
</script>`;

/** Does to the overlay, and to all of the page, what scripts can do of what a reader does. */
const HANDS = `<script>
  function work() {
    const host = document.querySelector("[popover]");
    const targets = [host, document.activeElement, document.body, document, window];
    const keys = ["Enter", " ", "Tab", "Escape", "c"];
    for (const target of targets) {
      target.focus?.();
      target.click?.();
      const at = { bubbles: true, composed: true, cancelable: true, clientX: innerWidth - 40, clientY: 30 };
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick", "contextmenu"])
        target.dispatchEvent(new PointerEvent(type, at));
      for (const type of ["keydown", "keypress", "keyup"])
        for (const key of keys) target.dispatchEvent(new KeyboardEvent(type, { ...at, key, ctrlKey: key === "c" }));
      for (const type of ["copy", "paste", "input", "change", "submit", "toggle", "close", "pagehide", "popstate"])
        target.dispatchEvent(new Event(type, at));
    }
    for (const command of ["copy", "cut", "selectAll", "undo"]) document.execCommand(command);
  }
</script>`;

/** Says everything that the extension listens for, to everyone that a page can speak to. */
const MOUTH = `<script>
  function speak(frame) {
    const at = { type: "TextQuoteSelector", exact: "${BYLINE}", prefix: "", suffix: "" };
    const evidence = { reader: "byline", quote: "${BYLINE}", at };
    const messages = [
      { type: "show", evidence }, { type: "point", evidence }, { type: "close" }, { type: "again" }, { type: "settings" },
      { type: "page", html: document.documentElement.outerHTML, url: location.href, apart: null, selected: "", toCopy: true },
      { type: "unreadable", reason: "refused", detail: "hello" },
      { id: 1, name: "formats", args: [] }, { id: 1, value: [] }, { id: 1, error: { name: "Panic", message: "hello" } },
    ];
    const channel = new BroadcastChannel("whence");
    for (const message of messages) {
      frame.contentWindow.postMessage(message, "*", [new MessageChannel().port1]);
      postMessage(message);
      channel.postMessage(message);
      for (const target of [window, document, document.querySelector("[popover]")]) {
        target.dispatchEvent(new CustomEvent(message.type, { detail: message }));
        target.dispatchEvent(new MessageEvent("message", { data: message }));
      }
      window.chrome?.runtime?.sendMessage?.(message);
    }
  }
</script>`;

/**
 * Puts functions of the page's own in place of the browser's, which lie and write down that they were called. Those that a
 * page needs to stand at all are left.
 */
const LIES = `<script>
  const called = [];
  const lie = (name) => function () {
    called.push(name);
    return null;
  };
  const replaced = [
    Node, Element, HTMLElement, Document, DocumentFragment, ShadowRoot, Range, Selection, TreeWalker, XMLSerializer, DOMParser,
    Highlight, HighlightRegistry, HTMLIFrameElement, CSSStyleDeclaration, DOMTokenList, NamedNodeMap, NodeList, Worker,
    MessagePort, AbortController, Clipboard, ClipboardItem, ClipboardEvent, DataTransfer, UserActivation, Blob, URL, Response,
    String, RegExp, Map, Set, WeakMap,
  ];
  for (const { name, prototype } of replaced)
    for (const [key, { configurable, value, get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (!configurable || key === "constructor") continue;
      if (typeof value === "function") prototype[key] = lie(name + "." + key);
      else if (get) Object.defineProperty(prototype, key, { get: lie(name + "." + key) });
    }
  for (const name of ["fetch", "getSelection", "getComputedStyle", "matchMedia", "Highlight", "Worker", "ClipboardItem", "Blob"])
    window[name] = lie(name);
  Object.defineProperty(window, "CSS", { value: { get highlights() { called.push("CSS.highlights"); return new Map(); } } });
  Object.defineProperty(navigator, "clipboard", { get: lie("navigator.clipboard") });
  window.oncopy = document.oncopy = (event) => called.push("copy");
</script>`;

/** Names that a form's field takes from its form in Chromium, each one asked for by code that reads pages. */
const FIELDS = [
  ...[
    "shadowRoot",
    "querySelectorAll",
    "outerHTML",
    "childNodes",
    "attributes",
    "matches",
    "closest",
    "nodeType",
  ],
  ...[
    "checkVisibility",
    "localName",
    "parentElement",
    "getRootNode",
    "scrollIntoView",
    "getBoundingClientRect",
  ],
  ...[
    "ownerDocument",
    "assignedNodes",
    "cloneNode",
    "focus",
    "tagName",
    "firstChild",
    "nextSibling",
    "getHTML",
  ],
]
  .map((name) => `<input name="${name}" hidden>`)
  .join("");

/** Names that elements take from a document or a window, each one asked for by the extension. */
const NAMES = [
  ...[
    "documentElement",
    "doctype",
    "contentType",
    "querySelectorAll",
    "createElement",
    "elementFromPoint",
    "body",
  ],
  ...["getSelection", "activeElement", "defaultView", "createTreeWalker", "createRange", "addEventListener"],
  ...[
    "whence",
    "chrome",
    "browser",
    "location",
    "CSS",
    "navigator",
    "Node",
    "XMLSerializer",
    "HTMLElement",
    "Reflect",
  ],
]
  .map((name) => `<form id="${name}" name="${name}"></form><img name="${name}" alt="">`)
  .join("");

/** What a page does to the overlay to be rid of it, or to have it elsewhere. @type {Record<string, string>} */
const ROUGH = {
  "refuses to let it be shown": `addEventListener("beforetoggle", (event) => event.preventDefault(), true)`,
  "throws it out as it is shown": `addEventListener("beforetoggle", (event) => event.target.remove(), true)`,
  "throws it out at once": `new MutationObserver(() => document.querySelector("[popover]")?.remove())
    .observe(document, { childList: true, subtree: true })`,
  "covers it": `addEventListener("toggle", (event) => {
    const cover = Object.assign(document.createElement("b"), { popover: "manual", style: "position: fixed; inset: 0" });
    cover.id = "cover";
    document.body.append(cover);
    cover.showPopover();
  }, { capture: true, once: true })`,
  "makes it unseen": `addEventListener("toggle", ({ target }) => target.style.setProperty("display", "none", "important"), true)`,
  "moves it": `addEventListener("toggle", ({ target }) => document.body.prepend(target), { capture: true, once: true })`,
};

for (const name of browsers)
  describe(`a page that reaches for the overlay in ${name}`, () => {
    const on = started(name);

    /** Opens an article with this in its head and body, and has it answered. @param {string} head @param {string} [body] */
    const answered = async (head, body = "") => {
      const url = on.site.serve(`${ADDRESS}/reaching`, article({ head, body }));
      const tab = await on.session.open(url);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      return { tab, overlay };
    };

    /** @param {{ page: import("puppeteer-core").Page }} tab @param {string} expression run in the page */
    const inPage = (tab, expression) => /** @type {Promise<any>} */ (tab.page.evaluate(expression));

    it("gets no frame, no root, no address and no word of it", async () => {
      const { tab, overlay } = await answered(SPY);
      const shown = await overlay.text("main");
      for (const words of ["You are here", "Stated"]) assert.ok(shown.includes(words), shown);
      const { markup, ...got } = await inPage(tab, "probe()");
      assert.equal(markup, "<div></div>");
      assert.deepEqual(
        Object.entries(got).filter(([, found]) => found.length),
        [],
      );
      // The same questions find what a page may have: a frame and an open root of its own.
      await inPage(
        tab,
        `document.body.append(document.createElement("iframe"), document.createElement("whence-panel")),
         document.querySelector("whence-panel").attachShadow({ mode: "closed" }), undefined`,
      );
      const control = await inPage(tab, "probe()");
      for (const question of ["told", "roots", "windows"])
        assert.notDeepEqual(control[question], [], question);
    });

    it("cannot press its buttons", async () => {
      const { tab, overlay } = await answered(HANDS);
      const { length } = await on.session.driver.browser.pages();
      await overlay.evaluate(() => {
        const seen = /** @type {string[]} */ (Object.assign(globalThis, { seen: [] }).seen);
        for (const type of ["click", "pointerdown", "keydown", "copy", "input", "toggle", "message"])
          addEventListener(type, () => seen.push(type), true);
      });
      const before = await overlay.evaluate(() => document.body.innerHTML);
      await inPage(tab, "work()");
      await overlay.drawn();
      assert.deepEqual(await overlay.evaluate(() => /** @type {any} */ (globalThis).seen), []);
      assert.equal(await overlay.evaluate(() => document.body.innerHTML), before);
      assert.equal((await on.session.driver.browser.pages()).length, length);
      assert.ok(await tab.overlayFrame());
      await overlay.copy();
      assert.ok((await overlay.evaluate(() => /** @type {any} */ (globalThis).seen)).includes("click"));
    });

    it("cannot speak to it, nor to one that it embeds", async () => {
      const base = await on.session.extensionAddress();
      const { tab, overlay } = await answered(MOUTH);
      const { length } = await on.session.driver.browser.pages();
      const stolen = `<iframe id="stolen" src="${base}overlay.html#${crypto.randomUUID()}"></iframe>`;
      await inPage(tab, `document.body.insertAdjacentHTML("afterbegin", ${JSON.stringify(stolen)})`);
      const frames = [overlay.frame];
      await until("the embedded overlay", async () => {
        for (const frame of tab.page.frames().slice(1))
          if (
            frame !== overlay.frame &&
            (await frame.evaluate(() => location.pathname).catch(() => "")) === "/overlay.html"
          )
            return frames.push(frame);
        return false;
      });
      const words = () => Promise.all(frames.map((frame) => frame.evaluate(() => document.body.innerText)));
      await until("its answer", () =>
        frames[1].evaluate(() => document.querySelector("#unreadable") !== null),
      );
      const before = await words();
      await inPage(tab, `speak(document.querySelector("#stolen"))`);
      await overlay.drawn();
      await overlay.drawn();
      assert.deepEqual(await words(), before);
      assert.equal(before.filter((words) => words.includes(BYLINE.slice(3))).length, 1);
      assert.equal(await tab.evaluate(() => CSS.highlights.size), 0);
      assert.equal((await on.session.driver.browser.pages()).length, length);
    });

    it("finds no other file of the extension, and none at all by its name alone", async () => {
      const base = await on.session.extensionAddress();
      const { tab, overlay } = await answered("");
      const files = [
        "settings.html",
        "overlay.js",
        "citing.js",
        "wasm/read_bg.wasm",
        "manifest.json",
        "icons/16.png",
      ];
      // Firefox gives each installation an address of its own; Chromium's is the same for everyone.
      const everyones =
        name === "chrome" ? [await overlay.evaluate(() => location.href.split("#", 1)[0])] : [];
      const reached = await tab.page.evaluate(
        async (urls) => {
          const answers = await Promise.allSettled(urls.map((url) => fetch(url ?? "")));
          return urls.filter((_, index) => answers[index]?.status === "fulfilled");
        },
        [...files.map((file) => base + file), ...everyones],
      );
      assert.deepEqual(reached, []);
    });

    it("puts its own functions in the browser's place, and none is called", async () => {
      const { tab, overlay } = await answered(LIES);
      const plain = await on.session.open(on.site.serve(ADDRESS, article()));
      await plain.clickToolbar();
      const honest = JSON.parse(await (await plain.answer()).chain());
      await plain.close();
      await tab.page.bringToFront();
      const { links, sources } = JSON.parse(await overlay.chain());
      assert.deepEqual([links.length, sources], [honest.links.length, honest.sources]);
      // By keys: for a click of the mouse the driver itself asks the page where the frame stands.
      await overlay.press('[data-role="author"] details.claim > summary', "Enter");
      await overlay.press('[data-role="author"] button.show', "Enter");
      assert.match(await overlay.text(".showing [role=status]"), /highlighted/i);
      const shown = await overlay.text("#citation");
      await overlay.press("#copy", "Enter");
      await until("word of the copy", async () => (await overlay.text("#status")) === "Copied.");
      await overlay.press("body", "Escape");
      await tab.overlayGone();
      assert.deepEqual(await inPage(tab, "called"), []);
      const { text } = await on.session.paste(pasteBoard(on.site));
      assert.equal(text.replace(/\s+/g, " ").trim(), shown.replace(/\s+/g, " ").trim());
      if (name !== "firefox") return;
      // Chromium keeps the clipboard from the page's document; here the shortcut writes to it from there.
      await inPage(tab, "called.length = 0");
      await tab.pressShortcut();
      await until("the tick", async () => (await on.session.badge()) === "✓");
      assert.deepEqual(await inPage(tab, "called"), []);
      assert.equal((await on.session.paste(pasteBoard(on.site))).text, text);
    });

    it("names its fields and elements after what is asked of it, and is read and shown all the same", async () => {
      const form = `<form tabindex="-1">${FIELDS}<p>Words of a form that stand before the article.</p></form>`;
      const { tab, overlay } = await answered("", form + NAMES);
      await overlay.showEvidence("original");
      const origin = await until("the origin highlighted", () => tab.highlighted());
      assert.ok(origin.text.includes(ORIGIN), origin.text);
      await tab.clickToolbar();
      await tab.overlayGone();
    });

    for (const [does, script] of Object.entries(ROUGH))
      it(`${does}: the answer stands in the page or in a tab, and the page has none of it`, async () => {
        const url = on.site.serve(`${ADDRESS}/rough`, article({ head: `${SPY}<script>${script}</script>` }));
        const tab = await on.session.open(url);
        await tab.clickToolbar();
        const overlay = await Promise.any([
          on.session.extensionTab(),
          until("an answer in the page", async () => {
            const frame = await tab.overlayFrame();
            return frame
              ?.evaluate(() => document.querySelector("#chain, #unreadable") && true)
              .catch(() => false);
          }),
        ]);
        if (overlay !== true) await overlay.chain();
        const { markup, ...got } = await inPage(tab, "probe()");
        assert.ok(["", "<div></div>"].includes(markup), markup);
        assert.deepEqual(
          Object.entries(got).filter(([, found]) => found.length),
          [],
        );
      });
  });

/**
 * Pages that make it hard to be read: strict headers, hostile styles and scripts, documents that no extension may touch.
 *
 * Wherever the page can be read, the answer has to be the one of the plain page, in the page or, where nothing can be
 * shown there, in a tab; wherever it can't, a tab says so in words.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { ADDRESS, article, BYLINE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

/**
 * A page that answers in itself.
 * @typedef {{ what: string, headers?: Record<string, string>, head?: string, body?: string, plain?: boolean, quirks?: boolean }} Variant
 */

/** @type {Variant[]} */
const IN_THE_PAGE = [
  { what: "with a policy that allows nothing", headers: { "content-security-policy": "default-src 'none'" } },
  { what: "with a policy that allows no frame", headers: { "content-security-policy": "frame-src 'none'" } },
  {
    what: "with trusted types that allow no policy",
    headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  {
    what: "with every strict header at once",
    headers: {
      "content-security-policy":
        "default-src 'none'; script-src 'none'; frame-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "clipboard-write=(), fullscreen=()",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
    },
  },
  {
    what: "isolated from other origins",
    headers: { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
  },
  {
    what: "isolated without credentials",
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "credentialless",
    },
  },
  { what: "served without encryption", plain: true },
  {
    what: "with an open modal dialog",
    body: "<dialog id=d><p>Subscribe</p></dialog><script>d.showModal()</script>",
  },
  {
    what: "whose styles hide every unknown element",
    head: "<style>:not(html, head, head *, body, main, article, article *) { display: none !important; opacity: 0 !important; transform: scale(0) !important; pointer-events: none !important }</style>",
  },
  {
    what: "whose styles throw everything about",
    head: "<style>* { transform: rotate(3deg); } html { overflow: hidden } div { position: static !important; width: 1px !important }</style>",
  },
  {
    what: "without a doctype",
    quirks: true,
  },
];

/** @type {Variant[]} */
const IN_A_TAB = [
  { what: "in a sandbox", headers: { "content-security-policy": "sandbox" } },
  { what: "that is not drawn", head: "<style>html { display: none !important }</style>" },
];

for (const name of browsers)
  describe(`a page in ${name}`, () => {
    const on = started(name);
    /** The answer for the article as it is, without its address. @type {object} */
    let plain;
    before(async () => {
      on.site.serve(ADDRESS, article());
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      plain = withoutAddress(await (await tab.overlay()).chain());
    });

    /** @param {Variant} variant @param {number} index */
    const place = ({ headers, head, body, plain, quirks }, index) =>
      on.site.serve(
        `${plain ? "http" : "https"}://www.tidewater.example/variant/${index}`,
        article({ head, body }).replace(quirks ? /^<!doctype html>/ : /^$/, ""),
        headers,
      );

    IN_THE_PAGE.forEach((variant, index) =>
      it(`${variant.what} answers in itself`, async () => {
        const tab = await on.session.open(place(variant, index));
        await tab.clickToolbar();
        const overlay = await tab.overlay();
        assert.deepEqual(withoutAddress(await overlay.chain()), plain);
        await overlay.showEvidence("author");
        assert.equal((await until("a highlight", () => tab.highlighted())).text, BYLINE);
        await overlay.click("#close");
        await tab.overlayGone();
      }),
    );

    // Firefox hides its toolbar there.
    if (name === "chrome")
      it("of which a part fills the screen answers in itself", async () => {
        const top = `<button id=whole onclick="document.querySelector('main').requestFullscreen()">Whole screen</button>`;
        const tab = await on.session.open(
          on.site.serve("https://www.tidewater.example/whole", article({ body: top })),
        );
        await tab.page.click("#whole");
        await until("the whole screen", () => tab.evaluate(() => document.fullscreenElement !== null));
        await tab.clickToolbar();
        const overlay = await tab.answer();
        // A driver's mouse does not know that what fills the screen has moved.
        await overlay.evaluate(() =>
          /** @type {HTMLElement | null} */ (document.querySelector("#close"))?.click(),
        );
        await tab.overlayGone();
        assert.equal(await tab.evaluate(() => document.fullscreenElement?.localName), "main");
      });

    it("that is isolated, come to from one that is not, answers in itself or in a tab", async () => {
      const tab = await on.session.open(ADDRESS);
      const isolated = IN_THE_PAGE.findIndex(({ what }) => what === "isolated from other origins");
      await tab.visit(place(IN_THE_PAGE[isolated], isolated));
      await tab.clickToolbar();
      const overlay = await Promise.any([tab.overlay(), on.session.extensionTab()]);
      await overlay.waitFor(":is(#chain, #unreadable)");
    });

    IN_A_TAB.forEach((variant, index) =>
      it(`${variant.what} answers in a tab`, async () => {
        const tab = await on.session.open(place(variant, IN_THE_PAGE.length + index));
        await tab.clickToolbar();
        const overlay = await on.session.extensionTab();
        assert.deepEqual(withoutAddress(await overlay.chain()), plain);
        assert.equal(await tab.overlayFrame(), undefined);
      }),
    );

    it("that is no article is told apart from one", async () => {
      const url = on.site.serve(
        "https://www.tidewater.example/",
        '<!doctype html><title>Tidewater Journal</title><link rel="icon" href="data:,"><h1>Tidewater Journal</h1>',
      );
      const tab = await on.session.open(url);
      await tab.clickToolbar();
      const overlay = await tab.overlay();
      assert.notEqual(JSON.parse(await overlay.chain()).page, "article");
      assert.match(await overlay.text("main"), /article/i);
    });

    it("on this machine's disk is read", async () => {
      const folder = await mkdtemp(join(tmpdir(), "whence-file-"));
      try {
        const file = join(folder, "page.html");
        await writeFile(file, article());
        const tab = await on.session.open(pathToFileURL(file).href);
        await tab.clickToolbar();
        assert.equal(
          JSON.parse(await (await tab.overlay()).chain()).work.title,
          /** @type {any} */ (plain).work.title,
        );
        await tab.close();
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it("that embeds the overlay's address gets nothing", async () => {
      const base = await on.session.extensionAddress();
      const url = on.site.serve(
        "https://www.tidewater.example/embedding",
        article({ body: `<iframe id="stolen" src="${base}overlay.html#${crypto.randomUUID()}"></iframe>` }),
      );
      const tab = await on.session.open(url);
      const frame = await until("the embedded frame", () => tab.overlayFrame());
      const words = await until("an answer in it", () =>
        frame.evaluate(() => document.body?.innerText.trim()),
      );
      assert.equal(await frame.evaluate(() => /** @type {any} */ (globalThis).whence?.chain), undefined);
      assert.ok(!words.includes(BYLINE.slice(3)), words);
    });

    /** The browser's own pages, and documents that are no pages: what is opened, and why it is refused. */
    const refused = [
      ...{ chrome: ["chrome://version/"], firefox: ["about:config", "about:preferences"] }[name].map(
        (url) => ({
          url,
          reason: "browserPage",
        }),
      ),
      { url: "https://www.tidewater.example/report.pdf", reason: "notHtml" },
      { url: "https://www.tidewater.example/notes.txt", reason: "notHtml" },
    ];
    for (const { url, reason } of refused)
      it(`that cannot be read is refused in words (${url})`, async () => {
        on.site.serve("https://www.tidewater.example/report.pdf", PDF, { "content-type": "application/pdf" });
        on.site.serve("https://www.tidewater.example/notes.txt", "Notes", { "content-type": "text/plain" });
        const tab = await on.session.open(url);
        await tab.clickToolbar();
        const overlay = await on.session.extensionTab();
        assert.match(await overlay.text("#unreadable p"), /^[A-Z].*\.$/);
        assert.equal(
          await overlay.evaluate(() => document.querySelector("#unreadable")?.getAttribute("data-reason")),
          reason,
        );
      });
  });

/** One empty page. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** @param {string} chain JSON; the addresses of page and outlet in view are the variant's own and are taken out */
function withoutAddress(chain) {
  return JSON.parse(chain.replaceAll(/"https?:\/\/www\.tidewater\.example[^"]*"/g, '"in view"'));
}

/**
 * What a reader does with the overlay on an ordinary page, in both browsers: click, read, look at the evidence, close.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ADDRESS, article, BYLINE, ORIGIN, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

for (const name of browsers)
  describe(`the overlay in ${name}`, () => {
    const on = started(name);
    before(async () => {
      on.site.serve(ADDRESS, article());
    });

    it("answers a click with the title and the chain", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      const overlay = await tab.overlay();
      const chain = JSON.parse(await overlay.chain());
      assert.equal(chain.page, "article");
      assert.equal(chain.work.title, TITLE);
      assert.equal(chain.work.url, ADDRESS);
      const shown = await overlay.text("main");
      for (const words of [TITLE, "Ana Lindqvist", ORIGIN, "Tidewater Journal"])
        assert.ok(shown.includes(words), `the overlay does not show ${words}:\n${shown}`);
    });

    it("highlights the evidence of a claim in the article and scrolls to it", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      const unmarked = await tab.picture(".byline");
      await overlay.showEvidence("author");
      const marked = await until("the byline highlighted", () => tab.highlighted());
      assert.equal(marked.text, BYLINE);
      await until("the highlight drawn", async () => !unmarked.equals(await tab.picture(".byline")));
      await overlay.showEvidence("original");
      const origin = await until("the origin highlighted", async () => {
        const now = await tab.highlighted();
        return now && now.text !== BYLINE && now.inView && now;
      });
      assert.ok(origin.text.includes(ORIGIN), origin.text);
    });

    it("marks evidence lightly while the mouse or the focus rests on it, and moves nothing", async () => {
      const tab = await on.session.open(ADDRESS);
      const found = await tab.traces();
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      const pointed = () =>
        tab.evaluate(() => [.../** @type {any} */ (CSS.highlights.get("whence-pointed") ?? [])].join(""));
      await overlay.click('[data-role="original"] details.claim > summary');
      await (await overlay.waitFor('[data-role="original"] .evidence li')).hover();
      await until("a light mark", async () => (await pointed()).includes(ORIGIN));
      await (await overlay.waitFor("#title")).hover();
      await until("no mark", async () => (await pointed()) === "");
      await (await overlay.waitFor('[data-role="original"] .evidence button')).focus();
      await until("the mark at the focus", async () => (await pointed()).includes(ORIGIN));
      await tab.clickToolbar();
      await tab.overlayGone();
      assert.deepEqual(await tab.traces(), found);
    });

    it("leaves the page as it was", async () => {
      const tab = await on.session.open(ADDRESS);
      const found = await tab.traces();
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.showEvidence("author");
      await until("a highlight", () => tab.highlighted());
      await tab.clickToolbar();
      await tab.overlayGone();
      assert.deepEqual(await tab.traces(), found);
    });

    it("gives the focus back and keeps the place", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.page.focus("#find");
      const place = await tab.evaluate(() => (scrollTo(0, 700), scrollY));
      assert.equal(place, 700);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await until("the focus in the overlay", () => overlay.evaluate(() => document.hasFocus()));
      await overlay.press("body", "Escape");
      await tab.overlayGone();
      assert.equal(await tab.evaluate(() => document.activeElement?.id), "find");
      assert.equal(await tab.evaluate(() => scrollY), place);
    });

    it("goes at the second click and comes again at the third", async () => {
      const tab = await on.session.open(ADDRESS);
      for (let round = 0; round < 2; round++) {
        await tab.clickToolbar();
        await tab.answer();
        await tab.clickToolbar();
        await tab.overlayGone();
      }
    });

    it("goes at Esc, pressed in the overlay or in the page", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      await (await tab.answer()).press("body", "Escape");
      await tab.overlayGone();
      await tab.clickToolbar();
      await tab.answer();
      await tab.page.focus("#find");
      await tab.press("Escape");
      await tab.overlayGone();
    });

    it("outlives its background, which browsers stop when it idles", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await on.session.stopBackground();
      await overlay.showEvidence("author");
      await until("a highlight", () => tab.highlighted());
      await on.session.stopBackground();
      await tab.clickToolbar();
      await tab.overlayGone();
      await on.session.stopBackground();
      await tab.clickToolbar();
      await tab.answer();
    });

    it("comes again at a click after the page has thrown it out", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      await tab.answer();
      await tab.evaluate(() => {
        while (document.documentElement.lastElementChild !== document.body)
          document.documentElement.lastElementChild?.remove();
      });
      await tab.overlayGone();
      await tab.clickToolbar();
      await tab.answer();
    });

    it("is gone after the page has given way to another", async () => {
      const other = on.site.serve("https://www.tidewater.example/other", article());
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      await tab.answer();
      await tab.visit(other);
      assert.equal(await tab.overlayFrame(), undefined);
      await tab.clickToolbar();
      assert.equal(JSON.parse(await (await tab.overlay()).chain()).work.url, other);
    });

    it("keeps keys, focus and frame from the page", async () => {
      const watch = `<script>
        window.seen = [];
        for (const type of ["keydown", "keyup", "input", "copy", "mousedown", "click", "message"])
          addEventListener(type, (event) => seen.push(type), true);
      </script>`;
      const url = on.site.serve("https://www.tidewater.example/watching", article({ head: watch }));
      const tab = await on.session.open(url);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.press("body", "Tab");
      await overlay.copy();
      const told = await tab.evaluate(() => ({
        seen: /** @type {any} */ (window).seen,
        frames: window.length,
        roots: [...document.querySelectorAll("*")].filter((element) => element.shadowRoot).length,
        loaded: performance.getEntriesByType("resource").map(({ name }) => name),
      }));
      assert.deepEqual(told, { seen: [], frames: 0, roots: 0, loaded: [] });
    });
  });

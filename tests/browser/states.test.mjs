/**
 * The overlay in its rarer states and in windows, directions and settings other than most: reading, nothing found, broken
 * down; 320 pixels and four times the size, from right to left, forced colours, reduced motion. That each is accessible,
 * and that nothing sticks out. The common states are left to `accessibility.test.mjs` and `rests-on.test.mjs`.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article, articleOfManySources, MANY_ADDRESS, NAMELESS, TITLE } from "./article.mjs";
import { browsers, launch } from "./harness.mjs";
import { goldenCases, startSite } from "./site.mjs";
import { started } from "./started.mjs";
import { BROKEN, READING, withPackage } from "./states.mjs";
import { stickingOut } from "./fits.mjs";
import { until } from "./until.mjs";

const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));

for (const name of browsers) {
  describe(`the overlay's rarer states in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    before(async () => {
      site = await startSite();
      site.serve(ADDRESS, article());
    });
    after(() => site.close());

    /**
     * Works on the overlay of a package that was changed, over the usual article.
     * @param {import("./states.mjs").Change} change
     * @param {import("./harness.mjs").Options} options
     * @param {(overlay: Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof launch>>["open"]>>["overlay"]>>) => Promise<void>} work
     */
    const withChanged = (change, options, work) =>
      withPackage(name, change, async (folder) => {
        const session = await launch(name, folder, { proxy: site.proxy, ...options });
        try {
          const tab = await session.open(ADDRESS);
          await tab.clickToolbar();
          await work(await tab.overlay());
        } finally {
          await session.close();
        }
      });

    it("says that it broke down, with a report that tells nothing of the page", () =>
      withChanged(BROKEN, {}, async (overlay) => {
        const report = await overlay.text("#failed pre");
        assert.match(report, /^Whence \d/);
        for (const told of [TITLE, "tidewater", "https:", "Lindqvist"])
          assert.ok(!report.includes(told), report);
        await overlay.click("#failed button");
        await until("word of the copy", () => overlay.text('#failed [role="status"]'));
        await assertAccessible(overlay);
      }));

    it("says that it is reading, and keeps still where the reader wants no motion", () =>
      withChanged(READING, { colours: "dark", reducedMotion: true }, async (overlay) => {
        await overlay.waitFor(".reading");
        assert.equal(await overlay.evaluate(() => document.getAnimations().length), 0);
        await assertAccessible(overlay);
      }));
  });

  for (const [look, options] of /** @type {[string, import("./harness.mjs").Options][]} */ ([
    ["320 pixels wide", { size: [320, 640] }],
    ["four times the size", { size: [320, 256] }],
    ["from right to left", { size: [1280, 800] }],
    ["in forced colours", { forcedColours: true }],
  ]))
    describe(`the overlay in ${name}, ${look}`, () => {
      const on = started(name, options);

      /** @param {string} url */
      const answered = async (url) => {
        const tab = await on.session.open(url);
        await tab.clickToolbar();
        const overlay = await tab.answer();
        if (look === "from right to left")
          await overlay.evaluate(() => void (document.documentElement.dir = "rtl"));
        return overlay;
      };
      it("shows all of it, and is accessible", async () => {
        const { url, html } = golden["republished-with-credit"];
        on.site.serve(MANY_ADDRESS, articleOfManySources());
        for (const [address, sign] of [
          [MANY_ADDRESS, ".group"],
          [on.site.serve(url, html), ".quotation .road"],
          [on.site.serve("http://localhost/fog", NAMELESS), "#nothing"],
        ]) {
          const overlay = await answered(address);
          for (const there of [sign, "#copy:enabled"]) await overlay.frame.waitForSelector(there);
          await overlay.evaluate(() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
          });
          assert.deepEqual(await stickingOut(overlay), []);
          await assertAccessible(overlay);
          await on.session.closeTabs();
        }
      });
    });
}

/**
 * The overlay in its rarer states and in windows, directions and settings other than most: reading, nothing found, broken
 * down; 320 pixels and four times the size, from right to left, forced colours, reduced motion. That each is accessible,
 * and that nothing sticks out. The common states are left to `accessibility.test.mjs` and `rests-on.test.mjs`.
 */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article, articleOfManySources, MANY_ADDRESS, TITLE } from "./article.mjs";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { goldenCases, startSite } from "./site.mjs";
import { started } from "./started.mjs";
import { stickingOut } from "./fits.mjs";
import { until } from "./until.mjs";

const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));

/** An article that names nobody, at an address that does not either. */
const NAMELESS = `<!doctype html><html lang="en"><meta property="og:type" content="article"><link rel="icon" href="data:,">
  <article><h1>Fog on the quay</h1>
  ${"<p>The fog came in before noon and stayed. Nobody went out, and nobody minded much, since the boats were dry.</p>".repeat(6)}
  </article></html>`;

for (const name of browsers) {
  describe(`the overlay's rarer states in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {string} */
    let scratch;
    before(async () => {
      site = await startSite();
      site.serve(ADDRESS, article());
      scratch = await mkdtemp(join(tmpdir(), "whence-states-"));
    });
    after(async () => {
      await site.close();
      await rm(scratch, { recursive: true });
    });

    /**
     * Works on the overlay of a package that was changed, over the usual article.
     * @param {string} file of the package @param {(was: Buffer) => string | Buffer} change
     * @param {import("./harness.mjs").Options} options
     * @param {(overlay: Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof launch>>["open"]>>["overlay"]>>, session: Awaited<ReturnType<typeof launch>>) => Promise<void>} work
     */
    async function withChanged(file, change, options, work) {
      const folder = await mkdtemp(join(scratch, "package-"));
      await cp(await builtPackage(name), folder, { recursive: true });
      await writeFile(join(folder, file), change(await readFile(join(folder, file))));
      const session = await launch(name, folder, { proxy: site.proxy, ...options });
      try {
        const tab = await session.open(ADDRESS);
        await tab.clickToolbar();
        await work(await tab.overlay(), session);
      } finally {
        await session.close();
      }
    }

    it("says that it broke down, with a report that tells nothing of the page", () =>
      withChanged(
        "wasm/read_bg.wasm",
        () => Buffer.from("\0asm\x01\0\0\0", "latin1"),
        {},
        async (overlay) => {
          const report = await overlay.text("#failed pre");
          assert.match(report, /^Whence \d/);
          for (const told of [TITLE, "tidewater", "https:", "Lindqvist"])
            assert.ok(!report.includes(told), report);
          await overlay.click("#failed button");
          await until("word of the copy", () => overlay.text('#failed [role="status"]'));
          await assertAccessible(overlay);
        },
      ));

    it("says that it is reading, and keeps still where the reader wants no motion", () =>
      withChanged(
        "host.js",
        (was) => String(was).replace("page: () =>", "page: () => new Promise(() => {}),\n  other: () =>"),
        { colours: "dark", reducedMotion: true },
        async (overlay) => {
          await overlay.waitFor(".reading");
          assert.equal(await overlay.evaluate(() => document.getAnimations().length), 0);
          await assertAccessible(overlay);
        },
      ));
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

/**
 * The overlay in each of its languages, in a narrow window: it speaks it from its direction to its dates, and everything
 * has room. What is said is left to tests/package.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LANGUAGES, tagOf } from "../../www/language.js";
import { assertAccessible } from "./accessible.mjs";
import { stickingOut } from "./fits.mjs";
import { browsers } from "./harness.mjs";
import { goldenCases } from "./site.mjs";
import { started } from "./started.mjs";

const page = (await goldenCases()).find(({ name }) => name === "republished-with-credit");

for (const name of browsers)
  describe(`the overlay's languages in ${name}`, () => {
    const on = started(name, { size: [320, 640] });

    it("speaks each, and everything has room", async () => {
      assert.ok(page);
      const tab = await on.session.open(on.site.serve(page.url, page.html));
      await tab.clickToolbar();
      let overlay = await tab.answer();
      // How wide words are is much the same in both browsers: one of them sees all languages.
      const seen = name === "chrome" ? LANGUAGES : ["de", "ar"];
      /** @type {Set<string>} */
      const summaries = new Set();
      for (const folder of seen) {
        await overlay.frame.evaluate(async (language) => {
          const { browser, chrome } = /** @type {any} */ (globalThis);
          await (browser ?? chrome).storage.local.set({ language });
        }, tagOf(folder));
        await tab.clickToolbar();
        await tab.overlayGone();
        await tab.clickToolbar();
        overlay = await tab.answer();
        await overlay.waitFor("#copy:enabled");
        const { lang, dir } = await overlay.evaluate(() => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
        }));
        assert.equal(lang, tagOf(folder));
        assert.equal(dir, /^(ar|he)$/.test(folder) ? "rtl" : "ltr");
        summaries.add(await overlay.text(".summary"));
        await overlay.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          /** @type {HTMLElement | null} */ (document.querySelector(".citation-head button"))?.click();
        });
        assert.deepEqual(await stickingOut(overlay), [], folder);
        if (folder === "ar") await assertAccessible(overlay);
      }
      assert.equal(summaries.size, seen.length);
    });
  });

/**
 * What a machine can tell of the overlay's accessibility: names, roles, contrast, order of headings, in light and dark.
 *
 * How it is judged stands in `accessible.mjs`. What the text rests on is left to `rests-on.test.mjs`; that a person can
 * work the overlay by keyboard, to that and to `overlay.test.mjs`.
 */
import { describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { goldenCases } from "./site.mjs";
import { started } from "./started.mjs";

const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));

/** An article with an aside of every kind that the page can be told by. */
const TOLD = article({
  head: `<meta name="author" content="Somebody Else"><script type="application/ld+json">{ broken</script>`,
  body: "<p>© 2024 Tidewater Journal. All rights reserved.</p>",
});

for (const name of browsers)
  for (const colours of /** @type {const} */ (["light", "dark"]))
    describe(`the overlay in ${name}, ${colours}, is accessible`, () => {
      const on = started(name, { colours });

      /** @param {string} url */
      const answered = async (url) => {
        const tab = await on.session.open(url);
        await tab.clickToolbar();
        return tab.answer();
      };

      it("with a chain, its evidence and a citation", async () => {
        const { url, html } = golden["republished-with-credit"];
        for (const address of [on.site.serve(url, html), on.site.serve(ADDRESS, TOLD)]) {
          const overlay = await answered(address);
          await overlay.waitFor("#copy:enabled");
          await overlay.evaluate(() => {
            for (const more of document.querySelectorAll("button.more")) /** @type {any} */ (more).click();
            for (const details of document.querySelectorAll("details")) details.open = true;
          });
          await overlay.waitFor(".evidence");
          await assertAccessible(overlay);
        }
      });

      it("where there is no article", async () => {
        const { url, html } = golden["no-article-list"];
        await assertAccessible(await answered(on.site.serve(url, html)));
      });

      it("where the text stands in a frame apart", async () => {
        const frame = on.site.serve("https://www.coast-courier.example/bridge", article());
        const html = `<!doctype html><title>Tidewater Journal</title><link rel="icon" href="data:,">
          <frameset cols="100%"><frame src="${frame}"></frameset>`;
        const overlay = await answered(on.site.serve("https://www.tidewater.example/forwarded", html));
        await overlay.waitFor("#apart");
        await assertAccessible(overlay);
      });

      it("where the page cannot be read", async () => {
        const url = "https://www.tidewater.example/notes.txt";
        on.site.serve(url, "Notes", { "content-type": "text/plain" });
        const tab = await on.session.open(url);
        await tab.clickToolbar();
        const overlay = await on.session.extensionTab();
        await overlay.waitFor("#unreadable");
        await assertAccessible(overlay);
      });
    });

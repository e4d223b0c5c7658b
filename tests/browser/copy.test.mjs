/**
 * From the toolbar to the clipboard: what is pasted elsewhere is what the overlay showed, whatever the page forbids.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ADDRESS, article, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";

/**
 * Pages that the citation is copied on: where they stand, and what they say about it.
 * @type {{ what: string, url: string, headers?: Record<string, string>, head?: string }[]}
 */
const PAGES = [
  { what: "an ordinary page", url: ADDRESS },
  { what: "a page without encryption", url: ADDRESS.replace("https:", "http:") },
  { what: "a page of this machine", url: "http://localhost/harbour-bridge" },
  {
    what: "a page that may not write to the clipboard",
    url: `${ADDRESS}/forbidden`,
    headers: { "permissions-policy": "clipboard-write=(), clipboard-read=()" },
  },
  {
    what: "a page that takes every copy for itself",
    url: `${ADDRESS}/hijacked`,
    head: `<script>
      addEventListener("copy", (event) => {
        event.clipboardData.setData("text/plain", "HIJACKED");
        event.preventDefault();
        event.stopImmediatePropagation();
      }, true);
    </script>`,
  },
  {
    what: "a page that may not write to the clipboard, nor frame, nor run scripts",
    url: `${ADDRESS}/strict`,
    headers: {
      "permissions-policy": "clipboard-write=()",
      "content-security-policy": "default-src 'none'; frame-src 'none'; trusted-types 'none'",
    },
  },
];

for (const name of browsers)
  describe(`copying in ${name}`, () => {
    const on = started(name);

    for (const { what, url, headers, head } of PAGES)
      it(`puts the citation on the clipboard on ${what}`, async () => {
        const tab = await on.session.open(on.site.serve(url, article({ head }), headers));
        await tab.clickToolbar();
        const overlay = await tab.answer();
        await overlay.waitFor("#copy:enabled");
        const shown = oneLine(await overlay.text("#citation"));
        const italics = await overlay.evaluate(() =>
          [...document.querySelectorAll("#citation :is(i, em)")].map((element) => element.textContent),
        );
        assert.ok(shown.includes(TITLE), shown);
        assert.match(await overlay.copy(), /copied/i);
        const { text, html } = await on.session.paste(pasteBoard(on.site));
        assert.equal(oneLine(text), shown);
        assert.deepEqual(
          [...html.matchAll(/<(i|em)\b[^>]*>(.*?)<\/\1>/g)].map(([, , words]) => words),
          italics,
        );
      });

    const all = process.env.WHENCE_ALL !== undefined;
    it(all ? "copies in every format" : "copies in a format of each kind", async () => {
      const tab = await on.session.open(on.site.serve(ADDRESS, article()));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      const formats = await overlay.formats({ oneOfAKind: !all });
      assert.ok(formats.length > 1, formats.join());
      for (const format of formats) {
        await tab.page.bringToFront();
        await overlay.choose(format);
        const shown = oneLine(await overlay.text("#citation"));
        assert.match(await overlay.copy(), /copied/i, format);
        const { text } = await on.session.paste(pasteBoard(on.site));
        assert.equal(oneLine(text), shown, format);
      }
    });

    it("remembers the format", async () => {
      const url = on.site.serve(ADDRESS, article());
      const tab = await on.session.open(url);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      const last = /** @type {string} */ ((await overlay.formats()).at(-1));
      await overlay.choose(last);
      await tab.clickToolbar();
      await tab.overlayGone();
      await tab.clickToolbar();
      const again = await tab.answer();
      await again.waitFor("#copy:enabled");
      assert.equal(await again.value("#style"), last);
    });
  });

/**
 * How lines are broken and indented differs between a page and a text field; the words do not.
 * @param {string} text
 */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

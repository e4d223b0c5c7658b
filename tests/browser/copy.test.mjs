/**
 * From the toolbar to the clipboard: what is pasted elsewhere is what the overlay showed, whatever the page forbids.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article, BYLINE, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { goldenCases, pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));

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

    it("goes from the toolbar to the clipboard by keyboard in three presses", async () => {
      const tab = await on.session.open(on.site.serve(ADDRESS, article()));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      await overlay.press("main", "Tab");
      assert.equal(await overlay.evaluate(() => document.activeElement?.className), "skip");
      await overlay.press(":focus", "Enter");
      assert.equal(await overlay.evaluate(() => document.activeElement?.id), "copy");
      await overlay.press(":focus", "Enter");
      await until("word of the copy", async () => /copied/i.test(await overlay.text("#status")));
    });

    it("follows what the reader corrects, and marks it as the reader's own", async () => {
      const { url, html } = golden["republished-with-credit"];
      const tab = await on.session.open(on.site.serve(url, html));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      const before = await overlay.text("#citation");
      await overlay.click(".citation-head button");
      for (const [field, words] of /** @type {const} */ ([
        ["title", "A heading of my own"],
        ["published", "2019-02-03"],
        ["authors", "Vera Holm\nJonas Lind"],
        ["outlet", "Heron Quarterly"],
      ])) {
        const control = `#edits [name="${field}"]`;
        await overlay.evaluate(() => getSelection()?.removeAllRanges());
        await (await overlay.waitFor(control)).evaluate((/** @type {any} */ element) => element.select());
        await tab.page.keyboard.type(words);
        await until(`${field} in the citation`, async () =>
          (await overlay.text("#citation")).includes(
            /** @type {string} */ (words.split(/[\s-]/).at(field === "published" ? 0 : -1)),
          ),
        );
      }
      const own = await overlay.evaluate(() =>
        [...document.querySelectorAll(".yours:not([hidden])")].map(
          (mark) => /** @type {HTMLElement} */ (mark.closest("label")).dataset.field,
        ),
      );
      assert.deepEqual(own, ["title", "authors", "outlet", "published"]);
      assert.equal(await overlay.text("#edited"), "4 fields are your own.");
      await assertAccessible(overlay);
      assert.match(await overlay.copy(), /copied/i);
      const { text } = await on.session.paste(pasteBoard(on.site));
      assert.match(text, /A heading of my own/);
      await tab.page.bringToFront();
      await overlay.click("#edits > button");
      await until("the page's word again", async () => (await overlay.text("#citation")) === before);
    });

    it("cites the original as credited, and says that it was not opened", async () => {
      const { url, html } = golden["republished-with-credit"];
      const tab = await on.session.open(on.site.serve(url, html));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      const read = await overlay.text("#citation");
      await overlay.click("#version label + label");
      await until("the other citation", async () => (await overlay.text("#citation")) !== read);
      assert.match(await overlay.text("#citation"), /not opened/);
      assert.match(await overlay.text("#not-opened"), /was not opened/);
    });

    it("takes the words selected in the article for the quotation", async () => {
      const tab = await on.session.open(on.site.serve(ADDRESS, article()));
      await tab.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(/** @type {Node} */ (document.querySelector(".byline")));
        getSelection()?.addRange(range);
      });
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      const quoted = await overlay.evaluate(
        () => /** @type {HTMLTextAreaElement} */ (document.querySelector('#edits [name="quote"]')).value,
      );
      assert.equal(quoted, BYLINE);
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

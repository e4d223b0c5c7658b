/**
 * The shortcut that copies the citation in the usual style, in both browsers: without the overlay where the browser lets
 * an extension do that with no wider permission (Firefox, on encrypted pages), else with the overlay, ready to copy at a
 * press.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ADDRESS, article, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

const PLAIN = ADDRESS.replace("https:", "http:");

for (const name of browsers)
  describe(`the copying shortcut in ${name}`, () => {
    const on = started(name);
    before(() => {
      for (const url of [ADDRESS, PLAIN]) on.site.serve(url, article());
    });

    const pasted = async () => {
      const { text, html } = await on.session.paste(pasteBoard(on.site));
      assert.ok(text.includes(TITLE), text);
      assert.match(html, /<(i|em)\b/);
    };

    if (name === "firefox")
      it("copies the citation, ticks the button, and leaves the page as it was", async () => {
        const tab = await on.session.open(ADDRESS);
        const found = await tab.traces();
        await tab.pressShortcut();
        await until("the tick", async () => (await on.session.badge()) === "✓");
        assert.equal(await tab.overlayFrame(), undefined);
        assert.deepEqual(await tab.traces(), found);
        await until("the tick gone", async () => (await on.session.badge()) === "");
        await pasted();
      });

    it("brings the overlay, ready to copy, where the browser keeps the clipboard to itself", async () => {
      const tab = await on.session.open(name === "firefox" ? PLAIN : ADDRESS);
      await tab.pressShortcut();
      const overlay = await tab.answer();
      await until("the focus on the button", () =>
        overlay.evaluate(() => document.activeElement?.id === "copy"),
      );
      await overlay.press("#copy", "Enter");
      await until("word of the copy", async () => (await overlay.text("#status")) === "Copied.");
      assert.equal(await on.session.badge(), "");
      await pasted();
    });
  });

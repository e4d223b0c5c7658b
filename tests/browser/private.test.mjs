/**
 * Private windows, where the reader has allowed the extension in them: the same answer as elsewhere.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ADDRESS, article, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";

for (const name of browsers)
  describe(`a private window of ${name}`, () => {
    const on = started(name, { private: true });

    it("answers, and copies", async () => {
      const tab = await on.session.open(on.site.serve(ADDRESS, article()));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      assert.equal(await overlay.evaluate(isPrivate), true);
      assert.equal(JSON.parse(await overlay.chain()).work.title, TITLE);
      await overlay.copy();
      assert.ok((await on.session.paste(pasteBoard(on.site))).text.includes(TITLE));
    });

    it("answers in a tab where the page lets nothing be shown", async () => {
      const tab = await on.session.open(
        on.site.serve(`${ADDRESS}/sandbox`, article(), { "content-security-policy": "sandbox" }),
      );
      await tab.clickToolbar();
      assert.equal(JSON.parse(await (await on.session.extensionTab()).chain()).work.title, TITLE);
    });
  });

/** Whether the overlay's window is private, in the words that each browser has for it. */
async function isPrivate() {
  const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
  return (await api.tabs?.getCurrent())?.incognito ?? api.extension.inIncognitoContext;
}

/**
 * Walks through the overlay by keyboard alone, as `docs/keyboard.md` tells it, in both browsers.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { browsers } from "./harness.mjs";
import { goldenCases } from "./site.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

const page = (await goldenCases()).find(({ name }) => name === "republished-with-credit");

const walk = readFileSync(new URL("../../docs/keyboard.md", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, press, focus = ""] = /^\| `([^`]+)` *\|(?: `([^`]+)`)? *\|/.exec(line) ?? [];
    return press ? [{ press, focus }] : [];
  });

for (const name of browsers)
  describe(`the overlay by keyboard in ${name}`, () => {
    const on = started(name);

    it("is worked as the walk tells, and never loses or traps the focus", async () => {
      assert.ok(page && walk.length > 15);
      const tab = await on.session.open(on.site.serve(page.url, page.html));
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      await until("the focus on the text", () =>
        overlay.evaluate(() => document.activeElement?.localName === "main"),
      );
      const { keyboard } = tab.page;
      for (const [number, { press, focus }] of walk.entries()) {
        const keys = /** @type {import("puppeteer-core").KeyInput[]} */ (press.split("+"));
        const [key] = keys.slice(-1);
        if (!focus) break;
        // What the press before has opened is there a moment later.
        await overlay.frame.waitForSelector(focus);
        if (keys.length > 1) await keyboard.down(keys[0]);
        await keyboard.press(key);
        if (keys.length > 1) await keyboard.up(keys[0]);
        await until(`the focus on ${focus} at step ${number + 1}`, () =>
          overlay.frame.evaluate((selector) => document.activeElement?.matches(selector) ?? false, focus),
        );
      }
      assert.equal((await tab.highlighted())?.text.includes("Mira Solberg"), true);
      await overlay.press(":focus", "Escape");
      await tab.overlayGone();
    });
  });

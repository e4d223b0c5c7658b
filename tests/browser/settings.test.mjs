/**
 * The settings' page in both browsers: what is chosen there holds in the overlay, styles of the reader's own are checked,
 * and what is kept can be saved and erased.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

/** A style that writes the title alone. */
const STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Titles &amp; nothing else</title><id>http://styles.example/titles</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" prefix="~ "/></layout></bibliography>
</style>`;

for (const name of browsers)
  describe(`the settings in ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "whence-settings-"));
    after(() => rmSync(folder, { recursive: true }));
    const on = started(name, { downloads: folder });
    before(() => {
      on.site.serve(ADDRESS, article());
    });

    /** @param {string} file @param {string} content */
    const written = (file, content) => {
      writeFileSync(join(folder, file), content);
      return join(folder, file);
    };

    it("opens from the overlay, is accessible, and takes styles of the reader's own", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      await (await tab.answer()).click("#settings");
      const page = await on.session.extensionTab();
      await page.waitFor("#style");
      await assertAccessible(page);

      /** @param {string} file */
      const give = async (file) => {
        const input = await page.frame.waitForSelector("#csl");
        await /** @type {any} */ (input).uploadFile(file);
      };
      await give(written("broken.csl", STYLE.replace("</bibliography>", "")));
      await until("the refusal", async () =>
        (await page.text("#status")).includes("broken.csl was not added."),
      );
      await assertAccessible(page);
      await give(written("titles.csl", STYLE));
      await until("the new style", async () =>
        /Titles & nothing else was added/.test(await page.text("#status")),
      );
      await page.frame.select("#style", "own:http://styles.example/titles");
      await page.frame.select("#side", "left");
      await until("word of it", async () => (await page.text("#status")) === "Saved.");

      const other = await on.session.open(ADDRESS);
      await other.clickToolbar();
      const overlay = await other.answer();
      await overlay.waitFor("#copy:enabled");
      assert.match(await overlay.text("#citation"), /^~ /);
      const left = await other.evaluate(
        () => document.querySelector("[data-whence]")?.getBoundingClientRect().left,
      );
      assert.equal(left, 0);
    });

    it("saves what is kept, takes it over from the file, and erases it", async () => {
      const tab = await on.session.open(ADDRESS);
      await tab.clickToolbar();
      await (await tab.answer()).click("#settings");
      const overlay = await on.session.extensionTab();
      await overlay.waitFor("#export");
      await overlay.click("#export");
      const file = join(folder, "whence-settings.json");
      const kept = await until("the file", () => existsSync(file) && readFileSync(file, "utf8"));
      assert.equal(JSON.parse(kept).whence.side, "left");
      await overlay.click("#erase");
      assert.match(await overlay.text("#erase"), /again/);
      await overlay.click("#erase");
      await until("all erased", async () => (await overlay.text("#status")) === "Everything is erased.");
      assert.equal(await overlay.value("#side"), "right");
      const input = await overlay.frame.waitForSelector("#settings-file");
      await /** @type {any} */ (input).uploadFile(file);
      await until("all taken over", async () => (await overlay.value("#side")) === "left");
      assert.match(await overlay.value("#style"), /^own:/);
    });
  });

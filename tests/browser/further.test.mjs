/**
 * What the reader takes along and where the overlay leads, in both browsers: a saved account, the ways to look further, and
 * a very long chain. What the account says is left to tests/package.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { ADDRESS, article, articleOfManyHands, TITLE } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

for (const name of browsers)
  describe(`taking it further in ${name}`, () => {
    const downloads = mkdtempSync(join(tmpdir(), "whence-saved-"));
    after(() => rmSync(downloads, { recursive: true }));
    const on = started(name, { downloads });
    before(() => {
      on.site.serve(ADDRESS, article());
    });

    const answered = async (url = ADDRESS) => {
      const tab = await on.session.open(url);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      await overlay.waitFor("#copy:enabled");
      return { tab, overlay };
    };

    it("saves the chain as a picture, as Markdown and as text", async () => {
      const { overlay } = await answered();
      for (const [number, ending] of /** @type {const} */ ([
        [1, "svg"],
        [3, "md"],
        [4, "txt"],
      ])) {
        await overlay.click(`#further .saves button:nth-child(${number})`);
        const saved = join(downloads, `whence-${TITLE.replaceAll(" ", "-")}.${ending}`);
        const words = await until("the file", () => {
          const there = readdirSync(downloads).some((file) => saved.endsWith(file));
          return there && readFileSync(saved, "utf8");
        });
        assert.ok(words.includes(TITLE) && words.includes("The Coast Courier"), words);
      }
      await overlay.click("#further .saves button:nth-child(2)");
      const png = join(downloads, `whence-${TITLE.replaceAll(" ", "-")}.png`);
      // Firefox makes the file before it has the bytes; a PNG ends with this chunk.
      const picture = await until("the picture", () => {
        const bytes = existsSync(png) && readFileSync(png);
        return bytes && bytes.includes("IEND") && bytes;
      });
      assert.equal(picture.toString("latin1", 1, 4), "PNG");
      assert.equal(picture.readUInt32BE(16), 1440);
    });

    it("leads on to other sites, each named, and asks none of them before", async () => {
      const { overlay } = await answered();
      const leads = await overlay.evaluate(() =>
        [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".leads a"))].map((a) => [
          a.hostname,
          a.target,
          a.rel,
          a.parentElement?.textContent,
        ]),
      );
      assert.deepEqual(
        leads.map(([host]) => host),
        ["www.coast-courier.example", "web.archive.org", "web.archive.org", "duckduckgo.com"],
      );
      for (const [host, target, rel, words] of leads) {
        assert.deepEqual([target, rel], ["_blank", "noopener noreferrer"]);
        assert.ok(words?.endsWith(`at ${host?.replace("www.", "")}`), words ?? "");
      }
      assert.deepEqual(
        on.site.requests.filter(({ url }) => !/\/\/www\.tidewater\.example\//.test(url)),
        [],
      );
      await assertAccessible(overlay);
    });

    it("shows both ends of a very long chain, and all of it at a press", async () => {
      const { overlay } = await answered(on.site.serve(`${ADDRESS}/many-hands`, articleOfManyHands()));
      const shown = () => overlay.evaluate(() => document.querySelectorAll(".chain .name").length);
      const { links } = JSON.parse(await overlay.chain());
      assert.ok(links.length > 20, `${links.length} links`);
      assert.equal(await shown(), 10);
      await assertAccessible(overlay);
      await overlay.click(".chain .middle button");
      await until("all of it", async () => (await shown()) === links.length);
      assert.equal(await overlay.evaluate(() => document.activeElement?.classList.contains("link")), true);
    });
  });

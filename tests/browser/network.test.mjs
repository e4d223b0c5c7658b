/**
 * Nothing leaves: while the extension does all that it can do, the browser asks for the page itself and nothing else.
 *
 * A check that finds nothing has to show that it would find something: control builds, the same package with one line
 * more that asks the network, are caught by the same check in each place where the extension's code runs.
 */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ADDRESS, article } from "./article.mjs";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { pasteBoard, startSite } from "./site.mjs";
import { until } from "./until.mjs";

/** Where code of the extension runs, and the file that a line is added to. A worker is started by the frame. */
const PLACES = {
  background: "background.js",
  content: "content.js",
  frame: "overlay.js",
  worker: "control-worker.js",
};

/** @param {string} place */
const line = (place) => `fetch("https://${place}.control.test/", { mode: "no-cors" }).catch(() => {});\n`;

for (const name of browsers)
  describe(`the network in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {string} */
    let scratch;
    before(async () => {
      site = await startSite();
      scratch = await mkdtemp(join(tmpdir(), "whence-control-"));
    });
    after(async () => {
      await site?.close();
      await rm(scratch, { recursive: true });
    });

    /**
     * All requests of a browser from its start to its end.
     * @param {string} folder the package
     * @param {(session: Awaited<ReturnType<typeof launch>>) => Promise<void>} work
     */
    const requests = async (folder, work) => {
      site.serve(ADDRESS, article());
      site.requests.length = 0;
      const session = await launch(name, folder, { proxy: site.proxy });
      try {
        await work(session);
      } finally {
        await session.close();
      }
      return site.requests.map(({ method, url }) => `${method} ${url}`);
    };

    it("sees the page's own requests and no other", async () => {
      const made = await requests(await builtPackage(name), async (session) => {
        const tab = await session.open(ADDRESS);
        await tab.clickToolbar();
        const overlay = await tab.answer();
        await overlay.showEvidence("author");
        await until("a highlight", () => tab.highlighted());
        for (const format of await overlay.formats()) {
          await overlay.choose(format);
          await overlay.copy();
        }
        await session.paste(pasteBoard(site));
        await tab.clickToolbar();
        await tab.overlayGone();
      });
      assert.deepEqual(made, [`GET ${ADDRESS}`, `GET ${pasteBoard(site)}`]);
    });

    it("would see a request made anywhere in the extension", async () => {
      const folder = join(scratch, "package");
      await cp(await builtPackage(name), folder, { recursive: true });
      await edit(join(folder, "manifest.json"), (text) => {
        const manifest = JSON.parse(text);
        manifest.content_security_policy.extension_pages =
          "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src *";
        return JSON.stringify(manifest);
      });
      for (const [place, file] of Object.entries(PLACES))
        if (place === "worker") await writeFile(join(folder, file), line(place));
        else await edit(join(folder, file), (text) => line(place) + text);
      await edit(join(folder, PLACES.frame), (text) => `new Worker("${PLACES.worker}");\n${text}`);

      const made = await requests(folder, async (session) => {
        const tab = await session.open(ADDRESS);
        await tab.clickToolbar();
        await tab.answer();
        for (const place of Object.keys(PLACES))
          await until(`the request of the ${place}`, () =>
            site.requests.some(({ url }) => new URL(url).host === `${place}.control.test`),
          );
      });
      assert.deepEqual(
        new Set(made.map((request) => new URL(request.split(" ")[1]).host)),
        new Set([new URL(ADDRESS).host, ...Object.keys(PLACES).map((place) => `${place}.control.test`)]),
      );
    });
  });

/** @param {string} file @param {(text: string) => string} change */
async function edit(file, change) {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/**
 * The two saved pages that the extension was first made for: the article as its site shows it and as it prints it.
 *
 * They stand outside the project, in the folder that the variable `WHENCE_SEED` names; without it this file says so and
 * tests nothing, and the golden pages stand in for them.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { browsers } from "./harness.mjs";
import { assertSame, nativeChain } from "./native.mjs";
import { started } from "./started.mjs";

const folder = process.env.WHENCE_SEED;
const PAGES = [
  {
    file: "site.html",
    url: "https://www.globalresearch.ca/failure-of-putin-kerry-talks-regime-change-in-syria-remains-on-the-table/5537842",
  },
  // Saved without its address: any will do, and both readings are told the same.
  { file: "print.html", url: "http://localhost/print.html" },
];

if (!folder) console.log("seed pages: WHENCE_SEED names no folder, so they are not tested.");

for (const name of folder ? browsers : [])
  describe(`seed pages in ${name}`, () => {
    const on = started(name);

    for (const { file, url } of PAGES)
      it(`${file} gives the command line's answer`, async () => {
        const html = await readFile(join(/** @type {string} */ (folder), file));
        const tab = await on.session.open(on.site.serve(url, html));
        await tab.clickToolbar();
        const chain = await (await tab.overlay()).chain();
        assert.equal(JSON.parse(chain).page, "article");
        assertSame(chain, await nativeChain(html, url));
      });
  });

/**
 * One answer everywhere: each golden page, read by the built extension in each browser, gives to the byte what the
 * command line gives.
 *
 * What a browser hands over is the document as it stands, written anew, and not the file. Where nothing on the page
 * changes the document the answer has to be that for the file all the same; where a script may have, it is that for the
 * document handed over.
 */
import { after, afterEach, before, describe, it } from "node:test";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { assertSame, nativeChain } from "./native.mjs";
import { goldenCases, startSite } from "./site.mjs";

const cases = await goldenCases();

for (const name of browsers)
  describe(`golden pages in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof launch>>} */
    let session;
    before(async () => {
      site = await startSite();
      session = await launch(name, await builtPackage(name), { proxy: site.proxy });
    });
    after(async () => {
      await session?.close();
      await site?.close();
    });
    afterEach(() => session.closeTabs());

    for (const page of cases)
      it(page.name, async () => {
        const tab = await session.open(site.serve(page.url, page.html));
        const seen = hasScript(page.html) ? await tab.evaluate(documentAsItStands) : page.html;
        await tab.clickToolbar();
        const chain = await (await tab.overlay()).chain();
        assertSame(chain, await nativeChain(seen, page.url));
      });
  });

/**
 * Whether a page runs scripts.
 * @param {Buffer} html
 */
function hasScript(html) {
  return /<script(?![^>]*type\s*=\s*["']?application\/(ld\+)?json)/i.test(html.toString("latin1"));
}

/** The page's document as HTML. */
function documentAsItStands() {
  const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
  return doctype + document.documentElement.outerHTML;
}

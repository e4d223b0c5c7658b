/**
 * One answer everywhere: each golden page, read by the built extension in each browser, gives to the byte what the
 * command line gives.
 *
 * What a browser hands over is the document as it stands, written anew, and not the file. Where nothing on the page
 * changes the document the answer has to be that for the file all the same; where a script may have, it is that for the
 * document handed over.
 */
import { describe, it } from "node:test";
import { browsers } from "./harness.mjs";
import { assertSame, nativeChain } from "./native.mjs";
import { goldenCases } from "./site.mjs";
import { started } from "./started.mjs";

const cases = await goldenCases();

for (const name of browsers)
  describe(`golden pages in ${name}`, () => {
    const on = started(name);

    for (const page of cases)
      it(page.name, async () => {
        const tab = await on.session.open(on.site.serve(page.url, page.html));
        const seen = hasScript(page.html) ? await tab.evaluate(documentAsItStands) : page.html;
        await tab.clickToolbar();
        const chain = await (await tab.overlay()).chain();
        const known = seen === page.html ? page.answer : undefined;
        assertSame(chain, known ?? (await nativeChain(seen, page.url)));
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

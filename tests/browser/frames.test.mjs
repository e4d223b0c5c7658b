/**
 * Articles in frames: which document is read, under which address, and that its evidence is shown where it stands.
 *
 * A frame's answer has to be that of the command line for the frame's own document. What must not be taken for the
 * article stands here as well: advertisements, frames that nobody sees, frames of other sites. The measures of the choice
 * are tested in `tests/package/`.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { article, BYLINE, ORIGIN } from "./article.mjs";
import { browsers } from "./harness.mjs";
import { assertSame, nativeChain } from "./native.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

const HOST = "https://www.tidewater.example";
const ICON = '<link rel="icon" href="data:,">';

/** @param {string} body */
const page = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tidewater Journal</title>${ICON}${head}</head>${body}</html>`;

/** A page around a frame: a few links and words, and no text of its own. @param {string} frame */
const around = (frame) =>
  page(`<body style="margin: 0"><nav><a href="/">News</a> <a href="/sport">Sport</a></nav><p>Reading view</p>
${frame}<p>All rights reserved.</p></body>`);

const LARGE = 'style="width: 100%; height: 600px; border: 3px solid"';

for (const name of browsers)
  describe(`frames in ${name}`, () => {
    const on = started(name);
    /** Puts a page at an address of the site's. @param {string} path @param {string} body */
    const put = (path, body) => on.site.serve(HOST + path, body);

    /** The answer for a page whose frame at this address has loaded. @param {string} url @param {string} frame */
    const answer = async (url, frame) => {
      const tab = await on.session.open(url);
      const inside = await tab.frame(frame);
      await tab.clickToolbar();
      const overlay = await tab.answer();
      return { tab, inside, overlay, chain: await overlay.chain() };
    };

    it("of a frameset: the article's is read, shown in and watched", async () => {
      const text = put("/frameset/text", article());
      const menu = Array.from(
        { length: 60 },
        (_, n) => `<li><a href="/${n}">Harbour news number ${n}</a></li>`,
      );
      put("/frameset/menu", page(`<body><ul>${menu.join("")}</ul></body>`));
      const url = put(
        "/frameset",
        page('<frameset cols="20%,80%"><frame src="/frameset/menu"><frame src="/frameset/text"></frameset>'),
      );
      const { tab, inside, overlay, chain } = await answer(url, text);
      assertSame(chain, await nativeChain(article(), text));
      await overlay.showEvidence("author");
      const marked = await until("the byline highlighted", () => tab.highlighted(inside));
      assert.equal(marked.text, BYLINE);
      await overlay.showEvidence("original");
      await until("the origin in view", async () => {
        const now = await tab.highlighted(inside);
        return now?.text.includes(ORIGIN) && now.inView;
      });
      await inside.evaluate(() => void document.querySelector("input")?.focus());
      await tab.press("Escape");
      await tab.overlayGone();
      assert.equal(await tab.highlighted(inside), undefined);

      await tab.clickToolbar();
      await tab.answer();
      const other = put("/frameset/other", article());
      await inside.evaluate(() => void location.assign("/frameset/other"));
      await tab.overlayGone();
      await tab.frame(other);
      await tab.clickToolbar();
      assert.equal(JSON.parse(await (await tab.answer()).chain()).work.url, other);
    });

    it("around an article: it is read, and scrolled to through both windows", async () => {
      const text = put("/view/text", article());
      const [some, more] = [300, 900].map((height) => `<div style="height: ${height}px"></div>`);
      const url = put("/view", around(`${some}<iframe src="/view/text" ${LARGE}></iframe>${more}`));
      const { tab, inside, overlay, chain } = await answer(url, text);
      assertSame(chain, await nativeChain(article(), text));
      await overlay.showEvidence("original");
      await until("the origin in view", async () => (await tab.highlighted(inside))?.inView);
    });

    it("that the page wrote itself: the article has the page's address", async () => {
      const text = article().replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      const url = put("/written", around(`<iframe srcdoc="${text}" ${LARGE}></iframe>`));
      const { tab, inside, overlay, chain } = await answer(url, "about:srcdoc");
      assertSame(chain, await nativeChain(article(), url));
      const unmarked = await tab.picture("iframe");
      await overlay.showEvidence("author");
      assert.equal((await until("a highlight", () => tab.highlighted(inside)))?.text, BYLINE);
      await until("the highlight drawn", async () => !unmarked.equals(await tab.picture("iframe")));
    });

    it("in a frame: two deep it is read, three deep it is not", async () => {
      const text = put("/deep/text", article());
      put("/deep/third", around(`<iframe src="/deep/text" ${LARGE}></iframe>`));
      const second = put("/deep/second", around(`<iframe src="/deep/third" ${LARGE}></iframe>`));
      const first = put("/deep/first", around(`<iframe src="/deep/second" ${LARGE}></iframe>`));
      assert.equal(JSON.parse((await answer(second, text)).chain).work.url, text);
      assert.equal(JSON.parse((await answer(first, text)).chain).work.url, first);
    });

    it("beside an article: none is taken for it", async () => {
      const advertisement = put("/advertisement", article().replaceAll("Lindqvist", "Hawker"));
      const frame = `<iframe src="/advertisement" ${LARGE}></iframe>`;
      const html = article({ body: frame });
      const url = put("/beside", html);
      assertSame((await answer(url, advertisement)).chain, await nativeChain(html, url));
    });

    it("that nobody sees at first, or that are small: none is taken for the article", async () => {
      const text = put("/unseen/text", article());
      for (const style of [
        "display: none",
        "visibility: hidden; width: 100%; height: 600px",
        "opacity: 0; width: 100%; height: 600px",
        "position: absolute; left: -3000px; width: 2000px; height: 600px",
        "width: 300px; height: 250px",
        "display: block; margin-top: 900px; width: 100%; height: 3000px",
      ]) {
        const url = put("/unseen", around(`<iframe src="/unseen/text" style="${style}"></iframe>`));
        const { chain, tab } = await answer(url, text);
        assert.equal(JSON.parse(chain).work.url, url, style);
        await tab.close();
      }
    });

    it("of another site: it is not read, and the reader is told", async () => {
      const text = on.site.serve("https://www.coast-courier.example/bridge", article());
      const url = put("/forwarded", page(`<frameset cols="100%"><frame src="${text}"></frameset>`));
      const { overlay, chain } = await answer(url, text);
      assert.equal(JSON.parse(chain).work.url, url);
      assert.ok(!chain.includes(BYLINE), chain);
      assert.match(await overlay.text("#apart"), /from coast-courier\.example, that Whence may not read\./);
      assert.equal(await overlay.evaluate(() => document.querySelector("#chain")), null);
    });

    it("of another site above an article of few words: the reader is told of it beside the chain", async () => {
      const film = on.site.serve("https://films.example/player", article());
      const few = article({ body: `<iframe src="${film}" ${LARGE}></iframe>` }).replace(
        /<p>[1-8]\. [^]*?<\/p>/g,
        "",
      );
      const { overlay, chain } = await answer(put("/few", few), film);
      assert.equal(JSON.parse(chain).page, "article");
      assert.match(await overlay.text("#apart"), /Not read.*, from films\.example\./);
      await overlay.waitFor("#chain");
    });

    it("of another site beside an article: nobody is troubled with them", async () => {
      const film = on.site.serve("https://films.example/player", article());
      const url = put("/film", article({ body: `<iframe src="${film}" ${LARGE}></iframe>` }));
      const { overlay } = await answer(url, film);
      assert.equal(await overlay.evaluate(() => document.querySelector("#apart")), null);
    });
  });

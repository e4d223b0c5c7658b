/**
 * No injection: every payload stands in every place that a page has words for, and in files that a reader brings; none
 * runs, and none becomes markup, in the overlay, in the settings, in what is copied or saved, or in the error report.
 *
 * The package is the built one but for two lines of `core.js`: it writes down what the extension's policy keeps from
 * running, and takes a chain from a page that brings one, so that the screen has to stand without the readers' care. What
 * is the overlay's own is learnt from a chain of honest words of the same shape. Formats of text are left to tests/package.
 */
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { marked } from "marked";
import { ADDRESS } from "./article.mjs";
import { browsers, builtPackage, launch } from "./harness.mjs";
import { chainOf, parts, writers } from "./hostile.mjs";
import { mistaken, payloads } from "./payloads.mjs";
import { startSite } from "./site.mjs";
import { until } from "./until.mjs";

/** As the core's strings are: no half of a character stands alone. */
const TEXTS = payloads.map(({ text }) => text.toWellFormed());
const HONEST = TEXTS.map((_, index) => `Vera Holm ${index}`);
/** How many places share the payloads: a page with all of them in each would be thirty times as long. */
const PLACES = 6;
const IMAGE = "<img src=x: onerror=tripped=1>";

const LISTENS = `globalThis.kept = [];
globalThis.addEventListener("securitypolicyviolation", (event) => kept.push(event.effectiveDirective + " " + event.blockedURI));
`;
const TAKES = `const [, told] = /name="chain" content="([^"]*)"/.exec(html) ?? [];
  if (told) {
    const chain = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(told), (sign) => sign.charCodeAt(0))));
    if (chain.error) throw new Error(chain.error);
    return chain;
  }
  return read(`;

/** A page that brings its chain. @param {object} chain */
const bringing = (chain) =>
  `<!doctype html><link rel="icon" href="data:,"><meta name="chain" content="${Buffer.from(JSON.stringify(chain)).toString("base64")}"><p>Vera Holm`;

/** Words as text of a page, or in an attribute of it. @param {string} words */
const kept = (words) =>
  words
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\0/g, "");

/**
 * A page that says each of these in each place.
 * @param {string[]} texts @param {string} image one of them that stands where there is room for one
 */
function everywhere(texts, image) {
  const say = kept;
  const several = (/** @type {(words: string, index: number) => string} */ write) =>
    texts.map((text, index) => write(say(text), index)).join("\n");
  const person = (/** @type {string} */ name) => ({ "@type": "Person", name, url: name });
  const told = {
    ...{ "@context": "https://schema.org", "@type": "NewsArticle", headline: texts.join(" ").slice(0, 9000) },
    ...{
      author: texts.map(person),
      publisher: { "@type": "Organization", name: texts[20], logo: image },
      inLanguage: image,
    },
    ...{
      isBasedOn: texts,
      citation: texts,
      copyrightNotice: image,
      license: "javascript:tripped=1",
      genre: image,
      mainEntityOfPage: texts[90],
    },
  };
  const json = JSON.stringify(told).replace(/</g, "\\u003c");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>${say(`Ferries ${image} of the coast`)} | Tidewater</title>
<meta property="og:type" content="article">
<meta property="og:site_name" content="${kept(`Tidewater ${image} Journal`)}">
<meta name="description" content="${kept(image)}">
<link rel="canonical" href="${kept(`javascript:tripped=1//${image}`)}">
${texts.map((text, index) => `<meta ${index % 2 ? 'name="author"' : 'property="article:author"'} content="${kept(text)}">`).join("\n")}
<script type="application/ld+json">${json}</script>
</head><body><main><article itemscope itemtype="https://schema.org/NewsArticle" class="h-entry">
<h1 itemprop="headline" class="p-name">${say(`Ferries ${image} of the coast`)}</h1>
<p class="byline">By ${say(`Vera ${image} Holm`)} and <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a
itemprop="url" href="${kept("javascript:tripped=1")}"><span itemprop="name">Jonas ${say(image)} Lind</span></a></span></p>
<p>9 March 2024</p>
${several(
  (
    words,
    index,
  ) => `<p>The council heard from <a href="${kept(texts[index] ?? "")}">the ${words} paper</a>, which
<a href="https://www.holm-${index}.example/${encodeURIComponent(texts[index]?.toWellFormed().slice(0, 300) ?? "")}">reported it first</a>. “We ${words} had
hoped to keep one lane open,” said Per ${index % 2 ? words : ""} Holm, who leads the office. According to ${words} News Agency, all agreed.</p>`,
)}
<p>This article was first published by <a href="${kept("javascript:tripped=1//www.coast.example/")}">The ${say(image)} Courier</a> on
7 March 2024. © 2024 ${say(`Vera ${image} Holm`)}</p>
</article></main></body></html>`;
}

/**
 * Runs in the overlay: opens all that can be opened, then names every element with every attribute that it has, with the
 * values of those that the overlay decides; and every address that is none of the web.
 */
async function vocabulary() {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  for (let rounds = 0; rounds < 1000; rounds++) {
    const more = document.querySelectorAll(".more, .middle > button");
    const closed = document.querySelectorAll("details:not([open])");
    // Long lists are written in pieces.
    if (!more.length && !closed.length && !document.querySelector("[aria-busy]")) break;
    for (const button of more) /** @type {HTMLElement} */ (button).click();
    for (const details of closed) /** @type {HTMLDetailsElement} */ (details).open = true;
    await turn();
    await turn();
  }
  const decided = /^(?:type|name|for|style|target|rel)$/;
  /** @type {Set<string>} */
  const found = new Set();
  for (const { localName, attributes } of document.querySelectorAll("*")) {
    found.add(localName);
    for (const { name, value } of attributes) {
      found.add(`${localName} ${name}`);
      if (decided.test(name)) found.add(`${localName} ${name}=${value}`);
      if (name === "id") found.add(`#${value.replace(/\d+/g, "0")}`);
      if (
        /^(?:href|src|action|formaction|srcdoc|data|xlink:href)$/.test(name) &&
        !/^https?:\/\//i.test(value)
      )
        if (!/^(?:overlay|settings)\.css$|^[\w-]+\.js$/.test(value)) found.add(`address ${value}`);
    }
  }
  const { tripped, kept } = /** @type {any} */ (globalThis);
  return { found: [...found], tripped: tripped !== undefined, kept: kept ?? [] };
}

/** What formatted text may hold that is copied or saved: elements with their attributes. @type {Record<string, string>} */
const FORMATS = {
  citation: "a[href] i em b strong sup sub span[style] div[class] p",
  html: "a[href] i em b strong sup sub span[style] p",
  markdown: "a[href] h1 h2 p ul li em strong code",
  svg: "svg[xmlns,width,height,viewBox,role] title rect[width,height,fill,x,y,rx,stroke,stroke-width,stroke-linecap,stroke-linejoin,stroke-dasharray] line[x1,y1,x2,y2,stroke,stroke-width,stroke-dasharray] text[x,y,fill,font-size,font-family,font-weight,font-style,direction,text-anchor] g[transform] path[d,fill,stroke,stroke-width,stroke-linecap,stroke-linejoin,stroke-dasharray] circle[cx,cy,r,fill,stroke,stroke-width,stroke-linecap,stroke-linejoin,stroke-dasharray]",
};

for (const name of browsers)
  describe(`payloads in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof launch>>} */
    let session;
    /** @type {string} */
    let folder;
    before(async () => {
      site = await startSite();
      folder = await mkdtemp(join(tmpdir(), "whence-payloads-"));
      const copy = join(folder, "package");
      await cp(await builtPackage(name), copy, { recursive: true });
      const core = await readFile(join(copy, "core.js"), "utf8");
      await writeFile(join(copy, "core.js"), LISTENS + core.replace("return read(", TAKES));
      session = await launch(name, copy, { proxy: site.proxy, downloads: join(folder, "saved") });
    });
    after(async () => {
      await session?.close();
      await site?.close();
      await rm(folder, { recursive: true });
    });

    /** The overlay on a page, as soon as it has answered. @param {string} page @param {string} [url] */
    const answered = async (page, url = ADDRESS) => {
      const tab = await session.open(site.serve(url, page));
      await tab.clickToolbar();
      const overlay = await tab.overlay();
      await overlay.waitFor("main:not([aria-busy])");
      return { tab, overlay };
    };

    /** A page without a policy, to load into what was made elsewhere. */
    const desk = () =>
      session.open(
        site.serve(
          "https://desk.example/",
          '<!doctype html><link rel="icon" href="data:,"><title>Desk</title><textarea spellcheck="false"></textarea>',
        ),
      );

    /** The overlay's own vocabulary. @type {Set<string>} */
    let own;

    /** @param {Awaited<ReturnType<typeof vocabulary>>} read */
    const assertOwn = ({ found, tripped, kept }) => {
      assert.deepEqual(
        found.filter((word) => !own.has(word)),
        [],
      );
      assert.equal(tripped, false);
      assert.deepEqual(kept, []);
    };

    it("do harm where the mistake is made that they wait for", async () => {
      // Six of each family: what is asked is that every one is seen.
      const documents = payloads.filter(
        ({ family, mistake }, index) =>
          !["json", "bibtex", "ris", "wikitext", "yaml"].includes(mistake) &&
          payloads[index - 6]?.family !== family,
      );
      const tab = await desk();
      const careless = documents.map((payload) =>
        payload.mistake === "markdown" ? String(marked(payload.text)) : mistaken(payload),
      );
      const caught = await tab.page.evaluate(harm, careless);
      for (const family of new Set(documents.map(({ family }) => family)))
        assert.ok(
          documents.some((payload, index) => payload.family === family && caught[index]),
          `${family}: none of its payloads runs`,
        );
      const share = caught.filter(Boolean).length / caught.length;
      assert.ok(share > 0.6, `${share} of all`);
    });

    it("are words in the overlay, whatever a page's readers let through", async () => {
      const honest = await answered(bringing(chainOf(HONEST, PLACES)));
      await honest.overlay.waitFor("#copy:enabled");
      const calm = await honest.overlay.evaluate(vocabulary);
      assert.deepEqual([calm.tripped, calm.kept], [false, []]);
      await honest.tab.close();
      const read = await answered(everywhere(HONEST, "Vera"));
      await read.overlay.waitFor("#copy:enabled");
      own = new Set([...calm.found, ...(await read.overlay.evaluate(vocabulary)).found]);
      assert.ok(own.has("a href") && own.has("q dir") && own.has("code"), [...own].join());
      await read.tab.close();

      const { tab, overlay } = await answered(bringing(chainOf(TEXTS, PLACES)));
      await overlay.waitFor("#copy:enabled");
      assertOwn(await overlay.evaluate(vocabulary));
      assert.equal(await tab.evaluate(() => /** @type {any} */ (window).tripped), undefined);
      const words = await overlay.evaluate(() => document.body.textContent ?? "");
      const lost = TEXTS.filter((text) => !words.includes(text));
      assert.deepEqual(lost, []);

      // What is seen here would be seen of markup: an element and a handler put in by hand.
      await overlay.evaluate(() => {
        document
          .querySelector("main")
          ?.insertAdjacentHTML("beforeend", "<img src=x: onerror=tripped=1><b onclick=x>");
      });
      const broken = await until("what the policy kept back", async () => {
        const now = await overlay.evaluate(vocabulary);
        return now.kept.length > 0 && now;
      });
      assert.deepEqual(broken.found.filter((word) => !own.has(word) && !/[=#]/.test(word)).slice(0, 3), [
        "img",
        "img src",
        "address x:",
      ]);
      await tab.close();
    });

    it("are words in the overlay that a page says everywhere", async () => {
      const address = `${ADDRESS}/${encodeURIComponent(IMAGE)}?q="><script>tripped=1</script>&${"x".repeat(2000)}#'onclick=tripped=1`;
      const { tab, overlay } = await answered(everywhere(TEXTS, IMAGE), address);
      const chain = JSON.parse(await overlay.chain());
      assertOwn(await overlay.evaluate(vocabulary));
      assert.ok(JSON.stringify(chain).includes("tripped"), "the page's words reach the chain");
      for (const { url, href } of chain.sources)
        for (const one of [url, href]) assert.match(one ?? "https://", /^https?:\/\//i);
      assert.equal(await tab.evaluate(() => /** @type {any} */ (window).tripped), undefined);
      await tab.close();
    });

    it("are words in what is copied and saved from the overlay", async () => {
      const some = payloads.filter(({ mistake }) =>
        ["text", "double", "single", "address", "markdown", "xml"].includes(mistake),
      );
      const chain = chainOf(
        some.filter(({ text }) => text.length < 300).map(({ text }) => text.toWellFormed()),
        PLACES,
      );
      const { tab, overlay } = await answered(bringing(chain));
      await overlay.waitFor("#copy:enabled");
      assert.match(await overlay.copy(), /copied/i);
      const saved = join(folder, "saved");
      for (const number of [1, 3, 4]) await overlay.click(`#further .saves button:nth-child(${number})`);
      const files = await until("the files", async () => {
        const names = await readdir(saved).catch(() => []);
        return names.length === 3 && names.every((name) => /\.(?:svg|md|txt)$/.test(name)) && names;
      });
      for (const file of files) assert.match(file, /^whence-[\p{L}\p{N}-]+\.(?:svg|md|txt)$/u);
      await tab.close();

      const place = await desk();
      await place.evaluate(() =>
        addEventListener("paste", ({ clipboardData }) => {
          Object.assign(window, { pasted: clipboardData?.getData("text/html") });
        }),
      );
      await place.page.focus("textarea");
      await session.driver.paste(place.page);
      const html = await until("something pasted", () =>
        place.evaluate(() => /** @type {any} */ (window).pasted),
      );
      const within =
        /<!--StartFragment-->(.*)<!--EndFragment-->/s.exec(html)?.[1] ?? html.replace(/^<meta[^>]*>/, "");
      const read = (/** @type {string} */ ending) =>
        readFile(join(saved, files.find((file) => file.endsWith(ending)) ?? ""), "utf8");
      assert.deepEqual(await place.page.evaluate(examine, [within], FORMATS.citation, "text/html"), []);
      assert.deepEqual(
        await place.page.evaluate(
          examine,
          [String(marked(await read(".md")))],
          FORMATS.markdown,
          "text/html",
        ),
        [],
      );
      assert.deepEqual(
        await place.page.evaluate(examine, [await read(".svg")], FORMATS.svg, "image/svg+xml"),
        [],
      );
      assert.equal(await place.evaluate(() => /** @type {any} */ (window).tripped), undefined);
      await place.close();
    });

    it("are words in citations and exports, each by itself", async () => {
      const { exports, citations } = await written;
      const place = await desk();
      for (const [texts, allowed, type] of /** @type {[string[], string, string][]} */ ([
        [citations, FORMATS.citation, "text/html"],
        [exports.map(({ html }) => html), FORMATS.html, "text/html"],
        [exports.map(({ markdown }) => String(marked(markdown))), FORMATS.html, "text/html"],
        [exports.map(({ account }) => String(marked(account))), FORMATS.markdown, "text/html"],
        [exports.map(({ svg }) => svg), FORMATS.svg, "image/svg+xml"],
      ]))
        assert.deepEqual(await place.page.evaluate(examine, texts, allowed, type), []);
      assert.equal(await place.evaluate(() => /** @type {any} */ (window).tripped), undefined);
      // The same look at what careless programs write finds it.
      const careless = payloads.filter(({ mistake }) => mistake === "text").map(mistaken);
      const found = await place.page.evaluate(examine, careless, FORMATS.citation, "text/html");
      assert.ok(found.length > careless.length * 0.8, `${found.length} of ${careless.length}`);
      await place.close();
    });

    it("are words in the settings, from styles and settings that a reader brings", async () => {
      const { tab, overlay } = await answered(bringing(chainOf(["Vera Holm"])));
      await overlay.waitFor("#copy:enabled");
      await overlay.click("#settings");
      const page = await session.extensionTab();
      await page.waitFor("#style");
      /** @param {string} field @param {string} file @param {string} content */
      const give = async (field, file, content) => {
        const path = join(folder, file);
        await writeFile(path, content);
        const before = await page.text("#status").catch(() => "");
        await /** @type {any} */ (await page.frame.waitForSelector(field)).uploadFile(path);
        return until(`word of ${file}`, async () => {
          const now = await page.evaluate(() => document.querySelector("#status")?.textContent ?? "");
          return now !== before && now;
        });
      };
      const xml = (/** @type {string} */ words) =>
        kept(words).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, "");
      const style = (
        /** @type {string} */ title,
        /** @type {string} */ body,
      ) => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>${xml(title)}</title><id>${xml(title)}</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout prefix="${xml(title)}">${body}<text variable="title" suffix="${xml(title)}"/></layout></bibliography></style>`;
      const texts = TEXTS.filter((text) => text.length < 300);
      const said = texts.map((text) => `<text value="${xml(text)}" prefix="${xml(text)}"/>`).join("");
      assert.match(await give("#csl", `${IMAGE}.csl`, style(`Holm ${IMAGE}`, said)), /added/);
      assert.match(await give("#csl", `"onclick=tripped=1 ${IMAGE}.csl`, `<style>${IMAGE}`), /not added/);
      assert.match(await give("#settings-file", `'${IMAGE}.json`, `{"x":"${IMAGE}`), /tripped/);
      const styles = texts.map((text, index) => ({
        id: text + index,
        title: text,
        csl: style(text, ""),
        file: null,
        locale: null,
      }));
      const [first] = styles;
      const whence = {
        ownStyles: styles,
        style: `own:${first?.id}`,
        dates: IMAGE,
        language: "en",
      };
      await give("#settings-file", "all.json", JSON.stringify({ whence }));
      const settings = await page.evaluate(vocabulary);
      const strange = settings.found.filter((word) =>
        /tripped|^(?:img|iframe|object|embed|form|\w+ on)/.test(word),
      );
      assert.deepEqual([strange, settings.tripped, settings.kept], [[], false, []]);
      assert.ok((await page.evaluate(() => document.querySelectorAll(".kept-styles li").length)) > 200);
      await page.page.close();
      await tab.close();

      const again = await answered(bringing(chainOf(["Vera Holm"])));
      await again.overlay.waitFor("#copy:enabled");
      await until("the style in the menu", () =>
        again.overlay.evaluate(() => document.querySelectorAll("#style option").length > 200),
      );
      const shown = await again.overlay.evaluate(vocabulary);
      assertOwn(shown);
      await again.tab.close();
    });

    it("are words in the report of an error, and its quoted ones are left out", async () => {
      const error = `read “${IMAGE}” and ${IMAGE} of \`${TEXTS.join("\n")}\``;
      const { overlay } = await answered(bringing({ error }));
      const report = await overlay.text("#failed pre");
      assert.equal(report.split("tripped").length, 2, report);
      const { found, tripped, kept } = await overlay.evaluate(vocabulary);
      assert.deepEqual(
        [found.filter((word) => /^img|^\w+ on|tripped/.test(word)), tripped, kept],
        [[], false, []],
      );
    });
  });

/** Citations and exports of all payloads, made once for both browsers: each alone in exports, six at once in citations. */
const written = writers().then(({ exports, citations }) => ({
  exports: TEXTS.map((text) => exports(chainOf([text]), ["html", "markdown"])),
  citations: parts(TEXTS, 6).flatMap((texts) =>
    Object.values(citations(chainOf(texts), ["apa", "chicago-notes-bibliography"])),
  ),
}));

/**
 * Runs in a page without a policy: loads each document in a frame of its own, does there what a reader might, and tells in
 * which of them something ran or took the name of the tripwire.
 * @param {string[]} documents
 * @returns {Promise<boolean[]>}
 */
async function harm(documents) {
  const sent = new Set();
  addEventListener("message", ({ source }) => sent.add(source));
  /** @param {string} content */
  const load = async (content) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.srcdoc = content;
    document.body.append(frame);
    await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 8000))]);
    for (const element of frame.contentDocument?.querySelectorAll("*") ?? [])
      try {
        for (const { name } of element.attributes)
          if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2), { bubbles: true }));
        // An address that runs does so when it is gone to; others are not gone to.
        const address = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
        if (/^[^a-z]*j\s*a\s*v\s*a/i.test(address))
          element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        if (element.localName === "button") /** @type {HTMLElement} */ (element).click();
      } catch {
        // A form whose fields have taken the names of what is asked of it.
      }
    return /** @type {any} */ (frame.contentWindow);
  };
  const windows = await Promise.all(documents.map(load));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return windows.map((inside) => {
    try {
      const within = Array.from({ length: inside.length }, (_, index) => inside[index]);
      return inside.tripped !== undefined || [inside, ...within].some((one) => sent.has(one));
    } catch {
      return false;
    }
  });
}

/**
 * Runs in a page without a policy: puts each text into the page as markup, scripts included, fires what handlers it has, and
 * names what stands in it beyond what is allowed.
 * @param {string[]} texts @param {string} allowed @param {string} type
 * @returns {string[]}
 */
function examine(texts, allowed, type) {
  const known = new Map(
    allowed
      .split(/ (?=\w+(?:\[|\s|$))/)
      .map((word) => [word.split("[")[0], /** @type {string[]} */ (word.match(/[\w-]+(?=[,\]])/g) ?? [])]),
  );
  /** @type {string[]} */
  const strange = [];
  for (const text of texts) {
    const place = document.createElement("div");
    document.body.append(place);
    if (type === "text/html") place.append(document.createRange().createContextualFragment(text));
    else
      place.append(
        document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true),
      );
    const wrong = [...place.querySelectorAll("*")].flatMap((element) => {
      const own = known.get(element.localName);
      if (!own) return [element.localName];
      return [...element.attributes].flatMap(({ name, value }) => {
        if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
        const isAddress = name === "href" && !/^(?:https?|mailto):/i.test(value);
        const isStyle =
          name === "style" &&
          !/^(?:font-variant: ?small-caps|font-\w+: ?[\w-]+|text-decoration: ?\w+);?$/.test(value);
        return own.includes(name) && !isAddress && !isStyle ? [] : [`${element.localName} ${name}=${value}`];
      });
    });
    if (wrong.length) strange.push(`${wrong.join(", ")} in ${text.slice(0, 300)}`);
    place.remove();
  }
  return strange;
}

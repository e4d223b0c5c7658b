/**
 * Chains in which every word and every address is a payload, as if nothing that reads pages had refused any, and all that
 * the project writes of them: citations, exports, saved accounts and pictures. Reads `dist/` as `./build.sh build` leaves it.
 */
import { readFileSync } from "node:fs";
import { account } from "../../www/account.js";
import { asSvg, poster } from "../../www/poster.js";
import { speakEnglish } from "../package/spoken.mjs";

const root = new URL("../../", import.meta.url);

/** @param {string} name */
async function load(name) {
  const glue = await import(new URL(`dist/chrome/wasm/${name}.js`, root).href);
  glue.initSync({ module: readFileSync(new URL(`dist/chrome/wasm/${name}_bg.wasm`, root)) });
  return glue;
}

const DAY = "2026-07-01";

/**
 * A chain in which these words stand wherever a page's words may.
 * @param {string[]} words each has its own author, agency, source, quotation and note; all together are the title
 * @param {number} [share] where there are many: each stands in one place of so many, and in the title
 * @returns {any}
 */
export function chainOf(words, share = 1) {
  const all = words.join(" · ");
  const some = (/** @type {number} */ place) => words.filter((_, index) => index % share === place % share);
  const one = (/** @type {number} */ index) => words[index % words.length] ?? all;
  const at = (/** @type {string} */ word) => ({
    type: "TextQuoteSelector",
    exact: word,
    prefix: word,
    suffix: word,
  });
  const css = (/** @type {string} */ word) => ({ type: "CssSelector", value: word });
  const evidence = (/** @type {string} */ word) => [
    { reader: "byline", quote: word, at: at(word) },
    { reader: "metaTags", quote: word, at: css(word) },
    {
      reader: "jsonLd",
      quote: word,
      at: { ...css(word), refinedBy: { type: "JsonPointerSelector", value: word } },
    },
  ];
  const party = (/** @type {string} */ name, kind = "organization") => ({ name, kind, url: name });
  const link = (/** @type {string} */ role, /** @type {string} */ word, kind = "organization") => ({
    ...{ role, party: party(word, kind), url: word, date: "2026-03-01", confidence: "stated" },
    ...{ support: evidence(word), against: evidence(word).slice(0, 1) },
  });
  return {
    page: "article",
    work: {
      ...{
        title: all,
        published: "2026-03-02",
        modified: null,
        language: one(8),
        genre: null,
        complete: false,
      },
      ...{ url: one(9), canonicalUrl: one(10), republication: "full" },
      evidence: Object.fromEntries(
        [
          "title",
          "published",
          "modified",
          "language",
          "genre",
          "complete",
          "canonicalUrl",
          "republication",
        ].map((fact, index) => [fact, evidence(one(index))]),
      ),
    },
    links: [
      ...some(0).map((word) => link("author", word, "person")),
      ...some(1).map((word) => link("agency", word)),
      ...["original", "intermediary", "republisher"].map((role, index) => link(role, one(index))),
    ],
    sources: some(2).flatMap((word, index) => [
      {
        ...{
          party: party(word),
          url: word,
          href: word,
          archived: word,
          text: word,
          sentence: `So ${word} said.`,
        },
        ...{ relation: "report", evidence: evidence(word) },
      },
      {
        ...{
          party: null,
          url: index % 2 ? word : null,
          href: null,
          archived: null,
          text: word,
          sentence: word,
        },
        ...{ relation: "post", evidence: evidence(word) },
      },
    ]),
    quotations: some(3).map((word, index) => ({
      ...{
        words: word,
        speaker: party(word, "person"),
        via: [party(word)],
        sources: [2 * index],
        evidence: evidence(word),
      },
    })),
    anonymous: some(4).map((word) => ({ words: word, evidence: evidence(word) })),
    rights: {
      holders: some(5),
      year: 2026,
      notice: all,
      license: one(7),
      terms: all,
      evidence: evidence(one(6)),
    },
    notes: some(5).map((word) => ({
      kind: "disagreement",
      message: { id: "secondCredit", values: { original: word, other: word } },
      text: word,
      evidence: evidence(word),
    })),
  };
}

/**
 * All that is written of a chain, by format.
 * @typedef {Record<string, string>} Written
 */

/**
 * @returns {Promise<{ exports: (chain: any, only?: string[]) => Written, citations: (chain: any, styles: string[]) => Written }>} what writes
 *   chains, in all formats or in those named; `citations` as HTML
 */
export async function writers() {
  speakEnglish();
  const { cite, exportChain, formats } = await load("cite");
  const locales = [readFileSync(new URL("www/locales/locales-en-US.xml", root), "utf8")];
  const request = (/** @type {any} */ chain) => ({
    ...{ accessed: DAY, version: "read", edits: {}, quote: chain.work.title },
    archive: { url: chain.work.title, date: DAY },
    ...{ wikiDates: "dmy", refTag: true },
  });
  /** @type {{ id: string, kind: string, file: string }[]} */
  const known = formats();
  const width = (/** @type {string} */ words, /** @type {{ size: number }} */ { size }) =>
    words.length * size * 0.5;
  return {
    exports: (chain, only) => ({
      ...Object.fromEntries(
        known.flatMap(({ id, kind }) => {
          if (only && !only.includes(id)) return [];
          if (kind === "export") return [[id, exportChain(chain, id, request(chain))]];
          return kind === "template" ? [[id, cite(chain, { ...request(chain), style: id }).text]] : [];
        }),
      ),
      svg: asSvg(poster(chain, DAY, width)),
      account: account(chain, "markdown", DAY),
    }),
    citations: (chain, styles) =>
      Object.fromEntries(
        known
          .filter(({ id }) => styles.includes(id))
          .map(({ id, file }) => {
            const csl = readFileSync(new URL(`www/styles/${file}`, root), "utf8");
            return [id, cite(chain, { ...request(chain), style: id, csl, locales, locale: null }).html];
          }),
      ),
  };
}

/**
 * Lists cut into parts.
 * @template Item
 * @param {Item[]} items @param {number} size
 * @returns {Item[][]}
 */
export function parts(items, size) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

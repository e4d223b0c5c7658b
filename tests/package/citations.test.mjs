/**
 * The citations beside a peer's, and the exports in the hands of other readers.
 *
 * The peer is citeproc-js, which the CSL project's own test suite was written from. Both engines get the same items in
 * every style that ships: the chains of `tests/citations` without what only our own sentence can say. The text must be the
 * same on 95 of 100; every other one stands in `tests/package/peer.json` with its reason. Our judgement of what is right is
 * in the golden files, and may be against the peer.
 *
 * Reads `dist/` as `./build.sh build` leaves it.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
// @ts-expect-error: it comes without types
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
// @ts-expect-error: it comes without types
import CSL from "citeproc";

/** @typedef {{ style: string, item: string, form: string, ours: string, theirs: string, reason: string }} Difference */

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "tests/citations");
const known = join(root, "tests/package/peer.json");

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8");

const { cite, exportChain, formats, ...glue } = await import(join(root, "dist/chrome/wasm/cite.js"));
glue.initSync({ module: readFileSync(join(root, "dist/chrome/wasm/cite_bg.wasm")) });

const accessed = "2026-11-22";
/** @type {{ name: string, chain: any }[]} */
const chains = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file) => ({ name: file.slice(0, -5), chain: JSON.parse(read(`tests/citations/${file}`)) }));

/**
 * The chain without what no style has a place for: another outlet of first publication, an agency beside its reporter.
 *
 * @param {any} chain
 */
function plain(chain) {
  const view = chain.links.findLast(
    (/** @type {any} */ { role }) => role === "republisher" || role === "original",
  );
  const signed = chain.links.some((/** @type {any} */ { role }) => role === "author");
  const links = chain.links.filter(
    (/** @type {any} */ link) =>
      (link.role !== "original" || link === view) &&
      link.role !== "intermediary" &&
      (link.role !== "agency" || (!signed && chain.work.republication !== "partial")),
  );
  return { ...chain, links };
}

/** What both print, but for markup and white space. @param {string} text */
const bare = (text) =>
  text
    .replace(/\s+/g, " ")
    // What we add where a style prints no address of a newspaper's article.
    .replace(
      / (Verfügbar unter|Disponível em): http\S+\.( (Zugegriffen|Acesso em): [^.]*(\. [^.]*)?\d{4}\.)?$/,
      "",
    )
    .trim()
    .replace(/\.$/, "");

/** @type {Difference[]} */
const differences = [];
let compared = 0;

for (const { id, kind, file, locale } of formats()) {
  if (kind !== "csl") continue;
  test(`${id} beside the peer`, () => {
    const csl = read(`www/styles/${file}`);
    const locales = [...new Set(["en-US", locale])].map((tag) => read(`www/locales/locales-${tag}.xml`));
    /** @type {Map<string, any>} */
    const items = new Map();
    const peer = new CSL.Engine(
      {
        retrieveLocale: (/** @type {string} */ tag) =>
          existsSync(join(root, `www/locales/locales-${tag}.xml`))
            ? read(`www/locales/locales-${tag}.xml`)
            : locales[0],
        retrieveItem: (/** @type {string} */ name) => items.get(name),
      },
      csl,
      locale,
    );
    peer.setOutputFormat("text");
    const forms = /class="note"/.test(csl.slice(0, 500)) ? ["note", "bibliography"] : ["bibliography"];
    for (const { name, chain } of chains) {
      // Written to break formats, not to be cited.
      if (name === "hostile") continue;
      const simple = plain(chain);
      const [item] = JSON.parse(exportChain(simple, "csl-json", { accessed }));
      items.set(name, { ...outletOnce(item, simple, csl), id: name, note: undefined, custom: undefined });
      for (const form of forms) {
        const ours = bare(cite(simple, { style: id, csl, locales, accessed, form }).text);
        const theirs = bare(written(peer, name, form));
        compared += 1;
        if (ours !== theirs) differences.push({ style: id, item: name, form, ours, theirs, reason: "" });
      }
    }
  });
}

/**
 * A body that is author and outlet is named once: as the author where a style finds entries by authors and the page is no
 * newspaper's, else as the outlet. CSL-JSON leaves the choice to whoever reads it, with the name as the author.
 *
 * @param {any} item
 * @param {any} chain
 * @param {string} csl
 */
function outletOnce(item, chain, csl) {
  const outlet = chain.links.at(-1)?.party.name;
  const own = item.author?.length === 1 && item.author[0].literal === outlet && !item["container-title"];
  const keeps = item.type === "webpage" && csl.includes('citation-format="author-date"');
  return own && !keeps ? { ...item, author: undefined, "container-title": outlet } : item;
}

/**
 * @param {any} peer
 * @param {string} name
 * @param {string} form
 */
function written(peer, name, form) {
  peer.updateItems([name]);
  if (form === "bibliography" && peer.bibliography.tokens.length > 0) return peer.makeBibliography()[1][0];
  return peer.previewCitationCluster(
    { citationItems: [{ id: name }], properties: { noteIndex: 1 } },
    [],
    [],
    "text",
  );
}

test("the peer differs on few, and on each for a known reason", () => {
  /** @type {Difference[]} */
  const listed = existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : [];
  const key = (/** @type {Difference} */ { style, item, form, ours, theirs }) =>
    JSON.stringify([style, item, form, ours, theirs]);
  const reasons = new Map(listed.map((difference) => [key(difference), difference.reason]));
  const found = differences.map((difference) => ({
    ...difference,
    reason: reasons.get(key(difference)) ?? "",
  }));
  const same = JSON.stringify(found) === JSON.stringify(listed) && found.every(({ reason }) => reason !== "");
  if (!same) writeFileSync(`${known}.new`, JSON.stringify(found, null, 2) + "\n");
  const part = 1 - differences.length / compared;
  assert.ok(same, "give each difference in tests/package/peer.json.new its reason, and keep it as peer.json");
  assert.ok(part >= 0.95, `${differences.length} of ${compared} differ`);
});

/** @param {any} name */
const spoken = (name) =>
  name.literal ??
  [name["non-dropping-particle"], name.family, ",", name.given, ",", name.suffix]
    .filter(Boolean)
    .join(" ")
    .replace(/( ,)+$/, "");

/** A name of a record, which this reader leaves in one piece. @param {string} name */
const inParts = (name) => name.split(", ").join(" , ");

for (const { name, chain } of chains) {
  test(`${name}: other readers find in the exports what was written`, () => {
    const [item] = JSON.parse(exportChain(chain, "csl-json", { accessed }));
    const authors = (item.author ?? []).map(spoken);
    const plainly = (/** @type {string | undefined} */ title) => title?.replace(/<\/?(i|em)>/g, "");
    for (const format of ["bibtex", "biblatex", "ris"]) {
      const [found] = new Cite(exportChain(chain, format, { accessed })).data;
      assert.equal(plainly(found.title), plainly(item.title), format);
      assert.equal(found.URL, item.URL, format);
      // The plain BibTeX of a page that is no newspaper's names it as the publisher.
      const outlet = found["container-title"] ?? found.publisher;
      // It knows no tag for the site of a page.
      if (format !== "ris" || item.type !== "webpage") assert.equal(outlet, item["container-title"], format);
      if (format === "ris") {
        // For a newspaper's article it reads the names as reporters, and of the date the year.
        const names = found.author?.map(spoken) ?? [found.reporter ?? []].flat().map(inParts);
        assert.deepEqual(
          names,
          authors.map((/** @type {string} */ name) => name.replace(/(?<! ),/g, "")),
        );
        assert.equal(found.issued?.["date-parts"][0][0], item.issued?.["date-parts"][0][0]);
        continue;
      }
      assert.deepEqual((found.author ?? []).map(spoken), authors, format);
      assert.deepEqual(found.issued?.["date-parts"], item.issued?.["date-parts"], format);
      if (format === "bibtex") continue;
      assert.deepEqual(found.accessed?.["date-parts"], item.accessed?.["date-parts"]);
      assert.deepEqual(found["original-date"]?.["date-parts"], item["original-date"]?.["date-parts"]);
      assert.equal(found["original-publisher"], item["original-publisher"]);
    }
  });
}

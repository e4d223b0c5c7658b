/**
 * Nothing that a page says becomes a part of what is written of it: every payload stands in every field of a chain, and
 * what is exported keeps the form that it has for honest words. What browsers make of HTML, SVG and Markdown is left to
 * tests/browser.
 *
 * Each check is also made on what a careless program writes, and has to find it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf, writers } from "../browser/hostile.mjs";
import { mistaken, payloads } from "../browser/payloads.mjs";
import { fileName } from "../../www/account.js";

// Of the package, where the modules that it loads are.
const { settingsIn } = await import(new URL("../../dist/chrome/settings.js", import.meta.url).href);
const { exports } = await writers();
/** @type {Record<string, string>[]} */
const written = payloads.map(({ text }) => ({ text, ...exports(chainOf([text])) }));

/** What breaks each format of text: null where its form holds. @type {Record<string, (text: string) => string | null>} */
const BROKEN = {
  bibtex(text) {
    let depth = 0;
    let entries = 0;
    for (const [sign, index] of [...text.matchAll(/\\.|[{}]|@(?=\w+\{)/gs)].map((match) => [
      match[0],
      match.index,
    ])) {
      if (sign === "@" && depth === 0) entries++;
      if (sign === "{") depth++;
      if (sign === "}") depth--;
      if (depth < 0) return `closed too early at ${index}`;
    }
    if (depth || entries !== 1) return `${entries} entries, ${depth} braces open`;
    const command = /\\(?:write|immediate|input|catcode|href|tripped)/.exec(text);
    return command?.[0] ?? fieldOf(/^ {2}(\w+) = /gm, text);
  },
  ris(text) {
    const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).filter(Boolean);
    const ends = lines.filter((line) => /^(?:TY|ER) {2}-/.test(line));
    if (ends.length !== 2) return ends.join();
    const strange = lines.find((line) => !/^[A-Z][A-Z0-9] {2}-(?: |$)/.test(line));
    const added = lines.find((line) => /^[A-Z][A-Z0-9] {2}- tripped$/.test(line));
    return (
      strange ?? added ?? lines.find((line) => /^(?:UR|L\d) {2}- (?!https?:)/.test(line)) ?? twice(lines)
    );
  },
  wikitext(text) {
    const live = text.replace(/<nowiki>.*?<\/nowiki>/gs, "");
    if (live.split("{{").length !== 2 || live.split("}}").length !== 2) return "not one template";
    if (/\[\[|\[javascript|\{\||<!--/.test(live)) return "a link, a table or a comment";
    const tags = [...live.matchAll(/<(\/?\w+)/g)].map(([, name]) => name);
    if (
      tags.some((name) => !/^\/?(?:ref|nowiki)$/.test(name)) ||
      tags.filter((name) => name === "ref").length > 1
    )
      return `a tag: ${tags.join()}`;
    return fieldOf(/ \|(\w[\w-]*)=/g, live);
  },
  json(text) {
    /** @type {string[]} */
    const keys = [];
    JSON.parse(text, (key, value) => (keys.push(key), value));
    return keys.find((key) => /tripped|__proto__/.test(key)) ?? null;
  },
  yaml(text) {
    const strange = text
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
      .find((line) => !/^(?:#.*| *(?:- )*[a-z-]+:(?: .*)?| *- .*|)$/s.test(line));
    if (strange !== undefined) return strange;
    const bare = /^ *(?:- )*[a-z-]+: ([&*!|>{[%@`].*)$/m.exec(text) ?? /^tripped:.*$/m.exec(text);
    return bare?.[0] ?? null;
  },
};

/** A field that no honest words have. @param {RegExp} pattern @param {string} text */
function fieldOf(pattern, text) {
  const names = [...text.matchAll(pattern)].map(([, name]) => name);
  return names.find((name) => name === "tripped") ?? null;
}

/** @param {string[]} lines */
function twice(lines) {
  return lines.filter((line) => line.startsWith("TI  -")).length > 1 ? "two titles" : null;
}

/** The formats by what breaks them. @type {Record<string, string[]>} */
const FORMATS = {
  bibtex: ["bibtex", "biblatex"],
  ris: ["ris"],
  wikitext: ["wikipedia", "wikipedia-de", "wikipedia-fr", "wikipedia-es"],
  json: ["csl-json", "prov"],
  yaml: ["cff"],
};

test("there are payloads enough", () => {
  assert.ok(new Set(payloads.map(({ text }) => text)).size >= 200);
});

for (const [kind, formats] of Object.entries(FORMATS)) {
  const broken = BROKEN[kind];
  test(`${formats.join(", ")}: no payload adds a part`, () => {
    for (const all of written)
      for (const format of formats) {
        const text = all[format];
        assert.equal(broken?.(text), null, `${format} of ${JSON.stringify(all.text)}:\n${text}`);
      }
  });

  test(`${formats.join(", ")}: a careless program's are found broken`, () => {
    const careless = payloads.filter(({ mistake }) => mistake === kind);
    const found = careless.filter((payload) => {
      try {
        return broken?.(mistaken(payload)) !== null;
      } catch {
        return true;
      }
    });
    assert.ok(found.length >= careless.length / 2, `${found.length} of ${careless.length}`);
  });
}

test("no text to take along turns or steers what stands around it", () => {
  for (const { text, ...all } of written)
    for (const [format, told] of Object.entries(all)) {
      assert.doesNotMatch(
        told,
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/,
        `${format} of ${JSON.stringify(text)}`,
      );
      assert.ok(told.isWellFormed(), `${format} of ${JSON.stringify(text)}`);
    }
});

test("names of files are words", () => {
  for (const { text } of payloads)
    for (const format of /** @type {const} */ (["markdown", "text", "svg", "png"]))
      assert.match(
        fileName(chainOf([text]), format),
        /^whence-[\p{L}\p{M}\p{N}-]{1,70}\.(?:md|txt|svg|png)$/u,
      );
});

test("a file of settings brings nothing but settings", () => {
  for (const { text } of payloads) {
    const style = { id: text, title: text, csl: null, file: text, locale: text };
    const whence = { [text]: text, style: text, side: text, language: text, ownStyles: [style], ref: text };
    const found = settingsIn(JSON.stringify({ whence })) ?? {};
    const kept = Object.keys(found);
    assert.ok(
      kept.every((key) => ["style", "language", "ownStyles", "citationLanguage", "dates"].includes(key)),
      `${kept} of ${JSON.stringify(text)}`,
    );
    // The rules of a style stand in the file itself or in one of the package's styles.
    assert.equal(found.ownStyles, undefined, JSON.stringify(text));
  }
  for (const whence of [
    '{"__proto__":1}',
    '{"constructor":1,"toString":{},"side":"left"}',
    "null",
    "[]",
    '"x"',
  ])
    for (const key of Object.keys(settingsIn(`{"whence":${whence}}`) ?? {})) assert.equal(key, "side");
  assert.deepEqual(settingsIn('{"whence":{"__proto__":{"x":1},"side":"left"}}'), { side: "left" });
});

/**
 * The overlay's words in every language: that all are there, with all their slots and plural forms, that none is left in
 * English or used by nobody, and that nothing is said outside them. Whether they are well said only people can tell.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { folderOf, LANGUAGES, tagOf } from "../../www/language.js";
import { filled } from "../../www/message.js";
import { noteIn } from "../../www/said.js";
import { speak } from "../../www/text.js";
import { messagesOf } from "./spoken.mjs";

const root = new URL("../../", import.meta.url);
const english = messagesOf("en");

/** What a message is filled with. @param {string} message */
const slots = (message) =>
  [...new Set(message.match(/\{[a-z]\w*[,}]/g) ?? [])].map((slot) => slot.slice(1, -1)).sort();

test("every language that is offered has its folder, and no other", () => {
  assert.deepEqual(readdirSync(new URL("extension/_locales", root)).sort(), [...LANGUAGES].sort());
});

test("a reader's language is found by its base, Chinese by its script", () => {
  assert.equal(folderOf(["de-AT", "en"]), "de");
  assert.equal(folderOf(["xx", "pt-PT"]), "pt");
  assert.equal(folderOf(["zh-Hant-HK"]), "zh_TW");
  assert.equal(folderOf(["zh"]), "zh_CN");
  assert.equal(folderOf(["xx"]), "en");
});

test("a message is filled by number, in the language's own forms", () => {
  const message = "{count, plural, one {# источник} few {# источника} many {# источников} other {#}} {name}!";
  const said = (/** @type {number} */ count) => filled(message, { count, name: "N" }, "ru").join("");
  assert.deepEqual([1, 3, 5, 21].map(said), [
    "1 источник N!",
    "3 источника N!",
    "5 источников N!",
    "21 источник N!",
  ]);
});

for (const folder of LANGUAGES) {
  const messages = messagesOf(folder);

  test(`${folder}: every message is there, with its slots and its plural forms`, () => {
    assert.deepEqual(Object.keys(messages), Object.keys(english));
    const categories = new Intl.PluralRules(tagOf(folder)).resolvedOptions().pluralCategories;
    // In Romance languages `many` is for millions, which nothing here comes to.
    const needed = categories.filter((category) => category !== "many" || /^(ru|uk|pl|ar)$/.test(folder));
    for (const [key, message] of Object.entries(messages)) {
      assert.deepEqual(slots(message), slots(english[key] ?? ""), `${folder} ${key}`);
      assert.equal(message === "", english[key] === "", `${folder} ${key} is empty`);
      assert.equal(message, message.trim(), `${folder} ${key}`);
      if (!message.includes(", plural,")) continue;
      for (const category of needed)
        assert.match(message, new RegExp(`[ }]${category} \\{`), `${folder} ${key} lacks ${category}`);
    }
  });

  if (folder !== "en")
    test(`${folder}: no sentence is left in English`, () => {
      const same = Object.keys(english).filter((key) => messages[key] === english[key] && english[key]);
      const sentences = same.filter(
        (key) => !/^dates_|^sources$/.test(key) && (english[key] ?? "").split(" ").length > 2,
      );
      assert.deepEqual(sentences, []);
      assert.ok(same.length < 30, same.join());
    });
}

test("what the core says has its sentence, in the core's own words in English", () => {
  const notes = readFileSync(new URL("src/reconcile/notes.rs", root), "utf8");
  const wasm = readFileSync(new URL("src/wasm.rs", root), "utf8");
  for (const key of Object.keys(english)) {
    const [, about, name] = /^(said|errors)_(\w+)$/.exec(key) ?? [];
    if (name) assert.ok((about === "said" ? notes : wasm).includes(`"${name}"`), key);
  }
  speak(english, "en-GB");
  const pages = new URL("tests/pages/", root);
  let heard = 0;
  for (const folder of readdirSync(pages)) {
    const file = new URL(`${folder}/answer.json`, pages);
    for (const note of JSON.parse(readFileSync(file, "utf8")).notes) {
      heard++;
      assert.ok(`said_${note.message.id}` in english, `${folder} ${note.message.id}`);
      // Names are listed by the core without the comma that a screen may set.
      if (note.message.id !== "readInPart") assert.equal(noteIn(note), note.text, folder);
    }
  }
  assert.ok(heard > 100);
});

test("every message is used, and every word that the code asks for is one", () => {
  const source = readFileSync(new URL("www/text.js", root), "utf8");
  const asked = new Set([...source.matchAll(/"([A-Za-z_]+)"/g)].map(([, key]) => key ?? ""));
  for (const [, key] of source.matchAll(/messages\.(\w+)/g)) asked.add(key ?? "");
  const tables = [...source.matchAll(/table\("(\w+)"\)/g)].map(([, prefix]) => `${prefix}_`);
  const manifest = readFileSync(new URL("extension/manifest.json", root), "utf8");
  const background = readFileSync(new URL("extension/background.js", root), "utf8");
  const unused = Object.keys(english).filter(
    (key) =>
      !asked.has(key) &&
      !tables.some((prefix) => key.startsWith(prefix)) &&
      !/^(?:summary|said|errors)_/.test(key) &&
      !manifest.includes(`__MSG_${key}__`) &&
      !background.includes(`"${key}"`),
  );
  assert.deepEqual(unused, []);
  for (const [, key] of source.matchAll(/\bsay\("(\w+)"/g))
    assert.ok((key ?? "") in english, `no message ${key}`);
  const code = readdirSync(new URL("www/", root))
    .filter((file) => file.endsWith(".js") && file !== "text.js")
    .map((file) => readFileSync(new URL(`www/${file}`, root), "utf8"))
    .join("\n");
  speak(english, "en-GB");
  const names = [...source.matchAll(/^ {4}([a-zA-Z]+)(?::|\(|,$)/gm)].map(([, name]) => name ?? "");
  assert.deepEqual(
    names.filter((name) => name !== "const" && !new RegExp(`\\btext\\s*\\.${name}\\b`).test(code)),
    [],
  );
});

/**
 * What the screen's plain functions promise: dates in words, the places of the picture, the shape of messages, and words
 * for everything that the core can say. What a reader sees and does is left to tests/browser.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { between, inWords, today } from "../../www/dates.js";
import { passageAddress } from "../../www/fragment.js";
import { isEvidence, isPageAnswer, isRequest } from "../../www/messages.js";
import { places, summary } from "../../www/picture.js";
import { text } from "../../www/text.js";
import { speakEnglish } from "./spoken.mjs";

speakEnglish();

test("a date is shown as fine as the page tells, and never moved to another day", () => {
  assert.equal(inWords("2016"), "2016");
  assert.equal(inWords("2016-07"), "July 2016");
  assert.equal(inWords("2016-07-26"), "26 July 2016");
  assert.equal(inWords("2016-07-26T23:59:00-11:00"), "26 July 2016");
  assert.equal(inWords("0987-02-03"), "3 February 987");
  for (const none of [null, "", "yesterday", "26.7.2016", "20160726"]) assert.equal(inWords(none), null);
});

test("the time between two dates is told no finer than both are", () => {
  assert.equal(between("2016-07-25", "2016-07-25T09:00:00Z"), "the same day");
  assert.equal(between("2016-07-25", "2016-07-26"), "1 day later");
  assert.equal(between("2016-02-28", "2016-03-01"), "2 days later");
  assert.equal(between("2016-07-26", "2016-07-25"), "dated 1 day earlier");
  assert.equal(between("2010-01-01", "2016-01-01"), "6 years later");
  assert.equal(between("2016-07", "2016-07-26"), null);
  assert.equal(between("2014", "2016-07-26"), "about 2 years later");
  assert.equal(between(null, "2016-07-26"), null);
});

test("today is the reader's own day", () => {
  assert.equal(today(new Date(2026, 0, 2, 23, 59)), "2026-01-02");
});

/**
 * The words of an enumeration of the core, as they stand in the answer.
 * @param {string} file @param {string} name
 */
function variants(file, name) {
  const source = readFileSync(new URL(`../../src/${file}.rs`, import.meta.url), "utf8");
  const body = new RegExp(`pub enum ${name} \\{([^]*?)\\n\\}`).exec(source)?.[1] ?? "";
  return [...body.matchAll(/^ {4}([A-Z]\w*),/gm)].map(([, word]) => word[0].toLowerCase() + word.slice(1));
}

test("everything that the core can say has words", () => {
  const said = {
    readers: variants("claim", "Reader"),
    roles: variants("claim", "Role"),
    relations: variants("claim", "Relation"),
    genres: variants("claim", "Genre"),
    confidence: variants("chain", "Confidence"),
    handOver: variants("chain", "Republication"),
    // An article is said to be none by its kind, under the title.
    notes: variants("chain", "NoteKind").filter((kind) => kind !== "notAnArticle"),
    pageKinds: variants("chain", "PageKind").filter((kind) => kind !== "article"),
  };
  for (const [table, words] of Object.entries(said)) {
    assert.ok(words.length > 3, table);
    for (const word of words)
      assert.ok(word in /** @type {any} */ (text)[table], `text.${table} lacks ${word}`);
  }
});

/**
 * A link of a chain: `ROLE NAME [DATE]`.
 * @param {string} words @param {string} [confidence]
 * @returns {any}
 */
function link(words, confidence = "stated") {
  const [role, name, date = null] = words.split(" ");
  return { role, party: { name, kind: "organization", url: null }, url: null, date, confidence };
}

/** The picture, a line for each place. @param {string} republication @param {any[]} links */
function drawn(republication, links) {
  const chain = /** @type {any} */ ({ page: "article", work: { republication }, links });
  return places(chain).map((place) =>
    "link" in place
      ? [place.link.party.name, place.here ? "here" : "", place.step].filter(Boolean).join(" | ")
      : `(${[place.untold, place.step].filter(Boolean).join(" | ")})`,
  );
}

test("the picture goes from the origin through everyone on the way to the outlet in view", () => {
  const links = [
    link("author Ann"),
    link("translator Bea 2026-03-09"),
    link("original Gazette 2026-03-01"),
    link("original Review 2026-02-28", "disputed"),
    link("agency Wire 2026-03-03"),
    link("intermediary Quarterly 2026-03-04"),
    link("intermediary Herald"),
    link("republisher News 2026-03-07"),
  ];
  assert.deepEqual(drawn("translation", links), [
    "Ann",
    "Bea",
    "Gazette",
    "Review",
    "Wire | 2 days later",
    "Quarterly | 1 day later",
    "Herald",
    "News | here | Republished in translation · 3 days later",
  ]);
  assert.equal(
    summary("translation", links),
    "A translation, carried by News; first published by Gazette or Review in another language. Supplied by Wire. It came through Quarterly and Herald.",
  );
});

test("the outlet in view stands last and is no origin of itself", () => {
  const own = [link("author Ann"), link("original News 2026-03-07"), link("agency Wire 2026-03-06")];
  assert.deepEqual(drawn("partial", own), [
    "Ann",
    "Wire",
    "News | here | Used in the outlet’s own article · 1 day later",
  ]);
  assert.equal(summary("partial", own), "News’s own article, with material from Wire.");
  assert.deepEqual(drawn("none", [link("original News")]), ["News | here"]);
  assert.equal(summary("none", [link("original News")]), "First published here, by News.");
  const open = [link("original Gazette"), link("republisher News")];
  assert.equal(
    summary("undetermined", open),
    "First published by Gazette; the page does not say in what way it came here.",
  );
});

test("what the page leaves open is a place of the picture", () => {
  const links = [link("author Ann"), link("republisher News")];
  assert.deepEqual(drawn("wire", links), [
    "Ann",
    "(No agency named)",
    "News | here | Agency copy, carried whole",
  ]);
  assert.deepEqual(drawn("excerpt", links)[1], "(No first outlet named)");
  assert.deepEqual(drawn("full", [link("original Gazette")]), [
    "Gazette",
    "(This page does not name its outlet | Republished in full)",
  ]);
  assert.deepEqual(drawn("undetermined", []), []);
});

test("the whole way is said in sentences, whoever is not named", () => {
  for (const republication of variants("chain", "Republication"))
    for (const links of [[], [link("original A")], [link("republisher B")], [link("agency C")]])
      assert.match(
        summary(republication, links),
        /^[A-Z][^.]+\.( (Supplied by C|First published by A)\.)?$/,
        republication,
      );
});

test("messages of another shape are refused", () => {
  const evidence = {
    reader: "byline",
    quote: "By Ann Lee",
    at: { type: "TextQuoteSelector", exact: "By Ann Lee", prefix: "", suffix: "" },
  };
  assert.ok(isEvidence(evidence));
  assert.ok(isEvidence({ ...evidence, at: { type: "PageAddress" } }));
  assert.ok(isRequest({ type: "show", evidence }));
  assert.ok(isRequest({ type: "close" }));
  assert.ok(isRequest({ type: "again" }));
  for (const wrong of [
    null,
    "close",
    { type: "open" },
    { type: "show" },
    { type: "show", evidence: { ...evidence, quote: 1 } },
    { type: "show", evidence: { ...evidence, at: { type: "TextQuoteSelector", exact: "x" } } },
    { type: "show", evidence: { ...evidence, at: { type: "XPathSelector", value: "/" } } },
  ]) {
    assert.equal(isRequest(wrong), false);
  }
  const page = { type: "page", html: "", url: null, apart: null, selected: "", toCopy: false };
  assert.ok(isPageAnswer(page));
  assert.ok(isRequest({ type: "settings" }));
  assert.ok(isRequest({ type: "point", evidence: null }));
  assert.ok(isPageAnswer({ type: "unreadable", reason: "store", detail: "" }));
  for (const wrong of [
    undefined,
    {},
    { ...page, html: 1 },
    { ...page, apart: undefined },
    { ...page, selected: null },
    { type: "unreadable" },
  ]) {
    assert.equal(isPageAnswer(wrong), false);
  }
});

test("an address of a passage names its words as browsers look for them", () => {
  const address = (
    /** @type {string} */ exact,
    prefix = "",
    suffix = "",
    url = "https://news.example/a?b#c",
  ) =>
    passageAddress(url, {
      reader: "byline",
      quote: exact,
      at: { type: "TextQuoteSelector", exact, prefix, suffix },
    });
  const page = "https://news.example/a?b#:~:text=";
  assert.equal(
    address("By Ann-Marie Lee, in full & by name"),
    `${page}By%20Ann%2DMarie%20Lee%2C%20in%20full%20%26%20by%20name`,
  );
  assert.equal(
    address("a few words", "cut of the wind, the storm and ", " came after them all and mo"),
    `${page}wind%2C%20the%20storm%20and-,a%20few%20words,-came%20after%20them%20all`,
  );
  assert.equal(address("said", "un", "so"), `${page}said`);
  const long = Array.from({ length: 40 }, (_, n) => `word${n}`).join(" ");
  assert.equal(address(long), `${page}word0%20word1%20word2%20word3,word36%20word37%20word38%20word39`);
  for (const elsewhere of ["file:///home/a.html", "about:blank"])
    assert.equal(address("x", "", "", elsewhere), null);
  assert.equal(
    passageAddress("https://news.example/", { reader: "address", quote: "x", at: { type: "PageAddress" } }),
    null,
  );
});

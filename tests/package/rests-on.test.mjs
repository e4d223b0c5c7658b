/**
 * What the text rests on, on the screen: how sources and quotations are arranged, chosen and escaped. What a reader does
 * with it is left to tests/browser.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, marks, nameOf, passage, placesOf, relations, runs } from "../../www/grouping.js";
import { account, fileName } from "../../www/account.js";
import { leads } from "../../www/further.js";
import { view } from "../../www/view.js";
import { around, standIn } from "./document.mjs";
import { speakEnglish } from "./spoken.mjs";

standIn();
speakEnglish();

/**
 * A place of the page.
 * @param {string} exact @param {string} [prefix] @param {string} [suffix]
 * @returns {any}
 */
function place(exact, prefix = "", suffix = "") {
  return {
    reader: "bodyLinks",
    quote: exact,
    at: { type: "TextQuoteSelector", exact, prefix, suffix },
  };
}

/**
 * A source: `NAME | ADDRESS`, either of which may be missing.
 * @param {string} words @param {object} [rest]
 * @returns {any}
 */
function source(words, rest = {}) {
  const [name, url = null] = words.split("|").map((part) => part.trim() || null);
  const party = name && { name, kind: "organization", url: null };
  const text = "it said";
  const sentence = "On Friday it said so.";
  return {
    ...{ party, url, href: url, archived: null, text, sentence, relation: "report" },
    evidence: [place(text)],
    ...rest,
  };
}

/**
 * A quotation: `SPEAKER | VIA, VIA`, either of which may be missing.
 * @param {string} said @param {object} [rest]
 * @returns {any}
 */
function quotation(said, rest = {}) {
  const [name, via = ""] = said.split("|").map((part) => part.trim());
  const party = (/** @type {string} */ name) => ({ name, kind: "person", url: null });
  return {
    words: "We shall see.",
    speaker: name ? party(name) : null,
    via: via ? via.split(", ").map(party) : [],
    sources: [],
    evidence: [place("We shall see.", "he said: “", "” Then he left")],
    ...rest,
  };
}

/** A chain that tells nothing but this. @param {object} told @returns {any} */
function chainOf(told) {
  return {
    page: "article",
    work: { title: "Title", language: "de", complete: true, republication: "none", url: null, evidence: {} },
    ...{ links: [], sources: [], quotations: [], anonymous: [], notes: [] },
    rights: { notice: null, holders: [], year: null, evidence: [] },
    ...told,
  };
}

/** What stands on the screen for a chain. @param {object} told @param {any} [show] */
function onScreen(told, show = async () => ({ found: true, visible: true })) {
  const article = { html: "", url: null, language: "de", show, point: null, again: null };
  return around(view(chainOf(told), null, article).flatMap((sections) => sections()));
}

test("sources stand under who is behind them, in the order of the page", () => {
  const sources = [
    source("Kestrel Review | https://kestrel.example/1"),
    source("| https://www.heron.example/paper"),
    source("KESTREL  Review"),
    source("Radio Halden", { evidence: [place("a"), place("b")] }),
    source("| https://heron.example/other", { relation: "data" }),
  ];
  const shape = groups(sources).map(({ name, sources, places }) => [
    name,
    sources.map(({ index }) => index),
    places,
  ]);
  assert.deepEqual(shape, [
    ["Kestrel Review", [0, 2], 2],
    ["heron.example", [1, 4], 2],
    ["Radio Halden", [3], 2],
  ]);
});

test("a source without a name has that of its host, an archive's copy that of the original", () => {
  assert.equal(nameOf(source("| https://www.heron.example/paper")), "heron.example");
  const copy = source("| https://archive.example/web/2020/x", { archived: "https://heron.example/x" });
  assert.equal(nameOf(copy), "heron.example");
  assert.equal(nameOf(source("")), "it said");
});

test("a host that the page names stands under that name, unless many publish there", () => {
  const names = (/** @type {any[]} */ ...sources) => groups(sources).map(({ name }) => name);
  const bare = source("heron.example | https://www.heron.example/2");
  assert.deepEqual(names(bare, source("Heron Quarterly | https://heron.example/1")), ["Heron Quarterly"]);
  assert.deepEqual(
    names(bare, source("A | https://heron.example/1"), source("B | https://heron.example/3")),
    ["heron.example", "A", "B"],
  );
  assert.deepEqual(names(bare, source("@holm | https://heron.example/1", { relation: "post" })), [
    "heron.example",
    "@holm",
  ]);
});

test("letters that look like others are told by their ASCII form", () => {
  assert.equal(nameOf(source("| https://www.оrchard.example/")), "xn--rchard-vqf.example");
});

test("only the relations that there are can be chosen, the frequent first", () => {
  const sources = ["data", "report", "data", "post"].map((relation) => source("A", { relation }));
  assert.deepEqual(relations(sources), [
    { relation: "data", count: 2 },
    { relation: "report", count: 1 },
    { relation: "post", count: 1 },
  ]);
  assert.deepEqual(
    groups(sources, "data").flatMap(({ sources }) => sources.map(({ index }) => index)),
    [0, 2],
  );
});

test("a choice shows what is of its relation, and says how many that are", () => {
  const main = onScreen({
    sources: [
      source("Kestrel Review | https://kestrel.example/1"),
      source("Norrby University | https://norrby.example/s", { relation: "study" }),
      source("Kestrel Review | https://kestrel.example/2", { relation: "sponsored" }),
    ],
  });
  const shown = () => main.all("h3").map(({ textContent }) => textContent);
  const choices = main.all(".choice");
  assert.deepEqual(
    choices.map(({ textContent }) => textContent),
    ["All 3", "Report 1", "Study 1", "Sponsored 1"],
  );
  assert.deepEqual(shown(), ["Kestrel Review", "Norrby University"]);
  choices[2].click();
  assert.deepEqual(shown(), ["Norrby University"]);
  assert.deepEqual(
    choices.map((choice) => /** @type {any} */ (choice).ariaPressed),
    ["false", "false", "true", "false"],
  );
  const said = () => main.all("p").find((p) => p.getAttribute("role") === "status")?.textContent;
  assert.equal(said(), "1 of 3 sources shown.");
  choices[0].click();
  assert.deepEqual(shown(), ["Kestrel Review", "Norrby University"]);
  assert.equal(said(), "");
  // Where there is nothing to choose from there is no choice.
  assert.equal(onScreen({ sources: [source("A"), source("B")] }).all(".choice").length, 0);
});

test("the names stand at a glance, with how many are not linked", () => {
  const glance = (/** @type {any[]} */ sources) =>
    onScreen({ sources })
      .all(".rests-on")[0]
      .textContent.replace(/[\u2068\u2069]/g, "");
  assert.equal(glance([source("A | https://a.example/")]), "A.");
  assert.equal(glance([source("A")]), "A. It is named, not linked.");
  assert.equal(
    glance([source("A | https://a.example/"), source("B")]),
    "A and B. 1 of 2 sources is named, not linked.",
  );
  const many = [..."ABCDEFGH"].map((name) => source(`${name} | https://${name}.example/`));
  assert.equal(glance(many), "A, B, C, D, E and 3 others.");
});

test("linked sources lead to the web in a tab of its own, and nothing else does", () => {
  const hrefs = (/** @type {any[]} */ sources) =>
    onScreen({ sources })
      .all(".groups")
      .flatMap((groups) => groups.all("a"))
      .map((a) => [a.getAttribute("href"), a.getAttribute("target"), a.getAttribute("rel"), a.textContent]);
  assert.deepEqual(hrefs([source("A | https://www.a.example/b/?c=1")]), [
    ["https://www.a.example/b/?c=1", "_blank", "noopener noreferrer", "a.example/b/?c=1"],
  ]);
  for (const hostile of [
    "javascript:alert(1)",
    "data:text/html,x",
    " javascript:alert(1)",
    "file:///etc/x",
    "x:y",
  ])
    assert.deepEqual(hrefs([source(`A | ${hostile}`, { archived: hostile })]), [], hostile);
});

test("an archive's copy offers the original, a redirector is named, and what is not linked says so", () => {
  const told = (/** @type {any} */ one) => onScreen({ sources: [one] }).all(".target")[0].textContent;
  const copy = { archived: "https://a.example/x", href: "https://short.example/1" };
  assert.equal(
    told(source("A | https://keeps.example/web/x", copy)),
    "ReportArchived copy: keeps.example/web/xOriginal: a.example/xlinked through short.example",
  );
  assert.equal(told(source("A", { relation: "sponsored" })), "SponsoredNamed, not linked");
});

test("words of the page stay words", () => {
  const evil = '<img src=x onerror="alert(1)">';
  const main = onScreen({
    sources: [
      source("A", { party: { name: evil, kind: "person", url: "javascript:1" }, sentence: evil, text: evil }),
    ],
    quotations: [quotation(`${evil} | ${evil}`, { words: evil })],
    anonymous: [{ words: evil, evidence: [place(evil)] }],
  });
  assert.equal(main.all("img").length, 0);
  for (const a of main.all("a")) assert.match(String(a.getAttribute("href")), /^https:\/\/duckduckgo\.com\//);
  assert.equal(main.textContent.split(evil).length - 1, 7);
});

test("each place of a source has its words and a button of its own", () => {
  const evidence = [place("it said"), place("the Review added", "ferry. Later ", " that all was")];
  const one = source("A", { evidence });
  assert.deepEqual(
    placesOf(one).map(({ passage: { before, words, after } }) => [before, words, after]),
    [
      ["On Friday ", "it said", " so."],
      ["…ferry. Later ", "the Review added", " that all was…"],
    ],
  );
  const main = onScreen({ sources: [one] });
  const described = main.all(".show").map((button) => button.getAttribute("aria-describedby"));
  assert.deepEqual(
    main.all(".sentence").map((words) => words.getAttribute("id")),
    described,
  );
  assert.equal(new Set(described).size, 2);
  assert.equal(onScreen({ sources: [one] }, null).all(".show").length, 0);
});

test("a sentence marks the words that cite, and is cut only before them", () => {
  assert.deepEqual(passage("He said it.", "said"), { before: "He ", words: "said", after: " it." });
  assert.deepEqual(passage("He said it.", "wrote"), { before: "He said it.", words: "", after: "" });
  const long = passage(`${"word ".repeat(60)}said it.`, "said");
  assert.match(long.before, /^… (word ){22,28}$/);
});

test("quotations keep the page's own marks", () => {
  const around = (/** @type {string} */ prefix, /** @type {string} */ suffix) =>
    marks(place("x", prefix, suffix));
  assert.deepEqual(around("he said: “", "” Then"), ["“", "”"]);
  assert.deepEqual(around("sagte: „", "“, und"), ["„", "“"]);
  assert.deepEqual(around("a dit : « ", " ». Puis"), ["« ", " »"]);
  assert.deepEqual(around("表示：「", "」。"), ["「", "」"]);
  assert.deepEqual(around("the speakers’", " went on"), ["", ""]);
  assert.deepEqual(marks(undefined), ["", ""]);
});

test("a speaker's words stand together while the road is the same", () => {
  const sources = ["Kestrel Review", "Radio Halden", "Kestrel Review"].map((name) => source(name));
  const told = runs(
    [
      quotation("Vera Holm | Kestrel Review", { sources: [0] }),
      quotation("Vera Holm | Kestrel Review", { sources: [2] }),
      quotation("Vera Holm"),
      quotation(""),
      quotation(""),
      quotation("Jonas Lind", { sources: [1] }),
      quotation("Jonas Lind | Wire, Radio Halden", { sources: [1] }),
    ],
    sources,
  );
  assert.deepEqual(
    told.map(({ speaker, via, quotations }) => [
      speaker?.name,
      via.map(({ name, source }) => `${name} ${source}`).join(", "),
      quotations.map(({ index }) => index),
    ]),
    [
      ["Vera Holm", "Kestrel Review 0", [0, 1]],
      ["Vera Holm", "", [2]],
      [undefined, "", [3]],
      [undefined, "", [4]],
      ["Jonas Lind", "Radio Halden 1", [5]],
      ["Jonas Lind", "Wire null, Radio Halden 1", [6]],
    ],
  );
});

test("a quotation says who speaks and by which road, in the page's language", () => {
  const main = onScreen({
    sources: [source("Kestrel Review")],
    quotations: [quotation("Vera Holm | Wire, Kestrel Review", { sources: [0] }), quotation("")],
  });
  assert.deepEqual(
    main.all(".speaker").map(({ textContent }) => textContent),
    ["Vera Holm, through Wire, then Kestrel Review", "Speaker not named"],
  );
  const [words] = main.all("blockquote");
  assert.equal(words.textContent, "“We shall see.”");
  assert.deepEqual([words.getAttribute("lang"), words.getAttribute("dir")], ["de", "auto"]);
  assert.deepEqual(
    main
      .all(".group")[0]
      .all(".jump")
      .map(({ textContent }) => textContent),
    ["1 quotation through it"],
  );
});

test("a text that rests on nothing says so, and one that only quotes says what it lacks", () => {
  const said = (/** @type {object} */ told) => onScreen(told).textContent;
  assert.match(said({}), /found nothing that this text rests on/);
  const work = { title: "T", language: null, complete: false, republication: "none", evidence: {} };
  assert.match(said({ work }), /In the part of the text that is on this page/);
  assert.match(said({ quotations: [quotation("A")] }), /links no source/);
  assert.doesNotMatch(said({ page: "home" }), /rests on/);
});

test("three hundred sources come a few at a time, each in its turn", async () => {
  const sources = Array.from({ length: 300 }, (_, n) => source(`Outlet ${n} | https://o${n}.example/`));
  const main = onScreen({ sources });
  const count = () => main.all(".group").length;
  assert.equal(count(), 6);
  const [more] = main.all(".more");
  assert.equal(more.textContent, "Show all 300 names");
  const counts = new Set([count()]);
  const shown = more.click();
  for (let last = false; !last;) {
    last = (await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 0, "more"))])) !== "more";
    counts.add(count());
  }
  assert.equal(count(), 300);
  assert.equal(main.all(".more").length, 0);
  const steps = [...counts];
  assert.ok(
    steps.every((now, at) => at === 0 || now - steps[at - 1] <= 20),
    String(steps),
  );
  assert.deepEqual(
    main.all("h3").map(({ textContent }) => textContent),
    sources.map(({ party }) => party.name),
  );
});

/** A chain with something of everything, as an account tells it. */
const TOLD = chainOf({
  work: {
    ...{
      title: "Boats *and* <b>crews</b>",
      language: "en",
      complete: true,
      republication: "full",
      evidence: {},
    },
    url: "https://news.example/boats?x=1#top",
  },
  links: [
    {
      ...{
        role: "original",
        confidence: "stated",
        date: "2026-03-01",
        url: "https://gazette.example/boats",
        support: [],
      },
      ...{ party: { name: "The Orchard Gazette", kind: "organization", url: null }, against: [] },
    },
    {
      ...{
        role: "republisher",
        confidence: "declared",
        date: "2026-03-02",
        url: "https://news.example/",
        support: [],
      },
      ...{ party: { name: "News", kind: "organization", url: null }, against: [] },
    },
  ],
  sources: [
    source("Kestrel Review | https://kestrel.example/1", {
      sentence: "1. On [Friday] it said so.\n- No more.",
    }),
    source("Radio Halden", { relation: "post" }),
  ],
  quotations: [quotation("Vera Holm | Kestrel Review", { sources: [0] }), quotation("")],
  anonymous: [{ words: "two officials", evidence: [] }],
  notes: [
    {
      kind: "correction",
      message: { id: "correction", values: { quote: "The year was mended." } },
      text: "The page says of a correction: “The year was mended.”",
      evidence: [],
    },
  ],
  rights: { notice: "© News", holders: [], year: null, evidence: [] },
});

test("the account in Markdown says what the overlay says, and nothing of the page is markup in it", () => {
  assert.equal(
    account(TOLD, "markdown", "2026-03-09"),
    `# Boats \\*and\\* \\<b\\>crews\\</b\\>

<https://news.example/boats?x=1#top>

Read with Whence on 9 March 2026.

First published by The Orchard Gazette; carried here in full by News.

## Where it comes from

- First published by: The Orchard Gazette – 1 March 2026 – <https://gazette.example/boats> – (stated on the page)
- Republished here by: News – 2 March 2026 – Republished in full · 1 day later – (only in metadata)

## Take note

- Correction: The page says of a correction: “The year was mended.”

## What it rests on

- Kestrel Review
  - Report: <https://kestrel.example/1>
    - 1\\. On \\[Friday\\] it said so. - No more.
- Radio Halden
  - Post: Named, not linked
    - On Friday it said so.

## Who is quoted

- Vera Holm, through Kestrel Review
  - “We shall see.”
- Speaker not named
  - “We shall see.”

## Kept unnamed

- two officials

## Rights

© News
`,
  );
});

test("the account as text has no markup at all", () => {
  const told = account(TOLD, "text", "2026-03-09");
  assert.match(told, /^Boats \*and\* <b>crews<\/b>\n={24}\n\nhttps:\/\/news/);
  assert.match(told, /\nWhat it rests on\n----------------\n/);
  assert.doesNotMatch(told, /\\/);
  const hostile = chainOf({
    sources: [source("A | javascript:alert(1)")],
    work: { ...TOLD.work, url: "javascript:1" },
  });
  assert.doesNotMatch(account(hostile, "markdown", "2026-03-09"), /javascript/);
});

test("an account is named after the title, as every file system allows", () => {
  const name = (/** @type {string | null} */ title) => fileName(chainOf({ work: { title } }), "markdown");
  assert.equal(name("../Boats: “and/or” crews?"), "whence-Boats-and-or-crews.md");
  assert.equal(name("चाय का समय"), "whence-चाय-का-समय.md");
  assert.equal(name(null), "whence-page.md");
  assert.ok([...name("long ".repeat(60))].length < 80);
});

test("the ways to look further lead where they say, and leave out what is nobody else's affair", () => {
  const urls = (/** @type {any} */ chain) => leads(chain).map(({ url }) => url);
  assert.deepEqual(urls(TOLD), [
    "https://gazette.example/boats",
    "https://web.archive.org/web/*/https://gazette.example/boats",
    "https://web.archive.org/web/*/https://news.example/boats?x=1",
    "https://duckduckgo.com/?q=%22Boats%20*and*%20%3Cb%3Ecrews%3C%2Fb%3E%22",
  ]);
  for (const url of ["http://localhost/a", "http://127.0.0.1/a", "file:///home/a.html", null])
    assert.deepEqual(urls(chainOf({ work: { title: null, url } })), []);
});

test("of a very long chain both ends are seen at once", async () => {
  const links = Array.from({ length: 60 }, (_, n) => ({
    ...{
      role: n < 59 ? "intermediary" : "republisher",
      confidence: "stated",
      date: null,
      url: null,
      support: [],
    },
    ...{ party: { name: `Outlet ${n}`, kind: "organization", url: null }, against: [] },
  }));
  const main = onScreen({ links, work: { ...TOLD.work, republication: "full" } });
  const names = () =>
    main
      .all(".chain")[0]
      .all(".name")
      .map(({ textContent }) => textContent);
  assert.deepEqual([names().length, names()[0], names().at(-1)], [10, "Outlet 0", "Outlet 59"]);
  const [button] = main.all(".middle")[0].all("button");
  assert.equal(button.textContent, "Show 50 more on the way");
  await button.click();
  assert.deepEqual(
    names(),
    links.map(({ party }) => party.name),
  );
});

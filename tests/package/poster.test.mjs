/**
 * The picture of the chain as SVG: what stands in it, and that words of the page are words in it and nothing else. That
 * browsers draw it is left to tests/browser.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asSvg, poster } from "../../www/poster.js";
import { speakEnglish } from "./spoken.mjs";

speakEnglish();

const link = (/** @type {string} */ role, /** @type {string} */ name, confidence = "stated") => ({
  ...{
    role,
    party: { name, kind: "organization", url: null },
    url: "https://gazette.example/a",
    date: "2026-03-01",
  },
  ...{ confidence, support: [], against: [] },
});

/** @param {string} title @param {any[]} links @returns {any} */
const chainOf = (title, links) => ({
  page: "article",
  work: { title, republication: "full", url: "https://news.example/a?b=1&c=2" },
  links,
});

const width = (/** @type {string} */ words, /** @type {{ size: number }} */ { size }) =>
  words.length * size * 0.5;

test("the picture has the way of the text, the address and the day", () => {
  const chain = chainOf("Fog on the quay", [link("original", "Gazette"), link("republisher", "News")]);
  const drawn = poster(chain, "2026-03-09", width);
  const words = drawn.marks.flatMap((mark) => (mark.kind === "text" ? [mark.words] : []));
  for (const told of [
    "Fog on the quay",
    "Gazette",
    "News",
    "1 March 2026 · gazette.example",
    "Stated on the page",
  ])
    assert.ok(words.includes(told), `${told} in ${words.join(" | ")}`);
  assert.ok(words.some((line) => line.startsWith("https://news.example/a")));
  assert.ok(words.includes("Read with Whence on 9 March 2026."));
  const lowest = Math.max(...drawn.marks.map((mark) => (mark.kind === "text" ? mark.y : 0)));
  assert.ok(drawn.height > lowest);
});

test("hostile words are words", () => {
  const hostile = `</text><script>alert("1")</script><image href='x' onerror="y">&\u0000\u202e]]>\ud800`;
  const svg = asSvg(
    poster(chainOf(hostile, [link("original", hostile), link("republisher", hostile)]), "2026-03-09", width),
  );
  assert.doesNotMatch(svg, /<(script|image|foreignObject|a|style)\b/);
  assert.doesNotMatch(svg, /[\u0000\u202e]/);
  assert.ok(svg.isWellFormed());
  const tags = [...svg.matchAll(/<\/?([a-z?!]+)/gi)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(tags)].sort(),
    ["?xml", "circle", "g", "line", "path", "rect", "svg", "text", "title"].sort(),
  );
});

test("long words are broken, and very long ones cut", () => {
  const drawn = poster(chainOf("x".repeat(3000), [link("original", "Gazette")]), "2026-03-09", width);
  const lines = drawn.marks.flatMap((mark) =>
    mark.kind === "text" && /^x+…?$/.test(mark.words) ? [mark.words] : [],
  );
  assert.equal(lines.length, 4);
  assert.ok(lines.at(-1)?.endsWith("…"));
});

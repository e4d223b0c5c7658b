/**
 * What the screen's plain functions promise: dates in words, and the shape of messages. What a reader sees and does is
 * left to tests/browser.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, inWords, today } from "../../www/dates.js";
import { isEvidence, isPageAnswer, isRequest } from "../../www/messages.js";

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
  assert.ok(isPageAnswer({ type: "page", html: "", url: null, apart: null }));
  assert.ok(isPageAnswer({ type: "unreadable", reason: "store", detail: "" }));
  for (const wrong of [
    undefined,
    {},
    { type: "page", html: 1, url: null, apart: null },
    { type: "page", html: "", url: null },
    { type: "unreadable" },
  ]) {
    assert.equal(isPageAnswer(wrong), false);
  }
});

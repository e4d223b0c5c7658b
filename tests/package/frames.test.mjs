/**
 * Which document is taken for the article's, from measures alone. How they are taken is left to `tests/browser/`.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const realm = createContext({});
runInContext(readFileSync(new URL("../../extension/frames.js", import.meta.url), "utf8"), realm);
const { choose } = /** @type {any} */ (realm).whence;

/**
 * A document with so many letters (null: kept from us) that takes this part of the window.
 * @param {string} address
 * @param {number | null} letters
 * @param {number} share
 * @param {object[]} frames
 */
const room = (address, letters, share, ...frames) => ({ address, letters, share, frames });

/** The address of the document that is taken, and of the frame that is told of. @param {object} page */
function chosen(page) {
  const { article, apart } = choose(page);
  return [article.address, apart?.address ?? null];
}

test("a page with text of its own is the article, whatever its frames hold", () => {
  assert.deepEqual(chosen(room("page", 401, 1, room("frame", 90000, 1))), ["page", null]);
  assert.deepEqual(chosen(room("page", 401, 1, room("frame", null, 1))), ["page", null]);
});

test("an empty page gives way to the one large frame with text", () => {
  assert.deepEqual(chosen(room("page", 400, 1, room("frame", 800, 0.25))), ["frame", null]);
  assert.deepEqual(chosen(room("page", 400, 1, room("frame", 799, 0.25))), ["page", null]);
  assert.deepEqual(chosen(room("page", 0, 1, room("frame", 5000, 0.24))), ["page", null]);
  const frames = [room("menu", 300, 0.25), room("text", 5000, 0.75), room("advertisement", null, 0.3)];
  assert.deepEqual(chosen(room("page", 0, 1, ...frames)), ["text", null]);
});

test("where two frames hold as much, neither is the article", () => {
  const second = (/** @type {number} */ letters) =>
    room("page", 0, 1, room("one", 4000, 0.5), room("two", letters, 0.5));
  assert.deepEqual(chosen(second(2000)), ["page", null]);
  assert.deepEqual(chosen(second(1999)), ["one", null]);
});

test("a frame gives way to its own frame as a page does", () => {
  const inner = room("inner", 3000, 0.6);
  assert.deepEqual(chosen(room("page", 0, 1, room("outer", 50, 0.8, inner))), ["inner", null]);
  assert.deepEqual(chosen(room("page", 0, 1, room("outer", 1000, 0.8, inner))), ["outer", null]);
});

test("a frame that is kept from us is told of where it fills an empty page", () => {
  assert.deepEqual(chosen(room("page", 0, 1, room("far", null, 0.5))), ["page", "far"]);
  assert.deepEqual(chosen(room("page", 0, 1, room("far", null, 0.49))), ["page", null]);
  assert.deepEqual(chosen(room("page", 0, 1, room("near", 9, 1, room("far", null, 0.9)))), ["page", "far"]);
});

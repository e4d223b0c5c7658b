/**
 * The shipped modules against the command line: the same bytes of JSON for every sample page, of the types that
 * `tsc` is told of. In browsers the same is held by `tests/browser/`; here it takes a second.
 *
 * Reads `dist/` as `./build.sh build` leaves it, and runs the command line through cargo.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const wasm = join(root, "dist/chrome/wasm");

/**
 * A fresh instance of a module: the glue keeps its state in the module's scope.
 *
 * @param {string} name
 * @param {string} [instance]
 */
async function load(name, instance = "") {
  const glue = await import(join(wasm, `${name}.js`) + instance);
  glue.initSync({ module: readFileSync(join(wasm, `${name}_bg.wasm`)) });
  return glue;
}

/** @param {string[]} words @param {string} [input] */
function whence(words, input) {
  const cargo = ["run", "--locked", "--quiet", "--", ...words];
  return execFileSync("cargo", cargo, { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** @type {{ name: string, html: string, url: string | undefined, file: string }[]} */
const pages = readdirSync(join(root, "tests/pages"))
  .map((name) => ({ name, folder: join(root, "tests/pages", name) }))
  .filter(({ folder }) => existsSync(join(folder, "page.html")))
  .map(({ name, folder }) => ({
    name,
    file: join(folder, "page.html"),
    html: readFileSync(join(folder, "page.html"), "utf8"),
    url: JSON.parse(readFileSync(join(folder, "case.json"), "utf8")).url,
  }));

test("there are sample pages", () => assert.ok(pages.length > 0));

const { trace } = await load("read");
const { checkStyle, cite, exportChain, formats, locales } = await load("cite");
/** @param {(string | null)[]} ids */
const locale = (...ids) =>
  [...new Set(ids)].map((id) => readFileSync(join(root, `www/locales/locales-${id ?? "en-US"}.xml`), "utf8"));

for (const { name, html, url, file } of pages) {
  test(`${name}: the module answers as the command line does`, () => {
    const native = whence(["read", ...(url ? ["--url", url] : []), file]);
    assert.equal(JSON.stringify(trace(html, url), null, 2) + "\n", native);
  });
}

test("every format is written as the command line writes it", () => {
  const { html, url, file } = pages.find(({ name }) => name === "republished-with-credit") ?? pages[0];
  const chain = trace(html, url);
  const accessed = "2026-07-01";
  for (const { id, kind, file: style, locale: written } of formats()) {
    const address = ["--url", url, "--accessed", accessed, file];
    if (kind === "export") {
      const written = exportChain(chain, id, { accessed });
      assert.equal(written.trimEnd(), whence(["export", "--format", id, ...address]).trimEnd(), id);
      continue;
    }
    const csl = style && readFileSync(join(root, "www/styles", style), "utf8");
    const citation = cite(chain, { style: id, csl, locales: locale("en-US", written), accessed });
    assert.equal(citation.text.trimEnd(), whence(["cite", "--style", id, ...address]).trimEnd(), id);
  }
});

test("a style of the reader's own is checked", () => {
  const pointer = readFileSync(join(root, "tests/citations/dependent/turabian-author-date.csl"), "utf8");
  const { title, format } = checkStyle(pointer, locale("en-US"));
  assert.match(title, /^Turabian/);
  assert.ok(existsSync(join(root, "dist/chrome/styles", format.file)));
  assert.throws(() => checkStyle("<style/>", locale("en-US")), /not a valid CSL style/);
  for (const { id } of locales())
    assert.ok(existsSync(join(root, `dist/chrome/locales/locales-${id}.xml`)), id);
});

test("misuse is answered with one sentence", () => {
  const chain = trace("<title>A page</title>", undefined);
  assert.throws(() => cite({}, { style: "wikipedia" }), /^Error: This is no source chain/);
  assert.throws(
    () => cite(chain, { style: "wikipedia", accessed: "yesterday" }),
    /^Error: This is no request/,
  );
  assert.throws(() => cite(chain, { style: "no-such-style" }), /no-such-style/);
  assert.throws(() => exportChain(chain, "no-such-format"), /no-such-format/);
});

test("answers have the types that the boundary declares", () => {
  const room = mkdtempSync(join(root, "dist/types/answers-"));
  after(() => rmSync(room, { recursive: true }));
  const answers = pages.map(({ html, url }) => JSON.stringify(trace(html, url)));
  writeFileSync(
    join(room, "answers.ts"),
    `import type { SourceChain } from "../wasm/read.js";\nexport const answers: SourceChain[] = [${answers.join(",\n")}];\n`,
  );
  const words = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--types", "node"];
  execFileSync(join(root, "node_modules/.bin/tsc"), [...words, join(room, "answers.ts")], {
    stdio: "inherit",
  });
});

test("a page without an address, an empty page and a broken one are answered", () => {
  for (const html of ["", "\0", "<", "<!doctype html><title>\ud800", "<div>".repeat(5000)]) {
    assert.equal(trace(html, undefined).work.url, null);
    assert.equal(trace(html, null).work.url, null);
  }
});

/**
 * What is shipped: the files of the package, its version, its zip. How it behaves is left to `tests/browser/`.
 *
 * Reads `dist/` as `./build.sh build` leaves it.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { basename } from "node:path";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const cargo = readFileSync(new URL("Cargo.toml", root), "utf8");
const privacy = readFileSync(new URL("PRIVACY.md", root), "utf8");
const version = /^\[package\][^[]*?^version = "([^"]+)"$/ms.exec(cargo)?.[1];

for (const browser of ["chrome", "firefox"]) {
  const folder = new URL(`dist/${browser}/`, root);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.pathname.length).replace(/^\//, ""));

  test(`${browser}: the manifest has the crate's version`, () => {
    assert.ok(version);
    const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
    assert.equal(manifest.version, version);
  });

  test(`${browser}: the manifest asks for what PRIVACY.md tells of and for nothing else`, () => {
    const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
    const told = [...privacy.matchAll(/^- `(\w+)`:/gm)].map(([, permission]) => permission);
    assert.deepEqual(manifest.permissions, told);
    assert.deepEqual(told, ["activeTab", "scripting", "storage"]);
    // Ways to more: other hosts, scripts without a press, pages that may speak to the extension, requests of its own.
    const more = /permission|content_scripts|externally_connectable|sandbox|update_url|host/;
    assert.deepEqual(
      Object.keys(manifest).filter((key) => more.test(key) && key !== "permissions"),
      [],
    );
    /** @type {string[]} */
    const policy = manifest.content_security_policy.extension_pages.split("; ");
    assert.ok(policy.includes("default-src 'none'"), policy.join());
    const allowed = policy.flatMap((rule) => rule.split(" ").slice(1));
    assert.deepEqual([...new Set(allowed)].sort(), ["'none'", "'self'", "'wasm-unsafe-eval'"]);
    const [gecko] = Object.values(manifest.browser_specific_settings);
    assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
    // One page may stand in the article, and no page of the web can look for it.
    const reachable = manifest.web_accessible_resources;
    assert.deepEqual(reachable, [
      { resources: ["overlay.html"], matches: ["<all_urls>"], use_dynamic_url: true },
    ]);
  });

  test(`${browser}: the package holds what the extension loads and nothing else`, () => {
    const needed = ["manifest.json", "background.js", "overlay.html", "wasm/read.js", "wasm/read_bg.wasm"];
    for (const file of [...needed, "wasm/cite.js", "wasm/cite_bg.wasm"])
      assert.ok(files.includes(file), file);
    const kinds = /\.(js|json|html|css|wasm|png|svg|csl|xml)$/;
    const strange = files.filter((file) => basename(file).startsWith("demo") || !kinds.test(file));
    assert.deepEqual(
      strange.filter((file) => !/(^|\/)(LICENSE|NOTICE)/.test(file)),
      [],
    );
  });

  test(`${browser}: no path of the machine that built it is in the package`, () => {
    const places = [root.pathname, homedir(), process.env.CARGO_TARGET_DIR, process.env.CARGO_HOME];
    for (const file of files) {
      const bytes = readFileSync(new URL(file, folder));
      for (const place of places.filter((place) => place && place.length > 1)) {
        assert.ok(!bytes.includes(`${place}`.replace(/\/$/, "") + "/"), `${file} holds ${place}`);
      }
    }
  });

  test(`${browser}: the zip names the package's files in order`, () => {
    const zip = readFileSync(new URL(`dist/whence-${browser}-${version}.zip`, root));
    assert.deepEqual(
      namesInZip(zip),
      [...files].sort((a, b) => (a < b ? -1 : 1)),
    );
  });
}

/**
 * The names in a zip's central directory (APPNOTE 4.3.12), in its order.
 *
 * @param {Buffer} zip
 */
function namesInZip(zip) {
  const names = [];
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

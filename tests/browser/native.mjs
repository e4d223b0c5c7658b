/**
 * The same reading without a browser: the command line, built from this checkout.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Chains of long pages are long. */
const maxBuffer = 64 * 2 ** 20;

/** Builds the command line and gives its path. */
async function build() {
  const cargo = [
    "build",
    "--locked",
    "--quiet",
    "--bin",
    "whence",
    "--message-format=json-render-diagnostics",
  ];
  const { stdout } = await run("cargo", cargo, { cwd: ROOT, maxBuffer });
  const { executable } = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .findLast((message) => message.executable);
  return /** @type {string} */ (executable);
}

/** @type {Promise<string> | undefined} */
let built;

/**
 * The answer for a page, as JSON without white space.
 * @param {string | Buffer} html
 * @param {string} url
 */
export async function nativeChain(html, url) {
  const whence = await (built ??= build());
  const folder = await mkdtemp(join(tmpdir(), "whence-native-"));
  try {
    const file = join(folder, "page.html");
    await writeFile(file, html);
    const { stdout } = await run(whence, ["read", "--url", url, file], { maxBuffer });
    return JSON.stringify(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Throws where two answers are not the same bytes; says first where they differ in what they mean.
 * @param {string} chain @param {string} native both as JSON without white space
 */
export function assertSame(chain, native) {
  assert.deepEqual(JSON.parse(chain), JSON.parse(native));
  assert.equal(chain, native);
}

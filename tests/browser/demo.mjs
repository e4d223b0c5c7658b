/**
 * Serves the demonstration to this machine alone, until it is stopped:
 *
 *     node tests/browser/demo.mjs FOLDER
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * @param {string} folder
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(folder) {
  const root = resolve(folder);
  const server = createServer(async ({ url = "/" }, answer) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    const file = join(root, path);
    const found = await stat(file).catch(() => null);
    if (!file.startsWith(root) || !found?.isFile()) return void answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain; charset=utf-8" });
    createReadStream(file).pipe(answer);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/demo.html`, close: () => void server.close() };
}

const [, script, folder] = process.argv;
if (script?.endsWith("demo.mjs") && folder) console.log((await serve(folder)).address);

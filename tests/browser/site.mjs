/**
 * The web that the browsers under test see: pages of the tests at addresses of the tests, and nothing else.
 *
 * A page is put at its address with `serve`; hosts become known with their first page, and what stands at no address of
 * a known host is 404. The golden pages of `tests/pages` are read here as well. The requests are logged by `proxy.mjs`.
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProxy } from "./proxy.mjs";

/** @typedef {import("./proxy.mjs").Answer} Answer */

/** The folder of golden pages. */
const PAGES = fileURLToPath(new URL("../pages", import.meta.url));

/**
 * Starts a site without pages.
 */
export async function startSite() {
  /** @type {Map<string, Answer>} */
  const pages = new Map();
  /** @type {Set<string>} */
  const hosts = new Set();

  const proxy = await startProxy((url) => {
    if (!hosts.has(url.hostname)) return undefined;
    return pages.get(url.href) ?? { status: 404, body: "" };
  });

  return {
    /** The proxy that a browser has to use to see this site. */
    proxy: proxy.address,

    /**
     * Puts a page at an address, in place of what stood there.
     * @param {string} url
     * @param {string | Buffer} body
     * @param {Record<string, string>} [headers]
     * @returns {string} the address, as a browser writes it
     */
    serve(url, body, headers = {}) {
      const { href, hostname } = new URL(url);
      hosts.add(hostname);
      pages.set(href.split("#")[0], { headers, body });
      return href;
    },

    /** All requests that browsers have made, in order. */
    requests: proxy.log,

    /** Ends the site. */
    close: () => proxy.close(),
  };
}

/**
 * A page to paste into, put on a site.
 * @param {{ serve: (url: string, body: string) => string }} site
 * @returns {string} its address, for `Session.paste`
 */
export function pasteBoard(site) {
  // Without spell checking, for which Chromium would ask the network for a dictionary.
  const board = '<textarea spellcheck="false"></textarea><div contenteditable spellcheck="false"></div>';
  return site.serve(
    "https://desk.example/paste",
    `<!doctype html><link rel="icon" href="data:,"><title>Paste</title>${board}`,
  );
}

/**
 * A golden page: a folder with a page, its address and what it must say.
 * @typedef {object} Case
 * @property {string} name the folder's name
 * @property {string} url the page's address; on this machine where the page was saved without one
 * @property {string} file the page's path
 * @property {Buffer} html the page, in its own encoding
 * @property {string | undefined} answer what the command line answers, held to that by `tests/golden.rs`: JSON without white
 *   space; none for a page that was saved without an address, which the browsers read under one
 */

/**
 * All golden pages, by name.
 * @returns {Promise<Case[]>}
 */
export async function goldenCases() {
  const names = (await readdir(PAGES, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const cases = await Promise.all(
    names.map(async ({ name }) => {
      const file = join(PAGES, name, "page.html");
      const { url } = JSON.parse(await readFile(join(PAGES, name, "case.json"), "utf8"));
      const answer =
        url && JSON.stringify(JSON.parse(await readFile(join(PAGES, name, "answer.json"), "utf8")));
      return { name, url: url ?? `http://localhost/${name}`, file, html: await readFile(file), answer };
    }),
  );
  return cases.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Shows the extension at work on one page: opens a browser, clicks the button in the toolbar, waits for the answer.
 *
 *     node tests/browser/run.mjs --browser chrome|firefox --package DIR --page FILE_OR_URL
 *                                [--url URL] [--headless] [--screenshot FILE]
 *
 * A local file is served at `--url`, else at the address in the `case.json` beside it, else on localhost; the browser then
 * sees that page alone and no network. With `--headless` it prints the chain and the citation that a click on Copy put on
 * the clipboard, and ends; without, the browser stays until it is closed.
 */
import { readFile } from "node:fs/promises";
import { join, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browsers, launch } from "./harness.mjs";
import { pasteBoard, startSite } from "./site.mjs";

const { values } = parseArgs({
  options: {
    browser: { type: "string" },
    package: { type: "string" },
    page: { type: "string" },
    url: { type: "string" },
    headless: { type: "boolean", default: false },
    screenshot: { type: "string" },
  },
});
const name = browsers.find((known) => known === values.browser);
if (!name || !values.package || !values.page) {
  console.error(
    "usage: run.mjs --browser chrome|firefox --package DIR --page FILE_OR_URL [--url URL] [--headless] [--screenshot FILE]",
  );
  process.exit(2);
}

const isAddress = /^https?:/.test(values.page);
const site = await startSite();
const address = isAddress
  ? values.page
  : site.serve(await addressOf(values.page), await readFile(values.page));
const session = await launch(name, resolve(values.package), {
  proxy: isAddress ? undefined : site.proxy,
  headless: values.headless,
});
try {
  const tab = await session.open(address);
  await tab.clickToolbar();
  const overlay = await tab.answer();
  if (values.screenshot) {
    // The answer stands before it is painted, and the citation comes after it.
    await overlay.waitFor("#copy:enabled");
    await overlay.drawn();
    await tab.screenshot(values.screenshot);
    console.log(`screenshot: ${values.screenshot}`);
  }
  if (values.headless) {
    console.log(await overlay.evaluate(titleAndChain));
    // Pasting needs a page of ours; where the page came from the network, the citation is not read back.
    if (!isAddress) {
      await overlay.copy();
      console.log(`\ncopied: ${(await session.paste(pasteBoard(site))).text}`);
    }
  } else {
    await session.closedByHand();
  }
} finally {
  await session.close();
  await site.close();
}

/** @param {string} file */
async function addressOf(file) {
  if (values.url) return values.url;
  try {
    return JSON.parse(await readFile(join(dirname(file), "case.json"), "utf8")).url;
  } catch {
    return "http://localhost/page.html";
  }
}

/** What the overlay shows first, a line for each piece. */
function titleAndChain() {
  const shown = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main .heading, #chain"));
  return [...shown].map(({ innerText }) => innerText.replace(/\n+/g, "\n")).join("\n\n");
}

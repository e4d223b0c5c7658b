/**
 * The demonstration: a host that takes the page from a file or the sample instead of a browser's tab.
 *
 * The article is shown without scripts and in an origin of its own, so there is nothing to highlight in: evidence shows
 * its words only. Encodings other than UTF-8 are left to the command line.
 */
import { el } from "./element.js";
import { start } from "./overlay.js";

/**
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function find(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`demo.html lacks #${id}.`);
  return found;
}

const article = find("article", HTMLIFrameElement);
const overlay = find("overlay", HTMLElement);
const address = find("address", HTMLInputElement);
const file = find("file", HTMLInputElement);

/** @type {{ html: string, url: string | null } | null} what was read last, for a change of its address */
let last = null;

/**
 * @param {string} html
 * @param {string | null} url
 */
function read(html, url) {
  last = { html, url };
  address.value = url ?? "";
  article.srcdoc = html;
  // A fresh element for each page: an answer that comes late for the one before is shown to nobody.
  const root = el("div", { class: "whence" });
  overlay.replaceChildren(root);
  void start(root, {
    page: async () => ({ type: "page", html, url, apart: null, selected: "", toCopy: false }),
    show: null,
    point: null,
    again: null,
    close: null,
    settings: null,
    recall: async (key) => localStorage.getItem(key) ?? undefined,
    remember: async (key, value) => localStorage.setItem(key, String(value)),
    languages: navigator.languages,
    version: "demonstration",
  });
}

/** @param {File | undefined} saved */
async function open(saved) {
  if (!saved) return;
  const html = await saved.text();
  // Browsers note in a saved page where it came from.
  const from = /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(html.slice(0, 4096));
  read(html, from?.[1] ?? null);
}

find("sample", HTMLButtonElement).addEventListener("click", async () => {
  const answer = await fetch(new URL("demo-sample.html", import.meta.url));
  read(await answer.text(), "https://www.lakeside.example/2026/03/05/harbour-keepers");
});
file.addEventListener("change", () => void open(file.files?.[0]));
address.addEventListener("change", () => last && read(last.html, address.value || null));
find("choice", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
document.addEventListener("dragleave", () => document.body.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  void open(event.dataTransfer?.files[0]);
});

/**
 * The citation at the foot of the overlay: what it says, in which style, of which version, and the way to the clipboard.
 *
 * What the reader corrects is left to edits.js, what is offered to styles.js. Appears after the chain, when the citation
 * engine has come. The style is remembered. The preview is the formatted form as it will paste, rebuilt from a short list
 * of elements; whatever else the engine might write stays text.
 */
import { reason, write } from "./core.js";
import { copy, putOn } from "./copy.js";
import { today } from "./dates.js";
import { edits } from "./edits.js";
import { anchor, el, inert } from "./element.js";
import { offered, options } from "./styles.js";
import { isolated, text } from "./text.js";

/** @typedef {import("./core.js").Format} Format */
/** @typedef {import("./core.js").Citation} Citation */

/**
 * @param {import("./core.js").SourceChain} chain
 * @param {import("./messages.js").Host} host
 * @param {{ selected: string, toCopy: boolean }} press words that were selected in the article; whether the reader came to copy,
 *   so that the copy button gets the focus
 * @returns {HTMLElement} the section; it fills itself
 */
export function citation(chain, host, { selected, toCopy }) {
  const preview = el(
    "div",
    { id: "citation", tabindex: "0", role: "group", "aria-label": text.citeHeading },
    text.writing,
  );
  const style = el("select", { id: "style", "aria-label": text.style, disabled: true });
  const button = el(
    "button",
    { type: "button", id: "copy", class: "primary", title: text.copyHint, disabled: true },
    text.copy,
  );
  const status = el("span", { id: "status", role: "status" });
  const versions = versionSwitch(chain);
  const corrections = edits(chain, selected, () => void update());
  corrections.begin(versions.value());
  const template = templateChoices(host, () => void update());
  /** @type {Format[]} */
  let known = [];
  let language = "";
  /** @type {Citation | null} What stands in the preview. */
  let current = null;
  /** Counts what was asked for, so that a slow answer never overwrites a later one. */
  let asked = 0;

  async function update() {
    const mine = ++asked;
    const format = known.find(({ id }) => id === style.value) ?? known[0];
    if (!format) return;
    status.textContent = "";
    template.element.hidden = format.kind !== "template";
    try {
      const wanted = {
        format,
        version: versions.value(),
        accessed: today(),
        language,
        own: corrections.value(),
        ...template.value(),
      };
      const written = await write(chain, wanted);
      if (mine !== asked) return;
      current = written;
      preview.replaceChildren(...(written.html ? formatted(written.html) : [written.text]));
    } catch (error) {
      if (mine !== asked) return;
      current = null;
      preview.replaceChildren(text.notWritten(reason(error)));
    }
    preview.classList.toggle("plain", current?.html === "");
    preview.dir = current?.html === "" ? "ltr" : "auto";
    button.disabled = current === null;
  }

  style.addEventListener("change", () => {
    void host.remember("style", style.value);
    void update();
  });
  versions.element?.addEventListener("change", () => {
    corrections.begin(versions.value());
    void update();
  });
  /** @param {boolean} done */
  function report(done) {
    status.textContent = done ? text.copied : text.notCopied;
    status.classList.toggle("failed", !done);
  }

  button.addEventListener("click", async () => {
    if (!current) return;
    status.textContent = "";
    const done = await copy(current);
    report(done);
    if (!done) getSelection()?.selectAllChildren(preview);
  });
  // The browser's own command to copy, where nothing is selected, means the citation.
  document.addEventListener("copy", (event) => {
    const inField = event.target instanceof Element && event.target.closest("input, textarea");
    if (!preview.isConnected || !current || !event.clipboardData || inField || getSelection()?.toString())
      return;
    event.preventDefault();
    putOn(event.clipboardData, current);
    report(true);
  });

  const recall = (/** @type {string} */ key) => host.recall(key).catch(() => undefined);
  Promise.all([offered(host), recall("style"), recall("citationLanguage"), template.ready])
    .then(([all, remembered, chosen]) => {
      known = all;
      style.append(...options(all));
      if (all.some(({ id }) => id === remembered)) style.value = String(remembered);
      style.disabled = false;
      language = typeof chosen === "string" ? chosen : "";
      return update();
    })
    .catch((error) => preview.replaceChildren(text.notWritten(reason(error))))
    .then(() => {
      if (!toCopy || button.disabled) return;
      button.focus();
      status.textContent = text.copyByHand;
    });

  return el(
    "section",
    { class: "citation", "aria-labelledby": "citation-heading" },
    el(
      "div",
      { class: "citation-head" },
      el("h2", { id: "citation-heading" }, text.citeHeading),
      status,
      corrections.button,
    ),
    preview,
    corrections.told,
    versions.element,
    corrections.panel,
    template.element,
    el("div", { class: "controls" }, style, button),
  );
}

/**
 * What a template asks beside the facts: how dates are written, and whether `<ref>` tags stand around it. Remembered.
 *
 * @param {import("./messages.js").Host} host
 * @param {() => void} changed
 */
function templateChoices(host, changed) {
  const dates = el(
    "select",
    { id: "dates", "aria-label": text.datesLabel },
    Object.entries(text.dates).map(([value, label]) => el("option", { value }, isolated(label))),
  );
  const ref = el("input", { type: "checkbox", id: "ref" });
  const element = el(
    "div",
    { class: "template", hidden: true },
    dates,
    el("label", {}, ref, el("span", {}, text.refTags)),
  );
  dates.addEventListener("change", () => void host.remember("dates", dates.value));
  ref.addEventListener("change", () => void host.remember("ref", ref.checked));
  element.addEventListener("change", changed);
  const recall = (/** @type {string} */ key) => host.recall(key).catch(() => undefined);
  const ready = Promise.all([recall("dates"), recall("ref")]).then(([order, tags]) => {
    if (typeof order === "string" && order in text.dates) dates.value = order;
    ref.checked = tags === true || tags === "true";
  });
  return {
    element,
    ready,
    value: () => ({ wikiDates: dates.value, refTag: ref.checked }),
  };
}

/**
 * The choice between the version in view and the original, where they differ.
 *
 * @param {import("./core.js").SourceChain} chain
 * @returns {{ element: HTMLElement | null, value: () => "read" | "original" }}
 */
function versionSwitch({ links }) {
  const republished =
    links.some(({ role }) => role === "republisher") && links.some(({ role }) => role === "original");
  if (!republished) return { element: null, value: () => "read" };
  const option = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ checked) =>
    el("label", {}, el("input", { type: "radio", name: "version", value, checked }), el("span", {}, label));
  const original = option("original", text.versionOriginal, false);
  const element = el(
    "fieldset",
    { class: "versions", id: "version" },
    el("legend", { class: "unseen" }, text.versionLabel),
    option("read", text.versionRead, true),
    original,
    el("p", { class: "aside", id: "not-opened" }, text.versionNotOpened),
  );
  return { element, value: () => (original.querySelector("input")?.checked ? "original" : "read") };
}

/**
 * Formatted text as nodes, from the elements that citations use; of anything else the text alone is kept.
 *
 * @param {string} html
 * @returns {Node[]}
 */
function formatted(html) {
  const source = inert(html).body;
  return [...source.childNodes].map(rebuild);
}

/**
 * @param {Node} node
 * @returns {Node}
 */
function rebuild(node) {
  if (!(node instanceof HTMLElement)) return document.createTextNode(node.textContent ?? "");
  const children = [...node.childNodes].map(rebuild);
  const name = node.localName;
  if (name === "a") {
    const link = anchor(node.getAttribute("href"), null);
    link.append(...children);
    return link;
  }
  if (name === "span" && node.style.fontVariant === "small-caps")
    return el("span", { class: "small-caps" }, children);
  if (
    name === "i" ||
    name === "em" ||
    name === "b" ||
    name === "strong" ||
    name === "sup" ||
    name === "sub"
  ) {
    return el(name, {}, children);
  }
  return el("span", {}, children);
}

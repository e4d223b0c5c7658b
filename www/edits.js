/**
 * What the reader knows better: fields that replace what the page tells, in the citation alone.
 *
 * The fields begin with what the chain says of the version that is cited. Only what the reader changed is handed on, so
 * that the core keeps deciding the rest; a field emptied by the reader is left out of the citation.
 */
import { el } from "./element.js";
import { text } from "./text.js";

/** @typedef {import("./wasm/cite.js").Edits} Edits */
/** @typedef {"title" | "authors" | "outlet" | "published" | "url"} Field */
/** @typedef {"read" | "original"} Version */

/** How long typing rests before the citation is written anew, in milliseconds. */
const REST = 250;

/** @type {Field[]} */
const FIELDS = ["title", "authors", "outlet", "published", "url"];

/**
 * @param {import("./core.js").SourceChain} chain
 * @param {() => void} changed called when the reader has changed something
 * @returns {{ button: HTMLElement, panel: HTMLElement, begin: (version: Version) => void, value: () => Edits }}
 *   `button` opens the panel; `begin` puts the version's own values where the reader has not changed anything
 */
export function edits(chain, changed) {
  /** @type {Map<Field, string>} what the chain says */
  const told = new Map();
  const inputs = new Map(FIELDS.map((field) => [field, input(field)]));
  const reset = el("button", { type: "button", class: "quiet" }, text.editsReset);
  const panel = el(
    "div",
    { class: "edits", id: "edits", role: "group", "aria-label": text.edits, hidden: true },
    [...inputs].map(([field, control]) =>
      el("label", {}, el("span", { class: "label" }, text.editFields[field] ?? field), control),
    ),
    reset,
  );
  const button = el(
    "button",
    { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": "edits" },
    text.edits,
  );
  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) inputs.get("title")?.focus();
  });

  /** @param {Field} field */
  const isChanged = (field) => inputs.get(field)?.value !== told.get(field);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  panel.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(changed, REST);
  });
  reset.addEventListener("click", () => {
    for (const [field, control] of inputs) control.value = told.get(field) ?? "";
    changed();
  });

  return {
    button,
    panel,
    begin(version) {
      for (const [field, value] of Object.entries(tells(chain, version))) {
        const name = /** @type {Field} */ (field);
        const control = inputs.get(name);
        if (control && (!told.has(name) || !isChanged(name))) control.value = value;
        told.set(name, value);
      }
    },
    value() {
      const changedFields = FIELDS.filter(isChanged).map((field) => {
        const value = inputs.get(field)?.value.trim() ?? "";
        return [field, field === "authors" ? parties(chain, value) : value];
      });
      return Object.fromEntries(changedFields);
    },
  };
}

/** @param {Field} field */
function input(field) {
  const attributes = { name: field, autocomplete: "off", dir: "auto" };
  return field === "authors" ? el("textarea", { ...attributes, rows: "2" }) : el("input", attributes);
}

/**
 * @param {import("./core.js").SourceChain} chain
 * @param {Version} version
 * @returns {Record<Field, string>}
 */
function tells({ work, links }, version) {
  const original = links.find(({ role }) => role === "original");
  const cited =
    version === "original" ? original : (links.find(({ role }) => role === "republisher") ?? original);
  const date = version === "original" ? original?.date : (work.published ?? cited?.date);
  return {
    title: work.title ?? "",
    authors: links
      .filter(({ role }) => role === "author")
      .map(({ party }) => party.name)
      .join("\n"),
    outlet: cited?.party.name ?? "",
    published: date?.slice(0, 10) ?? "",
    url: (version === "original" ? original?.url : work.url) ?? "",
  };
}

/**
 * Names, one a line. Whether a new one is a person cannot be told from the name; most authors are.
 *
 * @param {import("./core.js").SourceChain} chain
 * @param {string} lines
 * @returns {import("./wasm/cite.js").Party[]}
 */
function parties({ links }, lines) {
  const names = lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return names.map(
    (name) =>
      links.find(({ party }) => party.name === name)?.party ?? {
        name,
        kind: /** @type {const} */ ("person"),
        url: null,
      },
  );
}

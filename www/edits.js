/**
 * What the reader knows better: fields that replace what the page tells, or add to it, in the citation alone.
 *
 * The fields begin with what the chain says of the version that is cited. Only what the reader changed is handed on, so
 * that the core keeps deciding the rest; a field emptied by the reader is left out of the citation. What is changed is
 * marked as the reader's own.
 */
import { today } from "./dates.js";
import { el } from "./element.js";
import { text } from "./text.js";

/** @typedef {import("./citing.js").Wanted["own"]} Own */
/** @typedef {keyof typeof FIELDS} Field */
/** @typedef {"read" | "original"} Version */

/** How long typing rests before the citation is written anew, in milliseconds. */
const REST = 150;

/** The fields in the order of the panel, and what is typed there. */
const FIELDS = /** @type {const} */ ({
  title: "line",
  authors: "lines",
  translators: "lines",
  outlet: "line",
  agencies: "lines",
  carrier: "line",
  published: "date",
  url: "address",
  accessed: "date",
  firstOutlet: "line",
  firstPublished: "date",
  firstUrl: "address",
  language: "code",
  archiveUrl: "address",
  archiveDate: "date",
  quote: "lines",
});

/** Fields of the first publication, which are none where that is what is cited. */
const OF_FIRST = /** @type {Field[]} */ (["firstOutlet", "firstPublished", "firstUrl"]);

/**
 * @typedef {object} Corrections
 * @property {HTMLElement} button opens the panel
 * @property {HTMLElement} panel
 * @property {HTMLElement} told how many fields are the reader's own; empty where none is
 * @property {(version: Version) => void} begin puts the version's own values where the reader has not changed anything
 * @property {() => Own} value what the reader changed
 */

/**
 * @param {import("./core.js").SourceChain} chain
 * @param {string} selected words that the reader had selected in the article, or the empty string
 * @param {() => void} changed called when the reader has changed something
 * @returns {Corrections}
 */
export function edits(chain, selected, changed) {
  const names = /** @type {Field[]} */ (Object.keys(FIELDS));
  /** @type {Map<Field, string>} what the chain says */
  const told = new Map();
  const inputs = new Map(names.map((field) => [field, input(field)]));
  const reset = el("button", { type: "button", class: "quiet" }, text.editsReset);
  const panel = el(
    "div",
    { class: "edits", id: "edits", role: "group", "aria-label": text.edits, hidden: true },
    [...inputs].map(([field, control]) =>
      el(
        "label",
        { "data-field": field },
        el(
          "span",
          { class: "label" },
          text.editFields[field] ?? field,
          el("span", { class: "yours", hidden: true }, text.editsYours),
        ),
        control,
      ),
    ),
    reset,
  );
  const count = el("p", { class: "aside", id: "edited", role: "status" });
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

  /** Marks what is the reader's own. */
  function mark() {
    for (const [field, control] of inputs) {
      const yours = control.closest("label")?.querySelector(".yours");
      if (yours instanceof HTMLElement) yours.hidden = !isChanged(field);
    }
    const own = names.filter(isChanged).length;
    count.textContent = own ? text.editsMade(own) : "";
    reset.hidden = own === 0;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  panel.addEventListener("input", () => {
    mark();
    clearTimeout(resting);
    resting = setTimeout(changed, REST);
  });
  reset.addEventListener("click", () => {
    for (const [field, control] of inputs) control.value = told.get(field) ?? "";
    mark();
    changed();
    // The button is gone, and with it the focus.
    button.focus();
  });

  return {
    button,
    panel,
    told: count,
    begin(version) {
      for (const field of OF_FIRST) {
        const label = inputs.get(field)?.closest("label");
        if (label) label.hidden = version === "original";
      }
      for (const [field, value] of Object.entries(tells(chain, version))) {
        const name = /** @type {Field} */ (field);
        const control = inputs.get(name);
        if (control && (!told.has(name) || !isChanged(name))) control.value = value;
        told.set(name, value);
      }
      const quote = inputs.get("quote");
      if (quote && selected && !quote.value) quote.value = selected;
      mark();
    },
    value() {
      const said = (/** @type {Field} */ field) => inputs.get(field)?.value.trim() ?? "";
      const of = (/** @type {Field} */ field) => (isChanged(field) ? said(field) : undefined);
      const people = (/** @type {"authors" | "translators"} */ field) =>
        isChanged(field) ? parties(chain, said(field)) : undefined;
      const archive = said("archiveUrl");
      return {
        edits: {
          title: of("title"),
          authors: people("authors"),
          translators: people("translators"),
          outlet: of("outlet"),
          agencies: isChanged("agencies") ? inLines(said("agencies")) : undefined,
          carrier: of("carrier"),
          published: of("published"),
          url: of("url"),
          firstOutlet: of("firstOutlet"),
          firstPublished: of("firstPublished"),
          firstUrl: of("firstUrl"),
          language: of("language"),
        },
        accessed: isChanged("accessed") ? dayIn(said("accessed")) : undefined,
        quote: said("quote") || undefined,
        archive: archive ? { url: archive, date: dayIn(said("archiveDate")) } : undefined,
      };
    },
  };
}

/** @param {Field} field */
function input(field) {
  const attributes = { name: field, autocomplete: "off", spellcheck: "false" };
  switch (FIELDS[field]) {
    case "lines":
      return el("textarea", { ...attributes, dir: "auto", rows: "2" });
    case "date":
      return el("input", { ...attributes, dir: "ltr", inputmode: "numeric", placeholder: text.editDateHint });
    case "code":
      return el("input", { ...attributes, dir: "ltr" });
    case "address":
      return el("input", { ...attributes, dir: "ltr", inputmode: "url" });
    default:
      return el("input", { ...attributes, dir: "auto" });
  }
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
  const named = (/** @type {string} */ sought) =>
    links
      .filter(({ role }) => role === sought)
      .map(({ party }) => party.name)
      .join("\n");
  const first = original !== cited ? original : undefined;
  return {
    title: work.title ?? "",
    authors: named("author"),
    translators: named("translator"),
    outlet: cited?.party.name ?? "",
    agencies: named("agency"),
    carrier: "",
    published: date?.slice(0, 10) ?? "",
    url: (version === "original" ? original?.url : work.url) ?? "",
    accessed: today(),
    firstOutlet: first?.party.name ?? "",
    firstPublished: first?.date?.slice(0, 10) ?? "",
    firstUrl: first?.url ?? "",
    language: work.language ?? "",
    archiveUrl: "",
    archiveDate: "",
    quote: "",
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
  return inLines(lines).map(
    (name) =>
      links.find(({ party }) => party.name === name)?.party ?? {
        name,
        kind: /** @type {const} */ ("person"),
        url: null,
      },
  );
}

/** @param {string} lines */
function inLines(lines) {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/**
 * A date while it is typed: nothing until it is one.
 *
 * @param {string} typed
 */
function dayIn(typed) {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(typed) ? typed : undefined;
}

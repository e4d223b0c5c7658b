/**
 * The quotations and the unnamed sources on the screen: the words in the page's own marks and language, who said them, by
 * which road they came.
 *
 * How they are arranged is left to grouping.js, the sources that they came through to sources.js.
 */
import { anchor, el } from "./element.js";
import { actions, pointing } from "./evidence.js";
import { marks, runs } from "./grouping.js";
import { focusOn, longList } from "./list.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./grouping.js").Run} Run */
/** @typedef {import("./evidence.js").Article} Article */
/** @typedef {import("./messages.js").Evidence} Evidence */
/** @typedef {import("./element.js").Child} Child */

/** How many of a list stand at once. */
const FEW = 4;

/** Words longer than this, in characters, are cut short until the reader wants all of them. */
const LONG = 320;

/** Tells the words of the overlay apart. */
let quoted = 0;

/**
 * @param {SourceChain} chain its quotations are not empty
 * @param {Article} article
 * @param {(index: number) => void} toSource jumps to a source of the chain
 * @returns {{ content: Child[], reveal: (index: number) => Promise<void> }} `reveal` jumps to a quotation of the chain
 */
export function quotations({ quotations, sources, work }, article, toSource) {
  const all = runs(quotations, sources);
  const list = longList(all, (run) => runItem(run, work.language, article, toSource), {
    few: FEW,
    label: () => text.more(quotations.length),
  });
  return {
    content: list.elements,
    async reveal(index) {
      const element = await list.reveal(
        all.findIndex(({ quotations }) => quotations.some((one) => one.index === index)),
      );
      element?.scrollIntoView({ block: "start" });
      focusOn(element);
    },
  };
}

/**
 * @param {Run} run
 * @param {string | null} language of the page
 * @param {Article} article
 * @param {(index: number) => void} toSource
 */
function runItem({ speaker, via, quotations }, language, article, toSource) {
  const road = via.map(({ name, source }) => {
    if (source === null) return el("bdi", {}, name);
    const jump = el("button", { type: "button", class: "jump", title: text.toSource }, el("bdi", {}, name));
    jump.addEventListener("click", () => toSource(source));
    return jump;
  });
  return el(
    "li",
    { class: "quotation" },
    el(
      "p",
      { class: "speaker" },
      speaker
        ? el("bdi", {}, anchor(speaker.url, speaker.name))
        : el("span", { class: "untold" }, text.unknownSpeaker),
      road.length ? el("span", { class: "road" }, text.through(road)) : null,
    ),
    longList(
      quotations,
      ({ quotation }) =>
        pointing(
          article,
          quotation.evidence[0] ?? null,
          el("li", {}, spoken("blockquote", quotation.words, quotation.evidence, language, article)),
        ),
      { few: FEW, className: "words" },
    ).elements,
  );
}

/**
 * The sources that the text keeps unnamed, by their words.
 *
 * @param {SourceChain} chain
 * @param {Article} article
 * @returns {Child[]}
 */
export function unnamed({ anonymous, work }, article) {
  return longList(
    anonymous,
    ({ words, evidence }) =>
      pointing(
        article,
        evidence[0] ?? null,
        el("li", {}, spoken("p", words, evidence, work.language, article)),
      ),
    {
      few: FEW,
    },
  ).elements;
}

/**
 * Words of the page, and the way to them.
 *
 * @param {"blockquote" | "p"} name
 * @param {string} words
 * @param {Evidence[]} evidence
 * @param {string | null} language
 * @param {Article} article
 * @returns {Child[]}
 */
function spoken(name, words, evidence, language, article) {
  const id = `words-${++quoted}`;
  const [open, close] = name === "blockquote" ? marks(evidence[0]) : ["", ""];
  const isLong = words.length > LONG;
  const shown = el(
    name,
    { id, dir: "auto", lang: language, class: isLong ? "said cut" : "said" },
    `${open}${words}${close}`,
  );
  return [shown, isLong && wholeButton(shown), ...evidence.map((piece) => actions(article, piece, id))];
}

/** @param {HTMLElement} words cut short */
function wholeButton(words) {
  const button = el("button", { type: "button", class: "jump", "aria-expanded": "false" }, text.whole);
  button.addEventListener("click", () => {
    button.ariaExpanded = String(!words.classList.toggle("cut"));
  });
  return button;
}

/**
 * The sources on the screen: by who stands behind them, with every place that cites them, and a choice by relation.
 *
 * Linked ones lead to their target in a tab of its own; those that are only named say so. How they are arranged is left
 * to grouping.js, quotations to quotations.js.
 */
import { anchor, drawing, el } from "./element.js";
import { actions, pointing } from "./evidence.js";
import { groups, hostOf, placesOf, relations } from "./grouping.js";
import { focusOn, longList } from "./list.js";
import { isolated, text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./wasm/read.js").Source} Source */
/** @typedef {import("./grouping.js").Group} Group */
/** @typedef {import("./grouping.js").Passage} Passage */
/** @typedef {import("./evidence.js").Article} Article */
/** @typedef {import("./element.js").Child} Child */

/** How much stands at once: groups, sources of a group, places of a source. */
const FEW = { groups: 6, sources: 3, places: 2 };

/** How many names the sentence at the top holds. */
const NAMES = 5;

/** Tells the passages of the overlay apart. */
let passages = 0;

/**
 * @param {SourceChain} chain its sources are not empty
 * @param {Article} article
 * @param {(index: number) => void} toQuotation jumps to a quotation of the chain
 * @returns {{ content: Child[], reveal: (index: number) => Promise<void> }} `reveal` jumps to a source of the chain
 */
export function sources(chain, article, toQuotation) {
  const { sources } = chain;
  const present = relations(sources);
  const status = el("p", { class: "aside", role: "status" });
  const held = el("div", { id: "groups" });
  const quoted = quotedThrough(chain);
  /** @type {Group[]} */
  let shown = [];
  /** @type {import("./list.js").LongList | undefined} */
  let list;

  const choices = [null, ...present.map(({ relation }) => relation)].map((relation) => {
    const count = present.find((one) => one.relation === relation)?.count ?? sources.length;
    const button = el(
      "button",
      { type: "button", class: "choice", "data-relation": relation, "aria-pressed": "false" },
      relation ? relationMark(relation) : null,
      relation ? relationName(relation) : text.allRelations,
      " ",
      el("span", { class: "count" }, text.number(count)),
    );
    button.addEventListener("click", () => choose(relation));
    return { relation, button };
  });

  /** @param {string | null} relation */
  function choose(relation) {
    for (const choice of choices) choice.button.ariaPressed = String(choice.relation === relation);
    shown = groups(sources, relation);
    list = longList(shown, (group) => groupItem(chain, article, group, quoted, toQuotation), {
      few: FEW.groups,
      className: "items groups",
      label: (count) => text.moreGroups(count),
    });
    held.replaceChildren(...list.elements);
    const count = shown.reduce((sum, group) => sum + group.sources.length, 0);
    status.textContent = relation ? text.shownOf(count, sources.length) : "";
  }
  choose(null);

  return {
    content: [
      el("p", { class: "rests-on" }, restsOn(chain)),
      present.length > 1
        ? el(
            "div",
            { class: "choices", role: "group", "aria-label": text.choiceLabel },
            choices.map(({ button }) => button),
          )
        : null,
      status,
      held,
    ],
    async reveal(index) {
      const isIn = (/** @type {Group} */ group) => group.sources.some((one) => one.index === index);
      if (!shown.some(isIn)) choose(null);
      const element = await list?.reveal(shown.findIndex(isIn));
      element?.scrollIntoView({ block: "start" });
      focusOn(element);
    },
  };
}

/**
 * Everyone at a glance: the first names, how many more, and how many are not linked.
 *
 * @param {SourceChain} chain
 */
function restsOn({ sources }) {
  const names = groups(sources).map(({ name }) => name);
  const rest = names.length > NAMES + 1 ? names.length - NAMES : 0;
  // Each name is set apart from its neighbours, whichever way it is written.
  const told = [...names.slice(0, names.length - rest).map(isolated), ...(rest ? [text.others(rest)] : [])];
  const listed = new Intl.ListFormat(text.locale, { type: "conjunction" }).format(told);
  return text.restsOn(listed, sources.filter(({ url }) => !url).length, sources.length);
}

/**
 * The quotations that came through each source.
 *
 * @param {SourceChain} chain
 * @returns {Map<number, number[]>} numbers of quotations by numbers of sources
 */
function quotedThrough({ quotations }) {
  /** @type {Map<number, number[]>} */
  const through = new Map();
  for (const [index, { sources }] of quotations.entries())
    for (const source of sources) through.set(source, [...(through.get(source) ?? []), index]);
  return through;
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 * @param {Group} group
 * @param {Map<number, number[]>} quoted
 * @param {(index: number) => void} toQuotation
 */
function groupItem(chain, article, group, quoted, toQuotation) {
  const { name, sources, places } = group;
  const through = sources.flatMap(({ index }) => quoted.get(index) ?? []);
  const [first] = through;
  /** @type {HTMLElement | null} */
  let jump = null;
  if (first !== undefined) {
    jump = el("button", { type: "button", class: "jump" }, text.quotedThrough(new Set(through).size));
    jump.addEventListener("click", () => toQuotation(first));
  }
  return el(
    "li",
    { class: "group" },
    el("h3", {}, el("bdi", {}, anchor(partyAddress(sources[0]?.source), name))),
    sources.length > 1 || places > 1
      ? el("p", { class: "aside" }, text.groupCount(sources.length, places))
      : null,
    longList(sources, ({ source }) => sourceItem(chain, article, source), {
      few: FEW.sources,
      className: "sources",
    }).elements,
    jump && el("p", {}, jump),
  );
}

/** @param {Source | undefined} source */
function partyAddress(source) {
  return source?.party?.url ?? null;
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 * @param {Source} source
 */
function sourceItem({ work }, article, source) {
  const { relation } = source;
  const places = placesOf(source);
  return el(
    "li",
    { class: "source", "data-relation": relation },
    el(
      "p",
      { class: "target" },
      el("span", { class: "relation" }, relationMark(relation), relationName(relation)),
      target(source),
    ),
    longList(
      places,
      ({ passage, evidence }) => {
        const id = `passage-${++passages}`;
        const words = cited(passage, { id, lang: work.language, class: "sentence", dir: "auto" });
        const place = el("li", { class: "place" }, words, evidence && actions(article, evidence, id));
        return pointing(article, evidence, place);
      },
      { few: FEW.places, className: "places", label: text.morePlaces },
    ).elements,
  );
}

/**
 * Where a source is to be found, and by which way its address was reached.
 *
 * @param {Source} source
 * @returns {Child[]}
 */
function target({ url, href, archived }) {
  if (!url) return [el("span", { class: "unlinked" }, text.unlinked)];
  const through = href && hostOf(href) !== hostOf(url) ? hostOf(href) : null;
  return [
    ...(archived
      ? [
          el("span", {}, text.archivedCopy, " ", leading(url)),
          el("span", {}, text.archivedOriginal, " ", leading(archived)),
        ]
      : [leading(url)]),
    through ? el("span", { class: "aside" }, text.linkedThrough(through)) : null,
  ];
}

/**
 * An anchor that shows where it leads: the host, then as much of the rest as there is room for.
 *
 * @param {string} address
 */
function leading(address) {
  const { pathname, search } = URL.canParse(address) ? new URL(address) : { pathname: "", search: "" };
  const rest = `${pathname}${search}`.replace(/\/$/, "");
  return anchor(
    address,
    el("span", { class: "address", dir: "ltr" }, el("b", {}, hostOf(address)), rest && el("span", {}, rest)),
  );
}

/**
 * Words of the page with those marked that cite.
 *
 * @param {Passage} passage
 * @param {Record<string, string | null>} attributes
 */
function cited({ before, words, after }, attributes) {
  return el("p", attributes, before, words && el("em", { class: "cites" }, words), after);
}

/** @param {string} relation */
function relationName(relation) {
  return text.relations[relation] ?? relation;
}

/**
 * The shape of a relation; the word stands beside it.
 *
 * @param {string} relation
 */
function relationMark(relation) {
  /** @type {Record<string, string>} */
  const shapes = {
    report: "M2.5 3h11v10h-11zM5 6h6M5 8.2h2.5M5 10.4h2.5M9.5 8.2H11v2.2H9.5z",
    document: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3M6 8h4.5M6 10.8h4.5",
    study: "M6.2 2h3.6M7 2v4.2L3.4 13h9.2L9 6.2V2M5 10h6",
    official: "M2 6 8 2.4 14 6zM3.8 6.5v5M6.6 6.5v5M9.4 6.5v5M12.2 6.5v5M2.4 13.2h11.2",
    data: "M2.5 13.5h11M4.2 13V9M8 13V3M11.8 13V6.4",
    post: "M2.5 3h11v7.5H8L5 13.4v-2.9H2.5z",
    video: "M2 3.5h12v9H2zM6.6 6v4l3.6-2z",
    ownEarlier: "M3.2 5.2A5.6 5.6 0 1 1 2.4 8M3 2.2v3.2h3.2M8 5v3.2l2.2 1.4",
    sponsored: "M2.5 6.2v3.6h2.2l6.8 3V3.2l-6.8 3zM5 10l.8 3.4h1.8M13.6 7v2",
  };
  return drawing("relation-mark", "16", ["path", { d: shapes[relation] ?? shapes.report ?? "" }]);
}

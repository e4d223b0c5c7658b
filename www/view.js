/**
 * The answer on the screen: the chain as a picture from the origin down to this page, then what else the page tells.
 *
 * Shows what the core decided and decides nothing. The order of the picture is left to picture.js, what the text rests on
 * to sources.js and quotations.js, evidence to evidence.js, the citation to citation.js, words to text.js.
 */
import { inWords } from "./dates.js";
import { anchor, el } from "./element.js";
import { evidence } from "./evidence.js";
import { further } from "./further.js";
import { hostOf } from "./grouping.js";
import { focusOn, inSlices, longList } from "./list.js";
import { places, roleName, summary } from "./picture.js";
import { quotations, unnamed } from "./quotations.js";
import { noteIn } from "./said.js";
import { kindOf, marker, sign } from "./shapes.js";
import { sources } from "./sources.js";
import { isolated, text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./wasm/read.js").Link} Link */
/** @typedef {import("./picture.js").Place} Place */
/** @typedef {import("./evidence.js").Article} Article */
/** @typedef {import("./element.js").Child} Child */

/** How many items a list shows before it is opened. */
const FEW = 4;

/** A chain with more places than this shows this many of each end before it is opened. */
const MANY = 14;
const ENDS = 5;

/**
 * The overlay's sections, from the title down: first what is seen at once, then what may come a moment later.
 *
 * @param {SourceChain} chain
 * @param {string | null} apart the address of a frame that may not be read, where the page is empty but for it
 * @param {Article} article
 * @returns {(() => HTMLElement[])[]}
 */
export function view(chain, apart, article) {
  if (isOnlyAFrame(chain, apart)) return [() => [heading(chain, apart)]];
  const there = (/** @type {(HTMLElement | null)[]} */ ...sections) =>
    sections.filter((section) => section !== null);
  return [
    () => there(heading(chain, apart), picture(chain, article), notes(chain, article)),
    () => there(...restsOn(chain, article)),
    () =>
      there(
        chain.page === "article" ? titled("further", text.furtherHeading, further(chain)) : null,
        rights(chain, article),
        aboutPage(chain, article),
      ),
  ];
}

/**
 * Whether the page is nothing but a frame that may not be read: what it tells is not what the reader sees.
 *
 * @param {SourceChain} chain
 * @param {string | null} apart
 */
export function isOnlyAFrame({ page }, apart) {
  // Around a film, or a picture with few words, the page itself is what the reader came for.
  return apart !== null && page !== "article" && page !== "media";
}

/**
 * @param {SourceChain} chain
 * @param {string | null} apart
 */
function heading(chain, apart) {
  const { page, work, links } = chain;
  const isArticle = page === "article";
  const isFrame = isOnlyAFrame(chain, apart);
  return el(
    "header",
    { class: "heading" },
    el("h1", { id: "title", dir: "auto", lang: work.language }, work.title ?? text.noTitle),
    isArticle && links.length ? el("p", { class: "summary" }, summary(work.republication, links)) : null,
    isArticle && !work.complete ? el("p", { class: "aside" }, text.incomplete) : null,
    isArticle && apart !== null
      ? el("p", { class: "aside", id: "apart" }, text.apartBeside(siteOf(apart)))
      : null,
    isFrame
      ? el(
          "p",
          { class: "callout", id: "apart" },
          el("strong", {}, text.apart(siteOf(apart))),
          " ",
          text.openApart,
        )
      : null,
    isArticle || isFrame
      ? null
      : el(
          "p",
          { class: "callout", id: "kind" },
          el("strong", {}, text.pageKinds[page] ?? text.pageKinds.other),
          " ",
          links.length ? text.notAnArticle : text.openAnArticle,
        ),
  );
}

/**
 * Whose a frame is; null where it has no address of the web.
 *
 * @param {string | null} address
 * @returns {Child | null}
 */
function siteOf(address) {
  return address && /^https?:/i.test(address) ? anchor(address, hostOf(address)) : null;
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 */
function picture(chain, article) {
  const all = places(chain);
  if (!all.length) {
    return chain.page === "article"
      ? el("section", {}, el("p", { class: "callout", id: "nothing" }, text.nothingFound))
      : null;
  }
  return el(
    "section",
    { "aria-labelledby": "chain-heading" },
    el("h2", { id: "chain-heading" }, text.chainHeading),
    chainList(all, (place) =>
      "link" in place ? chainLink(article, place, chain.work.republication) : gap(place.untold, place.step),
    ),
  );
}

/**
 * The places from the origin down. Of very many the middle is left out until the reader wants it: where the text comes
 * from and where it is now are seen at once.
 *
 * @param {Place[]} all
 * @param {(place: Place) => HTMLElement} make
 */
function chainList(all, make) {
  const hidden = all.length > MANY ? all.slice(ENDS, -ENDS) : [];
  const rest = all.slice(ENDS + hidden.length).map(make);
  const list = el("ol", { class: "chain", id: "chain" }, all.slice(0, ENDS).map(make));
  if (hidden.length) {
    const button = el("button", { type: "button", class: "quiet" }, text.morePlacesOnTheWay(hidden.length));
    const gap = el("li", { class: "link middle" }, button);
    button.addEventListener("click", async () => {
      const made = await inSlices(hidden, make, (slice) => gap.before(...slice));
      gap.remove();
      focusOn(made[0]);
    });
    list.append(gap);
  }
  list.append(...rest);
  return list;
}

/**
 * A place of the chain that the page leaves open.
 *
 * @param {string} words
 * @param {string} step how the text came there
 */
function gap(words, step) {
  return el(
    "li",
    { class: "link untold" },
    step ? el("p", { class: "step" }, step) : null,
    el("div", { class: "party" }, marker("untold"), el("p", { class: "name" }, words)),
  );
}

/**
 * @param {Article} article
 * @param {{ link: Link, here: boolean, step: string }} place whether it is the outlet in view, and how the text came to it
 * @param {string} republication
 */
function chainLink(article, { link, here, step }, republication) {
  const { role, party, url, date, confidence, support, against } = link;
  const isOutlet = role === "original" || role === "intermediary" || role === "republisher";
  const when = inWords(date) ?? (isOutlet ? text.undated : null);
  return el(
    "li",
    { class: "link", "data-role": role, "data-confidence": confidence },
    step ? el("p", { class: "step" }, step) : null,
    el(
      "div",
      { class: "party" },
      marker(kindOf(link, here)),
      el(
        "div",
        {},
        el(
          "p",
          { class: "role" },
          roleName(link, here, republication),
          here ? el("span", { class: "here" }, text.youAreHere) : null,
        ),
        el("p", { class: "name" }, el("bdi", {}, anchor(party.url, party.name))),
        when || (url && !here)
          ? el(
              "p",
              { class: "meta" },
              when ? el("span", { class: date ? "date" : "date untold" }, when) : null,
              url && !here ? anchor(url, hostOf(url)) : null,
            )
          : null,
        evidence(article, [sign(confidence), text.confidence[confidence] ?? confidence], support, against),
      ),
    ),
  );
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 */
function notes({ notes }, article) {
  // That it is no article stands under the title already.
  const told = notes.filter(({ kind }) => kind !== "notAnArticle");
  return section("notes", text.notesHeading, told, (note) =>
    el(
      "li",
      { class: "note", "data-kind": note.kind },
      el("p", { class: "label" }, text.notes[note.kind] ?? note.kind),
      el("p", {}, noteIn(note, isolated)),
      proof(article, note.evidence),
    ),
  );
}

/**
 * What the text rests on: its sources, its quotations, and whom it keeps unnamed; or that it rests on nothing that it
 * names.
 *
 * @param {SourceChain} chain
 * @param {Article} article
 * @returns {(HTMLElement | null)[]}
 */
function restsOn(chain, article) {
  const counts = [chain.sources.length, chain.quotations.length, chain.anonymous.length];
  if (counts.every((count) => count === 0)) return [restsOnNothing(chain)];
  const [ofSources, ofQuotations, ofUnnamed] = counts;
  /** @type {{ reveal: (index: number) => Promise<void> } | undefined} */
  let cited;
  /** @type {{ reveal: (index: number) => Promise<void> } | undefined} */
  let quoted;
  const theSources = ofSources && sources(chain, article, (index) => void quoted?.reveal(index));
  const theQuotations = ofQuotations && quotations(chain, article, (index) => void cited?.reveal(index));
  if (theSources) cited = theSources;
  if (theQuotations) quoted = theQuotations;
  return [
    titled(
      "sources",
      text.sourcesHeading,
      theSources ? theSources.content : [el("p", { class: "aside" }, text.noSources)],
      ofSources,
    ),
    theQuotations ? titled("quotations", text.quotationsHeading, theQuotations.content, ofQuotations) : null,
    ofUnnamed ? titled("anonymous", text.anonymousHeading, unnamed(chain, article), ofUnnamed) : null,
  ];
}

/** @param {SourceChain} chain */
function restsOnNothing({ page, work }) {
  if (page !== "article") return null;
  const words = work.complete ? text.restsOnNothing : text.restsOnNothingSoFar;
  return titled("sources", text.sourcesHeading, [el("p", { id: "rests-on-nothing" }, words)]);
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 */
function rights({ rights }, article) {
  const { notice, holders, year, license, terms, evidence } = rights;
  const line = notice ?? [holders.join(", "), year].filter(Boolean).join(" ");
  if (!line && !license && !terms) return null;
  const licence = license && anchor(license, /^https?:/i.test(license) ? withoutScheme(license) : license);
  return titled("rights", text.rightsHeading, [
    line ? el("p", { dir: "auto" }, line) : null,
    licence ? el("p", {}, el("span", { class: "label" }, text.license), licence) : null,
    terms
      ? el("p", {}, el("span", { class: "label" }, text.terms), el("span", { dir: "auto" }, terms))
      : null,
    proof(article, evidence),
  ]);
}

/**
 * @param {SourceChain} chain
 * @param {Article} article
 */
function aboutPage({ work }, article) {
  const language = work.language && languageName(work.language);
  /** @type {[string, Child | Child[], import("./messages.js").Evidence[]][]} */
  const rows = [
    [text.title, work.title, work.evidence.title],
    [text.published, inWords(work.published), work.evidence.published],
    [text.modified, inWords(work.modified), work.evidence.modified],
    [text.language, language, work.evidence.language],
    [text.genre, work.genre && text.genres[work.genre], work.evidence.genre],
    [text.extent, work.complete ? null : text.incomplete, work.evidence.complete],
    [text.republication, text.handOver[work.republication], work.evidence.republication],
    [text.address, work.url && anchor(work.url, withoutScheme(work.url)), []],
    [
      text.canonical,
      work.canonicalUrl !== work.url &&
        work.canonicalUrl &&
        anchor(work.canonicalUrl, withoutScheme(work.canonicalUrl)),
      work.evidence.canonicalUrl,
    ],
  ];
  const told = rows.filter(([, value]) => value);
  if (!told.length) return null;
  return titled("page", text.pageHeading, [
    el(
      "dl",
      {},
      told
        .map(([name, value, pieces]) => [
          el("dt", {}, name),
          el("dd", {}, el("span", { dir: "auto" }, value), proof(article, pieces)),
        ])
        .flat(),
    ),
  ]);
}

/**
 * A list under a heading; null where it is empty.
 *
 * @template Item
 * @param {string} id
 * @param {string} title
 * @param {Item[]} items
 * @param {(item: Item) => HTMLElement} make
 */
function section(id, title, items, make) {
  if (!items.length) return null;
  return titled(id, title, longList(items, make, { few: FEW }).elements, items.length);
}

/**
 * @param {string} id
 * @param {string} title
 * @param {Child[]} content
 * @param {number} [count]
 */
function titled(id, title, content, count) {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    el(
      "h2",
      { id: `${id}-heading` },
      title,
      count && count > 1 ? el("span", { class: "count" }, text.number(count)) : null,
    ),
    content,
  );
}

/**
 * @param {Article} article
 * @param {import("./messages.js").Evidence[] | undefined} pieces
 */
function proof(article, pieces) {
  return pieces?.length ? evidence(article, text.evidence(pieces.length), pieces) : null;
}

/** @param {string} address */
function withoutScheme(address) {
  return address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}

/** @param {string} tag */
function languageName(tag) {
  try {
    return new Intl.DisplayNames(text.locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

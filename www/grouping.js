/**
 * What the text rests on, arranged for the eye, as plain data: sources by who stands behind them, quotations by who
 * speaks and by which road the words came, and how a place of the page reads.
 *
 * The core has decided what is a source and what a quotation; here nothing is added to that and nothing left out. All
 * orders follow the page. Drawing is left to sources.js and quotations.js.
 */

/** @typedef {import("./wasm/read.js").Source} Source */
/** @typedef {import("./wasm/read.js").Quotation} Quotation */
/** @typedef {import("./messages.js").Evidence} Evidence */

/**
 * Those behind one or more sources. `places` counts where the page cites any of them; `index` is a source's number in the
 * chain.
 *
 * @typedef {{ key: string, name: string, sources: { source: Source, index: number }[], places: number }} Group
 */

/**
 * Quotations that follow one another with the same speaker and the same road. `via` is nearest last; the number of the
 * source that a name stands for is null where the chain tells none. `index` is a quotation's number in the chain.
 *
 * @typedef {{
 *   speaker: Quotation["speaker"], via: { name: string, source: number | null }[],
 *   quotations: { quotation: Quotation, index: number }[],
 * }} Run
 */

/**
 * The chain's sources by who stands behind them, in the order in which the page comes to each.
 *
 * @param {Source[]} sources
 * @param {string | null} relation leaves all others out; null: all
 * @returns {Group[]}
 */
export function groups(sources, relation = null) {
  /** @type {Map<string, Group>} */
  const known = new Map();
  const names = namesOfHosts(sources);
  for (const [index, source] of sources.entries()) {
    if (relation !== null && source.relation !== relation) continue;
    const name = names.get(nameOf(source)) ?? nameOf(source);
    const key = folded(name);
    const group = known.get(key) ?? { key, name, sources: [], places: 0 };
    known.set(key, group);
    group.sources.push({ source, index });
    group.places += Math.max(source.evidence.length, 1);
  }
  return [...known.values()];
}

/**
 * Hosts that the page names in one way wherever it names them: what else leads there stands under that name. On hosts
 * where many publish their own, one of them names no other.
 *
 * @param {Source[]} sources
 * @returns {Map<string, string>} names by hosts
 */
function namesOfHosts(sources) {
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const { party, url, archived, relation } of sources) {
    const address = archived ?? url;
    if (!party || !address || relation === "post" || relation === "video") continue;
    const host = hostOf(address);
    if (party.name !== host) names.set(host, (names.get(host) ?? new Set()).add(party.name));
  }
  return new Map(
    [...names].flatMap(([host, [name, ...others]]) => (name && !others.length ? [[host, name]] : [])),
  );
}

/**
 * Who stands behind a source: a name, else the host it leads to, else the page's words for it.
 *
 * @param {Source} source
 */
export function nameOf({ party, archived, url, text }) {
  const address = archived ?? url;
  return party?.name ?? (address ? hostOf(address) : text);
}

/**
 * How many sources there are of each relation, the frequent first.
 *
 * @param {Source[]} sources
 * @returns {{ relation: string, count: number }[]} only what there is
 */
export function relations(sources) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { relation } of sources) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  const all = [...counts].map(([relation, count]) => ({ relation, count }));
  return all.sort((one, other) => other.count - one.count);
}

/**
 * @param {Quotation[]} quotations
 * @param {Source[]} sources those of the same chain
 * @returns {Run[]}
 */
export function runs(quotations, sources) {
  /** @type {Run[]} */
  const found = [];
  let last = "";
  for (const [index, quotation] of quotations.entries()) {
    const via = roadOf(quotation, sources);
    const { speaker } = quotation;
    const key = JSON.stringify([speaker?.name ?? null, ...via.map(({ name }) => name)]);
    // Where nobody is named, nothing says that one voice goes on.
    if (key === last && speaker) found.at(-1)?.quotations.push({ quotation, index });
    else found.push({ speaker, via, quotations: [{ quotation, index }] });
    last = key;
  }
  return found;
}

/**
 * @param {Quotation} quotation
 * @param {Source[]} sources
 * @returns {Run["via"]} each name once
 */
function roadOf({ via, sources: indexes }, sources) {
  const known = indexes.flatMap((index) => {
    const source = sources[index];
    return source ? [{ name: nameOf(source), source: index }] : [];
  });
  const sourceOf = (/** @type {string} */ name) =>
    known.find((one) => folded(one.name) === folded(name))?.source ?? null;
  const road = via.length ? via.map(({ name }) => ({ name, source: sourceOf(name) })) : known;
  return road.filter(({ name }, at) => road.findIndex((one) => one.name === name) === at);
}

/** Characters that open or close words that are quoted, in any language: a page may use them either way round. */
const MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』《》〈〉〝〞〟＂＇｢｣";
const OPENING = new RegExp(`([${MARKS}])(\\s*)$`, "u");
const CLOSING = new RegExp(`^(\\s*)([${MARKS}])`, "u");

/**
 * The quotation marks that the page itself put around the words.
 *
 * @param {Evidence | undefined} evidence of a quotation
 * @returns {[string, string]} with the space within them; empty where there are none, as around a block quotation
 */
export function marks(evidence) {
  const at = evidence?.at;
  if (at?.type !== "TextQuoteSelector") return ["", ""];
  const before = OPENING.exec(at.prefix);
  const after = CLOSING.exec(at.suffix);
  // One of them alone is as likely an apostrophe, or the end of what stood before.
  return before && after ? [before[1] + before[2], after[1] + after[2]] : ["", ""];
}

/**
 * The words that cite a source, between the words around them.
 *
 * @typedef {{ before: string, words: string, after: string }} Passage
 */

/** The most that stands before the words that cite, in characters. */
const BEFORE = 140;

/**
 * The sentence with the words that cite; a long way to them is cut short. `words` is empty where it does not hold them.
 *
 * @param {string} sentence
 * @param {string} words
 * @returns {Passage}
 */
export function passage(sentence, words) {
  const at = words ? sentence.indexOf(words) : -1;
  if (at < 0) return { before: sentence, words: "", after: "" };
  const start = at > BEFORE ? sentence.indexOf(" ", at - BEFORE) : 0;
  const before = start > 0 && start < at ? `…${sentence.slice(start, at)}` : sentence.slice(0, at);
  return { before, words, after: sentence.slice(at + words.length) };
}

/**
 * Where the page cites a source: each place with its sentence.
 *
 * @param {Source} source
 * @returns {{ passage: Passage, evidence: Evidence | null }[]}
 */
export function placesOf({ sentence, text, evidence, further: sentences = [] }) {
  const [first = null, ...rest] = evidence;
  const further = rest.map((evidence, index) => {
    const { at, quote } = evidence;
    const around = sentences[index];
    if (around?.includes(quote)) return { passage: passage(around, quote), evidence };
    const [before, after] = at.type === "TextQuoteSelector" ? [at.prefix, at.suffix] : ["", ""];
    return {
      passage: { before: before && `…${before}`, words: quote, after: after && `${after}…` },
      evidence,
    };
  });
  return [{ passage: passage(sentence || text, text), evidence: first }, ...further];
}

/**
 * The host as a reader should see it: as it stands in the address, with letters that may mislead in their ASCII form.
 *
 * @param {string} address
 */
export function hostOf(address) {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : address;
}

/** @param {string} name */
function folded(name) {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * What the picture of the chain shows, from the origin down to this page, as plain data: each place with its link, or
 * that the page leaves it open, and how the text came there from the place above. Drawing it is left to view.js.
 *
 * Keeps the chain's own order, except that the outlet in view always stands last.
 */
import { between } from "./dates.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./wasm/read.js").Link} Link */

/**
 * A place of the picture: a link, or the words for what the page does not tell. `step` is empty where there is nothing
 * to say of the way there.
 *
 * @typedef {{ link: Link, here: boolean, step: string } | { untold: string, step: string }} Place
 */

/** Roles of people, whose dates say nothing of the text's way. */
const PEOPLE = ["author", "translator", "contributor"];

/**
 * @param {SourceChain} chain
 * @returns {Place[]} none where the chain has no links
 */
export function places({ page, work, links }) {
  const { republication } = work;
  const here = outletInView(republication, links);
  const before = links.filter((link) => link !== here);
  const handOver = text.handOver[republication] ?? "";
  /** @type {Place[]} */
  const places = [];
  /** @type {Link | undefined} the last that the time is told from */
  let from;
  for (const link of before) {
    // Several first outlets, or several agencies, stand side by side: no time passes between them.
    const isBeside = link.role === from?.role && link.role !== "intermediary";
    const counts = link.date !== null && !PEOPLE.includes(link.role) && !isBeside;
    places.push({ link, here: false, step: (counts && between(from?.date ?? null, link.date)) || "" });
    if (counts) from = link;
  }
  if (page === "article" && links.length && isTakenOver(republication) && before.every(isPerson)) {
    places.push({ untold: text.untoldOrigin[republication] ?? text.untoldOrigin.full, step: "" });
  }
  if (here) {
    const later = between(from?.date ?? null, here.date);
    places.push({ link: here, here: true, step: join(places.length ? handOver : "", later) });
  } else if (page === "article" && links.length) {
    places.push({ untold: text.untoldOutlet, step: handOver });
  }
  return places;
}

/**
 * What a link's part is called.
 *
 * @param {Link} link
 * @param {boolean} here whether it is the outlet in view
 * @param {string} republication
 */
export function roleName({ role }, here, republication) {
  return (here && text.rolesHere[role]) || text.rolesIn[republication]?.[role] || text.roles[role] || role;
}

/**
 * The whole way in a sentence or two.
 *
 * @param {string} republication
 * @param {Link[]} links
 */
export function summary(republication, links) {
  const here = outletInView(republication, links);
  const named = (/** @type {string} */ role) =>
    names(links.filter((link) => link.role === role && link !== here));
  const [agency, through] = [named("agency"), named("intermediary")];
  const isSaid = republication === "wire" || republication === "partial";
  const way = text.summary(republication, {
    original: named("original"),
    here: here?.party.name ?? null,
    agency,
  });
  const supplied = agency && !isSaid ? text.supplied(agency) : null;
  return join(join(way, supplied, " "), through && text.cameThrough(through), " ");
}

/**
 * The outlet in view: who republished the text, or who first published it where it appeared nowhere else before.
 *
 * @param {string} republication
 * @param {Link[]} links
 */
function outletInView(republication, links) {
  const republisher = links.findLast(({ role }) => role === "republisher");
  return republisher ?? (mayBeOwn(republication) ? links.find(({ role }) => role === "original") : undefined);
}

/** @param {string} republication */
function mayBeOwn(republication) {
  return republication === "none" || republication === "partial" || republication === "undetermined";
}

/** Whether a text of this kind came, wholly or in part, from somewhere else. @param {string} republication */
function isTakenOver(republication) {
  return republication !== "none" && republication !== "undetermined";
}

/** @param {Link} link */
function isPerson({ role }) {
  return PEOPLE.includes(role);
}

/**
 * Names as a sentence says them; where the page contradicts itself on one, it is one or the other.
 *
 * @param {Link[]} links
 */
function names(links) {
  const type = links.some(({ confidence }) => confidence === "disputed") ? "disjunction" : "conjunction";
  const each = [...new Set(links.map(({ party }) => party.name))];
  return each.length ? new Intl.ListFormat(text.locale, { type }).format(each) : null;
}

/**
 * @param {string} one
 * @param {string | null} other
 * @param {string} [between]
 */
function join(one, other, between = " · ") {
  return [one, other].filter(Boolean).join(between);
}

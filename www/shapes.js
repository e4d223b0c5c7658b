/**
 * The shapes that tell parties and confidences apart, as plain data and as drawings for the eye alone. The words for them
 * stand beside them, wherever they are shown.
 */
import { drawing } from "./element.js";

/** @typedef {[tag: string, attributes: Record<string, string>]} Shape of SVG; its class says how it is painted */
/** @typedef {"person" | "outlet" | "agency" | "page" | "untold"} Kind */

/**
 * A person is round, an outlet a sheet, an agency a transmitter, this page a filled sheet. 32 by 32.
 *
 * @type {Record<string, Shape[]>}
 */
export const MARKERS = {
  person: [
    ["circle", { class: "shape", cx: "16", cy: "16", r: "14" }],
    ["circle", { class: "glyph", cx: "16", cy: "12.5", r: "3.8" }],
    ["path", { class: "glyph", d: "M8.8 23.2a7.4 7.4 0 0 1 14.4 0" }],
  ],
  outlet: [
    ["rect", { class: "shape", x: "3", y: "3", width: "26", height: "26", rx: "5" }],
    ["path", { class: "glyph", d: "M9 10.5h14M9 16h6M9 21h6" }],
    ["rect", { class: "glyph", x: "18.5", y: "15.5", width: "4.5", height: "6" }],
  ],
  agency: [
    ["path", { class: "shape", d: "M16 1.5 29 9v14l-13 7.5L3 23V9z" }],
    ["circle", { class: "glyph dot", cx: "16", cy: "16", r: "2" }],
    [
      "path",
      {
        class: "glyph",
        d: "M12 12a5.6 5.6 0 0 0 0 8M20 12a5.6 5.6 0 0 1 0 8M9 9a10 10 0 0 0 0 14M23 9a10 10 0 0 1 0 14",
      },
    ],
  ],
  untold: [
    ["circle", { class: "shape", cx: "16", cy: "16", r: "14" }],
    ["path", { class: "glyph", d: "M12.6 12.8a3.5 3.5 0 1 1 5 3.2c-1.1.6-1.6 1.2-1.6 2.4" }],
    ["circle", { class: "glyph dot", cx: "16", cy: "22", r: "0.9" }],
  ],
};

/**
 * The signs of the confidences. 12 by 12.
 *
 * @type {Record<string, Shape[]>}
 */
export const SIGNS = {
  stated: [["circle", { class: "full", cx: "6", cy: "6", r: "5" }]],
  declared: [["circle", { class: "open", cx: "6", cy: "6", r: "4.2" }]],
  inferred: [["circle", { class: "open dashed", cx: "6", cy: "6", r: "4.2" }]],
  disputed: [
    ["path", { class: "full", d: "M6 .8 11.6 11H.4z" }],
    ["path", { class: "cut", d: "M6 4.4v3M6 9v.4" }],
  ],
};

/**
 * @param {import("./wasm/read.js").Link} link
 * @param {boolean} here whether it is the outlet in view
 * @returns {Kind}
 */
export function kindOf({ role, party }, here) {
  if (role === "agency") return "agency";
  return party.kind === "person" ? "person" : here ? "page" : "outlet";
}

/** @param {Kind} kind */
export function shapesOf(kind) {
  return MARKERS[kind] ?? MARKERS.outlet ?? [];
}

/** @param {Kind} kind */
export function marker(kind) {
  return drawing(`marker ${kind}`, "32", ...shapesOf(kind));
}

/** @param {string} confidence */
export function sign(confidence) {
  return drawing("sign", "12", ...(SIGNS[confidence] ?? []));
}

/**
 * The chain as a picture to take along: the title, the way of the text from its origin down to this page, the address, and
 * the day on which it was read. Made here, as SVG or PNG; nothing is fetched for it.
 *
 * The picture is first laid out as plain data, {@link Poster}, and then written as SVG or drawn on a canvas, so that both
 * show the same. Always light, as on paper. What stands in it comes from picture.js, the shapes from shapes.js.
 */
import { inWords } from "./dates.js";
import { hostOf } from "./grouping.js";
import { places, roleName, summary } from "./picture.js";
import { plain } from "./plain.js";
import { kindOf, shapesOf, SIGNS } from "./shapes.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */
/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {{ size: number, weight?: number, italic?: boolean, serif?: boolean, colour: string }} Font */

/**
 * What is drawn, in its order. Places are of the upper left corner, of text the beginning of the base line: on the right
 * where `mirrored`.
 *
 * @typedef {{ kind: "text", x: number, y: number, words: string, font: Font }
 *   | { kind: "line", from: [number, number], to: [number, number], dashed: boolean }
 *   | { kind: "shapes", x: number, y: number, shapes: Shape[], scale: number, paint: Paint }} Mark
 * @typedef {{ width: number, height: number, mirrored: boolean, title: string, marks: Mark[] }} Poster
 *
 * @typedef {{ shape: string, glyph: string, line: string, dashed?: boolean }} Paint
 *   What a shape is filled with, what its glyph is drawn with, and its outline.
 */

const WIDTH = 720;
const EDGE = 40;
const MARKER = 32;
const INDENT = EDGE + MARKER + 16;

const INK = "#1c1f23";
const SOFT = "#5b6068";
const RAIL = "#c9c4b7";
const ACCENT = "#17486b";
const PAPER = "#fbfaf6";

/** @type {Record<string, string>} */
const SURE = { stated: "#1d6b47", declared: "#3d5a80", inferred: "#7a5c11", disputed: "#a5321d" };

/** @type {Record<string, Font>} */
const FONTS = {
  title: { size: 26, weight: 600, serif: true, colour: INK },
  summary: { size: 16, colour: SOFT },
  role: { size: 13, colour: SOFT },
  name: { size: 18, weight: 600, colour: INK },
  untold: { size: 17, italic: true, colour: SOFT },
  meta: { size: 14, colour: INK },
  sure: { size: 14, colour: SOFT },
  step: { size: 14, italic: true, colour: SOFT },
  foot: { size: 13, colour: SOFT },
};

const SERIF = 'Georgia, "Source Serif 4", "Times New Roman", serif';
const SANS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Lines of a title or a name that are shown; what follows is cut. */
const MOST_LINES = 4;

/** The tallest canvas that browsers draw, in pixels. */
const TALLEST = 16_000;

/**
 * Lays the picture out.
 *
 * @param {SourceChain} chain
 * @param {string} day on which the page was read, as YYYY-MM-DD
 * @param {(words: string, font: Font) => number} [measure] how wide words are
 * @returns {Poster}
 */
export function poster(chain, day, measure = measured()) {
  const { work, links } = chain;
  /** @type {Mark[]} */
  const marks = [];
  let y = EDGE;

  /** Puts words below what stands there. @param {string} words @param {Font} font @param {number} [x] @param {number} [gap] */
  function put(words, font, x = EDGE, gap = 0) {
    for (const line of lines(words, WIDTH - EDGE - x, (part) => measure(part, font))) {
      y += font.size * 1.32;
      marks.push({ kind: "text", x, y: y - font.size * 0.3, words: line, font });
    }
    y += gap;
  }

  const title = plain(work.title ?? text.noTitle);
  put(title, FONTS.title, EDGE, 6);
  if (links.length) put(plain(summary(work.republication, links)), FONTS.summary);
  y += 26;

  /** @type {number | null} the foot of the marker above */
  let above = null;
  for (const place of places(chain)) {
    const top = y;
    if (place.step) put(plain(place.step), FONTS.step, INDENT, 10);
    const untold = "untold" in place;
    if (above !== null)
      marks.push({ kind: "line", from: [EDGE + 16, above + 4], to: [EDGE + 16, y - 4], dashed: untold });
    const marker = y;
    if (untold) {
      marks.push(
        shapes(EDGE, marker, shapesOf("untold"), 1, { shape: PAPER, glyph: SOFT, line: RAIL, dashed: true }),
      );
      y += 5;
      put(plain(place.untold), FONTS.untold, INDENT);
    } else {
      const { link, here } = place;
      const paint = here
        ? { shape: ACCENT, glyph: PAPER, line: ACCENT }
        : { shape: PAPER, glyph: ACCENT, line: ACCENT };
      marks.push(shapes(EDGE, marker, shapesOf(kindOf(link, here)), 1, paint));
      const role = plain(roleName(link, here, work.republication));
      put(here ? `${role} · ${text.youAreHere}` : role, FONTS.role, INDENT);
      put(plain(link.party.name), FONTS.name, INDENT);
      const when = inWords(link.date);
      const whence = link.url && !here ? hostOf(link.url) : null;
      const meta = [when, whence].filter(Boolean).join(" · ");
      if (meta) put(plain(meta), FONTS.meta, INDENT);
      const colour = SURE[link.confidence] ?? SOFT;
      marks.push(
        shapes(INDENT, y + 4, SIGNS[link.confidence] ?? [], 1, { shape: colour, glyph: PAPER, line: colour }),
      );
      put(plain(text.confidence[link.confidence] ?? link.confidence), FONTS.sure, INDENT + 18);
    }
    above = marker + MARKER;
    y = Math.max(y, above) + 22;
    if (y === top) break;
  }

  y += 6;
  marks.push({ kind: "line", from: [EDGE, y], to: [WIDTH - EDGE, y], dashed: false });
  y += 12;
  if (work.url) put(plain(work.url), FONTS.foot, EDGE, 2);
  put(text.readOn(inWords(day) ?? day), FONTS.foot);
  return {
    width: WIDTH,
    height: Math.ceil(y + EDGE),
    mirrored: isRightToLeft(text.close),
    title,
    marks,
  };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {Shape[]} shapes
 * @param {number} scale
 * @param {Paint} paint
 * @returns {Mark}
 */
function shapes(x, y, shapes, scale, paint) {
  return { kind: "shapes", x, y, shapes, scale, paint };
}

/**
 * The picture as an SVG document. Text of the page is text in it and nothing else.
 *
 * @param {Poster} poster
 * @returns {string}
 */
export function asSvg({ width, height, mirrored, title, marks }) {
  const across = (/** @type {number} */ x) => (mirrored ? width - x : x);
  const drawn = marks.map((mark) => {
    if (mark.kind === "line") {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to];
      return tag("line", {
        ...{ x1: across(x1), y1, x2: across(x2), y2, stroke: RAIL, "stroke-width": 2 },
        "stroke-dasharray": mark.dashed ? "4 4" : null,
      });
    }
    if (mark.kind === "text") {
      const { x, y, words, font } = mark;
      const isMirrored = isRightToLeft(words);
      return tag(
        "text",
        {
          ...{ x: across(x), y: round(y), fill: font.colour, "font-size": font.size },
          "font-family": font.serif ? SERIF : SANS,
          "font-weight": font.weight ?? null,
          "font-style": font.italic ? "italic" : null,
          direction: isMirrored ? "rtl" : null,
          "text-anchor": isMirrored === mirrored ? null : "end",
        },
        escaped(words),
      );
    }
    const { shapes, scale, paint } = mark;
    const x = mirrored ? width - mark.x - sizeOf(shapes) * scale : mark.x;
    const parts = shapes.map(([name, { class: style = "", ...rest }]) =>
      tag(name, { ...rest, ...look(style, paint) }),
    );
    return tag("g", { transform: `translate(${x} ${round(mark.y)}) scale(${scale})` }, parts.join(""));
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    tag("title", {}, escaped(title)),
    tag("rect", { width, height, fill: PAPER }),
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

/**
 * The picture as a PNG, at twice its size.
 *
 * @param {Poster} poster
 * @returns {Promise<Blob | null>} null where the browser cannot make it
 */
export async function asPng({ width, height, mirrored, marks }) {
  const canvas = document.createElement("canvas");
  const scale = Math.min(2, TALLEST / height);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.scale(scale, scale);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, width, height);
  const across = (/** @type {number} */ x) => (mirrored ? width - x : x);
  for (const mark of marks) {
    pen.setLineDash([]);
    if (mark.kind === "line") {
      pen.beginPath();
      pen.moveTo(across(mark.from[0]), mark.from[1]);
      pen.lineTo(across(mark.to[0]), mark.to[1]);
      pen.strokeStyle = RAIL;
      pen.lineWidth = 2;
      if (mark.dashed) pen.setLineDash([4, 4]);
      pen.stroke();
    } else if (mark.kind === "text") {
      pen.font = fontOf(mark.font);
      pen.fillStyle = mark.font.colour;
      pen.direction = isRightToLeft(mark.words) ? "rtl" : "ltr";
      pen.textAlign = mirrored ? "right" : "left";
      pen.fillText(mark.words, across(mark.x), mark.y);
    } else {
      const { shapes, scale, paint } = mark;
      pen.save();
      pen.translate(mirrored ? width - mark.x - sizeOf(shapes) * scale : mark.x, mark.y);
      pen.scale(scale, scale);
      for (const shape of shapes) drawShape(pen, shape, paint);
      pen.restore();
    }
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Shape} shape
 * @param {Paint} paint
 */
function drawShape(pen, [name, attributes], paint) {
  const of = (/** @type {string} */ key) => Number(attributes[key] ?? 0);
  const path = new Path2D(name === "path" ? attributes.d : undefined);
  if (name === "circle") path.arc(of("cx"), of("cy"), of("r"), 0, 2 * Math.PI);
  if (name === "rect") path.roundRect(of("x"), of("y"), of("width"), of("height"), of("rx"));
  const {
    fill,
    stroke,
    "stroke-width": width,
    "stroke-dasharray": dashes,
  } = look(attributes.class ?? "", paint);
  pen.setLineDash(dashes ? String(dashes).split(" ").map(Number) : []);
  pen.lineCap = pen.lineJoin = "round";
  if (fill !== "none") {
    pen.fillStyle = fill;
    pen.fill(path);
  }
  if (stroke !== "none") {
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.stroke(path);
  }
}

/**
 * How a shape is painted: after its class, as the overlay's style paints it.
 *
 * @param {string} style
 * @param {Paint} paint
 */
function look(style, { shape, glyph, line, dashed = false }) {
  const classes = style.split(" ");
  const is = (/** @type {string} */ name) => classes.includes(name);
  const round = { "stroke-width": 1.75, "stroke-linecap": "round", "stroke-linejoin": "round" };
  if (is("shape")) return { fill: shape, stroke: line, ...round, "stroke-dasharray": dashed ? "3 3" : null };
  if (is("dot")) return { fill: glyph, stroke: "none", ...round, "stroke-dasharray": null };
  if (is("full")) return { fill: shape, stroke: "none", ...round, "stroke-dasharray": null };
  if (is("open"))
    return { fill: "none", stroke: line, ...round, "stroke-dasharray": is("dashed") ? "2.6 2" : null };
  return { fill: "none", stroke: glyph, ...round, "stroke-dasharray": null };
}

/** How wide the box of shapes is: markers are drawn in one of 32, signs in one of 12. @param {Shape[]} shapes */
function sizeOf(shapes) {
  return Object.values(SIGNS).includes(shapes) ? 12 : MARKER;
}

/** Words as wide as the browser draws them. */
function measured() {
  const pen = document.createElement("canvas").getContext("2d");
  return (/** @type {string} */ words, /** @type {Font} */ font) => {
    if (!pen) return words.length * font.size * 0.6;
    pen.font = fontOf(font);
    return pen.measureText(words).width;
  };
}

/** @param {Font} font as CSS writes it */
function fontOf({ size, weight = 400, italic = false, serif = false }) {
  return `${italic ? "italic " : ""}${weight} ${size}px ${serif ? SERIF : SANS}`;
}

/**
 * Words in lines no wider than there is room; words that are wider alone are broken.
 *
 * @param {string} words
 * @param {number} room
 * @param {(words: string) => number} width
 * @returns {string[]}
 */
function lines(words, room, width) {
  /** @type {string[]} */
  const found = [];
  let line = "";
  for (const word of words.split(/(?<=\s)/)) {
    if (width((line + word).trimEnd()) <= room) {
      line += word;
      continue;
    }
    if (line && width(word.trimEnd()) <= room) {
      found.push(line);
      line = word;
      continue;
    }
    for (const letter of word) {
      if (width(line + letter) > room && line) {
        found.push(line);
        line = "";
      }
      line += letter;
      if (found.length > MOST_LINES) break;
    }
  }
  if (line) found.push(line);
  const shown = found.map((line) => line.trimEnd()).slice(0, MOST_LINES);
  if (found.length > MOST_LINES) shown.push(`${shown.pop()?.slice(0, -1)}…`);
  return shown;
}

/** @param {string} words */
function isRightToLeft(words) {
  const first = /\p{L}/u.exec(words)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first);
}

/**
 * @param {string} name
 * @param {Record<string, string | number | null>} attributes null: absent
 * @param {string} [content]
 */
function tag(name, attributes, content = "") {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return `<${name}${written}>${content}</${name}>`;
}

/** @param {string} words */
function escaped(words) {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10;
}

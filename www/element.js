/**
 * Makes elements. The only way the overlay writes to its document: strings become text, never markup.
 */
import { text } from "./text.js";

/** @typedef {Node | string | null | undefined | false} Child absent ones are left out */

/**
 * An HTML element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes] true: present without a value; null, undefined or false: absent
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(isPresent));
  return element;
}

/**
 * A drawing for the eye alone: what it says is said in words beside it.
 *
 * @param {string} name becomes its class
 * @param {string} size its view box is `0 0 size size`
 * @param {...[string, Record<string, string>]} shapes
 * @returns {SVGSVGElement}
 */
export function drawing(name, size, ...shapes) {
  const make = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = /** @type {SVGSVGElement} */ (
    make("svg", { class: name, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", focusable: "false" })
  );
  svg.append(...shapes.map(([tag, attributes]) => make(tag, attributes)));
  return svg;
}

/**
 * Markup as a document that nothing runs in, shows, or fetches. Its elements are for reading: what is shown is made anew.
 *
 * @param {string} markup
 * @returns {Document}
 */
export function inert(markup) {
  // eslint-disable-next-line no-restricted-syntax -- The one place; the document is never put on the screen.
  return new DOMParser().parseFromString(markup, "text/html");
}

/**
 * A hyperlink to another site, opened beside the article, and said to be; plain text where the address is no web address.
 *
 * @param {string | null} address
 * @param {Child} child
 * @returns {HTMLElement}
 */
export function anchor(address, child) {
  const safe = address && /^https?:\/\//i.test(address);
  return safe
    ? el(
        "a",
        { href: address, target: "_blank", rel: "noopener noreferrer", title: `${address} (${text.newTab})` },
        child,
      )
    : el("span", {}, child);
}

/**
 * @param {Child} child
 * @returns {child is Node | string}
 */
function isPresent(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

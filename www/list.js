/**
 * A list that may be long: its first items stand at once; the rest is made when it is asked for, a few at a time, so that
 * the overlay answers meanwhile. A page may bring thousands.
 */
import { el } from "./element.js";
import { text } from "./text.js";

/** How many items are made before the browser gets its turn, and for how long, in milliseconds. */
const SLICE = 10;
const LONGEST = 8;

/**
 * @typedef {object} LongList
 * @property {HTMLElement[]} elements the list, and the button for the rest where there is one
 * @property {(index: number) => Promise<HTMLElement | undefined>} reveal the element of an item, made if need be
 */

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item, index: number) => HTMLElement} make
 * @param {{ few: number, className?: string, label?: (count: number) => string }} options `few` stand at once; `label` is
 *   the button's
 * @returns {LongList}
 */
export function longList(items, make, { few, className = "items", label = text.more }) {
  const made = items.slice(0, few).map(make);
  const list = el("ul", { class: className }, made);
  if (items.length <= few) return { elements: [list], reveal: async (index) => made[index] };
  const button = el("button", { type: "button", class: "quiet more" }, label(items.length));
  /** @type {Promise<void> | undefined} what is under way; a second wish waits for it */
  let filling;

  /** Makes items up to the one with this number. */
  async function fill(/** @type {number} */ last) {
    const from = made.length;
    await inSlices(
      items.slice(from, last + 1),
      (item, at) => make(item, from + at),
      (slice) => {
        made.push(...slice);
        list.append(...slice);
        if (made.length === items.length) button.remove();
      },
    );
  }
  const upTo = (/** @type {number} */ last) =>
    (filling = (filling ?? Promise.resolve()).then(() => fill(last)));

  button.addEventListener(
    "click",
    async () => {
      const first = made.length;
      list.ariaBusy = "true";
      const filled = upTo(items.length - 1);
      await turn();
      // The focus would be lost with the button.
      focusOn(made[first]);
      await filled;
      list.ariaBusy = null;
    },
    { once: true },
  );
  return {
    elements: [list, button],
    async reveal(index) {
      await upTo(index);
      return made[index];
    },
  };
}

/**
 * Makes elements a few at a time, with a turn for the browser after each few.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item, index: number) => HTMLElement} make
 * @param {(slice: HTMLElement[]) => void} put puts the next few where they belong
 * @returns {Promise<HTMLElement[]>} all of them
 */
export async function inSlices(items, make, put) {
  /** @type {HTMLElement[]} */
  const made = [];
  while (made.length < items.length) {
    const end = performance.now() + LONGEST;
    /** @type {HTMLElement[]} */
    const slice = [];
    for (const item of items.slice(made.length, made.length + SLICE)) {
      slice.push(make(item, made.length + slice.length));
      if (performance.now() > end) break;
    }
    made.push(...slice);
    put(slice);
    await turn();
  }
  return made;
}

/**
 * Puts the focus on what is no control, for instance after a jump to it.
 *
 * @param {HTMLElement | undefined} element
 */
export function focusOn(element) {
  element?.setAttribute("tabindex", "-1");
  element?.focus({ preventScroll: true });
}

/** Resolves after the browser had a turn: to draw, to answer a press. */
export function turn() {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

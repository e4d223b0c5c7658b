/**
 * Whether everything in the overlay has room.
 */

/**
 * What sticks out of the overlay sideways, or is cut off where nothing may be.
 * @param {{ evaluate: <R>(run: () => R) => Promise<R> }} overlay
 */
export function stickingOut(overlay) {
  return overlay.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isCut = element.closest(".unseen, .address, select, svg");
        const isFull = element.localName === "button" && element.scrollWidth > element.clientWidth + 1;
        return !isCut && right > left && (left < -1 || right > width + 1 || isFull);
      })
      .map((element) => `${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  });
}

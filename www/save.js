/**
 * Saves what was made here as a file, through the browser's own way of saving: nothing leaves the machine.
 */
import { el } from "./element.js";

/**
 * @param {string} name of the file
 * @param {string} type its media type
 * @param {string | Blob} content
 */
export function save(name, type, content) {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  // The browser takes it when the press is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

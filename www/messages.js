/**
 * The messages between the overlay and what surrounds it, and the only check of their shape.
 *
 * The overlay speaks through a {@link Host}; in the extension the host speaks to the background with the messages
 * below, in the demo page it answers by itself. Who may send a message is checked by whoever receives it; this file
 * only says what a message looks like. Chain types follow the core's answer.
 */

/**
 * @typedef {"browserPage" | "store" | "file" | "notHtml" | "notLoaded" | "refused" | "noTicket"} Reason
 *   Why a page was not read: it belongs to the browser; it is the extension store; local files are not allowed; it is
 *   no HTML page (a PDF, a picture); it did not load; the browser refused for a reason of its own; nothing was asked for.
 *
 * @typedef {{
 *   type: "page", html: string, url: string | null, apart: string | null, selected: string, toCopy: boolean,
 * }} PageMessage
 *   The page as it stood at the click: the document that holds the article. `apart`: where the page is empty but for a
 *   frame that may not be read, the frame's address, which may be the empty string; else null. `selected`: the words that
 *   the reader had selected there. `toCopy`: the reader came to copy the citation, by its shortcut.
 *
 * @typedef {{ type: "unreadable", reason: Reason, detail: string }} UnreadableMessage
 *   No page, and why. `detail` holds the browser's own words, or is empty.
 *
 * @typedef {{ type: "show", evidence: Evidence }} ShowMessage   Highlight this evidence in the article.
 * @typedef {{ type: "point", evidence: Evidence | null }} PointMessage
 *   Mark this evidence lightly where it stands, without going there; null: mark nothing so.
 * @typedef {{ type: "close" }} CloseMessage                     Take the overlay down.
 * @typedef {{ type: "again" }} AgainMessage                     Take it down, and read the page as it stands now.
 * @typedef {{ type: "settings" }} SettingsMessage               Open the page of the settings.
 *
 * @typedef {{ found: boolean, visible: boolean }} Shown
 *   Answer to `show`: whether the words stand in the live page, and whether a reader can see them there.
 */

/**
 * What the overlay needs from its surroundings.
 *
 * @typedef {object} Host
 * @property {() => Promise<PageMessage | UnreadableMessage>} page the page to read; asked once
 * @property {((evidence: Evidence) => Promise<Shown>) | null} show highlights evidence in the article; null where the
 *   overlay does not stand in it
 * @property {((evidence: Evidence | null) => void) | null} point marks evidence lightly where it stands in the article, for as
 *   long as the reader points to it; null where the overlay does not stand in it
 * @property {(() => void) | null} again reads the page anew, as it stands now; null where the overlay does not stand in it
 * @property {(() => void) | null} close takes the overlay down; null where its surroundings do that
 * @property {(() => void) | null} settings opens the settings; null where there are none
 * @property {(key: string) => Promise<unknown>} recall what `remember` was told, or undefined
 * @property {(key: string, value: unknown) => Promise<void>} remember keeps a small value for the next time
 * @property {readonly string[]} languages of the reader, the first liked best, in BCP 47
 * @property {string} version the extension's version, for reports
 */

/** @typedef {import("./wasm/read.js").Evidence} Evidence */

/**
 * @param {unknown} value
 * @returns {value is Evidence} whether it has the shape of evidence
 */
export function isEvidence(value) {
  if (!isRecord(value) || typeof value.reader !== "string" || typeof value.quote !== "string") return false;
  const at = value.at;
  if (!isRecord(at)) return false;
  if (at.type === "PageAddress") return true;
  if (at.type === "CssSelector") return typeof at.value === "string";
  if (at.type !== "TextQuoteSelector") return false;
  return [at.exact, at.prefix, at.suffix].every((part) => typeof part === "string");
}

/**
 * @param {unknown} value
 * @returns {value is ShowMessage | PointMessage | CloseMessage | AgainMessage | SettingsMessage} whether it is a message that the overlay may send
 */
export function isRequest(value) {
  if (!isRecord(value)) return false;
  return (
    value.type === "close" ||
    value.type === "again" ||
    value.type === "settings" ||
    (value.type === "point" && (value.evidence === null || isEvidence(value.evidence))) ||
    (value.type === "show" && isEvidence(value.evidence))
  );
}

/**
 * @param {unknown} value
 * @returns {value is PageMessage | UnreadableMessage} whether it answers the overlay's question for the page
 */
export function isPageAnswer(value) {
  if (!isRecord(value)) return false;
  if (value.type === "unreadable")
    return typeof value.reason === "string" && typeof value.detail === "string";
  return (
    value.type === "page" &&
    typeof value.html === "string" &&
    typeof value.selected === "string" &&
    typeof value.toCopy === "boolean" &&
    [value.url, value.apart].every((address) => address === null || typeof address === "string")
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null;
}

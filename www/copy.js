/**
 * Puts text and its formatted form on the clipboard.
 *
 * The asynchronous interface comes first. It is missing on plain http and may be forbidden by the page around the frame;
 * then the older way: a `copy` event of our own making, which sets both forms. That the event came is checked, because
 * the older way reports success even where somebody else answered it.
 */

/**
 * Call it straight from a press: browsers allow it only then.
 *
 * @param {{ text: string, html: string }} content `html` is empty where there is no formatted form
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function copy(content) {
  return (await writeAsync(content)) || writeOnEvent(content);
}

/** @param {{ text: string, html: string }} content */
async function writeAsync({ text, html }) {
  try {
    const parts = [["text/plain", text], ...(html ? [["text/html", html]] : [])];
    const blobs = parts.map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {DataTransfer} clipboard of a `copy` event
 * @param {{ text: string, html: string }} content
 */
export function putOn(clipboard, { text, html }) {
  clipboard.setData("text/plain", text);
  if (html) clipboard.setData("text/html", html);
}

/** @param {{ text: string, html: string }} content */
function writeOnEvent(content) {
  let written = false;
  const answer = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    putOn(event.clipboardData, content);
    written = true;
  };
  addEventListener("copy", answer, { capture: true });
  try {
    return document.execCommand("copy") && written;
  } finally {
    removeEventListener("copy", answer, { capture: true });
  }
}

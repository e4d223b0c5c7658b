/**
 * A page's words for documents to take along, where no element keeps them apart from what stands around them.
 */

/** Words on one line, without what no document may hold or what would turn the text around it. @param {string} words */
export function plain(words) {
  return words
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

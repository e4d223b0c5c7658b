/**
 * Fills a message: the plain arguments and plurals of ICU MessageFormat, which are all that the overlay's words need.
 *
 *     {name}                                             the value of that name
 *     {count, plural, one {# source} other {# sources}}  by the number, in the language's own forms; `#` is the number
 *
 * After https://unicode-org.github.io/icu/userguide/format_parse/messages/. Nothing quotes braces: no message has any.
 */

/**
 * @param {string} message
 * @param {Record<string, unknown>} values numbers are written as the locale has them; anything else is handed on
 * @param {string} locale
 * @returns {any[]} the parts in their order: text, and values that are no numbers as they are
 */
export function filled(message, values, locale) {
  /** @type {any[]} */
  const parts = [];
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf("{", at);
    const plain = message.slice(at, open < 0 ? undefined : open);
    if (plain) parts.push(plain);
    if (open < 0) break;
    const close = closing(message, open);
    parts.push(...argument(message.slice(open + 1, close), values, locale));
    at = close + 1;
  }
  return parts;
}

/**
 * @param {string} inside what stands between the braces
 * @param {Record<string, unknown>} values
 * @param {string} locale
 * @returns {any[]}
 */
function argument(inside, values, locale) {
  const [, name, forms] = /^\s*(\w+)\s*(?:,\s*plural\s*,([^]*))?$/.exec(inside) ?? [];
  if (!name) return [`{${inside}}`];
  const value = values[name];
  const shown = typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
  if (!forms) return [shown ?? ""];
  const known = formsOf(forms);
  const form = known.get(new Intl.PluralRules(locale).select(Number(value))) ?? known.get("other") ?? "";
  return filled(form.replaceAll("#", String(shown)), values, locale);
}

/** @param {string} forms */
function formsOf(forms) {
  /** @type {Map<string, string>} */
  const known = new Map();
  for (let open = forms.indexOf("{"), from = 0; open >= 0; open = forms.indexOf("{", from)) {
    const close = closing(forms, open);
    known.set(forms.slice(from, open).trim(), forms.slice(open + 1, close));
    from = close + 1;
  }
  return known;
}

/**
 * Where the brace that opens here is closed; the end where it is not.
 *
 * @param {string} text
 * @param {number} open
 */
function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

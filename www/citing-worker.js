/**
 * The citation engine in a thread of its own: what citing.js does, asked and answered by messages.
 *
 * A question is `{ id, name, args }`, the name being that of a function of citing.js; its answer has the same `id`, and
 * `value` or, where it failed, `error` with the error's name, words and cause.
 */
import * as citing from "./citing.js";

/** @type {Record<string, (...args: any[]) => Promise<unknown>>} */
const functions = { ...citing };

addEventListener("message", async ({ data: { id, name, args } }) => {
  try {
    postMessage({ id, value: await functions[name]?.(...args) });
  } catch (error) {
    const { name: kind, message, cause } = error instanceof Error ? error : new Error(String(error));
    postMessage({ id, error: { name: kind, message, cause: cause && String(cause) } });
  }
});

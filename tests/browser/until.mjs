/**
 * Waiting for a condition: the one way in which the browser tests wait.
 */
import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks again and again until the answer is neither absent nor false nor empty.
 * @template T
 * @param {string} what is waited for, for the message
 * @param {() => Promise<T | false | null | undefined | ""> | T | false | null | undefined | ""} ask
 * @param {number} [limit] in milliseconds
 * @returns {Promise<T>}
 */
export async function until(what, ask, limit = until.limit) {
  const start = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() - start > limit) throw new Error(`waited ${limit} ms for ${what}`);
    await pause(20);
  }
}

/** How long is waited where nothing is said: ample for a loaded machine, and never reached on a good run. */
until.limit = 10_000;

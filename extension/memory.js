/**
 * What Whence keeps from one time to the next: the settings, in the extension's own storage on this machine.
 *
 * What is kept under which name stands in `www/settings.js`.
 */

/** @type {typeof chrome} */
const api = globalThis.browser ?? globalThis.chrome;

export const memory = {
  /** @param {string} key @returns {Promise<unknown>} what was kept, or undefined */
  recall: async (key) => (await api.storage.local.get(key))[key],
  /** @param {string} key @param {unknown} value @returns {Promise<void>} rejects where there is no room */
  remember: (key, value) => api.storage.local.set({ [key]: value }),
  /** @returns {Promise<Record<string, unknown>>} */
  everything: () => api.storage.local.get(null),
  /** @returns {Promise<void>} */
  forget: () => api.storage.local.clear(),
};

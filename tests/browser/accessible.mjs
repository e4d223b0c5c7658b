/**
 * What a machine can tell of accessibility: names, roles, contrast, order of headings.
 *
 * axe-core judges, because its rules for WCAG are the ones that auditors use and none of them is worth writing again.
 * It is put into the overlay by the browser's debugging protocol; nothing of it ships.
 */
import axe from "axe-core";
import assert from "node:assert/strict";

/**
 * Fails with what a rule objects to in the overlay as it stands.
 * @param {Pick<import("./states.mjs").Overlay, "frame">} overlay
 * @param {string} [state] of it, for the message
 */
export async function assertAccessible(overlay, state = "") {
  await overlay.frame.evaluate(axe.source);
  const { violations, passes } = await overlay.frame.evaluate(async () => {
    const { violations, passes } = await /** @type {any} */ (globalThis).axe.run();
    const each = (/** @type {any} */ { id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.map((/** @type {any} */ { html, any }) => [html.slice(0, 200), any[0]?.message]),
    });
    return { violations: violations.map(each), passes: passes.length };
  });
  assert.deepEqual({ state, violations }, { state, violations: [] });
  assert.ok(passes > 10, `axe looked at little: ${passes} rules ${state}`);
}

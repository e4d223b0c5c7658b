/**
 * Every state in every look, as the pictures show them: that each is accessible, and that nothing sticks out.
 *
 * What is not seen elsewhere is seen here in two looks; with `WHENCE_ALL` it is everything in all of them.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { stickingOut } from "./fits.mjs";
import { browsers, launch } from "./harness.mjs";
import { startSite } from "./site.mjs";
import { LOOKS, serveStates, speak, STATES, withPackage } from "./states.mjs";

const all = process.env.WHENCE_ALL !== undefined;

/** The looks that are most unlike the common one. */
const UNLIKE = { chrome: ["forced", "hebrew"], firefox: ["hebrew"] };

/** States that no other test looks at. */
const RARE = ["settings", "long-chain", "changed", "citing", "exporting", "editing", "refused"];

for (const name of browsers)
  for (const look of all ? Object.keys(LOOKS) : UNLIKE[name])
    describe(`every state in ${name}, ${look}`, () => {
      const { language, ...options } = LOOKS[look];
      // The demonstration is no page of the extension, and its article is anyone's.
      const states = Object.entries(STATES).filter(
        ([state]) => state !== "demo" && (all || RARE.includes(state)),
      );
      for (const change of new Set(states.map(([, { changed }]) => changed)))
        it(`is accessible and has room${change ? `, with another ${change.file}` : ""}`, async () => {
          const site = await startSite();
          await serveStates(site);
          await withPackage(name, change, async (folder) => {
            const session = await launch(name, folder, { proxy: site.proxy, ...options });
            try {
              if (language) await speak(session, language);
              for (const [state, { reach, changed }] of states) {
                if (changed !== change) continue;
                const { overlay } = await reach(session);
                assert.deepEqual(await stickingOut(overlay), [], state);
                await assertAccessible(overlay, state);
                await session.closeTabs();
              }
            } finally {
              await session.close();
            }
          });
          await site.close();
        });
    });

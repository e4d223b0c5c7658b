/**
 * What a reader does with what the text rests on, in both browsers, on a page that cites hundreds: choose, show all, see a
 * place in the article, go from a quotation to its source and back; by keyboard alone, and for a machine's rules of
 * accessibility. How it is arranged is left to tests/package, what is a source to the golden pages.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { articleOfManySources, MANY, MANY_ADDRESS } from "./article.mjs";
import { assertAccessible } from "./accessible.mjs";
import { browsers } from "./harness.mjs";
import { goldenCases, pasteBoard } from "./site.mjs";
import { started } from "./started.mjs";
import { until } from "./until.mjs";

const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));

/** Without sources, quotations, or anyone unnamed. */
const BARE = `<!doctype html><html lang="en"><title>Fog on the quay | Tidewater Journal</title>
  <link rel="icon" href="data:,"><meta property="og:type" content="article">
  <article><h1>Fog on the quay</h1><p class="byline">By Ana Lindqvist</p>
  ${"<p>The fog came in before noon and stayed. Nobody went out, and nobody minded much, since the boats were dry.</p>".repeat(6)}
  </article></html>`;

for (const name of browsers)
  for (const colours of /** @type {const} */ (["light", "dark"]))
    describe(`what it rests on in ${name}, ${colours}`, () => {
      const on = started(name, { colours });
      before(() => {
        on.site.serve(MANY_ADDRESS, articleOfManySources());
      });

      /** The overlay over the page of many sources, with its citation. */
      const answered = async (address = MANY_ADDRESS) => {
        const tab = await on.session.open(address);
        await tab.clickToolbar();
        const overlay = await tab.answer();
        await overlay.waitFor("#copy:enabled");
        return { tab, overlay };
      };
      /** @param {Awaited<ReturnType<typeof answered>>["overlay"]} overlay */
      const counts = (overlay) =>
        overlay.evaluate(() => ({
          groups: document.querySelectorAll(".group").length,
          pressed: [...document.querySelectorAll('.choice[aria-pressed="true"]')].map(
            (one) => one.textContent,
          ),
          said: document.querySelector('#sources [role="status"]')?.textContent,
        }));

      if (colours === "light") {
        it("shows all of hundreds without holding the reader up", async () => {
          const { overlay } = await answered();
          const few = (await counts(overlay)).groups;
          assert.ok(few > 2 && few < 20, `${few} groups at once`);
          await overlay.evaluate(() => {
            const slices = /** @type {number[]} */ ([]);
            const list = /** @type {Element} */ (document.querySelector(".groups"));
            new MutationObserver((changes) =>
              slices.push(changes.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0)),
            ).observe(list, { childList: true });
            Object.assign(globalThis, { slices });
          });
          await overlay.click("#groups > button.more");
          const chain = JSON.parse(await overlay.chain());
          assert.ok(chain.sources.length >= MANY - 6, `${chain.sources.length} sources`);
          await until("all groups", async () => (await counts(overlay)).groups >= MANY - 6);
          const slices = await overlay.evaluate(() => /** @type {any} */ (globalThis).slices);
          assert.ok(Math.max(...slices) <= 20, `at once: ${slices}`);
          assert.equal(await overlay.evaluate(() => document.activeElement?.localName), "li");
        });

        it("shows one relation and says how many that are", async () => {
          const { overlay } = await answered();
          const { sources } = JSON.parse(await overlay.chain());
          const studies = sources.filter((/** @type {any} */ { relation }) => relation === "study").length;
          assert.ok(studies > 0);
          await overlay.click('.choice[data-relation="study"]');
          assert.deepEqual(await counts(overlay), {
            groups: studies,
            pressed: [`Study ${studies}`],
            said: `${studies} of ${sources.length} sources shown.`,
          });
          await overlay.click(".choice:not([data-relation])");
          assert.equal((await counts(overlay)).said, "");
        });

        it("shows a place in the article at one press", async () => {
          const { tab, overlay } = await answered();
          await overlay.click('.source[data-relation="study"] button.show');
          const marked = await until("the study highlighted", () => tab.highlighted());
          assert.equal(marked.text, "study of the hulls");
        });

        it("copies an address that leads to a place", async () => {
          const { overlay } = await answered();
          await overlay.click(".group:first-child .source:nth-child(3) button.copy-link");
          await until("word of the copy", () =>
            overlay.evaluate(() => document.querySelector(".showing [role=status]")?.textContent),
          );
          const { text } = await on.session.paste(pasteBoard(on.site));
          assert.equal(text, `${MANY_ADDRESS}#:~:text=the%20Courier%20that%20found%20the%20plans`);
          const tab = await on.session.open(text);
          await until("the browser there", () => tab.evaluate(() => scrollY > innerHeight));
        });

        it("offers to read a page again that has changed", async () => {
          const { tab, overlay } = await answered();
          await tab.evaluate(() => {
            for (const p of document.querySelectorAll("p")) p.textContent = "All is new.";
            const h1 = document.querySelector("h1");
            if (h1) h1.textContent = "New boats for the coast";
          });
          await overlay.click('.source[data-relation="study"] button.show');
          await overlay.click(".showing button.jump");
          await until("the new answer", async () => {
            const now = await tab.overlayFrame();
            return (
              now &&
              /New boats/.test((await now.evaluate(() => document.querySelector("h1")?.textContent)) ?? "")
            );
          });
        });

        it("leads from a quotation to its source and back", async () => {
          const { url, html } = golden["republished-with-credit"];
          const { overlay } = await answered(on.site.serve(url, html));
          const focused = () =>
            overlay.evaluate(() => [document.activeElement?.className, document.activeElement?.textContent]);
          await overlay.click(".quotation .road button");
          const [group, words] = await until("the source", async () => {
            const now = await focused();
            return now[0] === "group" && now;
          });
          assert.equal(group, "group");
          assert.match(String(words), /^BBC/);
          await overlay.press(".group:focus button.jump", "Enter");
          await until("the quotation", async () => (await focused())[0] === "quotation");
        });

        it("can be walked by keyboard alone", async () => {
          const { tab, overlay } = await answered();
          /** What has the focus, as a reader would call it. */
          const focus = () =>
            overlay.evaluate(() => {
              const at = document.activeElement;
              return `${at?.localName}.${at?.classList[0] ?? ""}${at?.getAttribute("aria-pressed") === "true" ? "*" : ""}`;
            });
          /** Presses Tab until something of this kind has the focus. @param {RegExp} wanted */
          const tabTo = async (wanted) => {
            for (let steps = 0; steps < 60; steps++) {
              await tab.page.keyboard.press("Tab");
              if (wanted.test(await focus())) return;
            }
            throw new Error(`no ${wanted} on the way; at ${await focus()}`);
          };
          await overlay.evaluate(() => document.querySelector("main")?.focus());
          await tabTo(/^button\.choice\*/);
          await tabTo(/^button\.choice$/);
          await tab.page.keyboard.press(" ");
          await until("a choice", async () => (await focus()) === "button.choice*");
          await tab.page.keyboard.down("Shift");
          await tab.page.keyboard.press("Tab");
          await tab.page.keyboard.up("Shift");
          await tab.page.keyboard.press("Enter");
          assert.match(String((await counts(overlay)).pressed), /^All/);
          await tabTo(/^button\.quiet/);
          await tab.page.keyboard.press("Enter");
          await until("a highlight", () => tab.highlighted());
          assert.equal(await focus(), "button.quiet");
          await tabTo(/^button\.primary/);
          await tab.page.keyboard.press("Escape");
          await tab.overlayGone();
        });
      }

      it("is accessible: many sources, all of them, one relation", async () => {
        const { overlay } = await answered();
        await assertAccessible(overlay);
        await overlay.click('.choice[data-relation="study"]');
        await overlay.click("button.show");
        await until("word of it", () =>
          overlay.evaluate(() => document.querySelector(".showing [role=status]")?.textContent),
        );
        await assertAccessible(overlay);
      });

      it("is accessible: nothing that the text rests on", async () => {
        const { overlay } = await answered(on.site.serve("https://www.tidewater.example/fog", BARE));
        await overlay.waitFor("#rests-on-nothing");
        await assertAccessible(overlay);
      });

      it("is accessible: quotations and their road", async () => {
        const { url, html } = golden["republished-with-credit"];
        const { overlay } = await answered(on.site.serve(url, html));
        await overlay.waitFor(".quotation .road button");
        await assertAccessible(overlay);
      });
    });

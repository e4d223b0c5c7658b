/**
 * Pages that are bad company for anything that stands over them: what their styles and scripts do to whoever comes, and how
 * they look. All tell the same story as golden pages do; how the overlay reads them is left to those, that it survives the
 * worst of them to `pages.test.mjs`. These are for people to look at.
 */
import { goldenCases } from "./site.mjs";

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} url
 * @property {string} html
 * @property {string} [language] of the overlay over it; English where absent
 * @property {string} [press] an element of the page that is clicked before the toolbar button
 * @property {import("./harness.mjs").Name[]} [notIn] browsers whose toolbar is out of reach there
 */

/** Far more of the highest layer than anyone needs. */
const LAYERS = [
  ["inset: 0 0 auto 0; background: #b3261e; color: #fff", "Breaking: the tide is out"],
  ["inset: auto 0 0 0; background: #14213d; color: #fff", "We value your biscuits. Accept all?"],
  ["inset: 30% 8px auto auto; background: #fca311", "Chat with us!"],
  ["inset: 20% 30%; background: #fffd; box-shadow: 0 0 60px #000", "<b>Subscribe!</b> Just this once."],
]
  .map(
    ([where, words]) =>
      `<div style="position: fixed !important; z-index: 2147483647 !important; padding: 1rem; ${where}">${words}</div>`,
  )
  .join("");

/** Ever again at the end of everything, and above it. */
const PUSHY = `<div id="pushy" popover="manual" style="inset: auto auto 2rem 2rem; background: gold; padding: 1rem">Install our app</div>
  <script>pushy.showPopover(); setInterval(() => document.documentElement.append(pushy), 50);</script>`;

/** @returns {Promise<Host[]>} */
export async function hosts() {
  const golden = Object.fromEntries((await goldenCases()).map((page) => [page.name, page]));
  /** @param {string} page of the golden ones @param {{ head?: string, top?: string }} [extra] */
  const told = (page, { head = "", top = "" } = {}) => {
    const { url, html } = golden[page];
    const with_ = String(html)
      .replace(/<\/head>/i, () => `<link rel="icon" href="data:,">${head}</head>`)
      .replace(/<body[^>]*>/i, (tag) => tag + top);
    return { url, html: with_ };
  };
  /** @param {string} rules @param {string} [top] */
  const styled = (rules, top) => told("republished-with-credit", { head: `<style>${rules}</style>`, top });
  return [
    { name: "plain", ...told("republished-with-credit") },
    {
      name: "hostile-styles",
      ...styled(`
        *, *::before, *::after { all: revert; font: italic 700 22px/1 fantasy !important; color: #c0f !important; letter-spacing: 3px !important; }
        html { filter: hue-rotate(90deg); transform: rotate(.3deg); } iframe, :not(:defined), [popover] { display: none !important; opacity: 0 !important; }
        ::backdrop, body > * { animation: spin 3s infinite; } @keyframes spin { 50% { opacity: .6 } }`),
    },
    { name: "z-index-wars", ...styled("", LAYERS + PUSHY) },
    {
      name: "fixed-header",
      ...styled(
        "body > header { position: fixed; inset: 0 0 auto 0; z-index: 9999999999; } body { padding-block-start: 4rem } html { scroll-behavior: smooth; scroll-padding-block-start: 5rem }",
      ),
    },
    {
      name: "fullscreen",
      notIn: ["firefox"],
      press: "#whole",
      ...styled(
        "main:fullscreen { background: #fff; overflow: auto }",
        '<button id="whole" onclick="document.querySelector(\'main\').requestFullscreen()">Whole screen</button>',
      ),
    },
    {
      name: "dark-page",
      ...styled(
        ":root { color-scheme: dark } body { background: #101418; color: #d6dde4 } aside { background: #1b2229 } a { color: #8ecbff }",
      ),
    },
    { name: "rtl-page", language: "ar", ...told("republication-in-arabic") },
    { name: "hebrew-page", language: "he", ...told("origin-in-hebrew") },
    { name: "cjk-page", language: "zh-TW", ...told("reprint-in-traditional-chinese") },
    {
      name: "vertical-writing",
      language: "ja",
      ...told("republication-in-japanese", {
        head: "<style>html { writing-mode: vertical-rl; font-size: 20px }</style>",
      }),
    },
    {
      name: "narrow-column",
      ...styled(
        "html { background: #ccc } body { width: 22rem; margin: 0 auto; background: #fff } main { display: block }",
      ),
    },
    {
      name: "huge-fonts",
      ...styled("html { font-size: 44px !important } body { font-size: 2.2rem !important; zoom: 1.4 }"),
    },
    {
      name: "modal-dialog",
      ...styled(
        "dialog::backdrop { background: #000a; backdrop-filter: blur(4px) }",
        "<dialog id=wall><h2>Two articles left</h2><p>Read on for a coin a week.</p></dialog><script>wall.showModal()</script>",
      ),
    },
  ];
}

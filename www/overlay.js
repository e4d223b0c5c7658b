/**
 * The overlay: asks its host for the page, has it read, and shows the answer or why there is none.
 *
 * The chain is shown before the citation engine is loaded; the citation follows by itself. Escape takes the overlay
 * down, wherever the focus is. The answer is also kept as `whence.chain` on the overlay's own global, for people who
 * want to look at it and for the tests.
 */
import { citation } from "./citation.js";
import { copy } from "./copy.js";
import { prepare, trace } from "./core.js";
import { drawing, el } from "./element.js";
import { settle } from "./language.js";
import { turn } from "./list.js";
import { text } from "./text.js";
import { isOnlyAFrame, view } from "./view.js";

/** @typedef {import("./messages.js").Host} Host */

/**
 * Fills the root with the overlay.
 *
 * @param {HTMLElement} root an empty element with the class `whence`
 * @param {Host} host
 */
export async function start(root, host) {
  prepare();
  await settle(root, host);
  const asked = host.page();
  const bar = el("header", { class: "bar" }, mark(), el("p", { class: "wordmark" }, "Whence"));
  const main = el("main", { tabindex: "-1", "aria-busy": "true" }, readingState());
  root.replaceChildren(bar, main);

  const { close, show, point, again, settings } = host;
  root.classList.toggle("alone", !close);
  if (settings) bar.append(barButton("settings", text.settings, sliders(), settings));
  if (close) {
    bar.append(barButton("close", `${text.close} (Esc)`, cross(), close));
    root.ownerDocument.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) close();
    });
  }

  const answer = await asked;
  if (answer.type === "unreadable") {
    main.replaceChildren(unreadableState(answer));
  } else {
    try {
      const chain = await trace(answer.html, answer.url);
      Object.assign(globalThis, { whence: { chain } });
      main.setAttribute("aria-labelledby", "title");
      const article = {
        html: answer.html,
        url: answer.url,
        language: chain.work.language,
        show,
        point,
        again,
      };
      const [first, ...rest] = view(chain, answer.apart, article);
      main.replaceChildren(...(first?.() ?? []));
      await painted();
      // The rest is below the edge, and comes in turns of its own.
      for (const sections of rest) {
        main.append(...sections());
        await turn();
      }
      const tells = !isOnlyAFrame(chain, answer.apart) && (chain.work.title || chain.links.length);
      if (tells) {
        root.append(citation(chain, host, answer));
        main.prepend(skip(root));
      }
    } catch (error) {
      main.replaceChildren(failedState(error, answer.html.length, host.version));
    }
  }
  main.removeAttribute("aria-busy");
  main.focus({ preventScroll: true });
}

function readingState() {
  return el(
    "div",
    { class: "state reading" },
    el("div", { role: "status" }, el("h1", {}, text.reading)),
    el(
      "div",
      { class: "bones", "aria-hidden": "true" },
      ["", "", "", ""].map(() => el("span")),
    ),
  );
}

/** @param {import("./messages.js").UnreadableMessage} message */
function unreadableState({ reason, detail }) {
  return el(
    "div",
    { class: "state", role: "status", id: "unreadable", "data-reason": reason },
    el("h1", {}, text.unreadableHeading),
    el("p", {}, text.reasons[reason] ?? text.reasons.refused),
    detail ? el("p", { class: "aside" }, el("code", {}, detail)) : null,
  );
}

/**
 * @param {unknown} error
 * @param {number} size of the page, in characters
 * @param {string} version
 */
function failedState(error, size, version) {
  const report = [
    `Whence ${version}`,
    navigator.userAgent,
    `page of ${size} characters`,
    error instanceof Error ? `${error.name}: ${withoutQuotes(error.message)}` : "unknown error",
  ].join("\n");
  const button = el("button", { type: "button", class: "primary" }, text.copyReport);
  const status = el("p", { role: "status" });
  button.addEventListener("click", async () => {
    status.textContent = (await copy({ text: report, html: "" })) ? text.copied : text.notCopied;
  });
  return el(
    "div",
    { class: "state", id: "failed" },
    el("h1", {}, text.failedHeading),
    el("p", { role: "alert" }, text.failed),
    el("h2", {}, text.report),
    el("pre", { tabindex: "0", dir: "ltr" }, report),
    el("p", { class: "aside" }, text.reportHint),
    button,
    status,
  );
}

/**
 * An error's message without what it quotes, which may be the page's words.
 *
 * @param {string} message
 */
function withoutQuotes(message) {
  return message
    .replace(/`[^]*`|"[^]*"|“[^]*”/g, "…")
    .replace(/https?:\S+/g, "…")
    .slice(0, 400);
}

/**
 * The first stop of the Tab key: the way past everything to the copy button.
 *
 * @param {HTMLElement} root
 */
function skip(root) {
  const button = el("button", { type: "button", class: "skip" }, text.toCitation);
  button.addEventListener("click", () => {
    const copies = root.querySelector("#copy:enabled") ?? root.querySelector("#citation");
    if (copies instanceof HTMLElement) copies.focus();
  });
  return button;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {SVGSVGElement} sign
 * @param {() => void} act
 */
function barButton(id, label, sign, act) {
  const button = el("button", { type: "button", id, class: "icon", "aria-label": label, title: label }, sign);
  button.addEventListener("click", act);
  return button;
}

function cross() {
  return drawing("bar-sign", "16", ["path", { d: "M3.5 3.5l9 9M12.5 3.5l-9 9" }]);
}

/** Two sliders. */
function sliders() {
  return drawing("bar-sign", "16", [
    "path",
    {
      d: "M2 5h6.2M12 5h2M2 11h2M8 11h6M8.2 5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0M4 11a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0",
    },
  ]);
}

/** The extension's mark: a link of a chain, and an arrow through it back to where it came from. */
function mark() {
  const turn = { transform: "rotate(45 16 16)" };
  return drawing(
    "mark",
    "32",
    ["rect", { x: "12.5", y: "9.5", width: "17", height: "13", rx: "6.5", ...turn }],
    ["path", { class: "gap", d: "M21 16H4", ...turn }],
    ["path", { class: "arrow", d: "M21 16H3M8.5 10.5 3 16l5.5 5.5", ...turn }],
  );
}

/** Resolves when the browser has drawn what stands in the document now. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/**
 * The page of the settings: the usual style, styles of the reader's own, languages, the panel's side, the shortcuts, and
 * what is kept: to be saved, taken over from a file, and erased.
 *
 * Every change is kept at once. What is offered as styles and languages comes from the core and from language.js. The
 * page speaks to its surroundings through a {@link SettingsHost}.
 */
import { checkStyle, locales, reason } from "./core.js";
import { el } from "./element.js";
import { CHECKED, folderOf, LANGUAGES, settle, tagOf } from "./language.js";
import { save } from "./save.js";
import { isOwnStyle, offered, options, ownStyles } from "./styles.js";
import { text } from "./text.js";

/** @typedef {import("./styles.js").OwnStyle} OwnStyle */

/**
 * What the page needs from its surroundings.
 *
 * @typedef {object} SettingsHost
 * @property {(key: string) => Promise<unknown>} recall
 * @property {(key: string, value: unknown) => Promise<void>} remember rejects where there is no room
 * @property {() => Promise<Record<string, unknown>>} everything that is kept
 * @property {() => Promise<void>} forget erases all of it
 * @property {readonly string[]} languages of the reader, in BCP 47
 * @property {() => Promise<{ copies: boolean, keys: string }[]>} shortcuts the keys, empty where there are none; `copies`
 *   tells the one that copies the citation
 * @property {() => void} changeShortcuts opens the browser's own page for them
 * @property {string} shortcutsAddress that page's address, for people
 */

/** No style that people use is larger, in characters. */
const LARGEST_STYLE = 500_000;

/**
 * What may be kept, and what it looks like.
 *
 * @type {Record<string, (value: unknown) => boolean>}
 */
const KEPT = {
  style: isText,
  ownStyles: (value) => Array.isArray(value) && value.every(isOwnStyle),
  citationLanguage: isText,
  dates: isText,
  ref: (value) => typeof value === "boolean",
  side: (value) => value === "left" || value === "right",
  language: isText,
};

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value.length < 200;
}

/**
 * The settings among what a file holds.
 *
 * @param {string} content
 * @returns {Record<string, unknown> | null} null where it is no file of settings
 */
export function settingsIn(content) {
  try {
    const { whence } = JSON.parse(content);
    const found = Object.entries(whence).filter(
      ([key, value]) => Object.hasOwn(KEPT, key) && KEPT[key]?.(value),
    );
    return Object.fromEntries(found);
  } catch {
    return null;
  }
}

/**
 * Fills the root with the page, and fills it anew when the language changes.
 *
 * @param {HTMLElement} root
 * @param {SettingsHost} host
 */
export async function settings(root, host) {
  root.classList.add("settings");
  const status = el("p", { role: "status", id: "status" });
  await draw();

  async function draw() {
    await settle(root, host);
    document.title = text.settingsTitle;
    const [kept, all, languages, keys] = await Promise.all([
      host.everything(),
      offered(host),
      locales(),
      host.shortcuts(),
    ]);
    root.replaceChildren(
      el(
        "main",
        {},
        el("h1", {}, text.settingsTitle),
        status,
        citing(kept, all, languages),
        await own(),
        panel(kept),
        shortcuts(keys),
        what(),
      ),
    );
  }

  /** @param {string} words @param {boolean} [failed] */
  function say(words, failed = false) {
    status.textContent = words;
    status.classList.toggle("failed", failed);
  }

  /**
   * A menu whose choice is kept.
   *
   * @param {string} key
   * @param {string} label
   * @param {HTMLElement[]} options
   * @param {unknown} chosen
   * @param {string | null} [hint]
   */
  function menu(key, label, options, chosen, hint = null) {
    const select = el("select", { id: key, "aria-describedby": hint && `${key}-hint` }, options);
    if (typeof chosen === "string") select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    select.addEventListener("change", async () => {
      await host.remember(key, select.value);
      if (key === "language") {
        await draw();
        document.getElementById(key)?.focus();
      }
      say(text.saved);
    });
    return el(
      "div",
      { class: "setting" },
      el("label", { for: key }, label),
      select,
      hint && el("p", { class: "aside", id: `${key}-hint` }, hint),
    );
  }

  /**
   * @param {Record<string, unknown>} kept
   * @param {import("./styles.js").Format[]} all
   * @param {{ id: string, label: string }[]} languages
   */
  function citing(kept, all, languages) {
    return group(
      "citing",
      text.citingHeading,
      menu("style", text.usualStyle, options(all), kept.style, text.usualStyleHint),
      menu(
        "citationLanguage",
        text.citationLanguage,
        [
          option("", text.styleLanguage),
          ...languages.map(({ id, label }) => el("option", { value: id, lang: id }, label)),
        ],
        kept.citationLanguage,
      ),
    );
  }

  /**
   * A button that has a file chosen. What takes the file may draw the page anew: the focus goes back to the button.
   * @param {string} id of the button @param {string} label
   * @param {string} fileId @param {string} accept the endings of such files
   * @param {(chosen: File) => Promise<void>} take
   * @returns {[HTMLElement, HTMLElement]} the button, and the field behind it
   */
  function chooser(id, label, fileId, accept, take) {
    const file = el("input", { type: "file", id: fileId, accept, hidden: true });
    const button = el("button", { type: "button", id }, label);
    button.addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
      const [chosen] = file.files ?? [];
      if (!chosen) return;
      await take(chosen);
      document.getElementById(id)?.focus();
    });
    return [button, file];
  }

  async function own() {
    const styles = await ownStyles(host);
    const [adds, file] = chooser("add-style", text.addStyle, "csl", ".csl,.xml", async (chosen) => {
      const words = await add(chosen);
      await draw();
      say(words.words, words.failed);
    });
    return group(
      "own-styles",
      text.ownStylesHeading,
      el("p", { class: "aside" }, text.ownStylesHint),
      styles.length
        ? el(
            "ul",
            { class: "kept-styles" },
            styles.map((style) => {
              const removes = el(
                "button",
                { type: "button", class: "quiet", "aria-label": text.removeNamed(style.title) },
                text.removeStyle,
              );
              removes.addEventListener("click", async () => {
                const rest = (await ownStyles(host)).filter(({ id }) => id !== style.id);
                await host.remember("ownStyles", rest);
                await draw();
                say(text.saved);
                document.getElementById("add-style")?.focus();
              });
              return el("li", {}, el("span", { dir: "auto" }, style.title), removes);
            }),
          )
        : el("p", {}, text.ownStylesNone),
      el("p", { class: "actions" }, adds, file),
    );
  }

  /**
   * Checks a style and keeps it; a style of the same name is replaced.
   *
   * @param {File} file
   * @returns {Promise<{ words: string, failed: boolean }>} what came of it
   */
  async function add(file) {
    const refused = (/** @type {string} */ why) => ({
      words: text.styleRefused(file.name, why),
      failed: true,
    });
    if (file.size > LARGEST_STYLE) return refused(text.styleTooLarge);
    const csl = await file.text();
    /** @type {OwnStyle} */
    let style;
    try {
      const { id, title, locale, format } = await checkStyle(csl);
      style = {
        id: id || title,
        title: title || file.name,
        csl: format ? null : csl,
        file: format?.file ?? null,
        locale: locale ?? format?.locale ?? null,
      };
    } catch (error) {
      return refused(reason(error));
    }
    try {
      const others = (await ownStyles(host)).filter(({ id }) => id !== style.id);
      await host.remember("ownStyles", [...others, style]);
    } catch {
      return refused(text.styleNotSaved);
    }
    return { words: text.styleAdded(style.title), failed: false };
  }

  /** @param {Record<string, unknown>} kept */
  function panel(kept) {
    const names = LANGUAGES.map((folder) => {
      const tag = tagOf(folder);
      return el("option", { value: tag, lang: tag }, languageName(tag));
    });
    const spoken = folderOf([document.documentElement.lang]);
    return group(
      "panel",
      text.panelHeading,
      menu(
        "side",
        text.side,
        ["right", "left"].map((side) => option(side, text.sides[side] ?? side)),
        kept.side,
      ),
      menu("language", text.interfaceLanguage, [option("", text.browserLanguage), ...names], kept.language),
      CHECKED.includes(spoken) ? null : el("p", { class: "aside" }, text.unchecked),
    );
  }

  /** @param {{ copies: boolean, keys: string }[]} keys */
  function shortcuts(keys) {
    const opens = el("button", { type: "button" }, text.openShortcuts);
    opens.addEventListener("click", host.changeShortcuts);
    return group(
      "shortcuts",
      text.shortcutsHeading,
      el(
        "dl",
        {},
        keys.flatMap(({ copies, keys }) => [
          el("dt", {}, copies ? text.commandCopy : text.actionTitle),
          el("dd", {}, keys ? el("kbd", { dir: "ltr" }, keys) : text.shortcutNone),
        ]),
      ),
      el("p", { class: "aside" }, text.shortcutsHint(el("bdi", {}, host.shortcutsAddress))),
      el("p", { class: "actions" }, opens),
    );
  }

  function what() {
    const saves = el("button", { type: "button", id: "export" }, text.exportSettings);
    saves.addEventListener("click", async () => {
      const kept = await host.everything();
      save("whence-settings.json", "application/json", `${JSON.stringify({ whence: kept }, null, 2)}\n`);
    });
    const [takes, file] = chooser("import", text.importSettings, "settings-file", ".json", async (chosen) => {
      const found = settingsIn(await chosen.text());
      for (const [key, value] of Object.entries(found ?? {})) await host.remember(key, value);
      if (found) await draw();
      say(found ? text.imported : text.notImported(chosen.name), !found);
    });
    const erases = el("button", { type: "button", id: "erase" }, text.eraseSettings);
    let sure = false;
    erases.addEventListener("click", async () => {
      if (!sure) {
        sure = true;
        erases.textContent = text.eraseSure;
        return;
      }
      await host.forget();
      await draw();
      say(text.erased);
      document.getElementById("erase")?.focus();
    });
    erases.addEventListener("blur", () => {
      sure = false;
      erases.textContent = text.eraseSettings;
    });
    return group(
      "kept",
      text.keptHeading,
      el("p", { class: "aside" }, text.keptHint),
      el("p", { class: "actions" }, saves, takes, erases, file),
    );
  }
}

/**
 * @param {string} id
 * @param {string} title
 * @param {...import("./element.js").Child} content
 */
function group(id, title, ...content) {
  return el(
    "section",
    { class: "group-of-settings", "aria-labelledby": `${id}-heading` },
    el("h2", { id: `${id}-heading` }, title),
    content,
  );
}

/** @param {string} value @param {string} label */
function option(value, label) {
  return el("option", { value }, label);
}

/** A language's name for itself. @param {string} tag */
function languageName(tag) {
  return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
}

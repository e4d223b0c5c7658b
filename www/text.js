/**
 * Every word that the overlay says of its own accord, under the name by which the code asks for it. The words themselves
 * stand in `_locales`, one file for each language; which of them is spoken is left to language.js.
 *
 * Words of the page are not here. The core's own sentences are, by the names that it gives them.
 */
import { filled } from "./message.js";

/** Filled by {@link speak}, before anything is shown. */
export const text = /** @type {ReturnType<typeof words>} */ ({});

/**
 * Words that keep their own direction among others.
 *
 * @param {string} words
 */
export function isolated(words) {
  return `\u2068${words}\u2069`;
}

/**
 * Sets the words.
 *
 * @param {Record<string, string>} messages by their keys, as in `_locales`
 * @param {string} locale for numbers, dates and lists, in BCP 47
 */
export function speak(messages, locale) {
  Object.assign(text, words(messages, locale));
}

/**
 * @param {Record<string, string>} messages
 * @param {string} locale
 */
function words(messages, locale) {
  /** @param {string} key @param {Record<string, unknown>} [values] */
  const say = (key, values) =>
    values ? filled(messages[key] ?? key, values, locale).join("") : (messages[key] ?? key);
  /** All messages whose keys begin so, by the rest of their keys. @param {string} prefix @returns {Record<string, string>} */
  const table = (prefix) =>
    Object.fromEntries(
      Object.entries(messages)
        .filter(([key]) => key.startsWith(`${prefix}_`))
        .map(([key, message]) => [key.slice(prefix.length + 1), message]),
    );
  const number = (/** @type {number} */ count) => count.toLocaleString(locale);

  /** @param {number} days */
  const span = (days) => {
    if (days < 60) return say("days", { count: days });
    if (days < 730) return say("months", { count: Math.round(days / 30.44) });
    return say("years", { count: Math.round(days / 365.25) });
  };

  /**
   * A sentence of the summary, with as many names as there are.
   *
   * @param {string} kind
   * @param {Record<string, string | null>} names
   */
  const summary = (kind, names) => {
    const given = Object.entries(names).filter(([, name]) => name);
    const key = ["summary", kind, ...given.map(([name]) => name)].join("_");
    const known = messages[key] !== undefined ? key : `summary_${kind}`;
    return say(known, Object.fromEntries(given));
  };

  return {
    locale,
    number,

    actionTitle: say("actionTitle"),
    commandCopy: say("commandCopy"),
    close: say("close"),
    settings: say("settings"),
    toCitation: say("toCitation"),
    reading: say("reading"),
    noTitle: say("noTitle"),

    // The picture.
    chainHeading: say("chainHeading"),
    roles: table("roles"),
    /** Where the way of the text gives a part another name. @type {Record<string, Record<string, string>>} */
    rolesIn: { partial: table("rolesIn_partial"), pressRelease: table("rolesIn_pressRelease") },
    /** The outlet in view. */
    rolesHere: table("rolesHere"),
    handOver: table("handOver"),
    /** Where the text comes from somewhere and the page does not say whence. */
    untoldOrigin: table("untoldOrigin"),
    untoldOutlet: say("untoldOutlet"),
    morePlacesOnTheWay: (/** @type {number} */ count) => say("morePlacesOnTheWay", { count }),
    youAreHere: say("youAreHere"),
    daysLater(/** @type {number} */ days) {
      if (days === 0) return say("sameDay");
      return days > 0 ? say("later", { time: span(days) }) : say("earlier", { time: span(-days) });
    },
    yearsLater(/** @type {number} */ years) {
      const time = say("years", { count: Math.abs(years) });
      return years > 0 ? say("aboutLater", { time }) : say("aboutEarlier", { time });
    },
    undated: say("undated"),

    /**
     * The picture in a sentence or two. Any of the names may be missing, and stand for several: “A and B”.
     *
     * @param {string} republication
     * @param {{ original: string | null, here: string | null, agency: string | null }} names
     */
    summary(republication, { original, here, agency }) {
      const first = original ?? say("anotherOutlet");
      const supplier = agency ?? say("aNewsAgency");
      switch (republication) {
        case "none":
          return summary("none", { here });
        case "full":
        case "translation":
          return summaryOf(republication, { original: first }, here);
        case "partial":
          return summaryOf("partial", { agency: supplier }, here);
        case "wire": {
          const way = summaryOf("wire", { agency: supplier }, here);
          return original ? `${way} ${say("firstBy", { original })}` : way;
        }
        case "excerpt":
          return say("summary_excerpt", { original: first });
        case "pressRelease":
          return summary("pressRelease", { original, here });
        case "ownArchive":
          return summary("ownArchive", { original });
        default:
          return summary("undetermined", { original });
      }
      /** @param {string} kind @param {Record<string, string>} named @param {string | null} here */
      function summaryOf(kind, named, here) {
        return here ? say(`summary_${kind}_here`, { ...named, here }) : say(`summary_${kind}`, named);
      }
    },
    supplied: (/** @type {string} */ agency) => say("supplied", { agency }),
    cameThrough: (/** @type {string} */ names) => say("cameThrough", { names }),
    extent: say("extent"),
    incomplete: say("incomplete"),
    nothingFound: say("nothingFound"),

    // Confidence and evidence.
    confidence: table("confidence"),
    evidence: (/** @type {number} */ count) => say("evidence", { count }),
    against: say("against"),
    noEvidence: say("noEvidence"),
    readers: table("readers"),
    show: say("show"),
    shown: say("shown"),
    notVisible: say("notVisible"),
    notFound: say("notFound"),
    readAgain: say("readAgain"),
    copyPassage: say("copyPassage"),
    notCopiedHere: say("notCopiedHere"),
    pointer: (/** @type {string} */ path) => say("pointer", { path }),

    // Notes.
    notesHeading: say("notesHeading"),
    notes: table("notes"),
    noteOfKind: say("noteOfKind"),
    /** A sentence of the core's; undefined where there is none of that name. @param {string} id @param {Record<string, string>} values */
    said: (id, values) => (messages[`said_${id}`] === undefined ? undefined : say(`said_${id}`, values)),
    /** Why the core refuses something; undefined where there is no sentence of that name. @param {string} name @param {string} cause */
    refused: (name, cause) =>
      messages[`errors_${name}`] === undefined
        ? undefined
        : say(`errors_${name}`, { why: cause, parent: cause, date: cause }),

    // What the article rests on.
    sourcesHeading: say("sourcesHeading"),
    relations: table("relations"),
    allRelations: say("allRelations"),
    choiceLabel: say("choiceLabel"),
    shownOf: (/** @type {number} */ count, /** @type {number} */ all) => say("shownOf", { count, all }),
    /** All names at a glance, and how many of the sources are not linked. */
    restsOn(/** @type {string} */ names, /** @type {number} */ unlinked, /** @type {number} */ all) {
      if (unlinked === 0) return `${names}.`;
      const told = unlinked === all ? say("allUnlinked", { all }) : say("someUnlinked", { unlinked, all });
      return `${names}. ${told}`;
    },
    others: (/** @type {number} */ count) => say("others", { count }),
    groupCount: (/** @type {number} */ sources, /** @type {number} */ places) =>
      [sources > 1 ? say("sources", { count: sources }) : null, say("places", { count: places })]
        .filter(Boolean)
        .join(" · "),
    unlinked: say("unlinked"),
    linkedThrough: (/** @type {string} */ host) => say("linkedThrough", { host }),
    archivedCopy: say("archivedCopy"),
    archivedOriginal: say("archivedOriginal"),
    newTab: say("newTab"),
    more: (/** @type {number} */ count) => say("more", { count }),
    moreGroups: (/** @type {number} */ count) => say("moreGroups", { count }),
    morePlaces: (/** @type {number} */ count) => say("morePlaces", { count }),
    noSources: say("noSources"),
    restsOnNothing: say("restsOnNothing"),
    restsOnNothingSoFar: say("restsOnNothingSoFar"),
    quotedThrough: (/** @type {number} */ count) => say("quotedThrough", { count }),
    toSource: say("toSource"),
    quotationsHeading: say("quotationsHeading"),
    unknownSpeaker: say("unknownSpeaker"),
    /**
     * The road of a quotation after its speaker, nearest last.
     *
     * @template Name
     * @param {Name[]} road
     * @returns {(Name | string)[]}
     */
    through: (road) =>
      road.flatMap((name, at) =>
        filled(messages[at === 0 ? "through" : "thenThrough"] ?? "", { name }, locale),
      ),
    whole: say("whole"),
    anonymousHeading: say("anonymousHeading"),

    // Rights and the page itself.
    rightsHeading: say("rightsHeading"),
    license: say("license"),
    terms: say("terms"),
    pageHeading: say("pageHeading"),
    title: say("title"),
    published: say("published"),
    modified: say("modified"),
    language: say("language"),
    genre: say("genre"),
    republication: say("republication"),
    genres: table("genres"),
    address: say("address"),
    canonical: say("canonical"),

    // What the reader may do next.
    furtherHeading: say("furtherHeading"),
    saveHeading: say("saveHeading"),
    saveAs: table("saveAs"),
    notSaved: say("notSaved"),
    openOriginal: say("openOriginal"),
    copiesOfOriginal: say("copiesOfOriginal"),
    copiesOfPage: say("copiesOfPage"),
    searchTitle: say("searchTitle"),
    at: (/** @type {string} */ host) => say("at", { host }),
    leadsHint: say("leadsHint"),
    readOn: (/** @type {string} */ day) => say("readOn", { day }),

    // The citation.
    citeHeading: say("citeHeading"),
    style: say("style"),
    formatGroups: table("formatGroups"),
    versionLabel: say("versionLabel"),
    versionRead: say("versionRead"),
    versionOriginal: say("versionOriginal"),
    versionNotOpened: say("versionNotOpened"),
    edits: say("edits"),
    editFields: table("editFields"),
    editDateHint: say("editDateHint"),
    editsYours: say("editsYours"),
    editsReset: say("editsReset"),
    editsMade: (/** @type {number} */ count) => say("editsMade", { count }),
    datesLabel: say("datesLabel"),
    dates: table("dates"),
    refTags: say("refTags"),
    copy: say("copy"),
    copyHint: say("copyHint"),
    writing: say("writing"),
    copied: say("copied"),
    notCopied: say("notCopied"),
    copyByHand: say("copyByHand"),
    notWritten: (/** @type {string} */ why) => say("notWritten", { why }),

    // Where there is no article, and why.
    pageKinds: table("pageKinds"),
    notAnArticle: say("notAnArticle"),
    openAnArticle: say("openAnArticle"),

    // Where a large frame is kept apart by the browser; its site, where that is known, stands in the sentence.
    /** @template Name @param {Name | null} host @returns {(Name | string)[]} */
    apart: (host) => filled(messages[host === null ? "apart" : "apartFrom"] ?? "", { host }, locale),
    /** @template Name @param {Name | null} host @returns {(Name | string)[]} */
    apartBeside: (host) =>
      filled(messages[host === null ? "apartBeside" : "apartBesideFrom"] ?? "", { host }, locale),
    openApart: say("openApart"),

    unreadableHeading: say("unreadableHeading"),
    reasons: table("reasons"),
    failedHeading: say("failedHeading"),
    failed: say("failed"),
    report: say("report"),
    reportHint: say("reportHint"),
    copyReport: say("copyReport"),

    // The settings.
    settingsTitle: say("settingsTitle"),
    citingHeading: say("citingHeading"),
    usualStyle: say("usualStyle"),
    usualStyleHint: say("usualStyleHint"),
    citationLanguage: say("citationLanguage"),
    styleLanguage: say("styleLanguage"),
    ownStylesHeading: say("ownStylesHeading"),
    ownStylesHint: say("ownStylesHint"),
    ownStylesNone: say("ownStylesNone"),
    addStyle: say("addStyle"),
    styleAdded: (/** @type {string} */ title) => say("styleAdded", { title }),
    styleRefused: (/** @type {string} */ file, /** @type {string} */ why) =>
      say("styleRefused", { file, why }),
    styleTooLarge: say("styleTooLarge"),
    styleNotSaved: say("styleNotSaved"),
    removeStyle: say("removeStyle"),
    removeNamed: (/** @type {string} */ title) => say("removeNamed", { title }),
    panelHeading: say("panelHeading"),
    side: say("side"),
    sides: table("side"),
    interfaceLanguage: say("interfaceLanguage"),
    browserLanguage: say("browserLanguage"),
    unchecked: say("unchecked"),
    shortcutsHeading: say("shortcutsHeading"),
    /** @template Name @param {Name} address @returns {(Name | string)[]} */
    shortcutsHint: (address) => filled(messages.shortcutsHint ?? "", { address }, locale),
    openShortcuts: say("openShortcuts"),
    shortcutNone: say("shortcutNone"),
    keptHeading: say("keptHeading"),
    keptHint: say("keptHint"),
    exportSettings: say("exportSettings"),
    importSettings: say("importSettings"),
    imported: say("imported"),
    notImported: (/** @type {string} */ file) => say("notImported", { file }),
    eraseSettings: say("eraseSettings"),
    eraseSure: say("eraseSure"),
    erased: say("erased"),
    saved: say("saved"),
  };
}

/**
 * Every word that the overlay says of its own accord, in one table, so that it can be said in another language.
 *
 * Words of the page, and notes of the core, are not here.
 */

const many = (/** @type {number} */ count, /** @type {string} */ one, /** @type {string} */ more) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

const span = (/** @type {number} */ days) => {
  if (days < 60) return many(days, "day", "days");
  if (days < 730) return many(Math.round(days / 30.44), "month", "months");
  return many(Math.round(days / 365.25), "year", "years");
};

export const text = {
  locale: "en-GB",

  close: "Close",
  reading: "Reading the page…",
  noTitle: "This page gives no title",

  // The picture.
  chainHeading: "Where it comes from",
  /** @type {Record<string, string>} */
  roles: {
    author: "Written by",
    translator: "Translated by",
    contributor: "With contributions by",
    original: "First published by",
    agency: "Supplied by the agency",
    intermediary: "Came through",
    republisher: "Republished here by",
  },
  /** Where the way of the text gives a part another name. @type {Record<string, Record<string, string>>} */
  rolesIn: {
    partial: { agency: "With material from the agency" },
    pressRelease: { original: "Released by" },
  },
  /** The outlet in view. @type {Record<string, string>} */
  rolesHere: { original: "Published here by" },
  /** @type {Record<string, string>} */
  handOver: {
    none: "",
    full: "Republished in full",
    wire: "Agency copy, carried whole",
    partial: "Used in the outlet’s own article",
    translation: "Republished in translation",
    pressRelease: "Press release, carried on",
    excerpt: "Republished as an excerpt",
    ownArchive: "Taken over from the same publisher",
    undetermined: "How it came here is not clear",
  },
  /** Where the text comes from somewhere and the page does not say whence. @type {Record<string, string>} */
  untoldOrigin: {
    full: "No first outlet named",
    wire: "No agency named",
    partial: "No agency named",
    pressRelease: "No issuer named",
  },
  morePlacesOnTheWay: (/** @type {number} */ count) => `Show ${count} more on the way`,
  untoldOutlet: "This page does not name its outlet",
  youAreHere: "You are here",
  sameDay: "the same day",
  daysLater(/** @type {number} */ days) {
    if (days === 0) return this.sameDay;
    return days > 0 ? `${span(days)} later` : `dated ${span(-days)} earlier`;
  },
  yearsLater(/** @type {number} */ years) {
    const count = many(Math.abs(years), "year", "years");
    return years > 0 ? `about ${count} later` : `dated about ${count} earlier`;
  },
  undated: "no date given",

  // The picture in a sentence. Any of the names may be missing, and stand for several: “A and B”.
  /** @type {Record<string, (original: string | null, here: string | null, agency: string | null) => string>} */
  summary: {
    none: (_, here) => (here ? `First published here, by ${here}.` : "First published here."),
    full: (original, here) =>
      `First published by ${original ?? "another outlet"}; carried here in full${here ? ` by ${here}` : ""}.`,
    wire: (original, here, agency) =>
      `Copy of ${agency ?? "a news agency"}, carried whole${here ? ` by ${here}` : ""}${original ? `; first published by ${original}` : ""}.`,
    partial: (original, here, agency) =>
      `${here ? `${here}’s` : "The outlet’s"} own article, with material from ${agency ?? "a news agency"}.`,
    translation: (original, here) =>
      `A translation${here ? `, carried by ${here}` : ""}; first published by ${original ?? "another outlet"} in another language.`,
    pressRelease: (original, here) =>
      `A press release${original ? ` of ${original}` : ""}${here ? `, carried by ${here}` : ""}.`,
    excerpt: (original) => `A part of a text first published by ${original ?? "another outlet"}.`,
    ownArchive: (original, here) =>
      `First published ${original ? `in ${original}` : "elsewhere"} by the same publisher${here ? ` as ${here}` : ""}.`,
    undetermined: (original) =>
      original
        ? `First published by ${original}; the page does not say in what way it came here.`
        : "The page does not settle where this was first published.",
  },
  supplied: (/** @type {string} */ agency) => `Supplied by ${agency}.`,
  cameThrough: (/** @type {string} */ names) => `It came through ${names}.`,
  extent: "Extent",
  incomplete: "Only a part of the text is on this page.",
  nothingFound: "The page names no author, no outlet and no agency that Whence could find.",

  // Confidence and evidence.
  /** @type {Record<string, string>} */
  confidence: {
    stated: "Stated on the page",
    declared: "Only in metadata",
    inferred: "Inferred",
    disputed: "Disputed",
  },
  evidence: (/** @type {number} */ count) => (count === 1 ? "Evidence" : `Evidence (${count})`),
  against: "Against it",
  noEvidence: "This follows from the rest of the chain; no single place on the page says it.",
  /** @type {Record<string, string>} */
  readers: {
    jsonLd: "Metadata (JSON-LD)",
    microdata: "Metadata (microdata)",
    rdfa: "Metadata (RDFa)",
    microformats: "Metadata (microformat)",
    metaTags: "Metadata (meta tag)",
    linkRels: "Metadata (link)",
    headline: "Headline",
    byline: "Byline",
    dateline: "Date line",
    agency: "Agency credit",
    masthead: "Masthead",
    credit: "Credit line",
    remark: "Remark on the text",
    counter: "Counter that came with the text",
    pageState: "Record of the publishing system",
    rights: "Rights notice",
    bodyLinks: "Link in the text",
    attribution: "Attribution in the text",
    quotation: "Quotation",
    anonymous: "Source kept unnamed",
    genre: "Label of the page",
    extent: "Where the text breaks off",
    address: "Address of the page",
  },
  show: "Show in the article",
  shown: "Highlighted in the article.",
  notVisible: "The page holds these words but does not show them.",
  notFound: "These words are no longer where they were read: the page has changed.",
  readAgain: "Read the page again",
  copyPassage: "Copy link",
  notCopiedHere: "The browser did not allow copying.",
  pointer: (/** @type {string} */ path) => `at ${path}`,

  // Notes.
  notesHeading: "Take note",
  /** @type {Record<string, string>} */
  notes: {
    disagreement: "Contradiction",
    notTold: "Not told",
    brokenMetadata: "Broken metadata",
    truncated: "Read in part",
    correction: "Correction",
    editorsNote: "Editors’ note",
    automation: "Made with software",
    credentials: "Declared, not verified",
  },

  // What the article rests on.
  sourcesHeading: "What it rests on",
  /** @type {Record<string, string>} */
  relations: {
    report: "Report",
    document: "Document",
    study: "Study",
    official: "Official statement",
    data: "Data",
    post: "Post",
    video: "Video",
    ownEarlier: "Earlier by the outlet",
    sponsored: "Sponsored",
  },
  allRelations: "All",
  choiceLabel: "Show only",
  shownOf: (/** @type {number} */ count, /** @type {number} */ all) => `${count} of ${all} sources shown.`,
  /** All names at a glance, and how many of the sources are not linked. */
  restsOn(/** @type {string} */ names, /** @type {number} */ unlinked, /** @type {number} */ all) {
    if (unlinked === 0) return `${names}.`;
    if (unlinked === all) return `${names}. ${all === 1 ? "It is" : "They are"} named, not linked.`;
    return `${names}. ${unlinked} of ${many(all, "source", "sources")} ${unlinked === 1 ? "is" : "are"} named, not linked.`;
  },
  others: (/** @type {number} */ count) => many(count, "other", "others"),
  groupCount: (/** @type {number} */ sources, /** @type {number} */ places) =>
    [sources > 1 ? many(sources, "source", "sources") : null, many(places, "place", "places")]
      .filter(Boolean)
      .join(", "),
  unlinked: "Named, not linked",
  linkedThrough: (/** @type {string} */ host) => `linked through ${host}`,
  archivedCopy: "Archived copy:",
  archivedOriginal: "Original:",
  newTab: "opens in a new tab",
  more: (/** @type {number} */ count) => `Show all ${count}`,
  moreGroups: (/** @type {number} */ count) => `Show all ${count} names`,
  morePlaces: (/** @type {number} */ count) => `Show all ${count} places`,
  noSources: "The text links no source and attributes nothing to one by name.",
  restsOnNothing:
    "Whence found nothing that this text rests on: it links no source, names none, and quotes nobody.",
  restsOnNothingSoFar:
    "In the part of the text that is on this page Whence found no source, linked or named, and no quotation.",
  quotedThrough: (/** @type {number} */ count) =>
    count === 1 ? "1 quotation through it" : `${count} quotations through it`,
  toSource: "Go to this source",
  quotationsHeading: "Who is quoted",
  unknownSpeaker: "Speaker not named",
  /**
   * The road of a quotation after its speaker, nearest last.
   *
   * @template Name
   * @param {Name[]} road
   * @returns {(Name | string)[]}
   */
  through: (road) => road.flatMap((name, at) => [at === 0 ? ", through " : ", then ", name]),
  whole: "All of it",
  anonymousHeading: "Kept unnamed",

  // Rights and the page itself.
  rightsHeading: "Rights",
  license: "Licence",
  terms: "Terms of reuse",
  pageHeading: "About this page",
  title: "Title",
  published: "Published",
  modified: "Last changed",
  language: "Language",
  genre: "Labelled as",
  republication: "Handed on",
  /** @type {Record<import("./wasm/read.js").Genre, string>} */
  genres: {
    analysis: "Analysis",
    factCheck: "Fact check",
    interview: "Interview",
    letter: "Letter",
    liveBlog: "Live blog",
    obituary: "Obituary",
    opinion: "Opinion",
    pressRelease: "Press release",
    review: "Review",
    satire: "Satire",
    sponsored: "Sponsored",
  },
  address: "Address",
  canonical: "Preferred address",

  // What the reader may do next.
  furtherHeading: "Take it further",
  saveAs: { markdown: "Save as Markdown", text: "Save as text" },
  openOriginal: "The original",
  copiesOfOriginal: "Archived copies of the original",
  copiesOfPage: "Archived copies of this page",
  searchTitle: "Search the web for the title",
  at: (/** @type {string} */ host) => `at ${host}`,
  leadsHint: "Whence asks none of these sites anything. Each opens in a new tab when you press it.",
  readOn: (/** @type {string} */ day) => `Read with Whence on ${day}.`,
  noteOfKind: "Note",

  // The citation.
  citeHeading: "Citation",
  style: "Citation style",
  /** @type {Record<string, string>} */
  formatGroups: { csl: "Styles", template: "Templates", export: "For reference managers" },
  versionLabel: "Which version to cite",
  versionRead: "As I read it",
  versionOriginal: "The original",
  edits: "Correct",
  /** @type {Record<string, string>} */
  editFields: {
    title: "Title",
    authors: "Authors, one a line",
    outlet: "Outlet",
    published: "Date (year-month-day)",
    url: "Address",
  },
  editsReset: "Back to what the page says",
  copy: "Copy",
  copyHint: "Copy the citation (Ctrl+C)",
  writing: "Preparing the citation…",
  copied: "Copied.",
  notCopied: "The browser did not allow copying. Select the citation above and copy it with the keyboard.",
  notWritten: (/** @type {string} */ why) => `The citation could not be written. ${why}`,

  // Where there is no article, and why.
  /** @type {Record<string, string>} */
  pageKinds: {
    home: "This is a front page, not an article.",
    list: "This is a list of articles, not an article.",
    search: "This is a page of search results, not an article.",
    media: "This page stands around a video, a sound or a picture; it is not a written article.",
    shop: "This is a page of a shop, not an article.",
    forum: "This is a discussion, not an article.",
    login: "This page asks for a login; the article is not on it.",
    error: "This is an error page, not an article.",
    other: "This page does not look like an article.",
  },
  notAnArticle: "What follows is what the page says all the same.",
  openAnArticle: "Open one of its articles and press the button again.",

  // Where a large frame is kept apart by the browser. `frameOf` and the frame's site may follow.
  apart: "What you see stands in a frame that Whence may not read",
  apartBeside: "Not read: a large frame on this page",
  frameOf: ", from ",
  openApart: "Open the frame in a tab of its own and press the button there.",

  unreadableHeading: "Whence cannot read this page",
  /** @type {Record<string, string>} */
  reasons: {
    browserPage: "It belongs to the browser, which lets no extension read its own pages.",
    store: "Browsers let no extension read the pages of an extension store.",
    file: "The browser keeps local files from extensions. In its list of extensions, allow Whence to read file addresses.",
    notHtml: "It is not a web page but a document of another kind, such as a PDF or a picture.",
    notLoaded: "It did not load, so there is nothing to read yet.",
    refused: "The browser refused. Reload the page and press the button again.",
    noTicket: "There is no page here to read. Open an article and press the toolbar button of Whence.",
  },
  failedHeading: "This page could not be read",
  failed: "Whence broke off while reading it. The article is untouched; the report below helps to mend this.",
  report: "Report",
  reportHint: "Without addresses, and without words of the page.",
  copyReport: "Copy report",
};

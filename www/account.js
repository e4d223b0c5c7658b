/**
 * The whole answer as a document to take along, in Markdown (CommonMark) or as plain text.
 *
 * Says what the overlay shows, in the same words and the same order; how it is arranged is left to picture.js and
 * grouping.js. Citations for reference managers are the core's.
 */
import { inWords } from "./dates.js";
import { groups, marks, placesOf, runs } from "./grouping.js";
import { places, roleName, summary } from "./picture.js";
import { plain } from "./plain.js";
import { noteIn } from "./said.js";
import { text } from "./text.js";

/** @typedef {import("./core.js").SourceChain} SourceChain */

/**
 * How a format writes what a document is made of. `words` makes text of the page safe.
 *
 * @typedef {{
 *   title: (words: string) => string, heading: (words: string) => string, words: (words: string) => string,
 *   address: (url: string) => string,
 * }} Writer
 */

/** @type {Record<"markdown" | "text", Writer>} */
const WRITERS = {
  markdown: {
    title: (words) => `# ${words}`,
    heading: (words) => `## ${words}`,
    words: escaped,
    address: (url) => `<${url}>`,
  },
  text: {
    title: (words) => `${words}\n${"=".repeat(Math.min(words.length, 72))}`,
    heading: (words) => `${words}\n${"-".repeat(words.length)}`,
    words: (words) => words,
    address: (url) => url,
  },
};

/**
 * @param {SourceChain} chain
 * @param {"markdown" | "text"} format
 * @param {string} day on which the page was read, as YYYY-MM-DD
 * @returns {string}
 */
export function account(chain, format, day) {
  const writer = WRITERS[format];
  const { work, links, notes, quotations, anonymous, rights } = chain;
  const words = (/** @type {string} */ said) => writer.words(plain(said));
  const address = (/** @type {string | null} */ url) =>
    isOfTheWeb(url) ? writer.address(new URL(url).href) : "";
  const item = (/** @type {string} */ said, depth = 0) => `${"  ".repeat(depth)}- ${said}`;

  const way = places(chain).map((place) => {
    if ("untold" in place) return item(join([words(place.untold), words(place.step)], "; "));
    const { link, here, step } = place;
    const role = `${words(roleName(link, here, work.republication))}: ${words(link.party.name)}`;
    const when = inWords(link.date);
    const sure = text.confidence[link.confidence] ?? link.confidence;
    const whence = here ? "" : address(link.url);
    return item(join([role, when, whence, words(step), `(${sure.toLowerCase()})`], " – "));
  });
  const rests = groups(chain.sources).flatMap(({ name, sources }) => [
    item(words(name)),
    ...sources.flatMap(({ source }) => [
      item(
        join(
          [
            `${text.relations[source.relation] ?? source.relation}:`,
            source.url ? address(source.url) : text.unlinked,
            source.archived && `(${text.archivedOriginal} ${address(source.archived)})`,
          ],
          " ",
        ),
        1,
      ),
      ...placesOf(source).map(({ passage: { before, words: cited, after } }) =>
        item(words(before + cited + after), 2),
      ),
    ]),
  ]);
  const quoted = runs(quotations, chain.sources).flatMap(({ speaker, via, quotations }) => [
    item(
      words(
        (speaker?.name ?? text.unknownSpeaker) +
          (via.length ? text.through(via.map(({ name }) => name)).join("") : ""),
      ),
    ),
    ...quotations.map(({ quotation }) => {
      const [open, close] = marks(quotation.evidence[0]);
      return item(words(open + quotation.words + close), 1);
    }),
  ]);
  const told = notes.map((note) =>
    item(`${text.notes[note.kind] ?? text.noteOfKind}: ${words(noteIn(note))}`),
  );
  const notice = rights.notice ?? [rights.holders.join(", "), rights.year].filter(Boolean).join(" ");
  /** @type {[string, string[]][]} */
  const sections = [
    [text.chainHeading, way],
    [text.notesHeading, told],
    [text.sourcesHeading, rests],
    [text.quotationsHeading, quoted],
    [text.anonymousHeading, anonymous.map(({ words: said }) => item(words(said)))],
    [text.rightsHeading, notice ? [words(notice)] : []],
  ];
  const parts = [
    writer.title(words(work.title ?? text.noTitle)),
    join([address(work.url), text.readOn(inWords(day) ?? day)], "\n\n"),
    links.length ? words(summary(work.republication, links)) : "",
    ...sections.flatMap(([heading, lines]) =>
      lines.length ? [writer.heading(heading), lines.join("\n")] : [],
    ),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/**
 * A name for the document: the title's first words, without what file systems refuse.
 *
 * @param {SourceChain} chain
 * @param {"markdown" | "text" | "svg" | "png"} format
 */
export function fileName({ work }, format) {
  const title = (work.title ?? "").normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const short = [...title.replace(/^-/, "")].slice(0, 60).join("").replace(/-$/, "");
  const ending = format === "markdown" ? "md" : format === "text" ? "txt" : format;
  return `whence-${short || "page"}.${ending}`;
}

/**
 * @param {string | null} url
 * @returns {url is string}
 */
function isOfTheWeb(url) {
  return url !== null && /^https?:/i.test(url) && URL.canParse(url);
}

/** Text in which nothing is Markdown or HTML, also at the beginning of a line. @param {string} words */
function escaped(words) {
  return words.replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&").replace(/^(\d*)([-+=.)])/, "$1\\$2");
}

/**
 * @param {(string | null | false)[]} parts
 * @param {string} between
 */
function join(parts, between) {
  return parts.filter(Boolean).join(between);
}

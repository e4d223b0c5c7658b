/**
 * The article that the browser tests read: long enough to scroll, with a byline, a place of first publication, a cited
 * source and words that stand in it twice. What the core makes of real pages is left to the golden pages.
 */

/** Where it stands. */
export const ADDRESS = "https://www.tidewater.example/2024/harbour-bridge";

/** Its headline. */
export const TITLE = "Harbour bridge to close for a year";

/** Its byline, which stands near the top. */
export const BYLINE = "By Ana Lindqvist";

/** The name of the outlet of first publication, far below the fold. */
export const ORIGIN = "The Coast Courier";

const SENTENCE =
  "The council has put off the decision twice, and each time the price of the steel has risen. Shopkeepers on both sides fear for their trade. ";

/**
 * The page.
 * @param {{ head?: string, body?: string }} [extra] markup for the end of the head and the beginning of the body
 */
export function article({ head = "", body = "" } = {}) {
  const filler = Array.from({ length: 8 }, (_, n) => `<p>${n + 1}. ${SENTENCE}</p>`).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${TITLE} | Tidewater Journal</title>
<link rel="icon" href="data:,">
<meta property="og:site_name" content="Tidewater Journal">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2024-03-09T08:00:00+01:00">
<link rel="canonical" href="${ADDRESS}">
<style>p { margin-block: 9em } .byline { width: fit-content }</style>
${head}
</head>
<body>
${body}
<main>
<article>
<h1>${TITLE}</h1>
<p class="byline">${BYLINE}</p>
<p><time datetime="2024-03-09">9 March 2024</time></p>
<label>Find <input id="find" spellcheck="false"></label>
<p>The bridge over the harbour will close in May, <a href="https://www.road-office.example/report">the road office says in
its report</a>. “We had hoped to keep one lane open,” said Per Holm, who leads the office.</p>
${filler}
<p>This article was first published by <a href="https://www.coast-courier.example/bridge">${ORIGIN}</a> on 7 March 2024.</p>
</article>
</main>
</body>
</html>
`;
}

/** How many names the article of many sources cites. */
export const MANY = 300;

/** Where that article stands. */
export const MANY_ADDRESS = "https://www.tidewater.example/2024/ferries-of-the-coast";

/**
 * An article that rests on much: linked sources of several relations, one outlet at the beginning and at the end, one that
 * is only named, an archived copy, words that someone said and words that reached it through another, and someone unnamed.
 *
 * @param {string} [language] of its text, which is English all the same
 */
export function articleOfManySources(language = "en") {
  const ferry = (
    /** @type {number} */ n,
  ) => `<p>Ferry ${n} sails on in all weathers and has done so for longer than
    anyone on the quay can say. It will go on doing so, as <a href="https://www.harbour-${n}.example/ferry-${n}">the
    harbour’s own paper</a> found when it asked the crew what they thought of the plans, and whether the boat would
    last.</p>`;
  const cited = Array.from({ length: MANY - 6 }, (_, n) => ferry(n + 1)).join("\n");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>The ferries of the coast | Tidewater Journal</title>
<link rel="icon" href="data:,">
<meta property="og:site_name" content="Tidewater Journal">
<meta property="og:type" content="article">
<link rel="canonical" href="${MANY_ADDRESS}">
</head>
<body>
<main>
<article>
<h1>The ferries of the coast</h1>
<p class="byline">${BYLINE}</p>
<p>Half of the boats are older than their captains, <a href="https://www.coast-courier.example/boats">The Coast Courier
reported</a> in spring. The harbour masters disagree.</p>
<p>“We count every screw,” <a href="https://www.coast-courier.example/screws">Per Holm told the paper</a>. “And we
count it twice,” Holm said.</p>
<p>A <a href="https://doi.org/10.5555/ferries.2024">study of the hulls</a> says otherwise, and so does
<a href="https://www.road-office.example/files/ferries.pdf">the report of the road office</a>, which
<a href="https://web.archive.org/web/20240102030405/https://www.boat-builders.example/letter">the boat builders’ letter</a>
contradicts. “None of it is safe,” according to Reuters. Officials who asked not to be named agreed.</p>
${cited}
<p>In the end it was <a href="https://www.coast-courier.example/drawer">the Courier that found the plans</a> in a drawer
of the harbour office, where nobody had looked for them.</p>
</article>
</main>
</body>
</html>
`;
}

/** An article that names nobody, at an address that does not either. */
export const NAMELESS = `<!doctype html><html lang="en"><meta property="og:type" content="article"><link rel="icon" href="data:,">
  <article><h1>Fog on the quay</h1>
  ${"<p>The fog came in before noon and stayed. Nobody went out, and nobody minded much, since the boats were dry.</p>".repeat(6)}
  </article></html>`;

/** More authors than a chain shows at once. */
const AUTHORS = ["Vera", "Jonas", "Mira", "Elias", "Anna", "Piet"].flatMap((given) =>
  ["Holm", "Lind", "Solberg", "Brandt", "Maas"].map((family) => `${given} ${family}`),
);

/** An article by all of them. */
export function articleOfManyHands() {
  const author = AUTHORS.map((name) => ({ "@type": "Person", name }));
  const told = { "@context": "https://schema.org", "@type": "NewsArticle", headline: TITLE, author };
  const head = `<script type="application/ld+json">${JSON.stringify(told)}</script>`;
  return article({ head }).replace(BYLINE, "");
}

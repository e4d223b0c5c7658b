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

/**
 * What hostile pages write where a reader expects words or an address: a list by families, made up for the tests. A
 * payload that runs anywhere sets `tripped` in that place's global; one that is no script for browsers leaves the word
 * `tripped` as a part of its own in the format that it breaks.
 *
 * Each says which mistake it waits for, so that the tests can show that it does harm where that mistake is made.
 */

/**
 * The mistakes: words are put into a document as they are, and so on; see `mistaken`.
 * @typedef {"text" | "double" | "single" | "bare" | "address" | "style" | "script" | "entities" | "percent" | "escapes"
 *   | "template" | "markdown" | "xml" | "json" | "bibtex" | "ris" | "wikitext" | "yaml"} Mistake
 * @typedef {{ family: string, mistake: Mistake, text: string }} Payload
 */

const RUN = "tripped=1";
const IMAGE = `<img src=x: onerror=${RUN}>`;
const SCRIPT = `<script>${RUN}</script>`;
const SENT = `parent.postMessage('tripped','*')`;

/** Every reference, percent sign or escape that stands for the same characters. */
const entity = {
  decimal: (/** @type {string} */ text) => each(text, (code) => `&#${code};`),
  padded: (/** @type {string} */ text) => each(text, (code) => `&#${String(code).padStart(7, "0")}`),
  hexadecimal: (/** @type {string} */ text) => each(text, (code) => `&#x${code.toString(16)};`),
  capital: (/** @type {string} */ text) => each(text, (code) => `&#X${code.toString(16).toUpperCase()};`),
  named: (/** @type {string} */ text) => text.replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  bare: (/** @type {string} */ text) => text.replace(/</g, "&lt").replace(/>/g, "&gt"),
};

/** @param {string} text @param {(code: number) => string} write */
function each(text, write) {
  return [...text].map((letter) => write(letter.codePointAt(0) ?? 0)).join("");
}

/** @type {[string, Mistake, string[]][]} */
const FAMILIES = [
  [
    "script",
    "text",
    [
      ...[
        "script",
        "SCRIPT",
        "ScRiPt",
        "script ",
        "script\t",
        "script\n",
        "script/",
        "script\f",
        "script x",
      ].map((tag) => `<${tag}>${RUN}</script>`),
      ...["</title>", "</textarea>", "</style>", "-->", "<", "</p><p>"].map((before) => before + SCRIPT),
      `<script src="data:text/javascript,${RUN}"></script>`,
      `<script type=module>globalThis.${RUN}</script>`,
      `<script>/*\n*/${RUN}//`,
      `<svg><script>${RUN}</script></svg>`,
      `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
      `<object><script>${RUN}</script></object>`,
    ],
  ],
  [
    "handler",
    "text",
    [
      ...[
        "img src=x:",
        "video src=x:",
        "audio src=x:",
        "input type=image src=x:",
        "object data=x:",
        "image src=x:",
      ].map((tag) => `<${tag} onerror=${RUN}>`),
      ...["body", "svg", "iframe", "style", "link rel=stylesheet href=data:text/css,"].map(
        (tag) => `<${tag} onload=${RUN}>`,
      ),
      ...["input", "select", "textarea", "button", "a href=x:", "b tabindex=0", "div contenteditable"].map(
        (tag) => `<${tag} autofocus onfocus=${RUN}>`,
      ),
      ...["onclick", "onmouseover", "onpointerenter", "onkeydown", "onwheel", "oncopy", "ondragstart"].map(
        (event) => `<b ${event}=${RUN}>Vera Holm</b>`,
      ),
      `<details open ontoggle=${RUN}>`,
      `<dialog popover onbeforetoggle=${RUN}>`,
      `<marquee onstart=${RUN}>x</marquee>`,
      `<form onsubmit=${RUN}><button>Send</button></form>`,
      ...["/", "\n", "\t", "\f", " x=y/", '"', "////"].map((gap) => `<img${gap}src=x:${gap}onerror=${RUN}>`),
      ...['"', "'", ""].map((quote) => `<img src=x: onerror=${quote}${RUN}${quote}>`),
      `<IMG SRC=x: OnErRoR=${RUN}>`,
      `<img src=x: onerror = ${RUN} `,
      `<img src=x: alt="<" onerror=${RUN}>`,
      `<img src=x: onerror=&#116;ripped&equals;1>`,
      `<img src=x: onerror=\\u0074ripped=1>`,
      `<x onclick=${RUN} contenteditable>`,
    ],
  ],
  [
    "drawing",
    "text",
    [
      `<svg onload=${RUN}>`,
      `<svg/onload=${RUN}//`,
      `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
      `<svg><set onbegin=${RUN} attributeName=x>`,
      `<svg><a xlink:href="javascript:${RUN}"><text y=9>Vera Holm</text></a></svg>`,
      `<svg><a><animate attributeName=href values=javascript:${RUN} /><text y=9>Holm</text></a></svg>`,
      `<svg><foreignObject>${IMAGE}</foreignObject></svg>`,
      `<svg><desc>${IMAGE}</desc></svg>`,
      `<svg><style>${IMAGE}</style></svg>`,
      `<svg><image href=x: onerror=${RUN}>`,
      `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}>#x"/></svg>`,
      `<math><mtext>${IMAGE}</mtext></math>`,
      `<math href="javascript:${RUN}">x</math>`,
      `<math><annotation-xml encoding=text/html>${IMAGE}</annotation-xml></math>`,
      `<math><mi//xlink:href="javascript:${RUN}">x`,
    ],
  ],
  [
    "address",
    "address",
    [
      ...[
        "javascript:",
        "JaVaScRiPt:",
        " javascript:",
        "\u0001javascript:",
        "java\tscript:",
        "java\nscript:",
        "\rjavascript:",
      ],
      ...["javascript:\n", "j\ta\tv\ta\ts\tc\tr\ti\tp\tt:", "javascript\t:"],
    ]
      .map((scheme) => scheme + RUN)
      .concat([
        `javascript://www.holm.example/%0a${RUN}`,
        `javascript:/*https://www.holm.example/*/${RUN}`,
        `javascript:"https://www.holm.example/";${RUN}`,
        `javascript:%74ripped=1`,
        `javascript:void(${RUN})`,
        `javascript&colon;${RUN}`,
        `javascript%3a${RUN}`,
        `view-source:javascript:${RUN}`,
        `feed:javascript:${RUN}`,
        `https:javascript:${RUN}`,
        `vbscript:msgbox("tripped")`,
        `VBScript:Execute("tripped=1")`,
        `data:text/html,${SCRIPT}`,
        `DATA:text/html;base64,PHNjcmlwdD50cmlwcGVkPTE8L3NjcmlwdD4=`,
        `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
        `data:text/javascript,${RUN}`,
        `blob:https://www.holm.example/5ce8ed2e`,
        `filesystem:https://www.holm.example/temporary/x.html`,
        `file:///etc/passwd`,
        `chrome://settings/`,
        `about:srcdoc`,
        `intent://www.holm.example#Intent;scheme=javascript;end`,
        `//www.holm.example/\\"onmouseover=${RUN}`,
        `https://www.holm.example/"onmouseover="${RUN}`,
        `https://www.holm.example/'><img src=x: onerror=${RUN}>`,
        `https://javascript:${RUN}@www.holm.example/`,
        `https://www.holm.example/\u202ejs.txt`,
      ]),
  ],
  [
    "document within",
    "text",
    [
      `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
      `<iframe srcdoc="${entity.decimal(`<script>parent.${RUN}</script>`)}"></iframe>`,
      `<iframe srcdoc='<svg onload=parent.${RUN}>'></iframe>`,
      `<iframe src="javascript:parent.${RUN}"></iframe>`,
      `<iframe src="data:text/html,<script>${SENT}</script>"></iframe>`,
      `<object data="javascript:parent.${RUN}"></object>`,
      `<object data="data:text/html,<script>${SENT}</script>"></object>`,
      `<embed src="javascript:parent.${RUN}">`,
      `<iframe onload=${RUN} srcdoc></iframe>`,
      `<frameset onload=${RUN}><frame src=about:blank></frameset>`,
      `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
      `<base href="javascript:/a/-${RUN}//">`,
      `<a href="javascript:${RUN}">Vera Holm</a>`,
      `<form action="javascript:${RUN}"><button>Send</button></form>`,
      `<form><button formaction="javascript:${RUN}">Send</button></form>`,
    ],
  ],
  [
    "nesting",
    "text",
    [
      ...["noscript", "textarea", "title", "style", "xmp", "iframe", "noembed", "noframes"].map(
        (tag) => `<${tag}><p title="</${tag}>${IMAGE}">`,
      ),
      `<!-->${IMAGE}-->`,
      `<!--x--!>${IMAGE}`,
      `<![CDATA[><![endif]${IMAGE}]]>`,
      `<?x ?>${IMAGE}`,
      `</p/${IMAGE}>${IMAGE}`,
      `<template>${IMAGE}</template>${IMAGE}`,
      `<div><template shadowrootmode=open>${IMAGE}</template></div>`,
      `<select><template>${SCRIPT}</template></select>${IMAGE}`,
      `<svg></p><style><a id="</style>${IMAGE}">`,
      `<math><mtext><table><mglyph><style><!--</style><img title="-->${IMAGE}">`,
      `<form><math><mtext></form><form><mglyph><style></math>${IMAGE}`,
      `<table><td>${IMAGE}</table>`,
      `<p id="<p id='>${IMAGE}`,
      `<a href="x"<b>${IMAGE}`,
      `<b><b><b><b><b><b><b><b><b>${IMAGE}`,
    ],
  ],
  ...['"', "'", ""].map(
    (quote) =>
      /** @type {[string, Mistake, string[]]} */ ([
        `break-out of ${quote || "no quotes"}`,
        { '"': "double", "'": "single", "": "bare" }[quote],
        [
          ...[">", "/>", "></b>", "></title>", "><!--x-->"].map((close) => quote + close + IMAGE),
          `${quote}>${SCRIPT}`,
          `${quote} onmouseover=${RUN} x=${quote}`,
          `${quote} tabindex=0 autofocus onfocus=${RUN} x=${quote}`,
          `${quote}\nonclick=${RUN}\n x=${quote}`,
          `x${quote} style=animation:w onanimationstart=${RUN} x=${quote}`,
        ],
      ]),
  ),
  [
    "style",
    "style",
    [
      `</style>${IMAGE}`,
      `}</style>${SCRIPT}`,
      `*/</style><svg onload=${RUN}>`,
      `<!--</style>${IMAGE}-->`,
      `x{}</STYLE ><b onclick=${RUN}>Holm</b>`,
      `@import "javascript:${RUN}";</style>${IMAGE}`,
      `b{background:url(javascript:${RUN})}`,
      `b{width:expression(${RUN})}`,
      `b{-moz-binding:url("data:text/xml,x#y")}`,
      `@keyframes w{}b{animation:w 1ms}</style><b onanimationstart=${RUN}>Holm</b>`,
    ],
  ],
  [
    "script string",
    "script",
    [
      `";${RUN};"`,
      `"-(${RUN})-"`,
      `"};${RUN};{"`,
      `\\";${RUN}//`,
      `</script>${SCRIPT}`,
      `<!--<script>";${RUN};"`,
      `\u2028";${RUN};"`,
      `"+constructor.constructor("${RUN}")()+"`,
    ],
  ],
  [
    "entities",
    "entities",
    [
      ...Object.values(entity).map((write) => write(IMAGE)),
      entity.named(SCRIPT),
      entity.decimal(SCRIPT),
    ].concat(`&lt;svg onload=${RUN}&gt;`, `&LT;img src=x: onerror=${RUN}&GT;`),
  ],
  [
    "percent signs",
    "percent",
    [encodeURIComponent(IMAGE), encodeURIComponent(SCRIPT), encodeURI(`<svg onload=${RUN}>`)].concat(
      each(IMAGE, (code) => `%${code.toString(16)}`),
      encodeURIComponent(encodeURIComponent(IMAGE)),
    ),
  ],
  [
    "escapes",
    "escapes",
    [
      each(IMAGE, (code) => `\\u${code.toString(16).padStart(4, "0")}`),
      each(IMAGE, (code) => `\\x${code.toString(16)}`),
      each(SCRIPT, (code) => `\\u{${code.toString(16)}}`),
      `\\u003cimg src=x: onerror=${RUN}\\u003e`,
      `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
      `＜img src=x: onerror=${RUN}＞`,
    ],
  ],
  [
    "unseen characters",
    "text",
    [
      ...[
        "\0",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\u2028",
        "\u000b",
        "\u001c",
        "\ud800",
        "\u{e0041}",
      ].flatMap((unseen) => [unseen + IMAGE + unseen, `<img src=x:${unseen} onerror=${RUN}>`]),
      `<img\0src=x: onerror=${RUN}>`,
      `<scr\0ipt>${RUN}</scr\0ipt>`,
      `Holm\r\n\r\n${IMAGE}`,
    ],
  ],
  [
    "Markdown",
    "markdown",
    [
      IMAGE,
      `[Holm](javascript:${RUN})`,
      `[Holm](<javascript:${RUN}>)`,
      `[Holm](java&#115;cript:${RUN})`,
      `![Holm](x: "x" onerror=${RUN})${IMAGE}`,
      `[Holm]\n\n[Holm]: javascript:${RUN}`,
      `[Holm][1]\n[1]: JaVaScRiPt:${RUN} "x"`,
      `<javascript:${RUN}>`,
      `\`\`\`\n</code></pre>${IMAGE}`,
      `\\<img src=x: onerror=${RUN}>`,
      `x\n\n    ${IMAGE}\n\n${IMAGE}`,
      `x\n***\n${SCRIPT}`,
      `| a | b |\n|---|---|\n| ${IMAGE} | x |`,
      `*[${IMAGE}](x)*`,
      `1. ${IMAGE}`,
      `\\`,
    ],
  ],
  [
    "template",
    "template",
    [
      `\${${RUN}}`,
      `\`+(${RUN})+\``,
      `\${constructor.constructor("${RUN}")()}`,
      `{{constructor.constructor('${RUN}')()}}`,
      `<%= ${RUN} %>`,
      `#{${RUN}}`,
      `{count, plural, one {${IMAGE}} other {#}}`,
      `{0}{1}{name}`,
      `$&$1$\`$'`,
    ],
  ],
  [
    "names that clobber",
    "text",
    [
      ...["a", "form", "img", "object", "embed"].map((tag) => `<${tag} id=tripped name=tripped>`),
      `<a id=tripped><a id=tripped name=chain href="javascript:${RUN}">`,
      `<form name=tripped><input name=attributes><input name=childNodes></form>`,
      `<iframe name=tripped></iframe>`,
      ...["whence", "document", "body", "copy", "citation"].map(
        (name) => `<form id=${name} name=${name}>${IMAGE}`,
      ),
      ...["__proto__", "constructor", "toString", "hasOwnProperty"].map((name) => `${name}`),
    ],
  ],
  [
    "XML",
    "xml",
    [
      `</text><script>${RUN}</script><text>`,
      `<script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script>`,
      `<image xmlns="http://www.w3.org/2000/svg" href="x:" onerror="${RUN}"/>`,
      `<img xmlns="http://www.w3.org/1999/xhtml" src="x:" onerror="${RUN}"/>`,
      `]]><script>${RUN}</script>`,
      `<?xml-stylesheet href="javascript:${RUN}"?>`,
      `<!DOCTYPE x [<!ENTITY e "${RUN}">]>&e;`,
    ],
  ],
  [
    "JSON",
    "json",
    [
      `","tripped":"1`,
      `"},{"tripped":1,"x":"`,
      `"],"tripped":["`,
      `","__proto__":{"tripped":1},"tripped":"`,
      `\\","tripped":"1`,
      `"}</script>${SCRIPT}`,
    ],
  ],
  [
    "BibTeX and LaTeX",
    "bibtex",
    [
      `}}\n@misc{tripped, title={Holm`,
      `}, tripped = {Holm`,
      `}, url = {javascript:${RUN}}, tripped = {`,
      `\\write18{tripped}`,
      `\\immediate\\write18{tripped}`,
      `\\input{tripped}`,
      `\\href{javascript:${RUN}}{Holm}`,
      `\\catcode\`\\{=12 \\tripped`,
      `^^5cinput{tripped}`,
      `$\\tripped$ % # & _ ~`,
      `" # tripped # "`,
      `{{{{ Holm`,
    ],
  ],
  [
    "RIS",
    "ris",
    [
      `Holm\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - tripped`,
      `Holm\nUR  - javascript:${RUN}\nN1  - tripped`,
      `Holm\rAU  - tripped`,
      `Holm\u2028AU  - tripped`,
      `Holm\u0085AU  - tripped`,
    ],
  ],
  [
    "wikitext",
    "wikitext",
    [
      `Holm}}{{tripped}}`,
      `Holm |tripped=1`,
      `Holm |url=javascript:${RUN} |tripped=`,
      `{{{1|{{tripped}}}}}`,
      `[[File:x.png|link=javascript:${RUN}|tripped]]`,
      `[javascript:${RUN} tripped]`,
      `</ref>{{tripped}}<ref>`,
      `<nowiki></nowiki>{{tripped}}`,
      `</nowiki>{{tripped}}<nowiki>`,
      `<ref name="x" onmouseover="${RUN}">{{tripped}}</ref>`,
      `{| class="tripped"\n|-\n| {{tripped}}\n|}`,
      `<!-- {{tripped}} -->{{tripped}}`,
    ],
  ],
  [
    "YAML",
    "yaml",
    [
      `Holm\ntripped: 1`,
      `"\ntripped: 1\nx: "`,
      `'\ntripped: 1\nx: '`,
      `Holm\r\ntripped: !!js/function "x"`,
      `*tripped`,
      `&a [`,
      `# x`,
    ],
  ],
  [
    "very long",
    "text",
    [`${"A ".repeat(3000)}${IMAGE}`, `<b title="${"x".repeat(5000)}"${IMAGE}`, IMAGE.repeat(200)],
  ],
];

/** @type {Payload[]} */
export const payloads = FAMILIES.flatMap(([family, mistake, texts]) =>
  texts.map((text) => ({ family, mistake, text })),
);

/**
 * What a program writes that makes the mistake.
 * @param {Payload} payload
 * @returns {string} a document, in HTML but for the formats of text
 */
export function mistaken({ mistake, text }) {
  const markup = (/** @type {string} */ body) => `<!doctype html><body>${body}`;
  switch (mistake) {
    case "text":
    case "markdown":
      return markup(text);
    case "double":
      return markup(`<style>@keyframes w{}</style><b title="${text}">Holm</b>`);
    case "single":
      return markup(`<style>@keyframes w{}</style><b title='${text}'>Holm</b>`);
    case "bare":
      return markup(`<style>@keyframes w{}</style><b title=x${text}>Holm</b>`);
    case "address":
      return markup(`<a href="${text}">Holm</a>`);
    case "style":
      return markup(`<style>b { color: ${text} }</style><b>Holm</b>`);
    case "script":
      return markup(`<script>var name = "${text}";</script>`);
    case "entities":
      return markup(
        text
          .replace(/&#(x?)([0-9a-f]+);?/gi, (_, hexadecimal, digits) =>
            String.fromCodePoint(parseInt(digits, hexadecimal ? 16 : 10)),
          )
          .replace(/&lt;?/gi, "<")
          .replace(/&gt;?/gi, ">"),
      );
    case "percent":
      return markup(decodeURIComponent(text));
    case "escapes":
      return markup(
        text
          .replace(/\\(?:u\{|u|x)([0-9a-f]+)\}?/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
          .normalize("NFKC"),
      );
    case "template":
      return markup(`<script>var name = \`${text}\`;</script>`);
    case "xml":
      return `<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`;
    case "json":
      return `[{"title":"${text}"}]`;
    case "bibtex":
      return `@article{holm,\n  title = {${text}},\n}\n`;
    case "ris":
      return `TY  - NEWS\r\nTI  - ${text}\r\nER  - \r\n`;
    case "wikitext":
      return `{{cite news |title=${text} |access-date=2026-01-01}}`;
    case "yaml":
      return `cff-version: 1.2.0\ntitle: ${text}\n`;
  }
}

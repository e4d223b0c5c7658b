//! Pages to measure with: a generated article of any size, and saved pages of the web where a folder of them is at hand.

use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

pub(crate) const URL: &str = "https://www.harbourpost.example/2024/03/05/harbour-reopens";

/// Words in no order, the same in every run.
struct Words(u64);

impl Words {
    fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn sentence(&mut self) -> String {
        let mut words =
            "harbour the council of storm after ferry ministry a said repairs pier will north reported and \
                         cost winter traffic in company open more than"
                .split(' ')
                .cycle();
        let mut sentence = String::from("Officials");
        for _ in 0..8 + self.number(14) {
            sentence.push(' ');
            sentence.extend(words.nth(usize::try_from(self.number(24)).unwrap_or(0)));
        }
        sentence + ". "
    }

    fn paragraph(&mut self) -> String {
        let mut paragraph = String::from("<p class=\"article__text\" data-component=\"text\">");
        for _ in 0..3 + self.number(4) {
            let sentence = self.sentence();
            _ = match self.number(6) {
                0 => write!(
                    paragraph,
                    "{sentence}<a href=\"https://wire.example/{}\" rel=\"nofollow\">told Reuters</a>. ",
                    self.number(9999)
                ),
                1 => write!(paragraph, "“{sentence}” the minister <em>said</em>. "),
                _ => write!(paragraph, "{sentence}"),
            };
        }
        paragraph + "</p>\n"
    }
}

/// An article's page of about so many bytes, made as such pages are: a head full of metadata, menus, a body broken by
/// pictures and advertisements, recommendations, a footer, scripts.
pub(crate) fn page(bytes: usize) -> String {
    let mut words = Words(7);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour reopens | The Harbour Post</title>\n\
         <link rel=\"canonical\" href=\"{URL}\">\n\
         <script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
         \"headline\": \"Harbour reopens\", \"datePublished\": \"2024-03-05T06:30:00Z\", \"author\": {{\"@type\": \
         \"Person\", \"name\": \"Ida Lund\"}}, \"publisher\": {{\"@type\": \"Organization\", \"name\": \
         \"The Harbour Post\"}}}}</script>\n"
    );
    for (name, content) in [
        ("og:site_name", "The Harbour Post"),
        ("og:type", "article"),
        ("og:title", "Harbour reopens"),
        ("article:published_time", "2024-03-05T06:30:00Z"),
        ("article:author", "Ida Lund"),
    ] {
        _ = writeln!(html, "<meta property=\"{name}\" content=\"{content}\">");
    }
    _ = write!(
        html,
        "<style>{}</style></head>\n<body><header><nav><ul>",
        ".a > .b { margin: 0 }\n".repeat(bytes / 600)
    );
    for item in 0..40 {
        _ = write!(
            html,
            "<li class=\"nav__item\"><a class=\"nav__link\" href=\"/section/{item}\"><span>Section {item}</span></a></li>"
        );
    }
    html.push_str(
        "</ul></nav></header>\n<main><article><h1>Harbour reopens</h1><p class=\"byline\">By <a href=\"/people/ida-lund\" \
         rel=\"author\">Ida Lund</a></p><time datetime=\"2024-03-05\">5 March 2024</time>\n",
    );
    let mut count = 0;
    while html.len() < bytes * 6 / 10 {
        html.push_str(&words.paragraph());
        count += 1;
        if count % 5 == 0 {
            _ = writeln!(
                html,
                "<figure><picture><source srcset=\"/i/{count}-400.webp 400w, /i/{count}-800.webp 800w\"><img \
                 src=\"/i/{count}.jpg\" alt=\"A pier\" loading=\"lazy\"></picture><figcaption>The pier. Photo: A. \
                 Holm</figcaption></figure><div class=\"ad\" id=\"ad-{count}\"><div><div></div></div></div>"
            );
        }
    }
    html.push_str(
        "<p>This article first appeared in <a href=\"https://courier.example/harbour\">The Upland Courier</a>.</p>\
         </article>\n<aside><h2>More</h2>",
    );
    while html.len() < bytes * 8 / 10 {
        let (story, heading, teaser) = (words.number(9999), words.sentence(), words.sentence());
        _ = writeln!(
            html,
            "<div class=\"card\"><a href=\"/story/{story}\"><img src=\"/t.jpg\"><h3>{heading}</h3></a><p>{teaser}</p></div>"
        );
    }
    html.push_str("</aside></main><footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer>\n<script>");
    while html.len() < bytes {
        _ = write!(html, "if(q.length<{}){{q.push(function(){{return a&&b>c}})}};", words.number(9999));
    }
    html + "</script></body></html>"
}

/// So many pages of the folder that `WHENCE_CORPUS` names, taken evenly; `None` where it names none.
pub(crate) fn saved(most: usize) -> Option<Vec<String>> {
    let corpus = env::var("WHENCE_CORPUS").ok()?;
    let mut paths: Vec<PathBuf> = fs::read_dir(&corpus)
        .unwrap_or_else(|error| panic!("Could not open {corpus} ({error}); name a folder of saved pages."))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    paths.sort();
    let step = (paths.len() / most).max(1);
    let read = paths.iter().step_by(step).take(most).filter_map(|path| fs::read(path).ok());
    Some(read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect())
}
